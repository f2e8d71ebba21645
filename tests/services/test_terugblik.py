"""How did we do: the 302 by hand on and around its boundary, the periods, and the queries.

Easter 2026 is 5 April: Good Friday the 3rd and Easter Monday the 6th are no working days.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.deadlines import termijnen as soorten
from app.domain.terugblik import SOORTEN, VAN_GEMEENTE, VAN_ONS
from app.domain.verzending import Status
from app.errors import UserError
from app.services import instellen
from app.standard.berichtsoort import Berichtsoort
from tests.bouw import NIJMEGEN, toegewezen
from tests.services.terugblik_bouw import Praktijk, praktijk, start, stop
from tests.store.conftest import Teller, engine, pad, sjabloon, vragen

__all__ = ["engine", "pad", "praktijk", "sjabloon", "vragen"]  # fixtures

_302 = Berichtsoort.TOEWIJZING_RETOUR
_306 = Berichtsoort.START_RETOUR
WO_1, DO_2, DI_7, WO_8, DO_9, VR_10, ZA_11, MA_13, DI_14 = (
    date(2026, 4, dag) for dag in (1, 2, 7, 8, 9, 10, 11, 13, 14)
)
MAART_30 = date(2026, 3, 30)


def test_elke_soort_is_er_een_van_de_agenda() -> None:
    van_agenda = {een.value for een in Berichtsoort} | {
        waarde for naam, waarde in vars(soorten).items() if naam.isupper()
    }
    assert set(SOORTEN) <= van_agenda
    assert not set(VAN_ONS) & set(VAN_GEMEENTE)


# The boundary, over a holiday and a weekend


@pytest.mark.parametrize(
    ("verstuurd", "werkdagen", "laat"),
    [(WO_1, 0, 0), (DI_7, 2, 0), (WO_8, 3, 0), (DO_9, 4, 1), (MA_13, 6, 3)],
)
def test_een_302_voor_op_en_na_de_grens(
    praktijk: Praktijk, verstuurd: date, werkdagen: int, laat: int
) -> None:
    praktijk.stuur(_302, verstuurd, heenbericht_id=praktijk.ontvang(WO_1))
    een = praktijk.een("302")
    assert (een.telt_vanaf, een.vervaldatum, een.gedaan_op) == (WO_1, WO_8, verstuurd)
    assert (een.werkdagen, een.laat, een.op_tijd, een.wij) == (werkdagen, laat, not laat, True)
    assert een.telt_op == min(verstuurd, WO_8)
    assert (een.gemeente, een.client, een.client_id) == (NIJMEGEN, "T. de Wit", 1)


@pytest.mark.parametrize(("verstuurd", "laat"), [(DI_14, 0), (date(2026, 4, 15), 1)])
def test_een_weekend_telt_niet_mee(praktijk: Praktijk, verstuurd: date, laat: int) -> None:
    praktijk.stuur(_302, verstuurd, heenbericht_id=praktijk.ontvang(DO_9))
    assert praktijk.een("302").laat == laat


def test_op_zaterdag_na_de_grens_is_een_dag_te_laat(praktijk: Praktijk) -> None:
    praktijk.stuur(_302, ZA_11, heenbericht_id=praktijk.ontvang(DI_7))
    een = praktijk.een("302")
    assert (een.vervaldatum, een.laat, een.werkdagen) == (VR_10, 1, 3)


def test_een_vrije_dag_van_de_gebruiker_telt_niet_mee(praktijk: Praktijk) -> None:
    praktijk.stuur(_302, DO_9, heenbericht_id=praktijk.ontvang(WO_1))
    instellen.zet_vrije_dagen(praktijk.workspace, {WO_8: "studiedag"})
    assert praktijk.een("302").op_tijd


@pytest.mark.parametrize("status", [s for s in Status if not s.verstuurd])
def test_een_302_die_niet_weg_is_telt_als_die_niet_gedaan_is(
    praktijk: Praktijk, status: Status
) -> None:
    praktijk.stuur(_302, None, status, heenbericht_id=praktijk.ontvang(WO_1))
    praktijk.vandaag = WO_8
    assert praktijk.van_soort("302") == []
    praktijk.vandaag = DO_9
    een = praktijk.een("302")
    assert (een.gedaan_op, een.laat, een.werkdagen, een.telt_op) == (None, 1, 4, WO_8)


# Periods, gemeenten, and the queries


def test_wat_te_laat_is_blijft_in_de_maand_waarin_het_te_laat_werd(praktijk: Praktijk) -> None:
    praktijk.ontvang(date(2026, 3, 24))  # due on the 27th
    maart = {"van": date(2026, 3, 1), "tot": date(2026, 3, 31)}
    april = {"van": date(2026, 4, 1), "tot": date(2026, 4, 30)}
    praktijk.vandaag = WO_1
    assert praktijk.een("302", **maart).gedaan_op is None
    praktijk.stuur(_302, WO_8, heenbericht_id=1)
    praktijk.vandaag = DO_9
    een = praktijk.een("302", **maart)
    assert (een.gedaan_op, een.op_tijd) == (WO_8, False)
    assert praktijk.van_soort("302", **april) == []


def test_elke_act_telt_in_een_maand(praktijk: Praktijk) -> None:
    praktijk.ontvang(MAART_30)
    heen = praktijk.meld(DI_14, start(WO_1))
    praktijk.antwoord(heen, _306, date(2026, 5, 4))
    maanden: list[dict[str, Any]] = [
        {"van": date(2026, maand, 1), "tot": date(2026, maand + 1, 1).replace(day=1)}
        for maand in range(1, 12)
    ]
    for periode in maanden:
        periode["tot"] = date.fromordinal(periode["tot"].toordinal() - 1)
    los = [g for periode in maanden for g in praktijk.kijk_terug(**periode).gehaald]
    heel = praktijk.kijk_terug(tot=date(2026, 11, 30)).gehaald
    assert los == list(heel)
    assert {g.soort for g in heel} == {"302", "305", "306"}


def test_een_periode_die_niet_kan_en_een_gemeente_die_niet_bestaat(praktijk: Praktijk) -> None:
    with pytest.raises(UserError, match="eindigt voordat"):
        praktijk.kijk_terug(van=DO_2, tot=WO_1)
    with pytest.raises(UserError, match="9999"):
        praktijk.kijk_terug(gemeente="9999")


def test_een_lege_praktijk_heeft_niets_om_op_terug_te_kijken(praktijk: Praktijk) -> None:
    terug = praktijk.kijk_terug()
    assert terug.leeg
    assert (terug.rijen(), terug.verzoekmaanden(), terug.uitval()) == ([], [], [])


def test_meer_berichten_vragen_niet_meer_queries(praktijk: Praktijk, vragen: Teller) -> None:
    def vul(vanaf: int) -> None:
        for nummer in range(vanaf, vanaf + 3):
            ontvangen = praktijk.ontvang(MAART_30, toegewezen(nummer))
            praktijk.stuur(_302, DO_2, heenbericht_id=ontvangen)
            praktijk.antwoord(praktijk.meld(DI_7, start(WO_1), nummer=nummer), _306, VR_10)
            praktijk.meld(DI_14, stop(WO_1, WO_8), nummer=nummer)
            praktijk.vraag(DI_7, WO_1)

    vul(1)
    with vragen() as weinig:
        praktijk.kijk_terug()
    vul(10)
    with vragen() as veel:
        terug = praktijk.kijk_terug()
    assert len(weinig) == len(veel)
    assert len(terug.gehaald) > 20
