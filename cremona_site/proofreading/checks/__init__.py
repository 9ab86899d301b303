"""Each module looks for one kind of fault: functions of a `Material` that yield `Finding`s, and ask nobody else."""

from cremona_site.proofreading.checks import (
    capitals,
    documents,
    emptiness,
    facts,
    headings,
    link_words,
    links,
    page,
    pictures,
    readability,
    tables,
)

CHECKS = (
    page.title,
    page.summary,
    page.page_above,
    facts.facts,
    emptiness.slots,
    headings.jumps,
    headings.bold_as_heading,
    pictures.alternative_texts,
    documents.titles,
    links.addresses,
    link_words.generic,
    link_words.bare_addresses,
    tables.tables,
    capitals.capitals,
    readability.readability,
)
