"""Who may ask for the help for victims: art. 20(3) L.R. Lombardia 17/2015, in the same words wherever it is told."""

TWO_CASES = (
    "<ul>"
    "<li>eri residente in Lombardia al momento del reato;</li>"
    "<li>hai subito il reato in Lombardia, anche se eri residente altrove.</li>"
    "</ul>"
)

FOR_VICTIMS = (
    "<p>Puoi chiedere questo aiuto se sei vittima della mafia o della criminalità organizzata. "
    "Basta uno di questi due casi:</p>"
    f"{TWO_CASES}"
    "<p>Non sai se il tuo caso è uno di questi? Chiedilo all’ufficio. Puoi anche leggere "
    '<a href="/la-voce-che-rompe-il-silenzio/#chi">la regola su chi può chiedere aiuto</a>.</p>'
)
