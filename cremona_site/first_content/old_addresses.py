"""Addresses that the printed page names and no page or office of this site calls its own.

Those that one does are its `former_url`. The links of the site notice to two of these stay as they were printed: they
lead to the site of the Comune, not here.
"""

from dataclasses import dataclass

from cms.models import Page

from cremona_site.models import OldAddress


@dataclass(frozen=True)
class OldAddressData:
    """An old address: the key of the page that it leads to now, or why there is none."""

    path: str
    page_key: str = ""
    explanation: str = ""


POLICE_CERTIFICATE = (
    "Qui c’era un avviso sulla certificazione ISO 9001 della Polizia Locale. Non fa parte di questo progetto. "
    "Cercalo nel sito del Comune di Cremona: https://www.comune.cremona.it/"
)

OLD_ADDRESSES: tuple[OldAddressData, ...] = (
    OldAddressData("/node/478226", explanation=POLICE_CERTIFICATE),
    OldAddressData("/node/478384", explanation=POLICE_CERTIFICATE),
    # The training path of 2017 and 2018
    OldAddressData("/node/476756", page_key="azione-a"),
)


def write_old_address(data):
    """Writes what nobody wrote before; a page that an editor deleted leaves an address that leads nowhere."""
    if not OldAddress.objects.filter(path=data.path).exists():
        page = Page.objects.filter(reverse_id=data.page_key).first() if data.page_key else None
        address = OldAddress(path=data.path, page=page, explanation=data.explanation)
        address.full_clean()
        address.save()
