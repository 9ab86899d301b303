"""What visitors send when they rate a page, and what is then in the database."""

from cremona_site.models import RatingComment, RatingCount

ADDRESS = "/valutazione/"
THANKS = "/valutazione/grazie/"


def vote(client, path="/servizi/", stars=5, headers=None, **typed):
    """Sends a vote as a browser does without a script."""
    return client.post(ADDRESS, {"pagina": path, "voto": stars} | typed, headers=headers)


def counted():
    """Every counter as (stars, answer, number)."""
    return list(RatingCount.objects.order_by("stars", "answer").values_list("stars", "answer", "number"))


def kept_texts():
    return list(RatingComment.objects.values_list("text", flat=True))
