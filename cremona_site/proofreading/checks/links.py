"""Links that do not arrive, or arrive by a way that readers should not be sent."""

from urllib.parse import unquote

from cremona_site.links import faults_of
from cremona_site.proofreading.addresses import is_plain_http
from cremona_site.proofreading.finding import ERROR, WARNING, Finding
from cremona_site.proofreading.fragment import links_in
from cremona_site.proofreading.outline import outline_of


def addresses(material):
    found = [(passage, link) for passage in material.passages for link in links_in(passage.body)]
    faults = faults_of([link.href for _passage, link in found], material.language)
    for passage, link in found:
        quoted = f"{link.text or '(senza parole)'} → {link.href or '(senza indirizzo)'}"
        if fault := faults.get(link.href):
            level = ERROR if fault.is_certain else WARNING
            yield Finding(level, passage.where, fault.what, fault.how, quoted, passage.plugin)
        elif leads_to_no_anchor(link.href, material.page_content):
            yield Finding(
                ERROR,
                passage.where,
                "Il collegamento porta a un punto di questa pagina che non c’è.",
                "Togli il collegamento e lascia le parole, oppure scegli una pagina.",
                quoted,
                passage.plugin,
            )
        elif is_plain_http(link.href):
            yield Finding(
                WARNING,
                passage.where,
                "L’indirizzo comincia con «http:»: quello che chi legge fa su quel sito si può spiare.",
                "Prova a scrivere «https:» al posto di «http:», e guarda se si apre.",
                quoted,
                passage.plugin,
            )
        if not link.text and not link.has_image:
            yield Finding(
                ERROR,
                passage.where,
                "C’è un collegamento senza parole: non si vede, e chi ascolta sente solo «collegamento».",
                "Scrivi le parole su cui premere, oppure toglilo con «Rimuovi collegamento».",
                link.href,
                passage.plugin,
            )


def leads_to_no_anchor(href, page_content):
    if not page_content or not href.startswith("#"):
        return False
    return not outline_of(page_content.template).may_have(unquote(href[1:]))
