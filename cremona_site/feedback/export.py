"""The summary as a table for a spreadsheet. It holds no words of visitors: a file would outlive the thirty days."""

import csv
from io import StringIO

from cremona_site.feedback.summary import label_for_staff
from cremona_site.models.rating import MOST_STARS, Answer

# A spreadsheet takes what begins with one of these for a formula
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
HEAD = ["Pagina", "Indirizzo", "Lingua", "Voti", "Media"]


def as_csv(summaries):
    """Semicolons and a byte order mark, as spreadsheets in Italian want it."""
    answers = [answer for answer in Answer if answer]
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    stars = [f"{number} su {MOST_STARS}" for number in range(1, MOST_STARS + 1)]
    writer.writerow([*HEAD, *stars, *map(label_for_staff, answers)])
    for one in summaries:
        facts = [one.title, one.url, one.language, one.number, f"{one.average:.2f}".replace(".", ",")]
        chosen = [one.answers.get(answer, 0) for answer in answers]
        writer.writerow([harmless(cell) for cell in [*facts, *one.stars.values(), *chosen]])
    return "\ufeff" + file.getvalue()


def harmless(cell):
    """The cell as a spreadsheet shows it without reckoning it."""
    is_formula = isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA_SIGNS)
    return f"'{cell}" if is_formula else cell
