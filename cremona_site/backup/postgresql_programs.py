"""The programs of PostgreSQL that fit the server, and how they reach it without a secret among their arguments."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from django.db import connection

from cremona_site.backup.refusals import Refused

# Parameters of a connection, as the programs read them from the environment
VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "options": "PGOPTIONS",
    "service": "PGSERVICE",
    "passfile": "PGPASSFILE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "channel_binding": "PGCHANNELBINDING",
    "gssencmode": "PGGSSENCMODE",
}


def environment():
    """What the programs need to reach the database of the site; another user cannot read it."""
    given = connection.get_connection_params()
    reached = {VARIABLES[name]: str(value) for name, value in given.items() if name in VARIABLES and value}
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "PGCONNECT_TIMEOUT": "20"} | reached


def program(name, version):
    """The path of a program of the server's release: an older one refuses, what a newer one wrote may not go back."""
    release = version // 10_000
    installed = Path(f"/usr/lib/postgresql/{release}/bin/{name}")  # Debian's; what it has in PATH chooses by itself
    found = str(installed) if os.access(installed, os.X_OK) else shutil.which(name)
    if not found or release_of(found) != release:
        raise Refused(
            f"Manca {name} di PostgreSQL {release}, quello del server: apt-get install postgresql-client-{release} "
            "(da apt.postgresql.org, se la distribuzione non lo ha)."
        )
    return found


def release_of(path):
    clean = {"PATH": os.environ.get("PATH", os.defpath)}
    done = subprocess.run([path, "--version"], env=clean, capture_output=True, text=True, check=False)  # noqa: S603
    found = re.search(r"\) (\d+)", done.stdout)
    return int(found[1]) if found else None
