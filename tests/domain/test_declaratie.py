"""Sums over declared lines, debet and credit."""

from __future__ import annotations

from app.domain.declaratie import met_teken, som, totaal_bedrag
from app.standard.basis import TotaalBedragMetDC
from app.standard.declaratie import Prestatie
from tests.rules.declareren import credit, regel


def totaal(*prestaties: Prestatie) -> tuple[int, str]:
    opgeteld = totaal_bedrag(prestaties)
    assert isinstance(opgeteld, TotaalBedragMetDC)
    return opgeteld.totaal_bedrag, opgeteld.debet_credit


def test_iv086_debet_telt_op_en_credit_gaat_eraf() -> None:
    vier, zes = regel("P1", 4), regel("P2", 6)
    assert totaal(vier, zes) == (60000, "D")
    assert totaal(zes, credit(vier)) == (12000, "D")
    assert totaal(vier, credit(zes)) == (12000, "C")
    assert som([vier, credit(zes)]) == -12000
    assert (met_teken(7, "D"), met_teken(7, "C")) == (7, -7)


def test_cs325_niets_is_debet() -> None:
    assert totaal() == (0, "D")
    assert totaal(regel(), credit(regel())) == (0, "D")
