from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from cremona_site.models import TaskRun
from cremona_site.publication.carrying_out import carry_out


class Command(BaseCommand):
    help = "Pubblica e toglie le pagine di cui è venuta l’ora. Da un timer, ogni mezzo minuto."

    def add_arguments(self, parser):
        parser.add_argument("--now", type=self.moment, help="come se fosse ora questo: 2027-03-28T09:00 (per le prove)")

    def moment(self, text):
        moment = parse_datetime(text)
        if moment is None:
            raise ValueError(text)
        return timezone.make_aware(moment) if timezone.is_naive(moment) else moment

    def handle(self, *, now, **options):
        done, failed = carry_out(now)
        for change in done:
            self.stdout.write(f"Eseguita: «{change}».")
        for change in failed:
            self.stderr.write(f"Non riuscita: «{change}». {change.reason}")
        if now is None:
            TaskRun.objects.note("carry_out_schedule", is_success=True)
