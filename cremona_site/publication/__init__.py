"""How a draft gets before visitors, by asking, publishing or a fixed hour; and who holds it meanwhile."""
