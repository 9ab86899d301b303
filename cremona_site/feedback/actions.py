from cremona_site.feedback.masking import without_personal_facts
from cremona_site.models import RatingComment, RatingCount


def count_vote(subject, stars, answer, text=""):
    """Counts a vote and keeps its words, if any; tells whether they are kept, which is so where there were none."""
    drop_old()
    RatingCount.objects.add(**subject.key, stars=stars, answer=answer)
    if not text:
        return True
    return RatingComment.objects.add(**subject.key, stars=stars, text=without_personal_facts(text))


def drop_old():
    """Deletes the texts and counters whose time is over; returns how many of each."""
    return RatingComment.objects.drop_old(), RatingCount.objects.drop_old()
