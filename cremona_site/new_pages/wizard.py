"""A form as a page of the admin. Each kind of page says of which parts it is made, and how they become a draft."""

from contextlib import suppress

from cms.toolbar.utils import get_object_edit_url
from cms.utils.page_permissions import user_can_add_page, user_can_add_subpage
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views import View

from cremona_site.new_pages.creation import made_once
from cremona_site.new_pages.files import FileForm, Shelf
from cremona_site.new_pages.forms import WordsForm
from cremona_site.new_pages.one_way import ABOVE
from cremona_site.new_pages.problems import forms_of, keep_quiet, problems_in
from cremona_site.writing import LANGUAGE

MORE = "_altra-riga"
SEARCH = "_cerca"
MADE = "bozza-creata"  # what tells static/src/js/staff/new_pages.js that the copy kept in the browser may go


class RefusedError(Exception):
    """The page cannot be made; the forms say why."""


def page_named_in(request):
    """The number of the page from which somebody came, and below which the new one may stand; or None."""
    number = request.GET.get(ABOVE, "")
    return int(number) if number.isdecimal() and len(number) < 10 else None


class NewPage(View):
    title = template_name = page_template = folder = ""
    permissions = ("cms.add_page",)
    rows = None  # the part to which rows can be added

    def parts(self):
        """The forms, by the names under which templates know them."""
        return {"words": WordsForm(**self.sent)}

    def parent(self, parts):
        """The page below which the new one stands, None for the top; `RefusedError` where it is not there."""
        return

    def write(self, parts, parent, shelf):
        """Writes the draft; returns its content."""
        raise NotImplementedError

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perms(self.permissions) or not user_can_add_page(request.user):
            raise PermissionDenied
        self.sent, self.above = {}, page_named_in(request)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.show(self.parts())

    def post(self, request):
        data = request.POST.copy()
        if self.rows and MORE in data:
            self.add_row(data)
        self.sent = {"data": data, "files": request.FILES}
        parts = self.parts()
        if MORE in data or SEARCH in data or getattr(parts.get("picture"), "is_search", False):
            keep_quiet(parts)
            return self.show(parts)
        sound = [part.is_valid() for part in parts.values()]  # each is to say what is wrong
        if not all(sound):
            return self.refuse(parts)
        return self.make(parts)

    def add_row(self, data):
        """One row more, with what it begins with."""
        total = data.get(f"{self.rows}-TOTAL_FORMS", "")
        number = int(total) if total.isdecimal() and len(total) < 4 else 0
        data[f"{self.rows}-TOTAL_FORMS"] = number + 1
        for name, value in self.row_begins_with(number).items():
            data[f"{self.rows}-{number}-{name}"] = value

    def row_begins_with(self, number):
        return {}

    def make(self, parts):
        shelf = Shelf(self.request.user, self.folder)
        try:
            content, is_new = made_once(
                self.request.user, parts["words"].cleaned_data["token"], lambda: self.write_below(parts, shelf)
            )
        except RefusedError:
            return self.show(self.asking_again(parts))
        except BaseException:
            shelf.clear()
            raise
        self.tell(content, is_new)
        return HttpResponseRedirect(f"{get_object_edit_url(content, LANGUAGE)}#{MADE}")

    def write_below(self, parts, shelf):
        parent = self.parent(parts)
        if parent and not user_can_add_subpage(self.request.user, parent):
            raise PermissionDenied
        parts["words"].settle_address(parent)
        if parts["words"].errors:
            raise RefusedError
        return self.write(parts, parent, shelf)

    def refuse(self, parts):
        """Shows what is wrong, the address included: whoever mends the rest should not learn of it only then."""
        if "title" not in parts["words"].errors:
            with suppress(RefusedError):  # said by the form
                parts["words"].settle_address(self.parent(parts))
        return self.show(self.asking_again(parts))

    def asking_again(self, parts):
        for form in forms_of(parts):
            if isinstance(form, FileForm):
                form.ask_again()
        return parts

    def show(self, parts):
        problems = problems_in(parts) if self.sent else []
        context = {**admin.site.each_context(self.request), "title": self.title, "problems": problems, **parts}
        context["is_sent"] = bool(self.sent)
        return TemplateResponse(self.request, self.template_name, context)

    def file_options(self):
        """What forms with a file want to know."""
        return {"user": self.request.user, "refused": getattr(self.request, "refused_files", ())}

    def tell(self, content, is_new):
        if not is_new:
            again = (
                f"Con questo modulo avevi già creato «{content.title}»: eccola. Per un’altra pagina riapri il modulo."
            )
            messages.info(self.request, again)
            return
        publishes = self.request.user.has_perm("cms.publish_page")
        last = "premi «Pubblica»" if publishes else "premi «Chiedi pubblicazione»"
        messages.success(
            self.request,
            f"La bozza «{content.title}» è pronta e nel sito non si vede ancora. Rileggila e completala qui; "
            f"quando va bene, {last}.",
        )
