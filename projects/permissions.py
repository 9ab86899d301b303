"""Who may change the facts of a page."""

from cms.models import Page, PageContent


def may_change_facts(user, page_id):
    """Whether `user` may write facts of this page: on a published page they are seen at once, so a publisher must."""
    if not Page.objects.filter(pk=page_id).exists():
        return False  # the page was deleted: there is nothing left to describe
    return user.has_perm("cms.publish_page") or not PageContent.objects.filter(page_id=page_id).exists()
