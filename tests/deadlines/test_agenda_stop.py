"""The term of a 307 (OP272) and what must be withdrawn (OP033x1), on and around each boundary."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.deadlines.agenda import agenda
from app.deadlines.protocol import geldend, protocol
from app.deadlines.termijnen import Actie, Termijn, Urgentie
from app.domain.openstaand import Feit, StopOpen
from app.domain.verzending import Status
from app.standard.release import Wet
from tests.deadlines.feiten import KALENDER, d, een


def stop(einddatum: str | None = "2026-04-30", **anders: Any) -> StopOpen:
    velden: dict[str, Any] = {
        "wet": Wet.JW,
        "gemeente": "0268",
        "client_id": 7,
        "client": "T. de Wit",
        "toewijzing_id": 3,
        "toewijzing_nummer": 300201,
        "product": "45A04",
        "einddatum": d(einddatum) if einddatum else None,
        "bekend_op": d("2026-03-20"),
    }
    return StopOpen(**velden | anders)


def bij(protocolnaam: str, feit: Feit, vandaag: str) -> Termijn:
    (termijn,) = agenda([feit], d(vandaag), lambda _, dag: geldend(protocolnaam, dag), KALENDER)
    return termijn


@pytest.mark.parametrize(
    ("einde", "uiterlijk"),
    [
        ("2026-06-01", "2026-06-08"),  # Monday to Monday
        ("2026-06-05", "2026-06-12"),  # Friday: the weekend does not count
        ("2026-06-06", "2026-06-12"),  # Saturday is day 0 all the same
        ("2026-04-30", "2026-05-08"),  # over 5 May, a holiday every year
        ("2026-12-24", "2027-01-04"),  # over Christmas and New Year
        ("2026-03-31", "2026-04-09"),  # over Good Friday and Easter Monday
    ],
)
def test_op272_vijf_werkdagen_na_het_einde(einde: str, uiterlijk: str) -> None:
    termijn = een(stop(einde), einde)
    assert (termijn.soort, termijn.regel, termijn.vervaldatum) == ("307", "OP272", d(uiterlijk))
    assert (termijn.actie, termijn.verwacht) == (Actie.MELD_STOP, True)
    assert (termijn.toewijzing_id, termijn.bericht_id) == (3, None)


@pytest.mark.parametrize(
    ("vandaag", "status", "over"),
    [
        ("2026-06-05", Urgentie.DEZE_WEEK, 1),
        ("2026-06-08", Urgentie.VANDAAG, 0),
        ("2026-06-09", Urgentie.TE_LAAT, -1),
    ],
)
def test_op272_op_en_rond_de_laatste_dag(vandaag: str, status: Urgentie, over: int) -> None:
    termijn = een(stop("2026-06-01"), vandaag)
    assert (termijn.status, termijn.werkdagen_over) == (status, over)


def test_een_einde_dat_de_gemeente_pas_later_meldt_telt_vanaf_die_dag() -> None:
    termijn = een(stop("2026-04-30", bekend_op=d("2026-05-07")), "2026-05-08")
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d("2026-05-07"), d("2026-05-15"))
    assert "bericht van de gemeente kwam 7 mei 2026" in termijn.uitleg


def test_een_gemelde_stop_telt_vanaf_zijn_eigen_dag() -> None:
    feit = stop(None, gemelde_stop=d("2026-06-01"), gemeld_op=d("2026-06-04"), bericht_id=12,
                status=Status.GEEXPORTEERD)  # fmt: skip
    termijn = een(feit, "2026-06-04")
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d("2026-06-01"), d("2026-06-08"))
    assert (termijn.actie, termijn.verwacht, termijn.bericht_id) == (
        Actie.MELD_INGEDIEND,
        False,
        12,
    )
    assert termijn.uitleg.startswith("Zorg eindigde 1 jun 2026;")


def test_op272_na_een_tijdelijke_stop_telt_de_dag_waarop_het_bekend_werd() -> None:
    feit = stop(
        None,
        onderbroken_sinds=d("2026-05-01"),
        gemelde_stop=d("2026-05-01"),
        gemeld_op=d("2026-06-03"),
        bericht_id=12,
        status=Status.KLAAR,
    )
    termijn = een(feit, "2026-06-03")
    assert (termijn.telt_vanaf, termijn.vervaldatum) == (d("2026-06-03"), d("2026-06-10"))
    assert termijn.actie is Actie.EXPORTEER
    assert "definitief sinds 3 jun 2026" in termijn.uitleg


def test_een_tijdelijke_stop_die_met_de_toewijzing_afloopt() -> None:
    termijn = een(stop("2026-06-01", onderbroken_sinds=d("2026-05-01")), "2026-06-01")
    assert termijn.telt_vanaf == d("2026-06-01")
    assert "tijdelijk gestopt sinds 1 mei 2026" in termijn.uitleg


@pytest.mark.parametrize(
    ("feit", "kort"),
    [
        (stop("2026-06-01"), "Toewijzing t/m 1 jun; 5 werkdagen"),
        (
            stop("2026-04-30", bekend_op=d("2026-05-07")),
            "Bericht van de gemeente 7 mei; 5 werkdagen",
        ),
        (
            stop(None, gemelde_stop=d("2026-06-01"), gemeld_op=d("2026-06-04")),
            "Gestopt 1 jun; 5 werkdagen",
        ),
        (
            stop(
                None,
                onderbroken_sinds=d("2026-05-01"),
                gemelde_stop=d("2026-05-01"),
                gemeld_op=d("2026-06-03"),
            ),
            "Definitief sinds 3 jun; 5 werkdagen",
        ),
        (
            stop("2026-04-01", verwijderd=True, bekend_op=d("2026-06-01")),
            "Toewijzing verwijderd 1 jun; meteen",
        ),
    ],
)
def test_een_rij_zegt_het_feit_waarvan_de_termijn_telt(feit: Feit, kort: str) -> None:
    assert een(feit, "2026-06-04").kort == kort


def test_een_einde_dat_nog_komt_is_voor_later() -> None:
    termijn = een(stop("2026-07-31"), "2026-06-01")
    assert (termijn.status, termijn.actie) == (Urgentie.LATER, Actie.MELD_STOP)


@pytest.mark.parametrize(
    ("naam", "einde", "bron"),
    [
        ("rijk-van-nijmegen-1.17.1", "2026-06-01", "Rijk van Nijmegen 1.17.1, §2.2.2"),
        ("rijk-van-nijmegen-1.17.1", "2022-04-26", "Rijk van Nijmegen 1.17.1, §2.2.2"),
        ("rijk-van-nijmegen-1.17.1", "2022-04-25", "Rijk van Nijmegen 2020, WMO/JW307"),
        ("midden-ijssel-oost-veluwe-2024", "2024-01-01", "Midden-IJssel/Oost-Veluwe 2024, §2.3"),
        ("midden-ijssel-oost-veluwe-2024", "2023-12-31", "OP272"),
    ],
)
def test_het_protocol_van_de_dag_telt(naam: str, einde: str, bron: str) -> None:
    termijn = bij(naam, stop(einde, bekend_op=d("2020-01-01")), einde)
    assert termijn.bron.startswith(bron)


def test_mijov_zegt_wanneer_een_tijdelijke_stop_moet() -> None:
    termijn = bij("midden-ijssel-oost-veluwe-2024", stop("2026-06-01"), "2026-06-01")
    assert "kalendermaand" in termijn.uitleg
    assert protocol("midden-ijssel-oost-veluwe-2024").term("307").lengte == 5


def test_op033x1_wat_op_een_verwijderde_toewijzing_staat_moet_meteen_weg() -> None:
    feit = stop("2026-04-01", verwijderd=True, bekend_op=d("2026-06-01"))
    termijn = een(feit, "2026-06-02")
    assert (termijn.soort, termijn.regel, termijn.actie) == ("305", "OP033x1", Actie.TREK_IN)
    assert (termijn.vervaldatum, termijn.status) == (d("2026-06-01"), Urgentie.TE_LAAT)


def test_op033x1_een_intrekking_die_klaarstaat_moet_worden_geexporteerd() -> None:
    feit = stop("2026-04-01", verwijderd=True, bericht_id=12, status=Status.KLAAR)
    assert een(feit, "2026-06-02").actie is Actie.EXPORTEER


def test_het_begin_van_de_kalender_loopt_niet_uit_de_rails() -> None:
    assert een(stop(date.max.isoformat()), "2026-06-02").vervaldatum == date.max
