from django.core.management.base import BaseCommand
from django.db import connection

SQLITE_ROWS = 1_000  # of an index, read to guess the whole of it


class Command(BaseCommand):
    """PostgreSQL counts by itself, but late after an import or a restore; SQLite never does."""

    help = "Fa contare alla base dati le righe delle tabelle, perché scelga la via breve per leggerle. Si può ripetere."

    def handle(self, **options):
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(f"PRAGMA analysis_limit = {SQLITE_ROWS}")
            cursor.execute("ANALYZE")
