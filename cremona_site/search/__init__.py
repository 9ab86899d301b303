"""Finding pages and offices by words: one analyser in Python, one index for each kind of database."""
