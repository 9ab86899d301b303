"""What the walk finds at the addresses of staff: one thing of each kind, drafts and published ones."""

from datetime import timedelta
from pathlib import Path

from cms.api import add_plugin
from cms.models import PageContent
from django.contrib.auth.models import Group
from django.contrib.sites.models import Site
from django.utils import timezone
from djangocms_alias.models import Alias
from djangocms_versioning.constants import UNPUBLISHED
from djangocms_versioning.models import Version
from filer.models import Clipboard, Folder, FolderPermission, ThumbnailOption

from cremona_site import writing
from cremona_site.models import (
    AccountEvent,
    OldAddress,
    PageCare,
    PublicationRequest,
    RatingComment,
    ScheduledChange,
    SearchSynonym,
)
from tests import factories
from tests.factories.documents import placed_document, stored_document
from tests.factories.images import placed_picture, stored_image

FACTS = [
    factories.ProjectFactory,
    factories.ActionAreaFactory,
    factories.ServiceFactory,
    factories.InitiativeFactory,
    factories.NewsFactory,
]


class World:
    """The things that exist; `mine` are the drafts that those who ask have made, by role."""

    def __init__(self, people):
        self.people = people
        self.colleague = factories.WriterFactory(username="collega")
        self.live = page("pubblicata", is_published=True)
        self.theirs = own_page("un-altro", self.colleague)
        self.mine = {role: own_page(role, user) for role, user in people.items()}
        self.revised = page("rivista", is_published=True)
        writing.write_slot(writing.draft_of(self.revised), "content", "<p>Dopo.</p>")
        writing.publish(writing.draft_of(self.revised))
        self.translated = page("tradotta", is_published=True)
        words_in_english(self.translated)
        self.bilingual = page("bilingue", is_published=True)
        writing.publish(words_in_english(self.bilingual))
        self.notice = writing.latest_notice()
        self.shown_aliases = {
            "in their draft": placed_alias(newest(self.theirs), self.notice.alias),
        }
        self.new_notice = writing.draft_notice("Avviso del sito")
        self.add_files()
        self.by_model = {
            **self.facts(),
            **self.contacts(),
            **self.files(),
            "auth/group": {"Redazione": Group.objects.get(name="Redazione")},
            "auth/user": {"colleague": self.colleague},
            "sites/site": {"": Site.objects.get()},
            "djangocms_alias/alias": {"": Alias.objects.get(static_code="avviso-del-sito")},
            "djangocms_alias/aliascontent": {"draft": self.new_notice, "live": self.notice},
            "djangocms_alias/category": {"": self.notice.alias.category},
            "djangocms_versioning/aliascontentversion": {
                "draft": version_of(self.new_notice),
                "live": version_of(self.notice),
            },
            "cremona_site/ratingcomment": {"": self.comment()},
            "cremona_site/accountevent": {"": AccountEvent.objects.note("signed_in", self.colleague)},
            "cremona_site/pagecare": {"": PageCare.objects.get_or_create(page=self.live)[0]},
            "cremona_site/publicationrequest": {"theirs": self.asked(self.theirs, self.colleague)},
            "cremona_site/scheduledchange": {"theirs": self.planned()},
            "cremona_site/oldaddress": {"": OldAddress.objects.create(path="/prova-vecchia", page=self.live)},
            "cremona_site/searchsynonym": {"": SearchSynonym.objects.create(typed="pizzo", meant="usura")},
        }

    def pages(self, role):
        """Whose the page is, and the page."""
        return {"my draft": self.mine[role], "their draft": self.theirs, "live": self.live}

    def contents(self, role):
        return {name: newest(page) for name, page in self.pages(role).items()}

    def versions(self, role):
        old = Version.objects.filter(state=UNPUBLISHED).latest("pk")
        return {name: version_of(content) for name, content in self.contents(role).items()} | {"old": old}

    def facts(self):
        found = {}
        for factory in FACTS:
            live, draft = factory(), factory(extended_object__is_published=False)
            found[f"projects/{live._meta.model_name}"] = {"of a draft": draft, "of a live page": live}
        return found

    def contacts(self):
        office = factories.OfficeFactory(slug="in-prova")
        return {
            "contacts/office": {"": office},
            "contacts/contactpoint": {"": factories.ContactPointFactory(office=office)},
            "contacts/openinghours": {"": factories.OpeningHoursFactory(office=office)},
        }

    def add_files(self):
        self.folder = Folder.objects.create(name="Di prova")
        self.images = {"shown": stored_image(name="vista.jpg"), "not shown": stored_image(name="nascosta.jpg")}
        self.documents = {"shown": stored_document(), "not shown": stored_document(name="nascosto.pdf")}
        stored = [Path(file.path) for file in (*self.images.values(), *self.documents.values())]
        self.stored = {path: path.read_bytes() for path in stored}
        draft = writing.draft_of(self.live)
        placed_picture(draft, self.images["shown"])
        placed_document(draft, self.documents["shown"])
        writing.publish(draft)

    def restore_files(self):
        for file, data in self.stored.items():
            if not file.exists():
                file.write_bytes(data)

    def files(self):
        user = factories.WriterFactory(username="proprietario")
        return {
            "filer/image": self.images,
            "filer/file": self.documents,
            "filer/folder": {"": self.folder},
            "filer/clipboard": {"": Clipboard.objects.create(user=user)},
            "filer/folderpermission": {"": FolderPermission.objects.create(folder=self.folder, everybody=True)},
            "filer/thumbnailoption": {"": ThumbnailOption.objects.create(name="Piccola", width=10, height=10)},
        }

    def asked(self, page, user):
        """A request to publish the draft of a page."""
        return PublicationRequest.objects.create(
            version=version_of(newest(page)), page=page, language="it", title=page.get_title("it"), asked_by=user
        )

    def planned(self):
        """That a draft goes out tomorrow."""
        tomorrow = timezone.now() + timedelta(days=1)
        return ScheduledChange.objects.create(
            version=version_of(newest(self.theirs)), publish_at=tomorrow, asked_by=self.colleague
        )

    def comment(self):
        words = {"language": "it", "stars": 2, "text": "Chiaro."}
        return RatingComment.objects.create(page=self.live, day=timezone.localdate(), place=1, **words)


def page(slug, is_published):
    made = factories.PageFactory(
        title=f"Di prova {slug}", slug=slug, is_published=is_published, slots={"content": "<p>Prima.</p>"}
    )
    newest(made).rescan_placeholders()
    return made


def words_in_english(page):
    content = writing.new_translation(page, "en", f"Test {page.pk}", slug=f"test-{page.pk}")
    writing.write_slot(content, "content", "<p>Before.</p>")
    return content


def placed_alias(content, alias):
    placeholder = writing.placeholders_of(content)["content"]
    return add_plugin(placeholder, "Alias", content.language, alias=alias)


def own_page(role, user):
    """A page whose draft is that of `user`, who holds its lock too."""
    made = page(f"bozza-di-{role}", is_published=False)
    version = version_of(newest(made))
    Version.objects.filter(pk=version.pk).update(created_by=user, locked_by=user)
    return made


def newest(page, language="it"):
    return PageContent.admin_manager.filter(page=page, language=language).latest_content().get()


def version_of(content):
    return Version.objects.get_for_content(content)


def live_content(page, language="it"):
    return PageContent.objects.get(page=page, language=language)
