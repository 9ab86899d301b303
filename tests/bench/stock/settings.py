"""The settings of the stock project, in the order of the CMS's project template; what differs has its reason."""

import os
from pathlib import Path
from urllib.parse import urlsplit

FOLDER = Path(__file__).resolve().parent

SECRET_KEY = "for-the-benchmark-only"
DEBUG = False
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "cms",
    "menus",
    "djangocms_text",
    "djangocms_alias",
    "djangocms_versioning",
    "sekizai",
    "treebeard",
    "parler",
    "filer",
    "easy_thumbnails",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.middleware.user.CurrentUserMiddleware",
    "cms.middleware.page.CurrentPageMiddleware",
    "cms.middleware.toolbar.ToolbarMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "cms.middleware.language.LanguageCookieMiddleware",
]

ROOT_URLCONF = "tests.bench.stock.urls"
WSGI_APPLICATION = "tests.bench.stock.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [FOLDER / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sekizai.context_processors.sekizai",
                "cms.context_processors.cms_settings",
            ],
        },
    },
]

# The file that ours is beside; in the same mode, so that SQLite makes no difference
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": urlsplit(os.environ["DATABASE_URL"]).path.removeprefix("/"),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }
}

LANGUAGE_CODE = "it"
LANGUAGES = [("it", "Italiano"), ("en", "English")]
TIME_ZONE = "UTC"
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
USE_TZ = True

STATIC_URL = "static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = os.environ["MEDIA_ROOT"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
THUMBNAIL_PROCESSORS = (
    "easy_thumbnails.processors.colorspace",
    "easy_thumbnails.processors.autocrop",
    "filer.thumbnail_processors.scale_and_crop_with_subject_location",
    "easy_thumbnails.processors.filters",
)
X_FRAME_OPTIONS = "SAMEORIGIN"
SITE_ID = 1

CMS_CONFIRM_VERSION4 = True
CMS_TEMPLATES = (("base.html", "Standard"),)
CMS_PERMISSION = True
TEXT_INLINE_EDITING = True
SILENCED_SYSTEM_CHECKS = ["treebeard.E001"]  # as in ours: the CMS pins treebeard<6
# Not stock: a view is made anew each time, as ours is where its cost is measured
CMS_PAGE_CACHE = CMS_PLACEHOLDER_CACHE = False

# What the log of our gunicorn's configuration asks for, which serves both
LOG_FORMAT, METRICS_PORT, RELEASE = "plain", 0, ""
