from cms.models import PageContent
from djangocms_alias.models import AliasContent

from cremona_site.desk import versions
from cremona_site.desk.panels.panel import Panel
from cremona_site.models import BrokenLink
from cremona_site.publication.titles import title_of_content


class BrokenLinks(Panel):
    """Links of what visitors read that lead nowhere, the oldest first."""

    key = "collegamenti-rotti"
    title = "Collegamenti rotti"
    empty = "Nessun collegamento rotto nelle pagine pubblicate."
    is_beside = True

    def find(self):
        return BrokenLink.objects.order_by("since", "pk")

    @property
    def rows(self):
        """With the published words that hold each; a link whose page was just taken down is left out."""
        places = self.places()
        rows = []
        for link in self.things:
            if content := places.get((link.page_id, link.alias_id, link.language)):
                words = {"place": title_of_content(content), "url": versions.preview_url_of(content)}
                rows.append(words | {"link": link})
        return rows

    def places(self):
        pages = {link.page_id for link in self.things if link.page_id}
        aliases = {link.alias_id for link in self.things if link.alias_id}
        found = {}
        for content in PageContent.objects.filter(page__in=pages) if pages else []:
            found[content.page_id, None, content.language] = content
        for content in AliasContent.objects.filter(alias__in=aliases) if aliases else []:
            found[None, content.alias_id, content.language] = content
        return found
