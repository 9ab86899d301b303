from django.db import connection

from cremona_site.backup import postgresql, sqlite

KINDS = {"sqlite": sqlite, "postgresql": postgresql}


def database():
    """The module that copies the kind of database which the site uses."""
    return KINDS[connection.vendor]
