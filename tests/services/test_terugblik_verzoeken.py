"""How did we do with requests: the 315 from the first contact, and what was decided.

Easter 2026 is 5 April: Good Friday the 3rd and Easter Monday the 6th are no working days.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from tests.bouw import NIJMEGEN
from tests.services.terugblik_bouw import Praktijk, praktijk
from tests.store.conftest import engine, pad, sjabloon
from tests.store.verzoeken import WIJCHEN

__all__ = ["engine", "pad", "praktijk", "sjabloon"]  # fixtures

_317 = Berichtsoort.VERZOEK_WIJZIGING
WO_1, DO_2, DI_7, WO_8, DO_9, VR_10, MA_13 = (date(2026, 4, dag) for dag in (1, 2, 7, 8, 9, 10, 13))
MAART_30 = date(2026, 3, 30)


@pytest.mark.parametrize(("ingediend", "achteraf"), [(VR_10, 0), (MA_13, 1)])
def test_een_315_telt_vanaf_het_eerste_contact(
    praktijk: Praktijk, ingediend: date, achteraf: int
) -> None:
    praktijk.ontvang(MAART_30)
    praktijk.vraag(ingediend, WO_1)
    een = praktijk.een("315")
    assert (een.telt_vanaf, een.vervaldatum, een.laat) == (WO_1, VR_10, achteraf)
    (maand,) = praktijk.kijk_terug().verzoekmaanden()
    assert (maand.maand, maand.gemeente) == (date(2026, 4, 1), NIJMEGEN)
    assert (maand.aantal, maand.achteraf) == (1, achteraf)


def test_een_verzoek_achteraf_telt_in_de_maand_waarin_het_is_ingediend(praktijk: Praktijk) -> None:
    praktijk.ontvang(MAART_30)
    praktijk.vraag(MA_13, date(2026, 3, 2))
    mei: dict[str, Any] = {"van": date(2026, 4, 1), "tot": date(2026, 4, 30)}
    assert praktijk.van_soort("315", **mei) == []  # it was late in March
    (april,) = praktijk.kijk_terug(**mei).verzoekmaanden()
    assert (april.aantal, april.achteraf) == (1, 1)


def test_een_afgekeurd_verzoek_is_niet_gedaan_tot_zijn_vervanger(praktijk: Praktijk) -> None:
    praktijk.ontvang(MAART_30)
    oud, _ = praktijk.vraag(DO_2, WO_1, status=Status.AFGEKEURD)
    assert praktijk.een("315").gedaan_op is None
    assert praktijk.kijk_terug().verzoekmaanden() == []
    praktijk.vraag(MA_13, WO_1, vervangt_id=oud)
    een = praktijk.een("315")
    assert (een.gedaan_op, een.laat) == (MA_13, 1)
    (maand,) = praktijk.kijk_terug().verzoekmaanden()
    assert (maand.aantal, maand.achteraf) == (1, 1)


def test_een_afkeur_die_is_afgehandeld_vraagt_niets_meer(praktijk: Praktijk) -> None:
    praktijk.ontvang(MAART_30)
    oud, _ = praktijk.vraag(DO_2, WO_1, status=Status.AFGEKEURD)
    praktijk.zet(oud, afgehandeld_op=WO_8, afhandeling="cliënt koos anders")
    assert praktijk.van_soort("315") == []


@pytest.mark.parametrize("uitkomst", ["onderzoek_id", "afwijzing_id", "toegewezen_id"])
def test_een_besluit_is_een_319_of_een_301(praktijk: Praktijk, uitkomst: str) -> None:
    praktijk.ontvang(MAART_30)
    _, (een_verzoek,) = praktijk.vraag(DI_7, WO_1)
    praktijk.beslis(een_verzoek, **{uitkomst: praktijk.kom_binnen(date(2026, 4, 16))})
    een = praktijk.een("besluit-315")
    assert (een.telt_vanaf, een.vervaldatum) == (WO_8, date(2026, 4, 15))
    assert (een.gedaan_op, een.laat, een.wij) == (date(2026, 4, 16), 1, False)


def test_wijchen_heeft_tien_werkdagen_voor_een_besluit(praktijk: Praktijk) -> None:
    praktijk.ontvang(MAART_30)
    id_, (een_verzoek,) = praktijk.vraag(DI_7, WO_1)
    praktijk.zet(id_, gemeente=WIJCHEN)
    praktijk.beslis(een_verzoek, toegewezen_id=praktijk.kom_binnen(date(2026, 4, 16)))
    assert praktijk.een("besluit-315", gemeente=WIJCHEN).op_tijd
    assert praktijk.van_soort("besluit-315", gemeente=NIJMEGEN) == []


def test_een_besluit_is_er_als_alle_producten_het_hebben(praktijk: Praktijk) -> None:
    praktijk.ontvang(MAART_30)
    praktijk.vandaag = VR_10
    _, (een_verzoek, ander) = praktijk.vraag(DI_7, WO_1, producten=2)
    praktijk.beslis(een_verzoek, toegewezen_id=praktijk.kom_binnen(DO_9))
    assert praktijk.van_soort("besluit-315") == []
    praktijk.beslis(ander, afwijzing_id=praktijk.kom_binnen(VR_10))
    assert praktijk.een("besluit-315").gedaan_op == VR_10


def test_wat_je_afsloot_zonder_besluit_telt_niet(praktijk: Praktijk) -> None:
    praktijk.ontvang(MAART_30)
    _, (een_verzoek,) = praktijk.vraag(DI_7, WO_1)
    praktijk.beslis(een_verzoek, afgesloten_op=MA_13, afsluiting="niet meer nodig")
    assert praktijk.van_soort("besluit-315") == []


@pytest.mark.parametrize(("besloten", "laat"), [(date(2026, 6, 2), 0), (date(2026, 6, 3), 1)])
def test_na_onderzoek_heeft_de_gemeente_acht_weken(
    praktijk: Praktijk, besloten: date, laat: int
) -> None:
    praktijk.ontvang(MAART_30)
    _, (een_verzoek,) = praktijk.vraag(DI_7, WO_1, soort=_317)
    praktijk.beslis(een_verzoek, onderzoek_id=praktijk.kom_binnen(VR_10))
    praktijk.beslis(een_verzoek, toegewezen_id=praktijk.kom_binnen(besloten))
    een = praktijk.een("onderzoek-317")
    assert (een.telt_vanaf, een.vervaldatum, een.laat) == (DI_7, date(2026, 6, 2), laat)
    assert praktijk.een("besluit-317").gedaan_op == VR_10
    assert praktijk.van_soort("315") == []  # a 317 has no term of ours
