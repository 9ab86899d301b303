from datetime import time

import factory

from contacts.models import ContactPoint, Office, OpeningHours


class OfficeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Office

    name = factory.Sequence(lambda number: f"Ufficio di prova {number}")
    slug = factory.Sequence(lambda number: f"ufficio-di-prova-{number}")
    address = "Via di prova, 1"


class ContactPointFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ContactPoint

    office = factory.SubFactory(OfficeFactory)
    kind = ContactPoint.Kind.PHONE
    value = factory.Sequence(lambda number: f"+390372{400000 + number}")
    order = factory.Sequence(lambda number: number)


class OpeningHoursFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OpeningHours

    office = factory.SubFactory(OfficeFactory)
    weekday = OpeningHours.Weekday.MONDAY
    opens_at = time(9)
    closes_at = time(12, 30)
