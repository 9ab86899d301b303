"""The vocabulary of schema.org, as far as the site speaks it."""

from rdflib import namespace

# From the vocabulary of schema.org: what each kind of thing is besides, and which kinds a property is of
ANCESTORS = {
    "GovernmentOffice": {"LocalBusiness", "Organization", "Place"},
    "GovernmentOrganization": {"Organization"},
    "GovernmentService": {"Service", "Intangible"},
    "BreadcrumbList": {"ItemList", "Intangible"},
    "ListItem": {"Intangible"},
    "PostalAddress": {"ContactPoint", "StructuredValue", "Intangible"},
    "ContactPoint": {"StructuredValue", "Intangible"},
    "GeoCoordinates": {"StructuredValue", "Intangible"},
    "OpeningHoursSpecification": {"StructuredValue", "Intangible"},
    "AdministrativeArea": {"Place"},
    "Audience": {"Intangible"},
    "Event": set(),
    "Article": {"CreativeWork"},
    "NewsArticle": {"Article", "CreativeWork"},
    "Place": set(),
    "ServiceChannel": {"Intangible"},
}
PROPERTIES = {
    "name": {"Thing"},
    "description": {"Thing"},
    "url": {"Thing"},
    "address": {"Organization", "Place"},
    "telephone": {"Organization", "Place", "ContactPoint"},
    "email": {"Organization", "ContactPoint"},
    "contactPoint": {"Organization"},
    "contactType": {"ContactPoint"},
    "parentOrganization": {"Organization"},
    "geo": {"Place"},
    "latitude": {"GeoCoordinates", "Place"},
    "longitude": {"GeoCoordinates", "Place"},
    "openingHoursSpecification": {"Place"},
    "dayOfWeek": {"OpeningHoursSpecification"},
    "opens": {"OpeningHoursSpecification"},
    "closes": {"OpeningHoursSpecification"},
    "streetAddress": {"PostalAddress"},
    "postalCode": {"PostalAddress"},
    "addressLocality": {"PostalAddress"},
    "addressCountry": {"PostalAddress"},
    "itemListElement": {"ItemList"},
    "item": {"ListItem"},
    "position": {"ListItem"},
    "headline": {"CreativeWork"},
    "inLanguage": {"CreativeWork", "Event"},
    "datePublished": {"CreativeWork"},
    "dateModified": {"CreativeWork"},
    "expires": {"CreativeWork"},
    "author": {"CreativeWork"},
    "publisher": {"CreativeWork"},
    "startDate": {"Event"},
    "endDate": {"Event"},
    "eventStatus": {"Event"},
    "eventAttendanceMode": {"Event"},
    "location": {"Event", "Organization"},
    "organizer": {"Event"},
    "serviceType": {"Service"},
    "areaServed": {"Service", "Organization"},
    "audience": {"Service"},
    "availableChannel": {"Service"},
    "serviceOperator": {"GovernmentService"},
    "audienceType": {"Audience"},
    "serviceUrl": {"ServiceChannel"},
    "serviceLocation": {"ServiceChannel"},
}


def nodes_in(data):
    if isinstance(data, list):
        for part in data:
            yield from nodes_in(part)
    elif isinstance(data, dict):
        yield data
        for part in data.values():
            yield from nodes_in(part)


def strange_to_schema_org(data):
    """The terms that the vocabulary does not know, or does not know of this kind of thing."""
    for node in nodes_in(data):
        kind = node["@type"]
        kinds = {"Thing", kind} | ANCESTORS.get(kind, set())
        if kind not in namespace.SDO:
            yield kind
        for name in node:
            if not name.startswith("@") and (name not in namespace.SDO or kinds.isdisjoint(PROPERTIES.get(name, ()))):
                yield f"{kind}.{name}"
