"""Who changes something about accounts."""

from cms.utils.permissions import get_current_user


def current_actor():
    """Who is signed in where this happens in an answer; None on the command line."""
    user = get_current_user()
    return user if user is not None and user.is_authenticated else None
