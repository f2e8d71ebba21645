"""Where the official schemas and examples are, when they are on this machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.standard.berichtsoort import Berichtsoort
from app.standard.element import Vorm
from app.standard.release import Wet

_ROOT = Path(__file__).resolve().parents[2]
MAP = Path(os.environ.get("HEENWEER_XSD", _ROOT.parent / "shared" / "istandaarden"))
AANWEZIG = (MAP / "ijw-3.2" / "xsd").is_dir()
nodig = pytest.mark.skipif(
    not AANWEZIG, reason="the official schemas are not here; set HEENWEER_XSD to compare"
)


def xsd(vorm: Vorm) -> Path:
    """Path of the official schema of a message, whether it exists or not."""
    return MAP / f"{vorm.wet.standaard}-3.2" / "xsd" / f"{vorm.naam}.xsd"


def vormen() -> list[Vorm]:
    """Every message that has an official schema here."""
    alle = [Vorm(wet, soort) for wet in Wet for soort in Berichtsoort]
    return [vorm for vorm in alle if xsd(vorm).exists()]


def voorbeeld(vorm: Vorm) -> Path:
    """Path of the official example of a message."""
    return MAP / f"{vorm.wet.standaard}-3.2" / "voorbeelden" / f"JW{vorm.soort.value}.xml"


def naam(vorm: Vorm) -> str:
    """Name of a message, as test id."""
    return vorm.naam
