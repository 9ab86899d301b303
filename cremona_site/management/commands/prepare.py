from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Prepara i dati del sito in un passo solo: migrazioni, primo contenuto, primo amministratore."
    requires_migrations_checks = False

    def handle(self, **options):
        settings.VAR_DIR.mkdir(exist_ok=True)
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparo la base dati…")
            call_command("migrate", verbosity=0, interactive=False)
        call_command("load_content", stdout=self.stdout)
        call_command("create_first_admin", stdout=self.stdout)
        call_command("write_server_pages", stdout=self.stdout)
        call_command("analyze_tables")
