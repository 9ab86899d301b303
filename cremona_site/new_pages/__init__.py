"""One form a kind of page: what staff fill in becomes a draft in its place of the tree, with the facts of its kind."""
