"""gunicorn, as `make serve` and the service start it: the loopback only, a proxy with TLS stands in front."""

import gc
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cremona_site.settings")

from cremona_site import serving, settings
from cremona_site.whole_answers import use_whole_answers

serving.prepare_metrics()  # before anything that counts is imported
use_whole_answers()

bind = f"127.0.0.1:{settings.PORT}"
workers = settings.WEB_CONCURRENCY
worker_class = "gthread"
threads = 4
preload_app = True
timeout = 30
graceful_timeout = 20
keepalive = 5
limit_request_line = 8190  # the most there is: a long search is cut to what counts of it, not refused
max_requests = 500_000  # most of them cost next to nothing: the page cache
max_requests_jitter = 50_000
control_socket_disable = True
forwarded_allow_ips = "127.0.0.1,::1"
# Of what a proxy may say only the scheme is believed, as nginx sets it (deploy/nginx/); a path is never one's to say
secure_scheme_headers = {"X-FORWARDED-PROTO": "https"}
forwarder_headers = ""
# Visitors stay unknown: no address, no query string, no referrer, no browser
accesslog = "-"
access_log_format = '%(t)s "%(m)s %(U)s" %(s)s %(B)s %(M)sms'
errorlog = "-"
logger_class = "cremona_site.server_log.ServerLog"
# Figures (docs/sorvegliare.md)
pre_fork = serving.give_place
post_fork = serving.take_place
post_worker_init = serving.begin_to_count
child_exit = serving.forget_place
when_ready = serving.say_what_starts
on_exit = serving.remove_figures


def on_starting(server):
    """What was loaded before the workers part is theirs in common: a collection would copy it for each of them."""
    gc.collect()
    gc.freeze()
