"""Where a version stands on its way to visitors, and the next step of it, in the toolbar above the page."""

from cms.toolbar.items import RIGHT, ButtonList, TemplateItem
from djangocms_versioning.cms_toolbars import VERSIONING_MENU_IDENTIFIER, VersioningToolbar, replace_toolbar
from djangocms_versioning.constants import DRAFT, PUBLISHED

from cremona_site.publication.asking import last_answer_to, open_request_of
from cremona_site.publication.links import ask_url, history_url, plans_url, request_url, schedule_url, version_url
from cremona_site.publication.locks import held_by_another, lock_of
from cremona_site.publication.people import may_publish, name_of
from cremona_site.publication.planning import planned_for
from cremona_site.publication.rules import moment


class PublicationToolbar(VersioningToolbar):
    """Versioning's toolbar without buttons that would be refused on clicking them, and with what it does not know."""

    def post_template_populate(self):
        super().post_template_populate()
        version = self._get_version()
        if version and self.request.user.has_perm("cremona_site.view_publicationrequest"):
            self.add_next_step(version)
            self.add_to_versioning_menu(version)

    def _add_publish_button(self):
        version = self._get_version()
        if version and version.check_publish.as_bool(self.request.user):
            super()._add_publish_button()

    def _add_lock_message(self):
        version = self._get_version()
        lock = held_by_another(version, self.request.user) if version else None
        if lock:
            context = {"who": name_of(lock.holder), "since": lock.since}
            template = "admin/publication/lock_message.html"
            self.toolbar.add_item(TemplateItem(template, extra_context=context, side=RIGHT), position=0)

    def _add_unlock_button(self):
        version = self._get_version()
        lock = held_by_another(version, self.request.user) if version else None
        if lock:
            name = "Prendi la bozza" if may_publish(version, self.request.user) else "Chiedi la bozza"
            self.add_button(name, version_url(lock.version, "unlock"))

    def add_button(self, name, url, *classes):
        """A plain link: unlike the buttons of versioning it works before any script has run."""
        buttons = ButtonList(side=RIGHT)
        buttons.add_button(name, url, extra_classes=list(classes))
        self.toolbar.add_item(buttons)

    def add_next_step(self, version):
        """What waits for somebody or for its hour; else, in a draft of who may not publish, the way to ask."""
        user = self.request.user
        plan = planned_for(version)
        if plan and plan.is_to_be_published:
            self.add_button(f"In uscita il {moment(plan.publish_at)}", schedule_or_list(version, user))
        elif plan:
            self.add_button(f"Si toglie il {moment(plan.withdraw_at)}", schedule_or_list(version, user))
        elif version.state == DRAFT:
            self.add_request(version, user)

    def add_request(self, version, user):
        if asked := open_request_of(version):
            when = moment(asked.asked_at)
            self.add_button(f"In attesa dal {when} ({name_of(asked.asked_by)})", request_url(asked))
            return
        if answered := last_answer_to(version):
            self.add_button("Rimandata indietro: leggi perché", request_url(answered))
        if not may_publish(version, user) and not held_by_another(version, user):
            self.add_button("Chiedi pubblicazione", ask_url(version), "cms-btn-action")

    def add_to_versioning_menu(self, version):
        menu = self.toolbar.get_menu(VERSIONING_MENU_IDENTIFIER)
        if menu is None:
            return
        user = self.request.user
        menu.add_break()
        if may_publish(version, user):
            if version.state in (DRAFT, PUBLISHED):
                menu.add_link_item("Programma uscita o ritiro…", url=schedule_url(version))
            if version.state == DRAFT and not open_request_of(version):
                menu.add_link_item("Chiedi pubblicazione…", url=ask_url(version))
            if version.state == PUBLISHED:
                menu.add_link_item("Togli dal sito…", url=version_url(version, "unpublish"))
        lock = lock_of(version)
        if lock and lock.holder_id == user.pk:
            menu.add_link_item("Lascia la bozza ai colleghi…", url=version_url(lock.version, "unlock"))
        menu.add_link_item("Storia delle richieste", url=history_url(version.content))


def schedule_or_list(version, user):
    """Who may not change a plan reads it among the others."""
    return schedule_url(version) if may_publish(version, user) else plans_url()


replace_toolbar(VersioningToolbar, PublicationToolbar)
