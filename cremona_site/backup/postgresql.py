"""PostgreSQL: copied by pg_dump from one snapshot, brought back in one transaction, as the owner of the tables."""

import subprocess
import tempfile

from django.db import DatabaseError, connection, transaction

from cremona_site.backup.copying import run_script
from cremona_site.backup.dumps import LEFT_OUT, Dump, compare, count_rows, migrations_in
from cremona_site.backup.postgresql_programs import environment, program
from cremona_site.backup.refusals import Refused

BUSY = "60s"  # how long both wait for who is using the tables
# All that tables, and what else Django makes in a schema, consist of
KINDS = {"r": "TABLE", "p": "TABLE", "f": "FOREIGN TABLE", "v": "VIEW", "m": "MATERIALIZED VIEW", "S": "SEQUENCE"}


def version():
    """The version of the server: 15.4 is 150004."""
    connection.ensure_connection()
    return connection.connection.server_version


def schema(cursor):
    cursor.execute("SELECT current_schema()")
    found = cursor.fetchone()[0]
    if not found:
        raise Refused(
            "Nella base dati non c’è lo schema in cui il sito scrive: CREATE SCHEMA public, come proprietario."
        )
    return found


def size():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0]


def is_empty():
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def dump(folder):
    """A dump in the folder, of the moment at which its rows are counted, whoever writes meanwhile."""
    path = folder / "database"
    command = [
        program("pg_dump", version()),
        "--format=custom",
        "--no-password",
        f"--lock-wait-timeout={BUSY}",
        f"--file={path}",
    ]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            command.append(f"--snapshot={cursor.fetchone()[0]}")
            tables = connection.introspection.table_names(cursor)
            migrations, rows = migrations_in(cursor, tables), count_rows(cursor, tables)
            name = schema(cursor)
            command += [f"--schema={name}", *(f"--exclude-table-data={name}.{table}" for table in LEFT_OUT)]
            run(command)
    except DatabaseError as error:
        raise Refused(f"PostgreSQL non si lascia copiare: {error}") from error
    finally:
        connection.close()
    return Dump(path, "postgresql", str(version()), name, path.stat().st_size, rows, migrations)


def run(command):
    done = subprocess.run(command, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise Refused(f"{command[0]} non è riuscito: {last_line(done.stderr) or f'codice {done.returncode}'}")


def last_line(output):
    lines = output.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""


def can_take(manifest):
    """Refuses what this server would choke on half-way."""
    theirs, ours = manifest["database"]["version"], version()
    if not theirs.isdigit() or int(theirs) // 10_000 > ours // 10_000:
        raise Refused(
            f"L’archivio viene da PostgreSQL {theirs[:-4]}, questo server è il {ours // 10_000}: serve un server "
            "uguale o più recente."
        )
    with connection.cursor() as cursor:
        ours = schema(cursor)
    if manifest["database"]["schema"] != ours:
        raise Refused(f"L’archivio è di uno schema dal nome diverso: qui lo schema del sito è «{ours}».")
    program("pg_restore", version())


def restore(path, manifest, before_commit):
    """Puts the dump in the place of what is there, in one transaction: any failure leaves all as it was."""
    listed = [program("pg_restore", version()), "--list", str(path)]
    run(listed)
    name = manifest["database"]["schema"]
    command = [listed[0], "--no-owner", "--no-privileges", "--no-comments", f"--schema={name}", "--file=-", str(path)]
    connection.close()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            drop_all(cursor, name)
            write(command, cursor)
            cursor.execute("RESET ALL")
            compare(count_rows(cursor, connection.introspection.table_names(cursor)), manifest)
            before_commit()
    except DatabaseError as error:
        raise Refused(f"PostgreSQL non ha accettato la copia, e tutto è rimasto com’era: {error}") from error
    finally:
        connection.close()  # the script changed its settings


def drop_all(cursor, name):
    """Drops what lies in the schema, newer tables too, and keeps the schema: it may be another's."""
    cursor.execute(f"SET LOCAL lock_timeout = '{BUSY}'")
    cursor.execute(
        "SELECT relkind, oid::regclass::text FROM pg_class "
        "WHERE relnamespace = %s::regnamespace AND relkind::text = ANY(%s) AND NOT EXISTS ("
        # what goes with its table, or belongs to an extension
        "SELECT 1 FROM pg_depend "
        "WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype IN ('a', 'e', 'i'))",
        [connection.ops.quote_name(name), list(KINDS)],
    )
    for kind, relation in cursor.fetchall():
        cursor.execute(f"DROP {KINDS[kind]} IF EXISTS {relation} CASCADE")


def write(command, cursor):
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints)  # noqa: S603
        try:
            run_script(process.stdout, cursor)
        except BaseException:
            process.kill()
            raise
        finally:
            process.stdout.close()
            code = process.wait()
        if code:
            complaints.seek(0)
            raise Refused(f"pg_restore non è riuscito: {last_line(complaints.read(10_000)) or f'codice {code}'}")
