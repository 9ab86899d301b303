"""The site notice: the ISO 9001 certificate of the local police, which today's page prints above the article."""

from cremona_site.first_content.schema import NoticeData

NOTICE = NoticeData(
    key="avviso-del-sito",
    name="Avviso del sito",
    html=(
        "<p>Il Comune di Cremona ha ottenuto per la Polizia Locale la "
        '<a href="https://www.comune.cremona.it/node/478226">certificazione ISO 9001</a>: '
        "serve al presidio del territorio e alla sicurezza urbana.</p>"
        # On paper a notice ends where a line is nothing but such a link
        '<p><a href="https://www.comune.cremona.it/node/478384">'
        "Leggi tutto su Certificazione ISO polizia locale</a></p>"
    ),
)
