"""Looking back, a term counts from when the gemeente first told what it rests on."""

from __future__ import annotations

from datetime import date

import pytest

from tests.bouw import toegewezen
from tests.services.terugblik_bouw import Praktijk, praktijk, start, stop
from tests.store.conftest import engine, pad, sjabloon

__all__ = ["engine", "pad", "praktijk", "sjabloon"]  # fixtures

APRIL_1, APRIL_7, APRIL_30 = (date(2026, 4, dag) for dag in (1, 7, 30))
MEI_18, JUNI_1, JUNI_8 = date(2026, 5, 18), date(2026, 6, 1), date(2026, 6, 8)


@pytest.mark.parametrize(
    ("tussen", "telt_vanaf", "laat"),
    [
        # Told again, so known all along. Due on 8 May; after it 11-13 and 15, 18-22 and 26-29 May
        # and 1-5 and 8 June, without Hemelvaartsdag and Tweede pinksterdag: 19 working days.
        (APRIL_30, APRIL_30, 19),
        (date(2026, 12, 31), JUNI_1, 0),  # it was longer in between
        (None, JUNI_1, 0),
    ],
)
def test_op272_een_einde_dat_nogmaals_komt_maakt_een_307_niet_op_tijd(
    praktijk: Praktijk, tussen: date | None, telt_vanaf: date, laat: int
) -> None:
    praktijk.ontvang(date(2026, 3, 30), toegewezen(einddatum=APRIL_30))
    praktijk.meld(APRIL_7, start(APRIL_1))
    praktijk.ontvang(MEI_18, toegewezen(einddatum=tussen, toewijzingsdatum=MEI_18))
    praktijk.ontvang(JUNI_1, toegewezen(einddatum=APRIL_30, toewijzingsdatum=JUNI_1))
    praktijk.meld(JUNI_8, stop(APRIL_1, APRIL_30))
    een = praktijk.een("307")
    assert (een.telt_vanaf, een.laat) == (telt_vanaf, laat)


@pytest.mark.parametrize(
    ("begin", "telt_vanaf"),
    [
        (date(2026, 5, 4), JUNI_1),  # only the second 301 let care begin then
        (MEI_18, MEI_18),  # the first one did
        (date(2026, 5, 20), date(2026, 5, 20)),
    ],
)
def test_op271_de_toewijzing_waarbinnen_de_zorg_begon_telt(
    praktijk: Praktijk, begin: date, telt_vanaf: date
) -> None:
    praktijk.ontvang(APRIL_7, toegewezen(ingangsdatum=MEI_18))
    praktijk.ontvang(JUNI_1, toegewezen(ingangsdatum=date(2026, 5, 1), toewijzingsdatum=JUNI_1))
    praktijk.meld(JUNI_8, start(begin))
    assert praktijk.een("305").telt_vanaf == telt_vanaf
