"""Begins a new generation after each commit that wrote anything a visitor may see.

Every statement of every connection passes here, whatever sent it: a form, a bulk action, `QuerySet.update()`, a
command. So no way of changing content can be forgotten. Only the tables named below are known to hold nothing that a
cached page shows; what is not known counts as content.
"""

import logging
import re
from concurrent.futures import ThreadPoolExecutor

from django.db import connections, transaction
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from cremona_site.models import Generation
from cremona_site.page_cache import generation

logger = logging.getLogger(__name__)

READS = {
    "SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SET", "SHOW", "PRAGMA", "EXPLAIN", "DECLARE",
    "FETCH", "CLOSE", "ANALYZE", "VACUUM", "LOCK",
}  # fmt: skip
FIRST_WORD = re.compile(r"[\s(]*([A-Za-z]+)")
TABLE = re.compile(r'\b(?:INTO|UPDATE|FROM)\s+(?:ONLY\s+)?"?([A-Za-z_][A-Za-z0-9_]*)', re.IGNORECASE)
# Who signs in, what staff are about to do, what visitors voted; and what pages outside the cache are made of
NEVER_SHOWN = re.compile(
    "|".join(
        [
            "account_.*|auth_.*|mfa_.*|socialaccount_.*",
            "django_(session|admin_log|content_type|migrations)",
            "cms_(usersettings|pageuser|pageusergroup|pagepermission.*|globalpagepermission.*)",
            "filer_clipboard.*|easy_thumbnails_.*|menus_cachekey",
            "cremona_site_(generation|limit|accountevent|brokenlink|deskchoice|draftlock|loadedcontent|pagecare)",
            "cremona_site_(publicationrequest|scheduledchange|ratingcomment|ratingcount|taskrun)",
            "cremona_site_search.*|cremona_site_historicalsearchsynonym",
        ]
    )
)


def watch():
    connection_created.connect(watch_connection, dispatch_uid="page_cache")
    pre_migrate.connect(migrations_begin, dispatch_uid="page_cache")
    post_migrate.connect(migrations_end, dispatch_uid="page_cache")


def migrations_begin(**kwargs):
    """The table of the generation may not be there yet."""
    connection_created.disconnect(dispatch_uid="page_cache")
    for connection in connections.all(initialized_only=True):
        if watch_statement in connection.execute_wrappers:
            connection.execute_wrappers.remove(watch_statement)


def migrations_end(using, **kwargs):
    """Once for each app; the tables of all are there by then, unless this was a step back."""
    watch()
    watch_connection(None, connections[using])
    if Generation._meta.db_table in connections[using].introspection.table_names():
        replace_or_say_so()


def watch_connection(sender, connection, **kwargs):
    if watch_statement not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch_statement)


def watch_statement(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    if changes_content(sql):
        after_commit(context["connection"])
    return result


def changes_content(sql):
    """Whether a statement may change what visitors see; one that is not understood may."""
    if not isinstance(sql, str):
        return True  # psycopg's composed statements, which nothing here sends
    first = FIRST_WORD.match(sql)
    if first and first[1].upper() in READS:
        return False
    table = TABLE.search(sql)
    return not (table and NEVER_SHOWN.fullmatch(table[1]))


def after_commit(connection):
    """Begins one generation for all that a transaction writes, as soon as others can read it."""
    if not connection.in_atomic_block:
        beside.begin()
        return
    here = set(connection.savepoint_ids)
    awaited = [sids for sids, action, _robust in connection.run_on_commit if action is generation.replace]
    if not any(sids <= here for sids in awaited):
        transaction.on_commit(generation.replace, using=connection.alias, robust=True)


def replace_or_say_so():
    """For what need not fail because the generation's store is away."""
    try:
        generation.replace()
    except Exception:
        logger.exception("No new generation of pages: they may be up to a minute old")


class Beside:
    """Begins generations in a thread of its own, for statements that are transactions in themselves.

    Their rows may not have been fetched yet when they pass here, and until then nothing else can be written on the same
    connection. On SQLite the thread waits for the lock that they hold.
    """

    def __init__(self):
        self.worker = ThreadPoolExecutor(1, thread_name_prefix="new-generation")
        self.last = None

    def begin(self):
        is_waiting = self.last and not self.last.running() and not self.last.done()
        if not is_waiting:
            self.last = self.worker.submit(self.replace)

    def replace(self):
        try:
            replace_or_say_so()
        finally:
            connections.close_all()  # of this thread only


beside = Beside()
