class Refused(Exception):  # noqa: N818 - no error of the code: what the operator can mend
    """Why a backup or a restore was not carried out, and how to mend it, in words for the operator."""
