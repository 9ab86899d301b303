"""The addresses of the site where a directory is set."""

from django.urls import include, path

from cremona_site.urls import handler500, urlpatterns

__all__ = ["handler500", "urlpatterns"]

urlpatterns = [path("accesso/", include("cremona_site.sign_in.directory_urls")), *urlpatterns]
