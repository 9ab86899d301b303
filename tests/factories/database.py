from django.apps import apps


def row_counts():
    """How many rows each table holds: equal before and after where nothing was written."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models() if model._meta.managed}


def is_a_chance(sql, address):
    """The CMS reads the home page's addresses again where the database named the English one first, in no order."""
    return address == "/" and 'FROM "cms_pageurl" WHERE "cms_pageurl"."page_id"' in sql
