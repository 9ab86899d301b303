"""Below /admin/nuovo/, before Django's own addresses of the admin."""

from django.contrib import admin
from django.urls import path

from cremona_site.new_pages import views

app_name = "new_pages"

urlpatterns = [
    path("", admin.site.admin_view(views.choice), name="choice"),
    path("notizia/", admin.site.admin_view(views.NewNews.as_view()), name="news"),
    path("iniziativa/", admin.site.admin_view(views.NewInitiative.as_view()), name="initiative"),
    path("progetto/", admin.site.admin_view(views.NewProject.as_view()), name="project"),
    path("pagina/", admin.site.admin_view(views.NewPlainPage.as_view()), name="page"),
]
