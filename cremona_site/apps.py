from django.apps import AppConfig
from django.core import checks


class CremonaSiteConfig(AppConfig):
    name = "cremona_site"
    verbose_name = "Sito"

    def ready(self):
        from cremona_site import (
            document_signals,
            italian,
            moves,
            odd_requests,
            picture_signals,
            security_txt,
            sent_once,
            text_conflicts,
            upstream,
            upstream_doors,
        )
        from cremona_site.desk import watching
        from cremona_site.metrics import responses
        from cremona_site.new_pages import one_way
        from cremona_site.page_cache import watching as page_cache_watching
        from cremona_site.proofreading import gate, pasted
        from cremona_site.publication import following, lock_pages, locks, rules, takedown
        from cremona_site.search import feeding
        from cremona_site.sign_in import door, emails, groups, limits, people, session_cache, trail

        odd_requests.mend()
        upstream.mend()
        upstream_doors.mend()
        moves.watch()
        sent_once.watch()
        text_conflicts.watch()
        picture_signals.watch()
        document_signals.watch()
        feeding.watch()
        locks.watch()
        following.watch()
        rules.apply()
        lock_pages.replace()
        takedown.announce()
        one_way.lead()
        gate.watch()
        pasted.watch()
        limits.share()
        session_cache.watch()
        trail.watch()
        people.watch()
        groups.watch()
        door.open_one_door()
        watching.watch()
        page_cache_watching.watch()
        italian.speak()
        responses.watch()
        checks.register(security_txt.expires_in_time, checks.Tags.security, deploy=True)
        checks.register(emails.leave_the_server, checks.Tags.security, deploy=True)
