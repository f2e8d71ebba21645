"""How did we do with starts and stops: the 305 and the 307, and who ended early.

Easter 2026 is 5 April: Good Friday the 3rd and Easter Monday the 6th are no working days.
"""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.verzending import Status
from app.standard.basis import Product
from tests.bouw import toegewezen
from tests.deadlines.test_afspraken_midden_ijssel_oost_veluwe import APELDOORN
from tests.services.terugblik_bouw import Praktijk, praktijk, start, stop
from tests.store.conftest import engine, pad, sjabloon

__all__ = ["engine", "pad", "praktijk", "sjabloon"]  # fixtures

WO_1, DO_2, DI_7, WO_8, DO_9, VR_10, ZA_11, MA_13, DI_14 = (
    date(2026, 4, dag) for dag in (1, 2, 7, 8, 9, 10, 11, 13, 14)
)
MAART_30 = date(2026, 3, 30)


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
