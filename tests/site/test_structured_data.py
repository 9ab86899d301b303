"""The structured data of every kind of page, read as search engines read it and held against schema.org."""

import re
from datetime import time
from decimal import Decimal

import extruct
import pytest

from cremona_site import structured_data
from projects.models import Service
from tests.factories import ContactPointFactory, OfficeFactory, OpeningHoursFactory, PageFactory, ServiceFactory
from tests.site.public import AREA, NOT_FOUND, OFFICE, PROJECT, PUBLIC
from tests.site.schema_org import strange_to_schema_org

pytestmark = pytest.mark.django_db

SITE = "https://cremona.example"
COMUNE = {
    "@type": "GovernmentOrganization",
    "@id": f"{SITE}/#comune",
    "name": "Comune di Cremona",
    "url": f"{SITE}/",
}
# The list of criterion R.SI.1.1 of the official evaluation
FIELDS_OF_A_SERVICE = [
    "name",
    "serviceType",
    "serviceOperator.name",
    "areaServed.name",
    "audience.audienceType",
    "availableChannel.serviceUrl",
    "availableChannel.serviceLocation.name",
    "availableChannel.serviceLocation.address.streetAddress",
    "availableChannel.serviceLocation.address.postalCode",
    "availableChannel.serviceLocation.address.addressLocality",
]


@pytest.fixture(autouse=True)
def public_address(settings):
    settings.SITE_URL = SITE


def read(page):
    """The structured data of a page by type."""
    found = extruct.extract(page.content, base_url=SITE, syntaxes=["json-ld"], errors="strict")["json-ld"]
    assert len({data["@type"] for data in found}) == len(found)
    return {data["@type"]: data for data in found}


def field(data, path):
    for name in path.split("."):
        assert isinstance(data, dict), path
        data = data.get(name)
    return data


def addresses_of_services():
    return [service.extended_object.get_absolute_url() for service in Service.objects.all()]


@pytest.mark.parametrize("address", [*PUBLIC, "/en/", f"/en{OFFICE}", "/vivere-cremona/eventi/fuoco-criminale/"])
def test_every_kind_of_page_speaks_the_vocabulary_of_schema_org(client, address):
    found = read(client.get(address))

    assert found
    assert list(strange_to_schema_org(list(found.values()))) == []
    assert {data["@context"] for data in found.values()} == {"https://schema.org"}


def test_the_test_itself_knows_what_the_vocabulary_does_not():
    wrong = {"@type": "GovernmentOffice", "telefono": "0372", "itemListElement": [{"@type": "Ufficio"}]}

    assert list(strange_to_schema_org(wrong)) == [
        "GovernmentOffice.telefono",
        "GovernmentOffice.itemListElement",
        "Ufficio",
    ]


@pytest.mark.parametrize("address", NOT_FOUND)
def test_what_is_not_there_has_no_structured_data(client, address):
    assert read(client.get(address)) == {}


def test_the_way_to_a_page_is_told_as_it_is_shown(client):
    (data,) = read(client.get(AREA)).values()

    assert [(step["position"], step["name"], step["item"]) for step in data["itemListElement"]] == [
        (1, "Home", f"{SITE}/"),
        (2, "La voce che rompe il silenzio", f"{SITE}{PROJECT}"),
        (3, "Aiuto psicologico", f"{SITE}{AREA}"),
    ]


def test_the_home_page_says_how_to_reach_the_comune(client):
    (data,) = read(client.get("/")).values()

    assert {name: data[name] for name in COMUNE} == COMUNE
    assert [(point["contactType"], point["telephone"], point["email"]) for point in data["contactPoint"]] == [
        ("Ufficio Anticorruzione e Trasparenza", "+390372407066", "ufficio.anticorruzione@comune.cremona.it"),
        ("Centro Locale di Parità", ["+390372407006", "+390372407222"], "pariopportunita@comune.cremona.it"),
    ]


def test_an_office_says_where_it_is_when_it_is_open_and_how_to_reach_it(client):
    office = OfficeFactory(
        name="Sportello",
        slug="sportello",
        address="Via Prova, 1",
        entrance_note="dal cortile",
        latitude=Decimal("45.133"),
        longitude=Decimal("10.024"),
    )
    ContactPointFactory(office=office, value="+390372407066")
    ContactPointFactory(office=office, kind="pec", value="sportello@pec.example")
    for weekday in (1, 3):
        OpeningHoursFactory(office=office, weekday=weekday)
    OpeningHoursFactory(office=office, weekday=3, opens_at=time(14), closes_at=time(17))

    data = read(client.get(office.get_absolute_url()))["GovernmentOffice"]

    assert data == {
        "@context": "https://schema.org",
        "@type": "GovernmentOffice",
        "@id": f"{SITE}/#ufficio-sportello",
        "name": "Sportello",
        "url": f"{SITE}/amministrazione/uffici/sportello/",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Via Prova, 1 (dal cortile)",
            "postalCode": "26100",
            "addressLocality": "Cremona",
            "addressCountry": "IT",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 45.133, "longitude": 10.024},
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": ["https://schema.org/Monday", "https://schema.org/Wednesday"],
                "opens": "09:00",
                "closes": "12:30",
            },
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": "https://schema.org/Wednesday",
                "opens": "14:00",
                "closes": "17:00",
            },
        ],
        "parentOrganization": COMUNE,
        "telephone": "+390372407066",
    }
    assert list(strange_to_schema_org(data)) == []


def test_an_office_without_hours_claims_none(client):
    data = read(client.get(OFFICE))["GovernmentOffice"]

    assert "openingHoursSpecification" not in data
    assert "geo" not in data


def test_every_service_of_the_first_content_bears_the_fields_of_the_evaluation(client):
    addresses = [*addresses_of_services(), ServiceFactory().extended_object.get_absolute_url()]

    for address in addresses:
        data = read(client.get(address))["GovernmentService"]
        values = [field(data, path) for path in FIELDS_OF_A_SERVICE]
        assert all(isinstance(value, str) and value.strip() for value in values), (address, values)
        assert list(strange_to_schema_org(data)) == []


def test_the_evaluation_finds_the_service_before_any_other_metatag(client):
    service = ServiceFactory(audience="Chi paga il pizzo")

    page = client.get(service.extended_object.get_absolute_url())

    metatags = re.findall(r'<([^>]*data-element="metatag"[^>]*)>([^<]*)</script>', page.text)
    assert [(tag, "GovernmentService" in data) for tag, data in metatags] == [
        ('script type="application/ld+json" data-element="metatag"', True)
    ]
    assert "Chi paga il pizzo" in metatags[0][1]


def test_a_service_tells_its_facts(client):
    office = OfficeFactory(name="Sportello", slug="sportello")
    page = PageFactory(template="projects/service.html", title="Ascolto", meta_description="Chi ti ascolta.")
    ServiceFactory(extended_object=page, office=office, area_served="Cremona")

    data = read(client.get(page.get_absolute_url()))["GovernmentService"]

    assert (data["name"], data["description"]) == ("Ascolto", "Chi ti ascolta.")
    assert data["serviceOperator"] == COMUNE
    assert data["areaServed"] == {"@type": "AdministrativeArea", "name": "Cremona"}
    assert data["availableChannel"]["serviceUrl"] == f"{SITE}{page.get_absolute_url()}"
    assert data["availableChannel"]["serviceLocation"]["@id"] == f"{SITE}/#ufficio-sportello"


def test_a_service_does_not_send_to_an_office_that_was_switched_off(client):
    service = ServiceFactory(office__is_active=False)

    found = read(client.get(service.extended_object.get_absolute_url()))

    assert "serviceLocation" not in found["GovernmentService"]["availableChannel"]


def test_a_sheet_without_facts_claims_to_be_no_service(client):
    page = PageFactory(template="projects/service.html")

    assert set(read(client.get(page.get_absolute_url()))) == {"BreadcrumbList"}


HOSTILE = "</script><script>alert(1)</script><!-- \"'&amp; \u2028"


def test_a_hostile_title_does_not_leave_its_element(client):
    page = PageFactory(title=HOSTILE, slug="ostile", meta_description=HOSTILE, template="projects/service.html")
    ServiceFactory(extended_object=page, audience=HOSTILE, office=OfficeFactory(name=HOSTILE))

    answer = client.get("/ostile/")

    found = read(answer)
    assert "<script>alert" not in answer.text
    assert "<!--" not in answer.text
    assert found["GovernmentService"]["name"] == HOSTILE
    assert found["GovernmentService"]["availableChannel"]["serviceLocation"]["name"] == HOSTILE
    assert found["BreadcrumbList"]["itemListElement"][-1]["name"] == HOSTILE


def test_json_is_short_and_keeps_the_letters_of_italian():
    assert structured_data.as_json_ld({"name": "Parità"}) == '{"@context":"https://schema.org","name":"Parità"}'
