from django.urls import path, re_path

from projects import views

app_name = "projects"
urlpatterns = [
    path("calendario/tutte.ics", views.all_calendar, name="all_calendar"),
    re_path(r"^calendario/azione-(?P<pk>\d{1,9})\.ics$", views.area_calendar, name="area_calendar"),
    re_path(r"^calendario/iniziativa-(?P<pk>\d{1,9})\.ics$", views.initiative_calendar, name="initiative_calendar"),
    path("calendario/data-<uuid:uid>.ics", views.date_calendar, name="date_calendar"),
]
