from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed and pre-compressed files; a file that a library names but does not ship is no reason to stop."""

    manifest_strict = False
