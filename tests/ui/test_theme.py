"""Colours that can be read, in every scheme, and a theme that can be changed."""

import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from prevent_desktop.shipped import resources
from prevent_desktop.ui.kit.theme import (
    Scheme,
    Tokens,
    apply_theme,
    choose_tokens,
    load_tokens,
    native_tokens,
    preferred_scheme,
    tokens_of,
)

SCHEMES = load_tokens(resources.path("theme.toml").read_bytes())
GROUNDS = ("background", "panel", "field")
SOFT = ("accent_soft", "error_soft", "warning_soft", "success_soft")
STATES = ("error", "warning", "success")
WORDS = [
    *((ink, ground) for ink in ("text", "muted", "accent") for ground in (*GROUNDS, *SOFT)),
    *((ink, "hover") for ink in ("text", "accent")),
    *((ink, ground) for ink in STATES for ground in ("background", "panel", "accent_soft")),
    *((ink, f"{ink}_soft") for ink in STATES),
    ("error", "field"),
    ("accent_text", "accent"),
    ("emergency_text", "emergency"),
]
"""Every pair of words and ground that is drawn: 4.5."""
EDGES = [
    *(("line", ground) for ground in (*GROUNDS, *SOFT, "hover")),
    *((edge, ground) for edge in ("accent", *STATES) for ground in GROUNDS),
    *((edge, f"{edge}_soft") for edge in ("accent", *STATES)),
    *(("muted", ground) for ground in ("background", "panel", "accent_soft")),
    ("accent_text", "accent"),
    ("emergency_text", "emergency"),
    ("ring_inner", "ring_outer"),
]
"""Borders, lines, shapes, and the two tones of the focus: 3."""


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(tokens: Tokens, ink: str, ground: str) -> float:
    pair = sorted(luminance(tokens.colour(name)) for name in (ink, ground))
    return (pair[1] + 0.05) / (pair[0] + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_can_be_read(scheme: Scheme, ink: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme], ink, ground) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_can_be_seen(scheme: Scheme, edge: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme], edge, ground) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", [*GROUNDS, *SOFT, "hover", "accent", "emergency"])
def test_one_tone_of_the_focus_ring_shows_on_any_ground(scheme: Scheme, ground: str) -> None:
    tones = ("ring_outer", "ring_inner")
    assert max(contrast(SCHEMES[scheme], tone, ground) for tone in tones) >= 3


def test_every_colour_is_in_a_pair_that_is_measured() -> None:
    """One added later has to be looked at; `soft_line` only parts what is apart without it."""
    names = {field.name for field in fields(Tokens)} - {"scheme", "soft_line"}
    assert names == {name for pair in (*WORDS, *EDGES) for name in pair}


@pytest.mark.parametrize(
    ("ink", "ground"),
    [("#ffffff", "#000000"), ("#000000", "#ffffff"), ("#ffff00", "#00007f")],
)
def test_the_system_s_forced_colours_are_all_its_own_two(ink: str, ground: str) -> None:
    """Whatever somebody chose in the system: no pair can be less than theirs."""
    palette = QPalette(QColor(ground), QColor(ground))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(role, QColor(ink))
    palette.setColor(QPalette.ColorRole.Base, QColor(ground))
    tokens = native_tokens(palette)
    for first, second in (*WORDS, *EDGES):
        assert contrast(tokens, first, second) >= 4.5, (first, second)


def test_every_scheme_with_colours_of_its_own_is_there() -> None:
    assert set(SCHEMES) == set(Scheme) - {Scheme.SYSTEM}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_applied_colours_reach_palette_and_widgets(qapp: QApplication, scheme: Scheme) -> None:
    apply_theme(qapp, SCHEMES[scheme], native=False)
    label = QLabel()
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == SCHEMES[scheme].background
    assert tokens_of(label) == SCHEMES[scheme]
    assert len(qapp.styleSheet().splitlines()) <= 150


def test_native_high_contrast_names_no_colour(qapp: QApplication) -> None:
    apply_theme(qapp, SCHEMES[Scheme.HIGH_CONTRAST], native=True)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb", qapp.styleSheet())
    assert tokens_of(QLabel()) == native_tokens(qapp.palette())


def test_native_colours_are_the_palette_s_own_pair() -> None:
    tokens = native_tokens(QPalette(QColor("#ffff00"), QColor("#000000")))
    assert {tokens.text, tokens.error, tokens.accent} == {"#ffffff"}  # chosen by Qt for black
    assert {tokens.background, tokens.panel, tokens.accent_text} == {"#000000"}


def test_text_is_at_least_eleven_points(qapp: QApplication) -> None:
    apply_theme(qapp, SCHEMES[Scheme.LIGHT])
    assert qapp.font().pointSizeF() >= 11
    apply_theme(qapp, SCHEMES[Scheme.LIGHT], points=22)
    assert qapp.font().pointSizeF() == 22
    assert "font-size: 38.5pt" in qapp.styleSheet()


def test_the_system_s_wish_is_one_that_has_colours(qapp: QApplication) -> None:
    assert preferred_scheme(qapp) in SCHEMES
    assert choose_tokens(qapp, Scheme.DARK, SCHEMES).scheme is Scheme.DARK
    assert choose_tokens(qapp, Scheme.SYSTEM, SCHEMES).scheme is preferred_scheme(qapp)
