"""Archives as somebody who is up to no good makes them, but for their sums and their seal, which are good."""

import json
import tarfile

from cremona_site.backup.archive import Writer


def changed_manifest(path, **changes):
    """Writes the archive again with another manifest."""

    def change(manifest):
        return json.dumps(json.loads(manifest) | changes).encode()

    rewrite(path, lambda name, data: change(data) if name == "manifest.json" else data)


def with_members(path, members=(), replaced=None, ends_there=False):
    """Writes the archive again with members, given by their headers, after those that it has."""
    replaced = replaced or {}
    rewrite(path, lambda name, data: replaced.get(name, data), members, ends_there)


def rewrite(path, changed, members=(), ends_there=False):
    with tarfile.open(path) as before:
        found = [
            (member.name, before.extractfile(member).read())
            for member in before
            if member.name in {"manifest.json", "database.sqlite3.gz", "database.pgdump"}
        ]
    with path.open("wb") as file:
        writer = Writer(file)
        for name, data in found:
            writer.add_bytes(name, changed(name, data))
        for member in members:
            writer.tar.fileobj.write(member.tobuf(tarfile.PAX_FORMAT))
        if ends_there:
            file.write(bytes(4096))
        else:
            writer.finish()
