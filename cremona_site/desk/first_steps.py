"""What somebody new does first; each step is ticked where the site can know that it was done."""

from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Value
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from djangocms_versioning.models import Version
from filer.models import File

from cremona_site.models import DeskChoice, PublicationRequest
from cremona_site.upstream import PUBLISH


@dataclass(frozen=True)
class Step:
    """`is_done` is None where nobody can know."""

    label: str
    url: str
    is_done: bool | None = None


class FirstSteps:
    """The steps of one person; who has hidden them gets them back from the foot of the desk."""

    def __init__(self, user):
        self.user = user

    @cached_property
    def known(self):
        """All that can be known, in one query."""
        me, by_me = OuterRef("pk"), Version.objects.filter(created_by=OuterRef("pk"))
        return (
            get_user_model()
            .objects.annotate(
                has_second_factor=has_second_factor(me),
                has_written=Exists(by_me),
                has_uploaded=Exists(File.objects.filter(owner=me)),
                has_asked=Exists(PublicationRequest.objects.filter(asked_by=me)),
                has_published=Exists(by_me.filter(state="published")),
                hides_steps=Exists(DeskChoice.objects.filter(user=me, hides_first_steps=True)),
            )
            .get(pk=self.user.pk)
        )

    @property
    def are_hidden(self):
        return self.known.hides_steps

    @property
    def steps(self):
        known, may_publish = self.known, self.user.has_perm(PUBLISH)
        steps = [
            ("Proteggi il tuo accesso con un secondo passaggio", "mfa_index", known.has_second_factor),
            ("Leggi la guida: una pagina per ogni compito", "admin:guide", None),
            ("Guarda com’è fatto il sito nell’albero delle pagine", "admin:cms_pagecontent_changelist", None),
            (
                "Scrivi una bozza: chi visita il sito non la vede",
                "new_pages:choice",
                known.has_written,
            ),
            ("Carica un’immagine o un documento", "admin:filer-directory_listing-root", known.has_uploaded),
        ]
        if may_publish:
            last = (
                "Pubblica una bozza, tua o di un collega",
                "admin:desk_panel da-pubblicare",
                known.has_published,
            )
        else:
            last = ("Chiedi la tua prima pubblicazione", "admin:desk_panel bozze", known.has_asked)
        return [Step(label, url, is_done) for label, name, is_done in [*steps, last] if (url := address(name))]

    @property
    def number_done(self):
        return sum(step.is_done is True for step in self.steps)


def has_second_factor(user):
    if not apps.is_installed("allauth.mfa"):
        return Value(False)
    return Exists(apps.get_model("mfa", "Authenticator").objects.filter(user=user))


def address(name):
    """The address behind the name of a view, which its argument may follow; empty where there is none."""
    name, *arguments = name.split()
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
