from cremona_site.models.loaded_content import LoadedContent
from cremona_site.models.old_address import OldAddress

__all__ = ["LoadedContent", "OldAddress"]
