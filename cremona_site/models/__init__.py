from cremona_site.models.loaded_content import LoadedContent

__all__ = ["LoadedContent"]
