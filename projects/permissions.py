"""Who may change the facts of a page."""

from cms.models import Page, PageContent

from cremona_site.publication.planning import is_page_promised


def may_change_facts(user, page_id):
    """Whether `user` may write facts of this page: a publisher must, where they are seen at once or at a fixed hour."""
    if not Page.objects.filter(pk=page_id).exists():
        return False  # the page was deleted: there is nothing left to describe
    if user.has_perm("cms.publish_page"):
        return True
    return not PageContent.objects.filter(page_id=page_id).exists() and not is_page_promised(page_id)
