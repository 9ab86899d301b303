"""What a browser sends."""


def filled_form(page, **typed):
    """The fields of an admin form as they stand on `page`, those of its inlines too, with `typed` over them."""
    forms = [page.context["adminform"].form]
    for inline in page.context.get("inline_admin_formsets") or []:
        forms += [inline.formset.management_form, *inline.formset.forms]
    values = {field.html_name: field.value() for form in forms for field in form}
    as_they_stand = {
        name: "on" if value is True else value
        for name, value in values.items()
        if value is not None and value is not False
    }
    return as_they_stand | typed
