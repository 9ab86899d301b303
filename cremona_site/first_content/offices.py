"""The two offices that answer for the project, with the facts of the printed page.

Phones and mailboxes bear no label: the printed page gives none.
"""

from cremona_site.first_content.schema import OfficeData

OFFICES: tuple[OfficeData, ...] = (
    OfficeData(
        key="anticorruzione",
        name="Ufficio Anticorruzione e Trasparenza",
        slug="ufficio-anticorruzione-e-trasparenza",
        address="Piazza del Comune, 8",
        entrance_note="ingresso da Piazza Stradivari 7",
        phones=(("", "0372 407066"),),
        mailboxes=(("", "ufficio.anticorruzione@comune.cremona.it"),),
        former_url="https://www.comune.cremona.it/node/421018",
    ),
    OfficeData(
        key="parita",
        name="Centro Locale di Parità",
        slug="centro-locale-di-parita",
        address="Corso Vittorio Emanuele II, 42",
        phones=(("", "0372 407006"), ("", "0372 407222")),
        mailboxes=(("", "pariopportunita@comune.cremona.it"),),
        former_url="https://www.comune.cremona.it/node/420931",
    ),
)

BOTH_OFFICES: tuple[str, ...] = tuple(office.key for office in OFFICES)
