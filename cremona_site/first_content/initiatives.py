"""Initiatives of the project that were held in 2017 and 2018: the memory of what was done.

Their facts come from the press and from the associations of those days; the Comune is to verify them.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_noop as _

from cremona_site.first_content.schema import InitiativeData, OccurrenceData, PageData

CREMONA = ZoneInfo("Europe/Rome")
WRITTEN_ON = date(2026, 11, 22)


def _at(day: int, month: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2018, month, day, hour, minute, tzinfo=CREMONA)


def _in(month: int, year: int) -> datetime:
    return datetime(year, month, 1, tzinfo=CREMONA)


def _initiative(
    slug: str,
    title: str,
    page_title: str,
    summary: str,
    about: str,
    facts: dict,
    occurrence: OccurrenceData,
    key: str = "",
) -> PageData:
    return PageData(
        key=key or f"iniziativa-{occurrence.starts_at:%Y-%m-%d}",
        template="projects/initiative.html",
        title=title,
        page_title=page_title,
        slug=slug,
        summary=summary,
        slots={"about": about},
        facts=InitiativeData(
            occurrences=(occurrence,), first_published_on=WRITTEN_ON, last_modified_on=WRITTEN_ON, **facts
        ),
    )


CULTURE = {"kind": "event", "area": "azione-e", "topics": ("Patrimonio culturale", "mafia")}
TRAINING = {
    "kind": "training",
    "area": "azione-a",
    "organisers": "Avviso Pubblico",
    "topics": ("Formazione professionale", "mafia"),
}

INITIATIVES: tuple[PageData, ...] = (
    _initiative(
        "anna-amore-non-ne-avremo",
        "A.N.N.A. (Amore Non Ne Avremo)",
        "Uno spettacolo teatrale",
        "Uno spettacolo teatrale in memoria di Peppino Impastato e di Aldo Moro. Si è tenuto nel maggio del 2018.",
        "<p>Lo spettacolo ricorda due persone: Peppino Impastato e Aldo Moro.</p>"
        "<p>La serata è stata organizzata con il coordinamento cremonese di Libera.</p>",
        CULTURE | {"organisers": "Coordinamento cremonese di Libera", "admission": _("gratuito")},
        OccurrenceData(
            starts_at=_at(22, 5, 21),
            place="Cortile Federico II",
            address="via Giovanni Baldesio",
            bad_weather_place="Teatro Monteverdi, via Dante 149",
        ),
    ),
    _initiative(
        "primo-quaderno-legalita",
        "Primo Quaderno legalità",
        "L’anteprima di un quaderno",
        "L’anteprima di un quaderno con appunti e dati sulla mafia a Cremona. Si è tenuta nel maggio del 2018.",
        "<p>Il quaderno ha per titolo «Primo Quaderno legalità: appunti, dati e riflessioni sul fenomeno mafioso "
        "a Cremona».</p>"
        "<p>Questo incontro è stato la sua anteprima.</p>",
        CULTURE,
        OccurrenceData(starts_at=_at(24, 5, 18), place="Salone dei Quadri", address="Piazza del Comune, 8"),
    ),
    _initiative(
        "fuoco-criminale",
        "Fuoco criminale",
        "La presentazione di un libro",
        "L’autrice Rossella Canadè presenta il suo libro sulla ’ndrangheta nelle terre del Po. Maggio 2018.",
        "<p>Il libro è «Fuoco criminale. La ’ndrangheta nelle terre del Po: l’inchiesta». "
        "All’incontro c’era l’autrice, Rossella Canadè.</p>"
        "<p>L’incontro era parte di «Porte chiuse alle mafie», l’anteprima del Porte Aperte Festival.</p>",
        CULTURE,
        OccurrenceData(
            starts_at=_at(26, 5, 11),
            place="Chiesa del Corpus Domini, complesso dei Monasteri",
            address="via Chiara Novella",
        ),
    ),
    _initiative(
        "le-mafie-fra-storia-e-attualita",
        "Le mafie fra storia e attualità",
        "Un incontro aperto alla cittadinanza",
        "Un incontro aperto alla cittadinanza, con Michele Albanese, Isaia Sales e Francesco Vignola. Giugno 2018.",
        "<p>Si è parlato delle mafie: la loro storia e quello che sono oggi.</p>"
        "<p>Hanno parlato:</p>"
        "<ul><li>Michele Albanese;</li><li>Isaia Sales;</li><li>Francesco Vignola.</li></ul>",
        TRAINING | {"audience": _("cittadini")},
        OccurrenceData(
            starts_at=_at(18, 6, 20, 30),
            ends_at=_at(18, 6, 23, 30),
            place="Sala Zanoni",
            address="via del Vecchio Passeggio, 1",
        ),
    ),
    _initiative(
        "la-prevenzione-dalle-infiltrazioni-mafiose",
        "La prevenzione dalle infiltrazioni mafiose",
        "Una mattina di formazione",
        "Una mattina di formazione per chi lavora in Comune. Si è tenuta nel giugno del 2018.",
        "<p>Il tema era come impedire alla mafia di entrare nella vita pubblica.</p>"
        "<p>Hanno parlato:</p>"
        "<ul><li>Michele Albanese;</li><li>Isaia Sales;</li><li>Francesco Vignola.</li></ul>",
        TRAINING | {"audience": _("personale del Comune")},
        OccurrenceData(
            starts_at=_at(19, 6, 9, 30),
            ends_at=_at(19, 6, 12, 30),
            place="Sala Zanoni",
            address="via del Vecchio Passeggio, 1",
        ),
    ),
    _initiative(
        "in-scena-contro-le-mafie",
        "In scena contro le mafie",
        "Incontri e teatro",
        "Incontri e teatro a Cremona, da settembre a dicembre del 2017.",
        "<p>«In scena contro le mafie» è durato quattro mesi, da settembre a dicembre del 2017.</p>"
        "<p>Ci sono stati incontri e spettacoli di teatro. I singoli giorni non sono scritti in questa pagina.</p>",
        CULTURE,
        OccurrenceData(starts_at=_in(9, 2017), ends_at=_in(12, 2017), precision="month"),
        key="iniziativa-2017-in-scena",
    ),
    _initiative(
        "percorso-di-formazione-2017-2018",
        "Il percorso di formazione 2017–2018",
        "Un percorso di formazione",
        "Sei moduli per la Polizia Locale e per chi lavora in Comune, negli anni 2017 e 2018.",
        "<p>Nel 2017 e nel 2018 la Polizia Locale e chi lavora in Comune hanno seguito un percorso di formazione. "
        "Il percorso era diviso in moduli. Le date dei moduli non sono pubblicate.</p>"
        "<h3>I moduli</h3>"
        "<ul>"
        "<li>Il gioco d’azzardo, fra dipendenza e infiltrazioni criminali. "
        "Hanno parlato Angela Gregorini, Simona Neri e Claudio Forleo.</li>"
        "<li>Evasione, elusione, riciclaggio: che cosa possono fare gli enti locali e le polizie. "
        "Hanno parlato Vittorio Ricciardelli e Mario Turla.</li>"
        "<li>Che cosa fa la Polizia Locale, e com’è la situazione a Cremona.</li>"
        "<li>La tratta di esseri umani.</li>"
        "<li>La criminalità organizzata: la sua storia e la società.</li>"
        "<li>I reati contro la pubblica amministrazione.</li>"
        "</ul>",
        {
            "kind": "training",
            "area": "azione-a",
            "topics": ("Formazione professionale", "mafia"),
            "audience": _("Polizia Locale e personale del Comune"),
        },
        OccurrenceData(starts_at=_in(1, 2017), ends_at=_in(12, 2018), precision="year"),
        key="iniziativa-2017-percorso",
    ),
)
