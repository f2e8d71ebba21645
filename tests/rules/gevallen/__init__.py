"""For every rule in every message one case that it refuses, by the subject of the rules."""

from __future__ import annotations

from tests.rules.gevallen import (
    adres,
    antwoord,
    basis,
    client,
    declaratie,
    gedeclareerd,
    omvang,
    stapeling,
    stop,
    tegen_eerdere,
    verzoek,
)
from tests.rules.gevallen.geval import Gevallen

GEVALLEN: Gevallen = {
    **adres.GEVALLEN,
    **antwoord.GEVALLEN,
    **basis.GEVALLEN,
    **client.GEVALLEN,
    **declaratie.GEVALLEN,
    **gedeclareerd.GEVALLEN,
    **omvang.GEVALLEN,
    **stapeling.GEVALLEN,
    **stop.GEVALLEN,
    **tegen_eerdere.GEVALLEN,
    **verzoek.GEVALLEN,
}
