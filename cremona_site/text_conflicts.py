"""Two people at one text of a page: the later one is told, whether the text is written in a window or in the page.

As `cremona_site.edit_conflicts` does for forms; a text has one value, so that its digest is all there is to remember.
"""

from functools import wraps

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.text import Truncator

from cremona_site.edit_conflicts import ANYWAY, SEEN_NOW, digest

SEEN = "_text_seen"
HEADER = "X-Text-Seen"


def watch():
    from djangocms_text.cms_plugins import TextPlugin

    TextPlugin.get_form = guarded(TextPlugin.get_form)
    TextPlugin.render = with_digest(TextPlugin.render)
    TextPlugin.response_change = told(TextPlugin.response_change)
    TextPlugin.change_form_template = "admin/page_facts/text_form.html"


def digest_of(text):
    return digest(text.body)


def guarded(get_form):
    """The form of a text, which refuses to write over a text that has changed since it was opened."""

    @wraps(get_form)
    def get_guarded_form(self, request, obj=None, **kwargs):
        form = get_form(self, request, obj, **kwargs)
        if obj is None:
            return form
        stored = type(obj)._base_manager.get(pk=obj.pk)

        class GuardedText(form):
            guard = {"text_seen": request.POST.get(SEEN) or digest_of(stored)}

            def clean(self):
                cleaned = super().clean()
                if request.method == "POST" and is_conflict(request.POST, stored, cleaned.get("body")):
                    self.guard = self.guard | {"text_seen_now": digest_of(stored)}
                    self.add_error("body", ValidationError(message_for(stored), code="conflict"))
                return cleaned

        return GuardedText

    return get_guarded_form


def is_conflict(data, stored, typed):
    now = digest_of(stored)
    if data.get(SEEN, now) == now or typed == stored.body:
        return False
    return not (ANYWAY in data and data.get(SEEN_NOW) == now)


def message_for(stored):
    words = Truncator(" ".join(strip_tags(stored.body.replace("<", " <")).split())).chars(300)
    return (
        "Mentre scrivevi, questo testo è stato cambiato da un’altra persona o in un’altra finestra. Non è stato "
        f"salvato nulla e il tuo testo è ancora qui. Adesso nella pagina c’è: «{words}»"
    )


def with_digest(render):
    """Gives the editor in the page the digest of the text that it begins with."""

    @wraps(render)
    def render_with_digest(self, context, instance, placeholder):
        context = render(self, context, instance, placeholder)
        if context.get("editor_settings"):
            context["editor_settings"] = {**context["editor_settings"], "seen": digest_of(instance)}
        return context

    return render_with_digest


def told(response_change):
    """Tells the editor in the page the digest of what it saved, and goes on from there."""

    @wraps(response_change)
    def response_told(self, request, obj):
        response = response_change(self, request, obj)
        response.headers[HEADER] = digest_of(obj)
        return response

    return response_told
