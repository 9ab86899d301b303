"""The rows that a form in the admin sends under its fact, some of which somebody else may have deleted meanwhile."""


def sent_rows(data, prefix):
    """The keys of the stored rows that a formset sends, by their number in it."""
    rows = {}
    for number in range(count_in(data, f"{prefix}-INITIAL_FORMS")):
        pk = data.get(f"{prefix}-{number}-id", "")
        if pk.isdecimal():
            rows[number] = int(pk)
    return rows


def count_in(data, name):
    text = data.get(name, "")
    return min(int(text), 1000) if text.isdecimal() else 0


def with_lost_rows_as_new(data, prefix, model):
    """What a formset sends, with rows that are stored no more behind the others, as rows to be added."""
    sent = sent_rows(data, prefix)
    there = set(model._base_manager.filter(pk__in=sent.values()).values_list("pk", flat=True))
    lost = [number for number, pk in sent.items() if pk not in there]
    if not lost:
        return data
    initial = count_in(data, f"{prefix}-INITIAL_FORMS")
    kept = [number for number in range(initial) if number not in lost]
    others = range(initial, count_in(data, f"{prefix}-TOTAL_FORMS"))
    moved = data.copy()
    for new, old in enumerate([*kept, *lost, *others]):
        start = f"{prefix}-{old}-"
        for name in [name for name in data if name.startswith(start)]:
            moved.setlist(f"{prefix}-{new}-{name.removeprefix(start)}", data.getlist(name))
        if old in lost:
            moved[f"{prefix}-{new}-id"] = ""
    moved[f"{prefix}-INITIAL_FORMS"] = str(len(kept))
    return moved
