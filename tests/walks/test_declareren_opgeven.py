"""Giving up what was refused, and taking it up again."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import UserError
from app.services import declaraties, declareren
from tests.walks.conftest import afkeuring
from tests.walks.declareren import leg_vast, regelpad, zorg
from tests.walks.declareren_dwars import APRIL, CLIENT, praktijk
from tests.walks.praktijk import Praktijk, kort, referentie

__all__ = ["praktijk"]  # fixtures


def test_opgeven_en_weer_oppakken(praktijk: Praktijk) -> None:
    praktijk.declareer(APRIL, afkeuring("TR321", "9321", regelpad()))
    (rij,) = declaraties.afgekeurd(praktijk.ws)
    assert rij.regel.id is not None
    declaraties.geef_op(praktijk.ws, rij.regel.id, "te laat")
    assert declaraties.afgekeurd(praktijk.ws) == []
    assert praktijk.maak(APRIL).verzendingen == ()
    declaraties.pak_op(praktijk.ws, rij.regel.id)
    assert len(declaraties.afgekeurd(praktijk.ws)) == 1
    assert kort(praktijk.declareer(APRIL)) == [("D", 2, 12000)]


def test_een_correctie_opgeven_laat_staan_wat_is_toegekend(praktijk: Praktijk) -> None:
    """Else the granted line would be taken back, and nothing be paid at all."""
    praktijk.declareer(APRIL)
    leg_vast(praktijk.ws, zorg(date(2026, 4, 14), 60))
    correctie = praktijk.declareer(APRIL, afkeuring("TR304", "8187", CLIENT))
    assert kort(correctie) == [("C", 2, 12000), ("D", 3, 18000)]
    _, debet = declaraties.afgekeurd(praktijk.ws)
    assert debet.regel.id is not None
    declaraties.geef_op(praktijk.ws, debet.regel.id, "te veel")
    assert declaraties.afgekeurd(praktijk.ws) == []
    assert praktijk.maak(APRIL).verzendingen == ()
    declaraties.pak_op(praktijk.ws, debet.regel.id)
    assert kort(praktijk.declareer(APRIL)) == [("C", 2, 12000), ("D", 3, 18000)]


def test_iv085_wat_opnieuw_is_toegekend_kan_niet_worden_opgegeven(praktijk: Praktijk) -> None:
    """Giving it up would take the granted line back."""
    praktijk.declareer(APRIL, afkeuring("TR321", "9321", regelpad()))
    (rij,) = declaraties.afgekeurd(praktijk.ws)
    assert rij.regel.id is not None
    praktijk.declareer(APRIL)
    with pytest.raises(UserError, match="opnieuw"):
        declaraties.geef_op(praktijk.ws, rij.regel.id, "te laat")
    assert praktijk.maak(APRIL).verzendingen == ()


def test_oppakken_laat_een_later_besluit_staan(praktijk: Praktijk) -> None:
    praktijk.declareer(APRIL, afkeuring("TR321", "9321", regelpad()))
    (rij,) = declaraties.afgekeurd(praktijk.ws)
    assert rij.regel.id is not None
    declaraties.geef_op(praktijk.ws, rij.regel.id, "te laat")
    leg_vast(praktijk.ws, zorg(date(2026, 4, 14), 60))
    bericht = praktijk.declareer(APRIL)
    declareren.crediteer(praktijk.ws, referentie(bericht), 1)
    (correctie,) = praktijk.dien_in()
    praktijk.antwoord(correctie)
    declaraties.pak_op(praktijk.ws, rij.regel.id)
    assert praktijk.maak(APRIL).verzendingen == ()


def test_twee_keer_afgekeurd_wordt_in_een_keer_opgegeven(praktijk: Praktijk) -> None:
    for _ in range(2):
        praktijk.declareer(APRIL, afkeuring("TR321", "9321", regelpad()))
    rijen = declaraties.afgekeurd(praktijk.ws)
    assert rijen[-1].regel.id is not None
    declaraties.geef_op(praktijk.ws, rijen[-1].regel.id, "te laat")
    assert declaraties.afgekeurd(praktijk.ws) == []
    assert praktijk.maak(APRIL).verzendingen == ()
    declaraties.pak_op(praktijk.ws, rijen[-1].regel.id)
    assert kort(praktijk.declareer(APRIL)) == [("D", 2, 12000)]
