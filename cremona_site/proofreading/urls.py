"""Below /admin/controlli/, before Django's own addresses of the admin."""

from django.contrib import admin
from django.urls import path

from cremona_site.proofreading.views import findings

app_name = "proofreading"

urlpatterns = [path("<int:version_id>/", admin.site.admin_view(findings), name="findings")]
