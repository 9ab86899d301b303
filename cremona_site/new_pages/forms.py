"""What every new page is asked for, whatever its kind."""

from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from cremona_site.new_pages.addresses import MOST_LETTERS, slug_of, taken
from cremona_site.plain_text import one_line

LONGEST_SUMMARY = 160
SUMMARY_HELP = (
    f"Una o due frasi, al massimo {LONGEST_SUMMARY} caratteri: si leggono sotto il titolo, negli elenchi e nei motori "
    "di ricerca."
)
FREE = (
    "Nel campo ne trovi uno libero: tienilo o cambialo, e premi di nuovo il pulsante. Se invece volevi cambiare la "
    "pagina che c’è già, aprila dall’elenco delle pagine."
)
NONE_FREE = "Scegli un altro posto per la pagina, o un indirizzo diverso."
STALE = "Il modulo non è più buono: copia quello che hai scritto e riapri la pagina."
TEXT_HELP = (
    "Una riga vuota comincia un nuovo paragrafo; le righe che cominciano con un trattino diventano un elenco. "
    "Titoli, grassetti e collegamenti si aggiungono dopo, nella bozza."
)


class LineField(forms.CharField):
    """Text in one line, without what pasting brings along unseen."""

    def to_python(self, value):
        return one_line(super().to_python(value))


class WordsForm(forms.Form):
    """Title, summary, first words and address of a page; which address is free, its place in the tree decides."""

    # Sent back as it came: the same form makes one page, however often it is sent
    token = forms.UUIDField(
        widget=forms.HiddenInput, initial=uuid4, error_messages={"invalid": STALE, "required": STALE}
    )
    title = LineField(label="Titolo", max_length=150, error_messages={"required": "Scrivi il titolo."})
    summary = LineField(
        label="Descrizione breve",
        help_text=SUMMARY_HELP,
        widget=forms.Textarea(attrs={"rows": 2, "data-longest": LONGEST_SUMMARY}),
        error_messages={"required": "Scrivi in una frase di che cosa parla la pagina."},
    )
    text = forms.CharField(label="Testo", help_text=TEXT_HELP, required=False, widget=forms.Textarea(attrs={"rows": 8}))
    slug = forms.CharField(
        label="Ultima parte dell’indirizzo",
        required=False,
        max_length=MOST_LETTERS,
        help_text="Se la lasci vuota, si fa dal titolo. Solo lettere minuscole, cifre e trattini.",
    )

    def clean_summary(self):
        summary = self.cleaned_data["summary"]
        if (too_many := len(summary) - LONGEST_SUMMARY) > 0:
            raise ValidationError(
                f"È lunga {len(summary)} caratteri: togline {too_many}, oppure sposta il resto nel testo."
            )
        return summary

    def clean_slug(self):
        typed = self.cleaned_data["slug"].strip().strip("/").lower()
        try:
            return typed and (validate_slug(typed) or typed)
        except ValidationError as error:
            raise ValidationError(
                f"Usa solo lettere minuscole senza accenti, cifre e trattini: per esempio «{slug_of(typed)}»."
            ) from error

    def settle_address(self, parent):
        """Gives the page its address below `parent`, or says whose it is and proposes a free one."""
        if "slug" in self.errors or "title" in self.errors:
            return
        slug = self.cleaned_data["slug"] or slug_of(self.cleaned_data["title"])
        if not slug:
            self.add_error("slug", "Dal titolo non si ricava un indirizzo: scrivine uno qui, per esempio «avviso-12».")
        elif problem := taken(parent, slug):
            self.add_error("slug", f"{problem.problem} {FREE if problem.free else NONE_FREE}")
            self.data = self.data.copy()
            self.data[self.add_prefix("slug")] = problem.free or slug
        else:
            self.cleaned_data["slug"] = slug
