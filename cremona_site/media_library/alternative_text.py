"""Which words stand for a picture with those who do not see it: the same rules in the library and in a page."""

import re

# `DSC_0012.jpg`, `palazzo_2`, `WhatsApp Image 2026-11-22 at 10.20`, `IMG 2034`, `foto 1`
FILE_NAME = re.compile(
    r"\.(jpe?g|png|webp|avif|svg|gif|heic)$|^\S*[_\d]\S*$|^(whatsapp image|screenshot)\b"
    r"|^(dsc|dscn|img|pict?|image|immagine|foto|scan|scansione|senza titolo)[\s-]*\(?\d*\)?$",
    re.I,
)
EMPTY_WORDS = re.compile(
    r"^(immagine|foto|fotografia)\s+(di|d’|d'|del|dello|della|dell’|dell'|dei|degli|delle|che|con)\b"
    r"|^(image|picture|photo|photograph)\s+of\b",
    re.I,
)


def problem_of(text, is_decorative, caption=""):
    """What an editor should mend in the alternative text of a picture, or nothing."""
    text = text.strip()
    if is_decorative:
        return "Un’immagine solo decorativa non ha testo alternativo: togli il testo, o la spunta." if text else ""
    if not text:
        return "Scrivi che cosa mostra l’immagine, oppure spunta «solo decorativa» se non aggiunge niente."
    if FILE_NAME.search(text):
        return "Sembra il nome di un file: scrivi che cosa si vede nell’immagine."
    if EMPTY_WORDS.match(text):
        return "Togli «immagine di» o «foto di»: chi ascolta sa già che è un’immagine. Comincia da ciò che si vede."
    if text == caption.strip():
        return "È uguale alla didascalia e si sentirebbe due volte: scrivi che cosa si vede."
    return ""
