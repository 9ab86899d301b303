"""What gunicorn serves: Django, and before it the page cache."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cremona_site.settings")

django_application = get_wsgi_application()
application = import_string("cremona_site.page_cache.around.page_cache")(django_application)  # it needs a Django set up
