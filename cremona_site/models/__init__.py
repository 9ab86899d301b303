from cremona_site.models.loaded_content import LoadedContent
from cremona_site.models.old_address import OldAddress
from cremona_site.models.picture import Picture

__all__ = ["LoadedContent", "OldAddress", "Picture"]
