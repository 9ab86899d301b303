"""Which release of the site runs: what the environment says, else the commit, else the version in publiccode.yml."""

import re
import subprocess

from django.core.exceptions import ImproperlyConfigured

FIT_FOR_A_HEADER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}")
UNKNOWN = "unknown"


def release_of(root, named=""):
    """The release of the code below `root`; `named` outranks what can be found there."""
    if named:
        if not FIT_FOR_A_HEADER.fullmatch(named):
            raise ImproperlyConfigured(
                f"RELEASE is {named!r}. Write up to 64 letters, digits, dots, dashes, + or _, such as 2027.1."
            )
        return named
    found = commit_of(root) or version_in(root / "publiccode.yml")
    return found if FIT_FOR_A_HEADER.fullmatch(found) else UNKNOWN


def commit_of(root):
    """The nearest tag with what came after it, or the short name of the commit; empty where git knows nothing."""
    if not (root / ".git").exists():
        return ""
    command = ["git", "-C", str(root), "describe", "--tags", "--always"]
    try:
        return subprocess.run(  # noqa: S603 - a command of ours
            command, capture_output=True, text=True, timeout=2, check=True
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def version_in(publiccode):
    try:
        text = publiccode.read_text(encoding="utf-8")
    except OSError:
        return ""
    match = re.search(r"""^softwareVersion:\s*["']?([^"'\s#]+)""", text, re.MULTILINE)
    return match[1] if match else ""
