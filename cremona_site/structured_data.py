"""What pages tell machines, in the words of schema.org: dictionaries that become JSON-LD in the head of a page.

The builders read what they are given and ask the database for nothing. What is not known is left out.
"""

import json

from django.conf import settings
from django.utils.safestring import mark_safe

from contacts.models import ContactPoint
from cremona_site.site_url import absolute
from projects.models import News, Occurrence

CONTEXT = "https://schema.org"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EVENT_STATUS = {
    Occurrence.Status.SCHEDULED: "EventScheduled",
    Occurrence.Status.POSTPONED: "EventPostponed",
    Occurrence.Status.CANCELLED: "EventCancelled",
}
# As in Django's `json_script`: nothing in the data can end the element that it stands in
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def as_json_ld(data):
    """The data as JSON that may stand inside a `<script>` element."""
    document = json.dumps({"@context": CONTEXT, **data}, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(document.translate(ESCAPES))  # noqa: S308 - escaped right here


def thing(kind, **properties):
    """A node of schema.org; a property without a value is left out, one with a single value in a list is unpacked."""
    node = {"@type": kind}
    for name, value in properties.items():
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if value not in (None, "", []):
            node["@id" if name == "id" else name] = value
    return node


def breadcrumb_list(crumbs):
    """The way to a page; `crumbs` have .title and .url, Home the first and the page itself the last."""
    steps = [
        thing("ListItem", position=position, name=crumb.title, item=absolute(crumb.url))
        for position, crumb in enumerate(crumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def comune(**properties):
    """The Comune as others name it: a service that it runs, an office that belongs to it."""
    return thing(
        "GovernmentOrganization",
        id=absolute("/#comune"),
        name=settings.SITE_NAME,
        url=absolute("/"),
        **properties,
    )


def government_organization(offices):
    """The Comune, and how to reach those of its offices that the page shows."""
    contacts = [
        thing("ContactPoint", contactType=office.name, url=absolute(office.get_absolute_url()), **reached_by(office))
        for office in offices
    ]
    return comune(contactPoint=contacts)


def government_office(office):
    """An office: where it is, when it is open, how to reach it."""
    return place_of(
        office,
        geo=coordinates(office),
        openingHoursSpecification=opening_hours(office),
        parentOrganization=comune(),
        **reached_by(office),
    )


def place_of(office, **properties):
    """An office as the place where one goes; `properties` say more of it."""
    address = thing(
        "PostalAddress",
        streetAddress=office.full_address,
        postalCode=office.postal_code,
        addressLocality=office.locality,
        addressCountry=settings.PHONE_REGION,
    )
    return thing(
        "GovernmentOffice",
        id=absolute(f"/#ufficio-{office.slug}"),  # one office, whatever the language of its page
        name=office.name,
        url=absolute(office.get_absolute_url()),
        address=address,
        **properties,
    )


def reached_by(office):
    emails = [point.value for point in office.mailboxes if point.kind == ContactPoint.Kind.EMAIL]
    return {"telephone": [phone.value for phone in office.phones], "email": emails}


def coordinates(office):
    if office.latitude is None:
        return None
    return thing("GeoCoordinates", latitude=float(office.latitude), longitude=float(office.longitude))


def opening_hours(office):
    """One specification for all days on which the office is open in the same hours."""
    days = {}
    for span in office.opening_hours.all():
        days.setdefault((span.opens_at, span.closes_at), []).append(f"{CONTEXT}/{DAYS[span.weekday - 1]}")
    return [
        thing("OpeningHoursSpecification", dayOfWeek=names, opens=f"{opens:%H:%M}", closes=f"{closes:%H:%M}")
        for (opens, closes), names in days.items()
    ]


def government_service(service, title, summary, url):
    """A service sheet, with each of the fields that criterion R.SI.1.1 asks for: single objects, never lists."""
    address = absolute(url)
    place = place_of(service.office) if service.office.is_active else None
    return thing(
        "GovernmentService",
        name=title,
        description=summary,
        url=address,
        serviceType=service.service_type,
        serviceOperator=comune(),
        areaServed=thing("AdministrativeArea", name=service.area_served),
        audience=thing("Audience", audienceType=service.audience),
        availableChannel=thing("ServiceChannel", serviceUrl=address, serviceLocation=place),
    )


def article(news, title, summary, url, language):
    """A piece of news; what is only a notice is no news."""
    return thing(
        "Article" if news.kind == News.Kind.NOTICE else "NewsArticle",
        id=absolute(url),
        headline=title,
        description=summary,
        url=absolute(url),
        inLanguage=language,
        datePublished=day(news.first_published_on),
        dateModified=day(news.modified_on),
        expires=day(news.valid_until),
        author=comune(),
        publisher=comune(),
    )


def day(date):
    return date.isoformat() if date else ""


def events(initiative, title, summary, url):
    """An initiative as search engines know it: an event for each of its dates."""
    return [
        thing(
            "Event",
            id=f"{absolute(url)}#data-{occurrence.pk}",
            name=title,
            description=summary,
            url=absolute(url),
            startDate=occurrence.machine_start,
            endDate=occurrence.machine_end,
            previousStartDate=occurrence.moved.machine_start if occurrence.moved else "",
            eventStatus=f"{CONTEXT}/{event_status(occurrence)}",
            eventAttendanceMode=f"{CONTEXT}/OfflineEventAttendanceMode",
            location=venue(occurrence),
            organizer=comune(),
        )
        for occurrence in initiative.dates
    ]


def event_status(occurrence):
    """«Rescheduled» where it holds at another moment than visitors had read."""
    is_rescheduled = occurrence.moved and occurrence.moved.machine_start
    return "EventRescheduled" if is_rescheduled else EVENT_STATUS[occurrence.status]


def venue(occurrence):
    """Where a date takes place; a place that nobody has named yet is somewhere in its town."""
    where = occurrence.where
    if where and where.office:
        return place_of(where.office)
    address = thing(
        "PostalAddress",
        streetAddress=where.address if where else "",
        addressLocality=occurrence.locality,
        addressCountry=settings.PHONE_REGION,
    )
    return thing("Place", name=where.name if where else occurrence.locality, address=address)
