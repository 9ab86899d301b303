"""Words that the Comuni model and EuroVoc fix, in the spelling that the official evaluation compares with.

Each is marked for translation: what is stored and compared is the Italian term, what is shown follows the language.
"""

from django.utils.translation import gettext_noop as _

# The topics of the Comuni model, all 64
MODEL_TOPICS = (
    _("Accesso all'informazione"), _("Acqua"), _("Agricoltura"), _("Anagrafe"), _("Animale domestico"), _("Aria"),
    _("Assistenza agli invalidi"), _("Assistenza sociale"), _("Associazioni"), _("Bilancio"),
    _("Commercio al minuto"), _("Commercio all'ingrosso"), _("Commercio ambulante"),
    _("Comunicazione istituzionale"), _("Comunicazione politica"), _("Concorsi"), _("Covid-19"), _("Elezioni"),
    _("Energie rinnovabili"), _("Estero"), _("Foreste"), _("Formazione professionale"), _("Gemellaggi"),
    _("Gestione rifiuti"), _("Giustizia"), _("Igiene pubblica"), _("Immigrazione"), _("Imposte"), _("Imprese"),
    _("Inquinamento"), _("Integrazione sociale"), _("Isolamento termico"), _("Istruzione"), _("Lavoro"),
    _("Matrimonio"), _("Mercato"), _("Mobilità sostenibile"), _("Morte"), _("Nascita"), _("Parcheggi"),
    _("Patrimonio culturale"), _("Pesca"), _("Piano di sviluppo"), _("Pista ciclabile"), _("PNRR"),
    _("Politica commerciale"), _("Polizia"), _("Prodotti alimentari"), _("Protezione civile"), _("Residenza"),
    _("Risposta alle emergenze"), _("Sistema giuridico"), _("Spazio Verde"), _("Sport"), _("Sviluppo sostenibile"),
    _("Tassa sui servizi"), _("Tempo libero"), _("Trasparenza amministrativa"), _("Trasporto pubblico"),
    _("Turismo"), _("Urbanizzazione"), _("Viaggi"), _("Zone pedonali"), _("ZTL"),
)  # fmt: skip

# Terms of EuroVoc that the model has no word for and this site needs
EUROVOC_TOPICS = (
    _("mafia"), _("criminalità organizzata"), _("legalità"), _("aiuto alle vittime"), _("diritti delle vittime"),
    _("risarcimento delle vittime"), _("vittima"), _("protezione dei testimoni"), _("corruzione"),
    _("lotta contro la criminalità"),
)  # fmt: skip
