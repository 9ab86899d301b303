from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = "Progetti"

    def ready(self):
        from projects import occurrence_history, signals  # noqa: F401 - the first registers itself

        signals.connect()
