"""The site's addresses with what visitors never or hardly see: the style guide and the page of a fault."""

from django.urls import path
from django.views.defaults import server_error

from cremona_site.urls import urlpatterns as addresses
from cremona_site.views import StyleGuide

urlpatterns = [
    path("stile/", StyleGuide.as_view(), name="style_guide"),
    path("guasto/", server_error),
    *addresses,
]
