import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

PASSWORD = "una parola lunga"


class StaffFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda number: f"persona{number}")
    password = factory.django.Password(PASSWORD)
    is_staff = True
    group = None

    @classmethod
    def _create(cls, model_class, *args, group, **attributes):
        user = super()._create(model_class, *args, **attributes)
        if group:
            user.groups.add(Group.objects.get(name=group))
        return user


class WriterFactory(StaffFactory):
    """Somebody of Redazione: writes and previews."""

    group = "Redazione"


class PublisherFactory(StaffFactory):
    """Somebody of Pubblicazione: publishes too."""

    group = "Pubblicazione"


class AdministratorFactory(StaffFactory):
    is_superuser = True


def signed_in(user):
    """A browser in which `user` has signed in."""
    client = Client()
    client.force_login(user)
    return client
