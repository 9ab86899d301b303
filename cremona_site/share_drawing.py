"""Draws the picture of a shared link: the Comune’s name, the page’s title, the voice that breaks the silence."""

from functools import cache
from io import BytesIO
from itertools import pairwise
from math import cos, pi

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from PIL import Image, ImageDraw, ImageFont

DESIGN = 1  # count up whenever the picture of a title changes
WIDTH, HEIGHT = 1200, 630
MARGIN = 80
SHARPNESS = 2  # shapes are drawn so many times larger, then made smaller: Pillow's lines have hard edges

BLUE, BLUE_DARK, WHITE, SAND = "#0b4a86", "#083a6b", "#ffffff", "#f1ebe0"
COLOURS = 48  # enough for smooth edges, and a third of the bytes
GROUND = 548  # where the voice is silent

TITLE_FONT, NAME_FONT = "fonts/titillium-700.ttf", "fonts/titillium-600.ttf"
TITLE_SIZES = (92, 84, 76, 68, 60, 52)
TITLE_LINES = 4
LINE_HEIGHT = 1.16
TITLE_BOX = (MARGIN, 164, WIDTH - MARGIN, 484)  # left, top, right, bottom

# Where the line of static/src/img/voce.svg turns, in its own units: 352 wide, 64 high
VOICE = [(0, 32), (112, 32), (124, 26), (135, 38), (148, 16), (162, 50), (177, 6), (193, 58), (209, 6), (224, 46)]
VOICE += [(237, 20), (249, 36), (261, 27), (274, 32), (352, 32)]
# static/src/img/crest.svg, its curves drawn as a few straight pieces: 36 wide, 44 high
SHIELD = [(2, 2), (34, 2), (34, 24), (33, 28.5), (30.4, 33), (26.4, 37), (22, 39.8), (18, 42)]
SHIELD += [(36 - x, y) for x, y in reversed(SHIELD[:-1])] + [(2, 2), (34, 2)]
TOWER = [
    [(14.5, 33), (21.5, 33)],
    [(15, 33), (15, 15), (21, 15), (21, 33)],
    [(13, 15), (23, 15)],
    [(15.5, 15), (15.5, 9), (18, 6), (20.5, 9), (20.5, 15)],
    [(18, 15), (18, 33)],
]


def draw(site_name, title):
    """The picture as PNG; without the title where the font lacks a letter of it."""
    image = background()
    pen = ImageDraw.Draw(image)
    pen.text((MARGIN + 84, 98), site_name, font=font(NAME_FONT, 44), fill=WHITE, anchor="lm")
    words = writable(title)
    if words:
        write_title(pen, words)
    stored = BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(stored, "PNG", optimize=True)
    return stored.getvalue()


def background():
    """All but the words."""
    image = Image.new("RGB", (WIDTH * SHARPNESS, HEIGHT * SHARPNESS), BLUE)
    pen = ImageDraw.Draw(image)
    pen.rectangle([0, GROUND * SHARPNESS, WIDTH * SHARPNESS, HEIGHT * SHARPNESS], fill=BLUE_DARK)
    for stroke, width in [(SHIELD, 4), *((stroke, 3) for stroke in TOWER)]:
        line(pen, stroke, (MARGIN - 3, 58), (1.7, 1.7), WHITE, width)
    stretch = WIDTH / 352
    line(pen, smooth(VOICE), (0, GROUND - 32 * stretch / 2), (stretch, stretch / 2), SAND, 7)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def line(pen, points, origin, scale, colour, width):
    """A line through `points`, scaled in both directions and moved to `origin`."""
    placed = [((origin[0] + x * scale[0]) * SHARPNESS, (origin[1] + y * scale[1]) * SHARPNESS) for x, y in points]
    pen.line(placed, fill=colour, width=width * SHARPNESS, joint="curve")


def smooth(turns, steps=16):
    """Points of a curve that is level wherever it turns."""
    points = [turns[0]]
    for (x, y), (next_x, next_y) in pairwise(turns):
        for step in range(1, steps + 1):
            rise = (1 - cos(pi * step / steps)) / 2
            points.append((x + (next_x - x) * step / steps, y + (next_y - y) * rise))
    return points


def write_title(pen, title):
    left, top, right, bottom = TITLE_BOX
    size, lines = fitted(title, right - left, bottom - top)
    first = (top + bottom - size * LINE_HEIGHT * (len(lines) - 1)) / 2
    for number, words in enumerate(lines):
        place = (left, first + size * LINE_HEIGHT * number)
        pen.text(place, words, font=font(TITLE_FONT, size), fill=WHITE, anchor="lm")


def fitted(title, width, height):
    """The largest size at which the title fits, and its lines; what is too long even then ends in an ellipsis."""
    for size in TITLE_SIZES:
        lines = wrapped(title, size, width)
        if len(lines) <= TITLE_LINES and len(lines) * size * LINE_HEIGHT <= height:
            return size, balanced(title, size, width, len(lines))
    last = lines[TITLE_LINES - 1]
    while length(f"{last}…", size) > width:
        last = last[:-1]
    return size, [*lines[: TITLE_LINES - 1], f"{last.rstrip(' ,;:.')}…"]


def balanced(title, size, width, count):
    """The lines of the narrowest column in which the title still takes `count` lines: none ends in a lonely word."""
    for narrower in range(width // 2, width, 20):
        lines = wrapped(title, size, narrower)
        if len(lines) == count:
            return lines
    return wrapped(title, size, width)


def wrapped(title, size, width):
    lines = [""]
    for word in title.split():
        for piece in pieces(word, size, width):
            longer = f"{lines[-1]} {piece}".lstrip()
            if length(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines


def pieces(word, size, width):
    """The word, cut where it is longer than a line."""
    while length(word, size) > width:
        end = next(end for end in range(len(word), 0, -1) if end == 1 or length(word[:end], size) <= width)
        yield word[:end]
        word = word[end:]
    yield word


def length(words, size):
    return font(TITLE_FONT, size).getlength(words)


def writable(title):
    """The title without signs that the font lacks; empty where it lacks a letter: other alphabets are not cut up."""
    missing = {sign for sign in set(title) if not sign.isspace() and is_missing(sign)}
    if any(sign.isalpha() for sign in missing):
        return ""
    return "".join(sign for sign in title if sign not in missing).strip()


def is_missing(sign):
    face = font(TITLE_FONT, 20)
    return bytes(face.getmask(sign)) == bytes(face.getmask("\U0010ffff"))


@cache
def font(name, size):
    return ImageFont.truetype(finders.find(name) or staticfiles_storage.path(name), size)
