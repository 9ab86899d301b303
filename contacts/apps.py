from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "contacts"
    verbose_name = "Contatti"

    def ready(self):
        from contacts import contact_history  # noqa: F401 - registers itself
