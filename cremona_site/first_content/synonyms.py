"""Words that people type, and the words that the pages use for them."""

from dataclasses import dataclass

from cremona_site.models import SearchSynonym


@dataclass(frozen=True)
class SynonymData:
    """Who types these words finds those too; the other way round as well where it is mutual."""

    typed: str
    meant: str
    is_mutual: bool = False
    language: str = "it"

    @property
    def key(self):
        """Short enough for the record of what was loaded."""
        return f"{self.language}-{self.typed}"[:40]


# The pages speak of victims of the mafia; who looks for a crime by its name must find them all the same
SYNONYMS: tuple[SynonymData, ...] = (
    SynonymData("pizzo, racket, tangente, estorsione", "estorsione, vittima della mafia"),
    SynonymData("usuraio, strozzino, strozzinaggio, cravattaro, usura", "usura, vittima della mafia"),
    SynonymData("minaccia, ricatto", "intimidazione", is_mutual=True),
    SynonymData("psichiatra, psicoterapia, terapeuta", "psicologo"),
    SynonymData("ndrangheta, camorra, clan, boss", "mafia, criminalità organizzata"),
    SynonymData("carabinieri, questura, polizia", "forze dell’ordine"),
    SynonymData("soldi, denaro, economico", "aiuto materiale"),
    SynonymData("cellulare, telefonino, cronologia", "navigazione sicura"),
    SynonymData("reclamo, guasto", "segnalazione, disservizio"),
    SynonymData("recapito, contatto", "ufficio, telefono"),
    SynonymData("loan shark, usury", "usury, victim of the mafia", language="en"),
    SynonymData("protection money, racket, extortion", "extortion, victim of the mafia", language="en"),
    SynonymData("threat, blackmail", "intimidation", is_mutual=True, language="en"),
    SynonymData("counselling, counseling, therapist, psychologist", "psychological", language="en"),
)


def write_synonym(data):
    """Writes what nobody wrote before."""
    if not SearchSynonym.objects.filter(typed=data.typed, language=data.language).exists():
        synonym = SearchSynonym(typed=data.typed, meant=data.meant, is_mutual=data.is_mutual, language=data.language)
        synonym.full_clean()
        synonym.save()
