"""Lets the database of the benchmark grow: `python -m tests.bench.growing '{"pages": 900}'`."""

import json
import sys
from datetime import timedelta

import django


def main():
    django.setup()
    from cms.models import Page
    from django.core.management import call_command
    from django.utils import timezone

    from tests.bench.searches import write_pages
    from tests.factories.many import many_initiatives

    numbers = json.loads(sys.argv[1])
    if numbers.get("pages"):
        write_pages(numbers["pages"])
    if numbers.get("initiatives"):
        first = timezone.now() - timedelta(days=1000)
        moments = [first + timedelta(hours=5 * number) for number in range(numbers["initiatives"])]
        many_initiatives(Page.objects.get(reverse_id="eventi"), moments, kind="event")
    call_command("analyze_tables")  # as every night


if __name__ == "__main__":
    main()
