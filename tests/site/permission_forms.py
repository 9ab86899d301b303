"""What is sent of a form at an address of staff: all that it holds, with a change."""

import re

import lxml.html

OF_A_MODEL = re.compile(r"/admin/(\w+/\w+)/")
PASSWORD = "una-frase-lunga-per-le-prove"
OF_PAGES = {"former_url": "https://example.org/altro"}
# What is typed over a form, by model
CHANGES = {
    **{f"projects/{name}": OF_PAGES for name in ("project", "service", "initiative", "news")},
    "projects/actionarea": OF_PAGES | {"letter": "z"},
    "contacts/office": OF_PAGES,
    "contacts/contactpoint": {"label": "Altra", "value": "0372 407066"},
    "contacts/openinghours": {"opens_at": "14:00", "closes_at": "15:00"},
    "cremona_site/oldaddress": {"path": "/altra-vecchia", "explanation": "Altra."},
    "cremona_site/searchsynonym": {"meant": "altro"},
    "auth/group": {"name": "Altro"},
    "auth/user": {"first_name": "Altro", "password1": PASSWORD, "password2": PASSWORD},
    "sites/site": {"name": "Altro"},
    "cms/pagecontent": {"title": "Altro"},
    "djangocms_alias/alias": {"name": "Altro"},
    "djangocms_alias/category": {"name": "Altro"},
    "filer/folder": {"name": "Altro"},
    "filer/file": {"name": "Altro", "description": "Altro"},
    "filer/image": {"name": "Altro", "default_alt_text": "Altro"},
    "filer/thumbnailoption": {"name": "Altro"},
    "filer/folderpermission": {"type": "0"},
}
EXAMPLES = {"number": "1", "email": "prova@example.org", "url": "https://example.org/"}


def form_in(answer, address):
    """What a browser would send of the page's form, with every field that must not be empty filled in."""
    if not answer.headers.get("Content-Type", "").startswith("text/html") or not answer.content:
        return {}
    forms = [form for form in lxml.html.fromstring(answer.content).forms if is_about_the_thing(form)]
    if not forms:
        return {}
    form = max(forms, key=lambda form: len(form.fields))
    typed = {}
    for name, value in form.form_values():
        typed.setdefault(name, []).append(value)
    for element in form.xpath(".//input[@required] | .//select[@required] | .//textarea[@required]"):
        if not any(typed.get(element.name, [])):
            typed[element.name] = [something_for(element)]
    found = OF_A_MODEL.match(address)
    change = CHANGES.get(found[1], {}) if found else {}
    return typed | {name: value for name, value in change.items() if name in form.fields}


def is_about_the_thing(form):
    return form.method == "POST" and "logout" not in (form.action or "")


def something_for(element):
    if element.tag == "select":
        return next((value for value in element.value_options if value), "")
    return EXAMPLES.get(element.get("type"), f"prova-{element.name}")
