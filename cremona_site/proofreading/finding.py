"""What there is to mend in a page."""

from dataclasses import dataclass

# An error keeps the page from being published; a warning asks whoever publishes
ERROR, WARNING = "errore", "avviso"


@dataclass(frozen=True)
class Finding:
    """`where` names a slot or a field, `excerpt` quotes it as plain text; `plugin` and `field` say what to open."""

    level: str
    where: str
    what: str
    how: str
    excerpt: str = ""
    plugin: int | None = None

    @property
    def is_error(self):
        return self.level == ERROR
