"""All settings, production by default. Each variable is read once, here; `.env.example` lists them."""

from pathlib import Path
from urllib.parse import unquote

from django.core.exceptions import ImproperlyConfigured

from cremona_site.environment import Environment
from cremona_site.release import release_of

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = Environment()
env.read_env(BASE_DIR / ".env")  # what the environment already holds wins

# Environment

SECRET_KEY = env.required(
    "SECRET_KEY",
    "Run `make setup`, which writes a random one to .env, or set it yourself: "
    'python3 -c "import secrets; print(secrets.token_urlsafe(50))"',
)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
# Off only where the site is served over plain http on the loopback (`make serve`): everything secure follows from it.
HTTPS = env.bool("HTTPS", default=True)
# Off where other sites below this host name are still served over http
HSTS_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", default=True)
# Proxies in front that add the address they heard from to X-Forwarded-For; it serves to tell floods apart
PROXIES = env.int("PROXIES", default=1 if HTTPS else 0)
PORT = env.int("PORT", default=8000)
SITE_URL = env.str("SITE_URL", default=f"http://localhost:{PORT}").rstrip("/")
WEB_CONCURRENCY = env.int("WEB_CONCURRENCY", default=2)
DATABASE = env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'cremona.sqlite3'}")
REDIS_URL = env.redis_url("REDIS_URL")
# Of memory, in each process; 0 switches the page cache off
PAGE_CACHE_MB = env.int("PAGE_CACHE_MB", default=64)
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))
# What nginx shows where the site cannot answer (`write_server_pages`)
SERVER_PAGES_ROOT = env.path("SERVER_PAGES_ROOT", default=str(VAR_DIR / "server-pages"))
# A store of uploads instead of the folder (S3): its bucket; where it is not Amazon's, its address
MEDIA_S3_BUCKET = env.str("MEDIA_S3_BUCKET", default="")
MEDIA_S3_ENDPOINT = env.str("MEDIA_S3_ENDPOINT", default="")
MEDIA_S3_REGION = env.str("MEDIA_S3_REGION", default="")
MEDIA_S3_ACCESS_KEY = MEDIA_S3_SECRET_KEY = ""
if MEDIA_S3_BUCKET:
    MEDIA_S3_ACCESS_KEY = env.required(
        "MEDIA_S3_ACCESS_KEY", "Whoever runs the store of MEDIA_S3_BUCKET gives you one."
    )
    MEDIA_S3_SECRET_KEY = env.required(
        "MEDIA_S3_SECRET_KEY", "Whoever runs the store of MEDIA_S3_BUCKET gives you one."
    )
EMAIL = env.email_url("EMAIL_URL", default="consolemail://")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="sito@localhost")
# Whom `manage.py report_failure` writes to when a timer's task fails
ALERT_RECIPIENTS = env.list("ALERT_RECIPIENTS", default=[])
# Backups (docs/salvare-e-ripristinare.md): where they lie, and the public keys of age that they are encrypted for
BACKUP_DIR = env.path("BACKUP_DIR", default=str(VAR_DIR / "backups"))
BACKUP_RECIPIENT = env.list("BACKUP_RECIPIENT", default=[])
# The Comune's own page for reports, and the declaration on form.agid.gov.it: pages of this site stand in for them
REPORT_URL = env.str("REPORT_URL", default="")
ACCESSIBILITY_URL = env.str("ACCESSIBILITY_URL", default="")
# For /.well-known/security.txt: whom to tell of a weakness (none: the page for reports), and until when that holds
SECURITY_CONTACT = env.contact("SECURITY_CONTACT")
SECURITY_TXT_EXPIRES = env.day("SECURITY_TXT_EXPIRES", default="2027-10-31")
EXIT_URL = env.url("EXIT_URL", default="https://www.meteoam.it/it/home").geturl()
# Sign-in of staff (docs/accessi.md). The directory of the Comune (OpenID Connect) is asked only where its issuer is set
STAFF_MFA_REQUIRED = env.bool("STAFF_MFA_REQUIRED", default=True)
STAFF_IDLE_MINUTES = env.int("STAFF_IDLE_MINUTES", default=120)
OIDC_ISSUER = env.str("OIDC_ISSUER", default="")
OIDC_NAME = env.str("OIDC_NAME", default="le credenziali del Comune")
OIDC_DOES_MFA = env.bool("OIDC_DOES_MFA", default=False)
OIDC_OWNS_ADDRESSES = env.bool("OIDC_OWNS_ADDRESSES", default=False)
OIDC_CLIENT_ID = OIDC_CLIENT_SECRET = ""
if OIDC_ISSUER:
    OIDC_CLIENT_ID = env.required("OIDC_CLIENT_ID", "Whoever runs the directory at OIDC_ISSUER gives you one.")
    OIDC_CLIENT_SECRET = env.required("OIDC_CLIENT_SECRET", "Whoever runs the directory at OIDC_ISSUER gives you one.")

# For whoever watches the site (docs/sorvegliare.md)
RELEASE = release_of(BASE_DIR, env.str("RELEASE", default=""))
LOG_FORMAT = env.one_of("LOG_FORMAT", "plain", "json")
METRICS_PORT = env.int("METRICS_PORT", default=0)  # 0: no figures
if METRICS_PORT and METRICS_PORT == PORT:
    raise ImproperlyConfigured(f"METRICS_PORT and PORT are both {PORT}. Figures need a port of their own.")
MIN_FREE_DISK_MB = env.int("MIN_FREE_DISK_MB", default=500)

# The site

SITE_ID = 1
SITE_NAME = "Comune di Cremona"
SITE_TAGLINE = "La voce che rompe il silenzio"
# The lines at the top of a printed page (`import_page`, `export_page`)
PRINTED_SITE_NAME = ("Cremona", "COMUNE DI CREMONA")
REGION_NAME = "Regione Lombardia"
REGION_URL = "https://www.regione.lombardia.it/"
PHONE_REGION = "IT"

# Django

ROOT_URLCONF = "cremona_site.urls"
WSGI_APPLICATION = "cremona_site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "projects",
    "contacts",
    "djangocms_versioning",
    "djangocms_alias",
    "djangocms_text",
    "filer",
    "easy_thumbnails",
    "simple_history",
    "parler",
    "cms",
    "menus",
    "treebeard",
    "sekizai",
    "cremona_site.desk.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "cremona_site",  # last: it mends what the others set up
]

MIDDLEWARE = [
    "cremona_site.health.middleware.HealthMiddleware",  # first: it answers whatever is away
    "django.middleware.security.SecurityMiddleware",
    "cremona_site.middleware.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cremona_site.middleware.CompressionMiddleware",
    "cremona_site.page_cache.public_pages.PublicPagesMiddleware",
    "cremona_site.languages.AddressLanguageMiddleware",
    "cremona_site.no_room.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "cremona_site.last_resort.LastResortMiddleware",  # before a missing slash is added: one redirect, not two
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cremona_site.sign_in.middleware.SessionEndMiddleware",
    "cremona_site.sign_in.middleware.StaffDoorMiddleware",
    "cremona_site.release_header.ReleaseMiddleware",
    "cremona_site.middleware.VisitorQueryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.middleware.user.CurrentUserMiddleware",
    "cremona_site.middleware.VisitedPageMiddleware",
    "cremona_site.middleware.StaffToolbarMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sekizai.context_processors.sekizai",
                "cms.context_processors.cms_settings",
                "cremona_site.context_processors.site",
            ],
        },
    },
]

# Database: SQLite waits for a lock instead of failing, and readers never wait for a writer (WAL)

DATABASE["CONN_MAX_AGE"] = 60
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    DATABASE["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    # A socket's directory is written with %2F: postgres://user@%2Frun%2Fpostgresql/name
    DATABASE |= {"CONN_HEALTH_CHECKS": True, "HOST": unquote(DATABASE["HOST"])}
    DATABASE["OPTIONS"] = {"connect_timeout": 3} | DATABASE.get("OPTIONS", {})
DATABASES = {"default": DATABASE}

# What a process remembered for itself, another would not know to be old: nothing is. Failed sign-ins are counted in the
# database, which all workers of all hosts share; sessions are kept there too, and beside it in Redis where there is one
# (docs/decisions/0016-several-hosts.md).

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "limits": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cremona_site_limit",
        "KEY_FUNCTION": "cremona_site.sign_in.limits.hidden",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
if REDIS_URL:
    SESSION_ENGINE, SESSION_CACHE_ALIAS = "django.contrib.sessions.backends.cached_db", "sessions"
    CACHES["sessions"] = {
        "BACKEND": "cremona_site.sign_in.session_cache.SessionCache",
        "LOCATION": REDIS_URL,
        "KEY_FUNCTION": "cremona_site.sign_in.limits.hidden",
    }

# Languages: Italian without prefix, more to come

LANGUAGE_CODE = "it"
LANGUAGES = [("it", "Italiano"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "cremona_site" / "locale"]
TIME_ZONE = "Europe/Rome"
CMS_LANGUAGES = {
    SITE_ID: [{"code": code, "name": name, "fallbacks": []} for code, name in LANGUAGES],
    "default": {"fallbacks": [], "public": True, "hide_untranslated": True, "redirect_on_fallback": False},
}

# Static and uploaded files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static" / "dist"]
MEDIA_URL = "/media/"
STORAGES = {
    "default": {
        "BACKEND": "cremona_site.media_store.MediaStore" if MEDIA_S3_BUCKET else "cremona_site.storage.MediaFolder"
    },
    "staticfiles": {"BACKEND": "cremona_site.storage.StaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Sign-in: one door

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = ["cremona_site.sign_in.backend.PasswordBackend"]
ACCOUNT_ADAPTER = "cremona_site.sign_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]  # nobody signs up: checked, never asked
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # who is not known gets no mail
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# Tight for a name, wide for an address: a whole office sits behind one
ACCOUNT_RATE_LIMITS = {
    "login_failed": "60/m/ip,5/300s/key",
    "login": "120/m/ip",
    "reset_password": "20/m/ip,3/5m/key",
    "way_in": "60/m/ip",  # ours: pages that write a session for whoever asks
}
ACCOUNT_FORMS = {
    "login": "cremona_site.sign_in.forms.SignInForm",
    "reauthenticate": "cremona_site.sign_in.forms.ConfirmForm",
    "change_password": "cremona_site.sign_in.forms.NewPasswordForm",
    "set_password": "cremona_site.sign_in.forms.FirstPasswordForm",
    "reset_password": "cremona_site.sign_in.forms.ForgottenPasswordForm",
    "reset_password_from_key": "cremona_site.sign_in.forms.PasswordByMailForm",
}
MFA_ADAPTER = "cremona_site.sign_in.adapters.MfaAdapter"
MFA_FORMS = {
    "authenticate": "cremona_site.sign_in.forms.CodeForm",
    "reauthenticate": "cremona_site.sign_in.forms.ConfirmByCodeForm",
    "authenticate_webauthn": "cremona_site.sign_in.forms.SecondStepByPasskeyForm",
    "login_webauthn": "cremona_site.sign_in.forms.SignInByPasskeyForm",
    "reauthenticate_webauthn": "cremona_site.sign_in.forms.ConfirmByPasskeyForm",
    "activate_totp": "cremona_site.sign_in.forms.FirstCodeForm",
    "add_webauthn": "cremona_site.sign_in.forms.PasskeyForm",
    "edit_webauthn": "cremona_site.sign_in.forms.PasskeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = SITE_TAGLINE
MFA_TOTP_TOLERANCE = 1  # a phone may be half a minute late
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SOCIALACCOUNT_ADAPTER = "cremona_site.sign_in.directory.DirectoryAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form may not lead to another site: the content security policy
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "ente",
                "name": OIDC_NAME,
                "client_id": OIDC_CLIENT_ID,
                "secret": OIDC_CLIENT_SECRET,
                "settings": {"server_url": OIDC_ISSUER, "verified_email": OIDC_OWNS_ADDRESSES},
            }
        ],
    }
}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Security. Referrer-Policy: `no-referrer` would make Chromium send `Origin: null` and break every form.

SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS and HSTS_SUBDOMAINS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
X_FRAME_OPTIONS = "DENY"  # for visitors; see cremona_site.middleware for staff

SILENCED_SYSTEM_CHECKS = ["treebeard.E001"]  # the CMS pins treebeard<6 and handles its managers itself

# django CMS

CMS_TEMPLATES = [
    ("cms/page.html", "Pagina semplice"),
    ("cms/section.html", "Sezione del menu"),
    ("projects/project.html", "Progetto"),
    ("projects/action_area.html", "Azione di un progetto"),
    ("projects/service.html", "Scheda di un servizio"),
    ("projects/initiative.html", "Iniziativa: evento, formazione, campagna"),
    ("projects/archive.html", "Archivio delle iniziative"),
    ("projects/calendar.html", "Calendario delle iniziative"),
    ("projects/news.html", "Novità: notizia, comunicato, avviso"),
    ("cms/topics.html", "Argomenti"),
    ("cms/site_map.html", "Mappa del sito"),
    ("cms/legal_notes.html", "Note legali"),
    ("cms/home.html", "Pagina iniziale"),
]
CMS_PERMISSION = False
CMS_ENABLE_HELP = False  # a menu of English sites
CMS_TOOLBAR_ANONYMOUS_ON = False
CMS_PAGE_CACHE = CMS_PLACEHOLDER_CACHE = CMS_PLUGIN_CACHE = False
# What each slot is called and takes. No entry for all slots (`None`): the CMS would leave out the addresses of every
# plugin that it does not name.
CMS_PLACEHOLDER_CONF = {
    "for_me": {"name": "È per me?", "plugins": ["TextPlugin"]},
    "signs": {"name": "Succede anche a te?", "plugins": ["TextPlugin"]},
    "intro": {"name": "Che cos’è", "plugins": ["TextPlugin", "PicturePlugin"]},
    "who_can_ask": {"name": "Chi può chiedere aiuto", "plugins": ["TextPlugin"]},
    "law": {"name": "La legge", "plugins": ["TextPlugin"]},
    "what": {"name": "Che cos’è", "plugins": ["TextPlugin", "PicturePlugin"]},
    "for_whom": {"name": "Per chi è", "plugins": ["TextPlugin"]},
    "how": {"name": "Come fare", "plugins": ["TextPlugin"]},
    "addressed_to": {"name": "A chi è rivolto", "plugins": ["TextPlugin"]},
    "how_to": {"name": "Come fare", "plugins": ["TextPlugin"]},
    "needed": {"name": "Cosa serve", "plugins": ["TextPlugin"]},
    "obtained": {"name": "Cosa si ottiene", "plugins": ["TextPlugin"]},
    "timing": {"name": "Tempi e scadenze", "plugins": ["TextPlugin"]},
    "access": {"name": "Accedi al servizio", "plugins": ["TextPlugin"]},
    "conditions": {"name": "Condizioni di servizio", "plugins": ["TextPlugin"]},
    "about": {"name": "Di che cosa si parla", "plugins": ["TextPlugin", "PicturePlugin"]},
    "content": {"name": "Testo", "plugins": ["TextPlugin", "PicturePlugin", "DocumentPlugin", "Alias"]},
    "documents": {"name": "Documenti e materiali", "plugins": ["DocumentPlugin", "PicturePlugin"]},
    "offices": {"name": "Uffici", "plugins": ["OfficeCardPlugin"]},
    "avviso-del-sito": {"name": "Avviso del sito", "plugins": ["TextPlugin"]},
}
DJANGOCMS_VERSIONING_ALLOW_DELETING_VERSIONS = False
DJANGOCMS_VERSIONING_LOCK_VERSIONS = True
TEXT_EDITOR_SETTINGS = {
    "toolbar_CMS": [
        ["Undo", "Redo"],
        ["Heading2", "Heading3", "Heading4", "Paragraph"],
        ["Bold", "Italic"],
        ["Link", "Unlink"],
        ["BulletedList", "NumberedList"],
        ["Blockquote", "Table"],
        ["RemoveFormat"],
    ],
}

# Uploads

FILE_UPLOAD_HANDLERS = [
    "cremona_site.media_library.upload_limits.UploadLimits",  # first: the others keep what this one lets through
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILER_UPLOADER_MAX_FILE_SIZE = 20  # MB; as `cremona_site.uploads` has it, for scripts that look before they send
FILER_ENABLE_PERMISSIONS = False
FILER_STORAGES = {
    "public": {"main": {"UPLOAD_TO": "cremona_site.file_names.place_of", "UPLOAD_TO_PREFIX": "filer_public"}}
}
FILER_MIME_TYPE_WHITELIST = [
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/avif",
    "image/svg+xml",
    "application/pdf",
]
FILER_REMOVE_FILE_VALIDATORS = ["image/svg+xml"]  # ours does the same, and looks at the file before it does
FILER_ADD_FILE_VALIDATORS = {
    "image/jpeg": ["cremona_site.uploads.accept_picture"],
    "image/png": ["cremona_site.uploads.accept_picture"],
    "image/webp": ["cremona_site.uploads.accept_picture"],
    "image/avif": ["cremona_site.uploads.accept_picture"],
    "image/svg+xml": ["cremona_site.uploads.accept_drawing"],
    "application/pdf": ["cremona_site.uploads.accept_document"],
}
THUMBNAIL_HIGH_RESOLUTION = False
THUMBNAIL_PROCESSORS = (
    "easy_thumbnails.processors.colorspace",
    "easy_thumbnails.processors.autocrop",
    "filer.thumbnail_processors.scale_and_crop_with_subject_location",
    "easy_thumbnails.processors.filters",
)

# Mail and logs

EMAIL_BACKEND = EMAIL["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = EMAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = EMAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_TIMEOUT = 10  # seconds: who sends waits for it
EMAIL_USE_TLS = EMAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL.get("EMAIL_USE_SSL", False)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"chosen": {"()": f"cremona_site.log_formats.{LOG_FORMAT.capitalize()}"}},
    "filters": {
        "nothing_a_stranger_wrote": {"()": "cremona_site.logs.NothingAStrangerWrote"},
        "no_traceback_for_odd_requests": {"()": "cremona_site.logs.NoTracebackForOddRequests"},
        "one_line_while_unavailable": {"()": "cremona_site.logs.OneLineWhileUnavailable"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "chosen",
            "filters": [
                "nothing_a_stranger_wrote",
                "no_traceback_for_odd_requests",
                "one_line_while_unavailable",
            ],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "gunicorn.http.wsgi": {"level": "ERROR"},  # a warning for every HEAD, whose body it rightly leaves out
    },
}
