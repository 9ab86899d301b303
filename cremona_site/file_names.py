"""Where the library keeps what is uploaded."""

from pathlib import PurePosixPath

from filer.utils.generate_filename import randomized


def place_of(instance, file_name):
    """A folder of its own, under what is left of its name in plain letters.

    Of a name in other letters nothing but its end may be left: a hidden file, of which no server knows the kind.
    """
    place = PurePosixPath(randomized(instance, file_name))
    return str(place.with_name(f"file{place.name}") if place.name.startswith(".") else place)
