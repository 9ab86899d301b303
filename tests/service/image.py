"""What the Dockerfile puts into the image, by its own lines, without building it."""

import re
import shutil
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
LINES = [line.split(maxsplit=1) for line in TEXT.splitlines() if line and not line.startswith("#")]


def instructions(name):
    return [rest for instruction, rest in LINES if instruction == name]


def copied():
    """What comes from the repository, as it is called there and in the image."""
    found = []
    for line in instructions("COPY"):
        if not line.startswith("--"):
            *sources, target = line.split()
            found += [(source, f"{target}{source}" if target.endswith("/") else target) for source in sources]
    return found


def is_sent(path):
    """Whether .dockerignore lets a path of the repository into the build."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    sent = True
    for rule in rules:
        pattern = rule.removeprefix("!").removeprefix("**/")
        parents = [path, *[str(parent) for parent in Path(path).parents][:-1]]
        names = [*parents, Path(path).name] if "**/" in rule else parents
        if any(fnmatch(name, pattern) for name in names):
            sent = rule.startswith("!")
    return sent


def tree(folder):
    """The code of the image, which nobody may write to, with what the build makes of it."""
    for source, target in copied():
        made = folder / target
        made.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / source).is_dir() else shutil.copy2)(ROOT / source, made)
    shutil.copytree(ROOT / "static" / "dist", folder / "static" / "dist")
    (folder / "var").mkdir()
    (folder / "var" / "static").symlink_to(ROOT / "var" / "static")
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~0o222)
    return folder
