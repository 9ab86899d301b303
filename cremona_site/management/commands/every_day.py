import logging

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cremona_site.models import TaskRun

EVERY_DAY = ["delete_old_comments", "delete_old_events", "check_links", "write_server_pages", "analyze_tables"]
ON_MONDAYS = ["remind_owners"]
MONDAY = 0

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Fa tutto ciò che il sito chiede una volta al giorno, e il lunedì scrive a chi ha pagine da verificare."

    def handle(self, *args, **options):
        """One task that fails is no reason to leave out the others; the timer's unit still shows that it failed."""
        tasks = EVERY_DAY + (ON_MONDAYS if timezone.localdate().weekday() == MONDAY else [])
        failed = [task for task in tasks if not self.carry_out(task)]
        TaskRun.objects.note("every_day", is_success=not failed)
        if failed:
            raise CommandError(f"Non riusciti: {', '.join(failed)}. Il motivo è nel registro degli errori.")

    def carry_out(self, task):
        try:
            call_command(task, stdout=self.stdout, stderr=self.stderr)
        except Exception:
            logger.exception("The daily task %s failed", task)
            return False
        return True
