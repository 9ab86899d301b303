"""What changes an office and its contact points together."""

from contacts.models import ContactPoint


def update_office(office, *, phones, mailboxes, dry_run=False, **facts):
    """Brings an office to the given facts, phones (E.164) and mailboxes; returns whether that changes anything.

    With `dry_run` it only tells. What already is as wanted is not written, so that history holds changes only.
    """
    wanted = [(ContactPoint.Kind.PHONE, phone) for phone in phones]
    wanted += [(ContactPoint.Kind.EMAIL, mailbox) for mailbox in mailboxes]
    is_new = office.pk is None
    is_changed = is_new or any(getattr(office, name) != value for name, value in facts.items())
    points = [] if is_new else list(office.contact_points.exclude(kind=ContactPoint.Kind.PEC))
    differs = [(point.kind, point.value) for point in points] != wanted
    if dry_run or not (is_changed or differs):
        return is_changed or differs
    if is_changed:
        for name, value in facts.items():
            setattr(office, name, value)
        office.full_clean()
        office.save()
    if differs:
        replace_contact_points(office, points, wanted)
    return True


def replace_contact_points(office, points, wanted):
    """Makes `wanted`, (kind, value) pairs, the office's contact points; those that stay keep their label."""
    known = {(point.kind, point.value): point for point in points}
    for pair in known.keys() - set(wanted):
        known.pop(pair).delete()
    for order, (kind, value) in enumerate(wanted):
        point = known.get((kind, value)) or ContactPoint(office=office, kind=kind, value=value)
        if point.pk is None or point.order != order:
            point.order = order
            point.full_clean()
            point.save()
