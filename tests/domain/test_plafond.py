"""Budget ceilings (Midden-IJssel/Oost-Veluwe 2024, §13.2): the forecast, and the warning ahead."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.plafond import Plafond, Plafondstand, toets

JULI = date(2026, 7, 10)


def stand(
    plafond: int | None, per_maand: dict[int, int], jaar: int = 2026, vandaag: date = JULI
) -> Plafond:
    return toets("0268", jaar, plafond, per_maand, vandaag)


def test_de_rest_van_het_jaar_gaat_naar_verwachting_zoals_de_maanden_tot_nu_toe() -> None:
    gezien = stand(None, {1: 100, 2: 200, 3: 300})
    assert (gezien.gedeclareerd, gezien.verwacht) == (600, 600 + 9 * 200)


def test_een_maand_zonder_declaratie_drukt_het_gemiddelde_niet() -> None:
    assert stand(None, {5: 100, 6: 0, 7: 100}).verwacht == 200 + 5 * 100


def test_van_een_jaar_dat_voorbij_is_wordt_niets_meer_verwacht() -> None:
    gezien = stand(1000, {1: 300, 2: 300}, jaar=2025)
    assert (gezien.verwacht, gezien.stand, gezien.bereikt) == (600, Plafondstand.RUIM, None)


def test_zonder_declaraties_is_er_geen_verwachting() -> None:
    gezien = stand(1000, {})
    assert (gezien.verwacht, gezien.bereikt, gezien.stand) == (0, None, Plafondstand.RUIM)


def test_een_waarschuwing_vooraf_noemt_de_maand_waarin_het_op_raakt() -> None:
    gezien = stand(950, dict.fromkeys(range(1, 7), 100))
    assert (gezien.stand, gezien.bereikt) == (Plafondstand.VERWACHT, date(2026, 10, 1))


def test_precies_het_plafond_is_nog_niet_erover() -> None:
    gezien = stand(1200, dict.fromkeys(range(1, 7), 100))
    assert (gezien.stand, gezien.bereikt) == (Plafondstand.RUIM, None)


@pytest.mark.parametrize(("plafond", "hoe"), [(750, "bijna"), (751, "ruim"), (599, "over")])
def test_vier_vijfde_is_bijna_en_meer_dan_alles_is_eroverheen(plafond: int, hoe: str) -> None:
    assert stand(plafond, {1: 300, 12: 300}).stand == hoe


def test_erover_noemt_de_maand_waarin_het_gebeurde() -> None:
    assert stand(250, {1: 100, 2: 100, 3: 100}).bereikt == date(2026, 3, 1)


def test_een_creditering_kan_het_weer_onder_het_plafond_brengen() -> None:
    gezien = stand(250, {1: 300, 2: -100, 12: 10})
    assert (gezien.stand, gezien.bereikt) == (Plafondstand.BIJNA, None)


def test_een_plafond_van_niets_is_geen_plafond_dat_ontbreekt() -> None:
    leeg = stand(0, {})
    assert (leeg.stand, leeg.procent) == (Plafondstand.RUIM, None)
    assert stand(0, {1: 1}).stand is Plafondstand.OVER
    assert stand(None, {1: 1}).stand is Plafondstand.GEEN


def test_het_percentage_is_in_hele_procenten_naar_beneden() -> None:
    assert stand(300, {1: 299}).procent == 99
