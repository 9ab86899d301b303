"""The first piece of news: the site itself. What it says can be seen on it; nothing else has happened that is news."""

from datetime import date

from cremona_site.first_content.schema import NewsData, PageData

ONLINE_SINCE = date(2026, 11, 22)

SITE_IS_ONLINE = PageData(
    key="notizia-sito-online",
    template="projects/news.html",
    title="È online il nuovo sito del progetto",
    slug="e-online-il-nuovo-sito-del-progetto",
    summary="Gli aiuti, gli uffici e le iniziative del progetto ora sono in un sito solo. Ecco che cosa ci trovi.",
    slots={
        "content": (
            "<p>Il progetto «La voce che rompe il silenzio» ha un sito tutto suo. "
            "È per chi subisce la mafia o la criminalità organizzata, e per chi vuole conoscere il progetto.</p>"
            "<h2>Che cosa ci trovi</h2>"
            "<ul>"
            '<li><a href="/la-voce-che-rompe-il-silenzio/#chi">Chi può chiedere aiuto</a>, in poche parole.</li>'
            '<li><a href="/servizi/">I servizi</a>: a chi sono rivolti e come chiederli, passo per passo.</li>'
            '<li><a href="/amministrazione/uffici/">I due uffici</a>: dove sono, come chiamare, come scrivere.</li>'
            '<li><a href="/vivere-cremona/eventi/">Le iniziative</a>: quelle in programma e quelle già fatte.</li>'
            '<li><a href="/domande-frequenti/">Le domande più comuni</a>, con le risposte.</li>'
            "</ul>"
            "<h2>Come è fatto</h2>"
            "<p>Il sito non ti chiede chi sei e non lascia cookie a chi lo visita. "
            "In ogni pagina c’è «Esci subito»: lascia il sito e apre un’altra pagina. "
            'Leggi anche come <a href="/navigazione-sicura/">navigare lasciando meno tracce</a>.</p>'
            "<p>Puoi leggerlo dal telefono e usarlo con la tastiera. Molte pagine sono anche in inglese.</p>"
            '<p>Qualcosa non va? <a href="/segnala-disservizio/">Diccelo</a>.</p>'
        ),
    },
    facts=NewsData(
        kind="news",
        topics=("Comunicazione istituzionale", "Accesso all'informazione"),
        first_published_on=ONLINE_SINCE,
        last_modified_on=ONLINE_SINCE,
    ),
)

NEWS_ITEMS: tuple[PageData, ...] = (SITE_IS_ONLINE,)
