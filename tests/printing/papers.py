"""A signed paper to print, and how alike two pictures of a page are."""

import subprocess
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageOps, ImageStat  # reportlab brings it

from prevent_desktop import document
from prevent_desktop.app import read_library
from prevent_desktop.document import Holder, Paper, make_identity
from prevent_desktop.document.raster import Picture
from prevent_desktop.form.files import parse_json
from prevent_desktop.referral import referral_from_file
from prevent_desktop.shipped import resources

REFERENCE = "PR-7K2M-4H9Q"
MOMENT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@cache
def signed_paper() -> bytes:
    """A fictional referral, signed, with the visible box of its signature."""
    raw = parse_json(resources.path("examples", "child.json").read_bytes())
    referral = referral_from_file(read_library(), raw)
    identity = make_identity(Holder("Sam Sample", "Example School"), MOMENT)
    paper = Paper(
        form=referral.form,
        area=referral.area,
        released=referral.released(),
        shown=referral.review(MOMENT.date()).shown,
        payload=None,
        reference=REFERENCE,
        moment=MOMENT,
        complete=True,
        signer=identity.holder,
        fingerprint=identity.fingerprint,
    )
    return document.sign(document.render(paper), identity, MOMENT)


def as_image(picture: Picture) -> Image.Image:
    size = (picture.width, picture.height)
    made = Image.frombytes("RGB", size, picture.pixels, "raw", "BGRX", picture.stride)
    return made.convert("L")


def poppler(pdf: bytes, folder: Path, dots: int = 60) -> list[Image.Image]:
    """Every page as another renderer draws it."""
    source = folder / "page.pdf"
    source.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-gray", "-r", str(dots), source, folder / "page"], check=True)
    pages = sorted(folder.glob("page-*.pgm"))
    images = [Image.open(path).convert("L") for path in pages]
    for path in pages:
        path.unlink()
    return images


def ink(page: Image.Image) -> Image.Image:
    """A page without its white margins: printers make a page smaller to fit what they can print."""
    box = ImageOps.invert(page.point(lambda value: 255 if value > 200 else 0)).getbbox()
    return page.crop(box) if box else page


def difference(one: Image.Image, other: Image.Image) -> float:
    """How unlike two pages are: 0 for the same, about 20 for another page, 255 for the opposite."""
    small = (120, 170)
    both = ImageChops.difference(one.resize(small), other.resize(small))
    return float(ImageStat.Stat(both).mean[0])
