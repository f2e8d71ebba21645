"""What the reason of a refused request means, and what can be done (code list WJ759)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.paths import resources
from app.standard.codelijsten import codelijst

WOONPLAATSBEGINSEL = "8"  # RedenAfwijzingVerzoek (WJ759)


@dataclass(frozen=True, slots=True)
class Afwijzing:
    """A RedenAfwijzingVerzoek: its official label, and in our words what it means and asks."""

    code: str
    label: str
    betekenis: str
    doen: str


def afwijzing(code: str) -> Afwijzing:
    """Explain a reason; one that is in no list gets a general explanation."""
    woorden = _woorden().get(code)
    if woorden is None:
        return Afwijzing(
            code,
            f"reden {code}" if code else "zonder reden",
            "De gemeente gaf geen reden die we kennen.",
            "Bel de gemeente over de reden.",
        )
    return Afwijzing(code, codelijst("WJ759").label(code), woorden["betekenis"], woorden["doen"])


@cache
def _woorden() -> Mapping[str, Mapping[str, str]]:
    tekst = (resources() / "redenen-afwijzing.toml").read_text(encoding="utf-8")
    return tomllib.loads(tekst)
