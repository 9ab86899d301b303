from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin, whose site is the desk."""

    default_site = "cremona_site.desk.site.Desk"
