"""Addresses of the site. The CMS comes last: it answers for every path the others leave."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from cremona_site.edit_session import session_of_writer, writer_is_back
from cremona_site.feeds import feed_of_all, feed_of_initiatives, feed_of_news
from cremona_site.latest_changes import latest_changes
from cremona_site.robots import robots_txt
from cremona_site.search.views import search
from cremona_site.security_txt import security_txt
from cremona_site.share_images import share_image
from cremona_site.sitemaps.views import sitemap_file, sitemap_index
from cremona_site.views import Favicon, StyleGuide, uploaded_file

handler404 = "cremona_site.odd_requests.page_not_found"
handler500 = "cremona_site.unavailable.server_error"

urlpatterns = [
    path("admin/nuovo/", include("cremona_site.new_pages.urls")),
    path("admin/controlli/", include("cremona_site.proofreading.urls")),
    path("", include("cremona_site.sign_in.urls")),
    path("admin/cambiamenti/", admin.site.admin_view(latest_changes), name="latest_changes"),
    path("admin/sessione/", session_of_writer, name="session_of_writer"),
    path("admin/sessione/rientro/", admin.site.admin_view(writer_is_back), name="writer_is_back"),
    path("admin/", admin.site.urls),
    path("favicon.ico", Favicon.as_view()),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    re_path(r"^sitemap-(?P<section>[a-z]{1,20})-(?P<number>\d{1,4})\.xml$", sitemap_file, name="sitemap_file"),
    path("robots.txt", robots_txt, name="robots_txt"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("security.txt", RedirectView.as_view(pattern_name="security_txt", permanent=True)),
    re_path(
        r"^condivisione/(?P<kind>pagina|ufficio)-(?P<pk>\d{1,9})-(?P<language>[a-z]{2})-(?P<digest>[0-9a-f]{12})\.png$",
        share_image,
        name="share_image",
    ),
    re_path(r"^media/(?P<path>.*)$", uploaded_file, {"document_root": settings.MEDIA_ROOT}),
]
if settings.DEBUG:
    urlpatterns.append(path("stile/", StyleGuide.as_view(), name="style_guide"))

urlpatterns += i18n_patterns(
    path("amministrazione/uffici/", include("contacts.urls")),
    path("cerca/", search, name="search"),
    path("valutazione/", include("cremona_site.feedback.urls")),
    path("feed/novita.xml", feed_of_news, name="feed_of_news"),
    path("feed/iniziative.xml", feed_of_initiatives, name="feed_of_initiatives"),
    path("feed/tutto.xml", feed_of_all, name="feed_of_all"),
    path("", include("projects.urls")),
    path("", include("cms.urls")),
    prefix_default_language=False,
)
