"""Which RedenBeeindiging fits, by the code lists of each wet."""

from __future__ import annotations

import tomllib

import pytest

from app.paths import resources
from app.standard.codelijsten import codelijst
from app.standard.redenen import passende_redenen, reden_na, redenen_met_stop
from app.standard.release import REDEN_BEEINDIGING, REDEN_WIJZIGING, Wet


def test_iedere_reden_van_beide_wetten_heeft_uitleg_en_er_is_er_geen_te_veel() -> None:
    teksten = tomllib.loads((resources() / "redenen-beeindiging.toml").read_text(encoding="utf-8"))
    assert {wet: set(redenen) for wet, redenen in teksten.items()} == {
        wet.value: set(codelijst(REDEN_BEEINDIGING.voor(wet)).waarden) for wet in Wet
    }


@pytest.mark.parametrize("wet", Wet)
def test_uitleg_is_een_korte_zin_en_niet_het_label(wet: Wet) -> None:
    for reden in passende_redenen(wet, codelijst(REDEN_WIJZIGING.voor(wet)).waarden):
        assert reden.uitleg.endswith(".")
        assert len(reden.uitleg) <= 110
        assert reden.uitleg.rstrip(".").casefold() != reden.label.casefold()


@pytest.mark.parametrize("wet", Wet)
def test_wat_bij_een_wijziging_hoort_zegt_ook_de_lijst_van_redenen_wijziging(wet: Wet) -> None:
    """The two lists of a wet name each other; both must say the same."""
    for code in codelijst(REDEN_BEEINDIGING.voor(wet)).codes:
        for wijziging in code.extra["reden_wijziging"].split():
            assert reden_na(wet, wijziging) == code.code


def test_zonder_wijziging_of_met_een_onbekende_hoort_er_geen_reden_bij() -> None:
    assert reden_na(Wet.JW, None) is None
    assert reden_na(Wet.JW, "77") is None


def test_een_stop_volgt_op_wat_de_gemeente_beeindigt() -> None:
    assert redenen_met_stop() == {"02", "03", "05", "06", "07", "08", "09", "10", "11", "12"}
