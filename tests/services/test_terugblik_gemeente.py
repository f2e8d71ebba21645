"""How did the gemeente do: the night between, and the Dagtekening of its answer.

Easter 2026 is 5 April: Good Friday the 3rd and Easter Monday the 6th are no working days.
"""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from tests.services.terugblik_bouw import Praktijk, praktijk, start
from tests.store.conftest import engine, pad, sjabloon

__all__ = ["engine", "pad", "praktijk", "sjabloon"]  # fixtures

_306 = Berichtsoort.START_RETOUR
WO_1, DI_7, WO_8, VR_10, MA_13, DI_14 = (date(2026, 4, dag) for dag in (1, 7, 8, 10, 13, 14))
MAART_30 = date(2026, 3, 30)


@pytest.mark.parametrize(
    ("dagtekening", "laat"), [(VR_10, 0), (MA_13, 0), (DI_14, 1), (date(2026, 4, 20), 5)]
)
def test_een_306_telt_een_nacht_na_indienen_tot_zijn_dagtekening(
    praktijk: Praktijk, dagtekening: date, laat: int
) -> None:
    praktijk.ontvang(MAART_30)
    heen = praktijk.meld(DI_7, start(WO_1))
    praktijk.antwoord(heen, _306, date(2026, 4, 24), dagtekening)
    een = praktijk.een("306")
    assert (een.telt_vanaf, een.vervaldatum) == (WO_8, MA_13)
    assert (een.gedaan_op, een.laat, een.wij) == (dagtekening, laat, False)


@pytest.mark.parametrize("dagtekening", [WO_1, date(2026, 5, 1)])
def test_een_dagtekening_die_niet_kan_telt_als_de_dag_van_ontvangst(
    praktijk: Praktijk, dagtekening: date
) -> None:
    praktijk.ontvang(MAART_30)
    heen = praktijk.meld(DI_7, start(WO_1))
    praktijk.antwoord(heen, _306, DI_14, dagtekening)
    assert praktijk.een("306").gedaan_op == DI_14


def test_alleen_het_eerste_antwoord_telt(praktijk: Praktijk) -> None:
    praktijk.ontvang(MAART_30)
    heen = praktijk.meld(DI_7, start(WO_1), status=Status.AFGEKEURD)
    praktijk.antwoord(heen, _306, VR_10)
    praktijk.antwoord(heen, _306, date(2026, 5, 20))
    assert praktijk.een("306").gedaan_op == VR_10


def test_een_antwoord_dat_uitblijft_is_te_laat_na_de_laatste_dag(praktijk: Praktijk) -> None:
    praktijk.ontvang(MAART_30)
    praktijk.meld(DI_7, start(WO_1))
    praktijk.vandaag = MA_13
    assert praktijk.van_soort("306") == []
    praktijk.vandaag = DI_14
    een = praktijk.een("306")
    assert (een.gedaan_op, een.laat, een.wij) == (None, 1, False)


@pytest.mark.parametrize(
    ("contact", "vervalt"),
    [
        (date(2022, 4, 25), date(2022, 5, 25)),  # 20 working days: the protocol of 2020
        (date(2022, 4, 26), date(2022, 5, 4)),  # 5: the first day of 1.17.1
    ],
)
def test_een_termijn_telt_met_het_protocol_van_zijn_dag(
    praktijk: Praktijk, contact: date, vervalt: date
) -> None:
    praktijk.ontvang(MAART_30)
    praktijk.vraag(date(2022, 5, 6), contact)
    een = praktijk.een("315", van=date(2022, 1, 1), tot=date(2022, 12, 31))
    assert (een.vervaldatum, een.op_tijd) == (vervalt, vervalt > date(2022, 5, 5))
