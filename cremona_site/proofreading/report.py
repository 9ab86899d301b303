"""What there is to mend in a version of a page, or of what pages share."""

from dataclasses import replace

from django.utils.text import Truncator

from cremona_site.proofreading.checks import CHECKS
from cremona_site.proofreading.finding import ERROR, WARNING, Finding
from cremona_site.proofreading.material import material_of

__all__ = ["ERROR", "WARNING", "Finding", "findings_of"]

LONGEST_EXCERPT = 400


def findings_of(content):
    """The `Finding`s of a page content or of an alias's, errors first; some ten queries, whatever its size."""
    material = material_of(content)
    found = [shortened(finding) for check in CHECKS for finding in check(material)]
    return sorted(dict.fromkeys(found), key=lambda finding: not finding.is_error)


def shortened(finding):
    return replace(finding, excerpt=Truncator(finding.excerpt).chars(LONGEST_EXCERPT))
