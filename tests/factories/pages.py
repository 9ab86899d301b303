import factory
from cms.models import Page
from django.utils import timezone

from cremona_site import writing
from projects.models import ActionArea, Initiative, News, Occurrence, Project, Service
from tests.factories.offices import OfficeFactory


class PageFactory(factory.Factory):
    """A page, published unless told otherwise; `slots` are its words by slot, `offices` those in its offices slot."""

    class Meta:
        model = Page

    title = factory.Sequence(lambda number: f"Pagina di prova {number}")
    template = "cms/page.html"
    parent = None
    is_published = True
    slots = {}
    offices = ()
    meta_description = "Una pagina per provare il sito."

    @classmethod
    def _create(cls, model_class, title, template, parent, is_published, slots, offices, **attributes):
        page, content = writing.new_page(title, template, parent, **attributes)
        for slot, html in slots.items():
            writing.write_slot(content, slot, html)
        if offices:
            writing.place_offices(content, offices)
        if is_published:
            writing.publish(content)
        return page


class ProjectFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Project

    extended_object = factory.SubFactory(PageFactory, template="projects/project.html")


class ActionAreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ActionArea

    extended_object = factory.SubFactory(PageFactory, template="projects/action_area.html")
    letter = "a"


class ServiceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Service

    extended_object = factory.SubFactory(PageFactory, template="projects/service.html")
    office = factory.SubFactory(OfficeFactory)
    service_type = "Assistenza sociale"
    audience = "Vittime di reati di stampo mafioso"


class InitiativeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Initiative

    extended_object = factory.SubFactory(
        PageFactory,
        template="projects/initiative.html",
        parent=factory.SubFactory(PageFactory, template="cms/section.html"),
    )


class NewsFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = News

    extended_object = factory.SubFactory(
        PageFactory,
        template="projects/news.html",
        parent=factory.SubFactory(PageFactory, template="cms/section.html"),
    )
    first_published_on = factory.LazyFunction(timezone.localdate)


class OccurrenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Occurrence

    initiative = factory.SubFactory(InitiativeFactory)
    starts_at = factory.LazyFunction(timezone.now)
    place = "Sala Zanoni"
