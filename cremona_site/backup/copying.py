"""Runs the script that pg_restore writes, over a connection of ours: so it shares a transaction with what surrounds it.

psql could not, and would carry out the commands of a shell that an archive brings along.
"""

import re

ROWS = re.compile(rb"COPY .+ FROM stdin;\n")
END = b"\\.\n"
FOR_PSQL = (b"\\restrict ", b"\\unrestrict ")


def run_script(script, cursor):
    """Executes the statements between the rows of two tables at once, and streams the rows."""
    statements = []
    for line in script:
        if ROWS.fullmatch(line):
            execute(cursor, statements)
            cursor.copy_expert(line.decode(), Rows(script))
            statements = []
        elif not line.startswith(FOR_PSQL):
            statements.append(line)
    execute(cursor, statements)


def execute(cursor, statements):
    text = b"".join(line for line in statements if not line.startswith(b"--")).decode()
    if text.strip():
        cursor.execute(text)


class Rows:
    """The lines of one table as a file, which ends where they end."""

    def __init__(self, script):
        self.script, self.left, self.is_over = script, b"", False

    def read(self, size):
        while not self.is_over and len(self.left) < size:
            line = self.script.readline()
            self.is_over = line in {END, b""}
            self.left += b"" if self.is_over else line
        data, self.left = self.left[:size], self.left[size:]
        return data
