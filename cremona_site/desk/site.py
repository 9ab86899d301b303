from django.conf import settings
from django.contrib.admin import AdminSite
from django.urls import path


class Desk(AdminSite):
    """The admin as the council's staff meet it: its start page is what waits for the person who is signed in."""

    site_header = "La voce che rompe il silenzio"
    site_title = "Redazione del sito"
    index_title = "La tua scrivania"
    index_template = "admin/desk/index.html"
    enable_nav_sidebar = False  # the desk leads everywhere

    def get_urls(self):
        from cremona_site.desk import guide, views

        staff = self.admin_view
        return [
            path("scrivania/primi-passi/", staff(views.first_steps), name="desk_first_steps"),
            path("scrivania/verifica/<int:page_id>/", staff(views.verify), name="desk_verify"),
            path("scrivania/responsabile/<int:page_id>/", staff(views.take), name="desk_take"),
            path("scrivania/<slug:key>/", staff(views.panel), name="desk_panel"),
            path("guida/", staff(guide.page), name="guide"),
            path("guida/<slug:name>/", staff(guide.page), name="guide_page"),
            path("guida/img/<str:name>", staff(guide.picture), name="guide_picture"),
            *super().get_urls(),
        ]

    def each_context(self, request):
        return super().each_context(request) | {"release": settings.RELEASE}

    def index(self, request, extra_context=None):
        from cremona_site.desk.index import desk_of

        return super().index(request, desk_of(request.user) | (extra_context or {}))
