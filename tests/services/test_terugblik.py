"""How did we do: each act with its term, counted by hand, on and around the boundary.

Easter 2026 is 5 April: Good Friday the 3rd and Easter Monday the 6th are no working days.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from app.deadlines import termijnen as soorten
from app.domain.terugblik import SOORTEN, VAN_GEMEENTE, VAN_ONS
from app.domain.verzending import Status
from app.errors import UserError
from app.services import instellen
from app.standard.basis import Product
from app.standard.berichtsoort import Berichtsoort
from tests.bouw import NIJMEGEN, toegewezen
from tests.deadlines.test_afspraken_midden_ijssel_oost_veluwe import APELDOORN
from tests.services.terugblik_bouw import Praktijk, start, stop
from tests.store.conftest import Teller, engine, pad, sjabloon, vragen
from tests.store.test_openstaand_verzoeken import WIJCHEN

__all__ = ["engine", "pad", "sjabloon", "vragen"]  # fixtures

_302, _306 = Berichtsoort.TOEWIJZING_RETOUR, Berichtsoort.START_RETOUR
_315, _317 = Berichtsoort.VERZOEK_TOEWIJZING, Berichtsoort.VERZOEK_WIJZIGING
WO_1, DO_2, DI_7, WO_8, DO_9, VR_10, ZA_11, MA_13, DI_14 = (
    date(2026, 4, dag) for dag in (1, 2, 7, 8, 9, 10, 11, 13, 14)
)
MAART_30 = date(2026, 3, 30)


@pytest.fixture
def praktijk(tmp_path: Path, engine: Engine) -> Praktijk:
    return Praktijk(tmp_path, engine)


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


# Start: five working days after the start, never before the 301 came


@pytest.mark.parametrize(("verstuurd", "laat"), [(VR_10, 0), (ZA_11, 1), (MA_13, 1), (DI_14, 2)])
def test_een_305_telt_vanaf_de_start(praktijk: Praktijk, verstuurd: date, laat: int) -> None:
    praktijk.ontvang(MAART_30)
    praktijk.meld(verstuurd, start(WO_1))
    een = praktijk.een("305")
    assert (een.telt_vanaf, een.vervaldatum, een.laat) == (WO_1, VR_10, laat)
    assert een.wat == "Toewijzing 300201"


def test_een_305_telt_vanaf_de_eerste_ontvangst_als_die_later_is(praktijk: Praktijk) -> None:
    praktijk.ontvang(DI_7)
    praktijk.ontvang(date(2026, 5, 4))  # the same Toewijzing again
    praktijk.meld(DI_14, start(WO_1))
    een = praktijk.een("305")
    assert (een.telt_vanaf, een.vervaldatum, een.op_tijd) == (DI_7, DI_14, True)


@pytest.mark.parametrize(("categorie", "vervalt"), [("50", DI_14), ("52", VR_10)])
def test_6_1_midden_ijssel_oost_veluwe_een_305_van_sggz_telt_vanaf_de_301(
    praktijk: Praktijk, categorie: str, vervalt: date
) -> None:
    product = toegewezen(300201, product=Product(categorie=categorie, code=f"{categorie}A01"))
    praktijk.ontvang(WO_1, product, gemeente=APELDOORN)
    praktijk.meld(MA_13, start(DI_7))
    een = praktijk.een("305")
    assert (een.vervaldatum, een.op_tijd) == (vervalt, vervalt == DI_14)


def test_een_start_die_is_teruggenomen_telt_niet(praktijk: Praktijk) -> None:
    praktijk.vandaag = VR_10
    praktijk.ontvang(MAART_30)
    praktijk.meld(DI_7, start(WO_1))
    praktijk.meld(WO_8, start(WO_1, weg=True))
    assert praktijk.van_soort("305") == []


def test_een_correctie_telt_als_gemeld_toen_de_eerste_is_gemeld(praktijk: Praktijk) -> None:
    praktijk.ontvang(MAART_30)
    praktijk.meld(DI_7, start(WO_1))
    praktijk.meld(date(2026, 5, 20), start(WO_1, weg=True), start(DO_2))
    praktijk.meld(date(2026, 5, 28), start(DO_2, weg=True), start(WO_1))
    een = praktijk.een("305")
    assert (een.telt_vanaf, een.gedaan_op, een.laat) == (WO_1, DI_7, 0)


def test_een_nieuwe_start_na_een_intrekking_in_een_ander_bericht_is_geen_correctie(
    praktijk: Praktijk,
) -> None:
    praktijk.ontvang(MAART_30)
    praktijk.meld(DI_7, start(WO_1))
    praktijk.meld(WO_8, start(WO_1, weg=True))
    praktijk.meld(date(2026, 5, 20), start(date(2026, 5, 4)))
    een = praktijk.een("305")
    assert (een.telt_vanaf, een.gedaan_op) == (date(2026, 5, 4), date(2026, 5, 20))
    assert not een.op_tijd


@pytest.mark.parametrize("status", [Status.AFGEKEURD, Status.AFGEKEURD_VECOZO])
def test_een_afgekeurde_305_telt_als_niet_verstuurd_tot_zijn_vervanger(
    praktijk: Praktijk, status: Status
) -> None:
    praktijk.ontvang(MAART_30)
    praktijk.meld(DI_7, start(WO_1), status=status)
    praktijk.vandaag = MA_13
    een = praktijk.een("305")
    assert (een.gedaan_op, een.laat) == (None, 1)
    praktijk.meld(DI_14, start(WO_1))
    een = praktijk.een("305")
    assert (een.gedaan_op, een.laat) == (DI_14, 2)


def test_een_start_na_een_tijdelijke_stop_is_een_eigen_melding(praktijk: Praktijk) -> None:
    mei_4, mei_11 = date(2026, 5, 4), date(2026, 5, 11)
    praktijk.ontvang(MAART_30)
    praktijk.meld(DI_7, start(WO_1))
    praktijk.meld(WO_8, stop(WO_1, WO_8, tijdelijk=True))
    praktijk.meld(mei_11, start(mei_4))
    assert [(g.telt_vanaf, g.op_tijd) for g in praktijk.van_soort("305")] == [
        (WO_1, True),
        (mei_4, True),
    ]
    assert len(praktijk.van_soort("307")) == 1


# Stop


@pytest.mark.parametrize(("verstuurd", "laat"), [(date(2026, 5, 12), 0), (date(2026, 5, 13), 1)])
def test_een_307_telt_vanaf_de_laatste_dag(praktijk: Praktijk, verstuurd: date, laat: int) -> None:
    dinsdag = date(2026, 5, 5)  # on Liberation Day care can end as well
    praktijk.ontvang(MAART_30)
    praktijk.meld(DI_7, start(WO_1))
    praktijk.meld(verstuurd, stop(WO_1, dinsdag))
    een = praktijk.een("307")
    assert (een.telt_vanaf, een.vervaldatum, een.laat) == (dinsdag, date(2026, 5, 12), laat)


def test_hoorde_je_later_dat_de_toewijzing_eindigde_dan_telt_die_dag(praktijk: Praktijk) -> None:
    einde, bekend = date(2026, 4, 30), date(2026, 6, 1)
    praktijk.ontvang(MAART_30)
    praktijk.meld(DI_7, start(WO_1))
    praktijk.ontvang(bekend, toegewezen(einddatum=einde, toewijzingsdatum=bekend))
    praktijk.meld(date(2026, 6, 8), stop(WO_1, einde))
    een = praktijk.een("307")
    assert (een.telt_vanaf, een.vervaldatum, een.op_tijd) == (bekend, date(2026, 6, 8), True)


def test_wat_de_gemeente_na_je_307_stuurt_maakt_hem_niet_op_tijd(praktijk: Praktijk) -> None:
    einde, later = date(2026, 4, 30), date(2026, 6, 1)
    praktijk.ontvang(MAART_30)
    praktijk.meld(DI_7, start(WO_1))
    praktijk.meld(date(2026, 5, 20), stop(WO_1, einde))
    praktijk.ontvang(later, toegewezen(einddatum=einde, toewijzingsdatum=later))
    een = praktijk.een("307")
    assert (een.telt_vanaf, een.op_tijd) == (einde, False)


def test_na_een_tijdelijke_stop_telt_een_307_vanaf_de_dag_waarop_je_het_wist(
    praktijk: Praktijk,
) -> None:
    mei_20 = date(2026, 5, 20)
    praktijk.ontvang(MAART_30)
    praktijk.meld(DI_7, start(WO_1))
    praktijk.meld(DI_14, stop(WO_1, WO_8, tijdelijk=True))
    praktijk.meld(mei_20, stop(WO_1, DO_9))
    tijdelijk, definitief = sorted(praktijk.van_soort("307"), key=lambda g: g.telt_vanaf)
    assert (tijdelijk.telt_vanaf, tijdelijk.op_tijd) == (WO_8, True)
    assert (definitief.telt_vanaf, definitief.op_tijd) == (mei_20, True)


# What the gemeente owes: the night between, and the Dagtekening of its answer


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


# Requests


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


# Early ends


@pytest.mark.parametrize(
    ("einde", "vroegtijdig"), [(date(2026, 7, 13), True), (date(2026, 7, 14), False)]
)
def test_uitval_is_een_einde_voor_dat_van_de_toewijzing(
    praktijk: Praktijk, einde: date, vroegtijdig: bool
) -> None:
    praktijk.vandaag = date(2026, 8, 1)
    praktijk.ontvang(MAART_30)
    praktijk.meld(DI_7, start(WO_1))
    praktijk.meld(date(2026, 7, 20), stop(WO_1, einde, "32"))
    terug = praktijk.kijk_terug()
    (een,) = terug.einden
    assert (een.vroegtijdig, een.tot, een.einddatum) == (vroegtijdig, date(2026, 7, 14), einde)
    assert [(u.reden, u.label, u.aantal) for u in terug.uitval()] == (
        [("32", "Voortijdig afgesloten, door cliënt", 1)] if vroegtijdig else []
    )


def test_kort_de_gemeente_de_toewijzing_daarna_in_dan_blijft_het_uitval(praktijk: Praktijk) -> None:
    einde = date(2026, 5, 5)
    praktijk.ontvang(MAART_30)
    praktijk.meld(DI_7, start(WO_1))
    praktijk.meld(date(2026, 5, 6), stop(WO_1, einde, "32"))
    praktijk.ontvang(
        date(2026, 5, 20), toegewezen(einddatum=einde, toewijzingsdatum=date(2026, 5, 19))
    )
    (een,) = praktijk.kijk_terug().einden
    assert een.vroegtijdig


def test_geen_uitval_is_wat_tijdelijk_is_teruggenomen_of_hervat(praktijk: Praktijk) -> None:
    praktijk.ontvang(MAART_30)
    praktijk.meld(DI_7, start(WO_1))
    praktijk.meld(DO_9, stop(WO_1, WO_8, tijdelijk=True))
    praktijk.meld(VR_10, stop(WO_1, DO_9, "32"))
    praktijk.meld(MA_13, stop(WO_1, DO_9, "32", weg=True))
    assert praktijk.kijk_terug().einden == ()
    praktijk.meld(DI_14, stop(WO_1, DO_9, "32"))
    assert len(praktijk.kijk_terug().einden) == 1
    praktijk.meld(date(2026, 5, 4), start(date(2026, 5, 1)))
    assert praktijk.kijk_terug().einden == ()


def test_een_toewijzing_zonder_einddatum_kent_geen_uitval(praktijk: Praktijk) -> None:
    praktijk.ontvang(MAART_30, toegewezen(einddatum=None))
    praktijk.meld(DI_7, start(WO_1))
    praktijk.meld(VR_10, stop(WO_1, DO_9, "32"))
    (een,) = praktijk.kijk_terug().einden
    assert not een.vroegtijdig
