from django.urls import reverse

ON_THE_DESK = 8


class Panel:
    """A list of what waits for somebody: at most `on_the_desk` rows of it lie on the desk, all in a page of their own.

    A panel says what it `finds` in the database, as something that can be sliced, and what a row of it shows.
    """

    key = title = empty = ""
    on_the_desk = ON_THE_DESK
    is_beside = False  # in the second column, where there is room for two

    def __init__(self, user):
        self.user = user
        self.things = []
        self.has_more = False

    @property
    def template(self):
        return f"admin/desk/rows/{self.key}.html"

    @property
    def url(self):
        """The page with all of it."""
        return reverse("admin:desk_panel", args=[self.key])

    def is_for_user(self):
        return True

    def find(self):
        raise NotImplementedError

    def take(self):
        """Reads what lies on the desk; whether there is more is known by one."""
        number = self.on_the_desk
        found = list(self.find()[: number + 1])
        self.has_more = len(found) > number
        self.hold(found[:number])

    def hold(self, things):
        self.things = things

    @property
    def versions(self):
        """The versions that the rows speak of: their contents are read for all panels together."""
        return []

    @property
    def rows(self):
        """What the template of a row gets, for each thing held."""
        return self.things

    @property
    def number(self):
        """How many, as a sign: «8+» where there are more than lie here."""
        return f"{len(self.things)}{'+' if self.has_more else ''}"
