"""Stop of care end to end, on the command line: 307 out, 308 back, and what is owed."""

from __future__ import annotations

from datetime import date

import pytest

from app.standard.basis import Product
from app.standard.release import Wet
from tests.bouw import bericht301, toegewezen
from tests.walks.conftest import Kantoor, afkeuring, antwoord
from tests.walks.stoppen import (
    DAG,
    STOP_PRODUCT,
    akkoord,
    corrigeer,
    dien_in,
    lopend,
    producten,
    stand,
    start,
    stop,
)
from tests.walks.test_start import gestart


@pytest.mark.parametrize(("wet", "reden"), [(Wet.JW, "31"), (Wet.WMO, "19")])
def test_van_stop_tot_308(kantoor: Kantoor, wet: Wet, reden: str) -> None:
    lopend(kantoor, wet)
    gemaakt = stop(kantoor, "2026-05-04", reden)
    assert gemaakt["bericht"] == f"{wet.value.upper()}307"
    (term,) = kantoor.termijnen("307")
    # Monday 4 May; five working days later is Tuesday the 12th: 5 May is a holiday (OP272).
    assert (term["vervaldatum"], term["regel"], term["actie"]) == (
        "2026-05-12",
        "OP272",
        "exporteer",
    )
    pad = dien_in(kantoor)
    assert kantoor.termijnen("307") == []
    (wachten,) = kantoor.termijnen("308")
    assert wachten["wie"] == "gemeente"
    kantoor.importeer(antwoord(pad, dag=DAG))
    assert kantoor.heenweer("termijnen") == []
    (toewijzing,) = kantoor.heenweer("toewijzingen")
    assert (toewijzing["status"], toewijzing["stopdatum"], toewijzing["reden_beeindiging"]) == (
        "gestopt",
        "2026-05-04",
        reden,
    )


def test_tijdelijk_hervat_definitief_en_gecorrigeerd_op377_iv008(kantoor: Kantoor) -> None:
    lopend(kantoor)
    stop(kantoor, "2026-04-20", "20")
    akkoord(kantoor)
    assert stand(kantoor) == "onderbroken"
    tweede = stop(kantoor, "2026-04-24", "20")
    assert [b["regel"] for b in tweede["bevindingen"]] == ["TR413"]

    te_vroeg = start(kantoor, "2026-04-20")
    assert [b["regel"] for b in te_vroeg["bevindingen"]] == ["OP289"]
    start(kantoor, "2026-05-01")
    assert [t["actie"] for t in kantoor.termijnen("305")] == ["exporteer"]
    akkoord(kantoor)
    assert stand(kantoor) == "gestart"

    stop(kantoor, "2026-05-06", "32")
    pad = akkoord(kantoor)
    assert producten(pad) == [("1", 300201, "2026-05-06", "32")]
    assert stand(kantoor) == "gestopt"

    corrigeer(kantoor, "--einddatum", "2026-05-07")
    pad = akkoord(kantoor)
    assert producten(pad) == [
        ("3", 300201, "2026-05-06", "32"),
        ("1", 300201, "2026-05-07", "32"),
    ]
    assert kantoor.heenweer("toewijzingen")[0]["stopdatum"] == "2026-05-07"
    assert kantoor.heenweer("termijnen") == []


def test_op377_een_tijdelijke_stop_wordt_definitief_zonder_nieuwe_start(kantoor: Kantoor) -> None:
    lopend(kantoor)
    stop(kantoor, "2026-04-20", "20")
    akkoord(kantoor)
    kantoor.morgen(3)  # Monday 11 May: now it is known that care will not go on
    stop(kantoor, "2026-04-20", "32")
    (term,) = kantoor.termijnen("307")
    # Counted from the day on which that became known; the 14th is Hemelvaart (OP272).
    assert (term["telt_vanaf"], term["vervaldatum"]) == ("2026-05-11", "2026-05-19")
    assert "definitief sinds" in term["uitleg"]
    akkoord(kantoor)
    assert stand(kantoor) == "gestopt"


def test_na_een_definitieve_stop_kan_de_start_niet_meer_worden_gecorrigeerd_tr071(
    kantoor: Kantoor,
) -> None:
    lopend(kantoor)
    stop(kantoor, "2026-05-04", "31")
    akkoord(kantoor)
    fout = kantoor.heenweer(
        "corrigeer", "305", "--toewijzing", 300201, "--begindatum", "2026-04-07"
    )
    assert kantoor.code == 1
    assert "TR071" in fout["fout"]
    corrigeer(kantoor, "--intrekken")
    pad = akkoord(kantoor)
    assert producten(pad) == [("3", 300201, "2026-05-04", "31")]
    assert stand(kantoor) == "gestart"
    kantoor.heenweer("corrigeer", "305", "--toewijzing", 300201, "--begindatum", "2026-04-07")
    assert kantoor.code == 0


def test_een_308_met_9063_vraagt_om_een_nieuw_307(kantoor: Kantoor) -> None:
    lopend(kantoor)
    stop(kantoor, "2026-05-04", "31")
    akkoord(kantoor)
    corrigeer(kantoor, "--reden", "32")
    pad = dien_in(kantoor)
    (regel,) = kantoor.importeer(antwoord(pad, afkeuring("TR063", "9063", STOP_PRODUCT), dag=DAG))
    assert regel["status"] == "verwerkt"
    (afkeur,) = kantoor.termijnen("afkeur")
    assert "9063" in afkeur["uitleg"]
    # What stands is the stop of before: the correction counts as not sent (OP286).
    assert kantoor.heenweer("toewijzingen")[0]["reden_beeindiging"] == "31"
    corrigeer(kantoor, "--reden", "32")
    assert kantoor.code == 0
    assert kantoor.termijnen("afkeur") == []


def test_een_afgekeurde_stop_vervangt_ook_de_regel_dat_hij_nog_moet(kantoor: Kantoor) -> None:
    lopend(kantoor, einddatum=date(2026, 5, 1))
    stop(kantoor, "2026-05-01", "31")
    pad = dien_in(kantoor)
    kantoor.importeer(antwoord(pad, afkeuring("TR382", "9069", STOP_PRODUCT), dag=DAG))
    assert len(kantoor.termijnen("afkeur")) == 1
    assert kantoor.termijnen("307") == []


# What is owed


def test_een_toewijzing_die_afliep_zonder_stop_staat_op_vandaag_op272(kantoor: Kantoor) -> None:
    lopend(kantoor, einddatum=date(2026, 5, 8))
    (term,) = kantoor.termijnen("307")
    assert (term["vervaldatum"], term["actie"], term["verwacht"]) == (
        "2026-05-18",  # Ascension Day lies between
        "meld_stop",
        True,
    )
    kantoor.vandaag = date(2026, 5, 7)
    assert kantoor.termijnen("307") == []


def test_een_verkorte_toewijzing_stelt_de_stop_met_haar_reden_voor(kantoor: Kantoor) -> None:
    lopend(kantoor)
    korter = toegewezen(
        einddatum=date(2026, 4, 30), reden_wijziging="05", toewijzingsdatum=date(2026, 5, 7)
    )
    kantoor.importeer(bericht301(korter, identificatie="G2", dagtekening=date(2026, 5, 7)))
    (term,) = kantoor.termijnen("307")
    # The term counts from the day on which the gemeente told of it.
    assert (term["telt_vanaf"], term["vervaldatum"]) == ("2026-05-08", "2026-05-18")
    assert "bericht van de gemeente kwam 8 mei 2026" in term["uitleg"]
    stop(kantoor, "2026-04-30", "36")  # only fits because the gemeente ended it
    assert kantoor.code == 0


def test_een_toewijzing_die_de_gemeente_straks_beeindigt_staat_er_ook(kantoor: Kantoor) -> None:
    lopend(kantoor)
    korter = toegewezen(
        einddatum=date(2026, 5, 31), reden_wijziging="07", toewijzingsdatum=date(2026, 5, 7)
    )
    kantoor.importeer(bericht301(korter, identificatie="G2", dagtekening=date(2026, 5, 7)))
    (term,) = kantoor.termijnen("307")
    assert (term["telt_vanaf"], term["status"]) == ("2026-05-31", "later")


def test_een_tijdelijke_stop_waarna_de_toewijzing_afliep_moet_nog_definitief(
    kantoor: Kantoor,
) -> None:
    lopend(kantoor, einddatum=date(2026, 5, 7))
    stop(kantoor, "2026-04-20", "31")
    kantoor.heenweer("corrigeer", "307", "--toewijzing", 300201, "--intrekken")
    kantoor.vandaag = date(2026, 5, 6)
    stop(kantoor, "2026-04-20", "20")
    akkoord(kantoor)
    assert kantoor.termijnen("307") == []
    kantoor.vandaag = DAG
    (term,) = kantoor.termijnen("307")
    assert "tijdelijk gestopt sinds 20 apr 2026" in term["uitleg"]


def test_van_een_verwijderde_toewijzing_moet_de_start_worden_ingetrokken_op033x1(
    kantoor: Kantoor,
) -> None:
    lopend(kantoor)
    stop(kantoor, "2026-05-04", "31")
    akkoord(kantoor)
    weg = toegewezen(
        toewijzingsdatum=date(2026, 5, 7), reden_wijziging="13", einddatum=date(2026, 4, 1)
    )
    kantoor.importeer(bericht301(weg, identificatie="G2", dagtekening=date(2026, 5, 7)))
    (term,) = kantoor.termijnen("305")
    assert (term["actie"], term["regel"]) == ("trek_in", "OP033x1")
    corrigeer(kantoor, "--intrekken")
    akkoord(kantoor)
    assert [t["actie"] for t in kantoor.termijnen("305")] == ["trek_in"]
    kantoor.heenweer("corrigeer", "305", "--toewijzing", 300201, "--intrekken")
    assert [t["actie"] for t in kantoor.termijnen("305")] == ["exporteer"]
    akkoord(kantoor)
    assert kantoor.termijnen("305") == []


# Odd orders


def test_een_stop_na_een_start_die_nog_klaarstaat_mag_maar_komt_er_na(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    start(kantoor, "2026-04-03")
    stop(kantoor, "2026-04-09", "31")
    assert kantoor.code == 0
    assert sorted(b["bericht"] for b in kantoor.heenweer("uitgaand")) == [
        "JW302", "JW305", "JW307",
    ]  # fmt: skip


def test_intrekken_en_anders_stoppen_voor_vertrek_wordt_een_bericht_iv008(
    kantoor: Kantoor,
) -> None:
    lopend(kantoor)
    stop(kantoor, "2026-05-04", "31")
    akkoord(kantoor)
    corrigeer(kantoor, "--intrekken")
    stop(kantoor, "2026-05-05", "32")
    pad = akkoord(kantoor)
    assert producten(pad) == [
        ("3", 300201, "2026-05-04", "31"),
        ("1", 300201, "2026-05-05", "32"),
    ]


def test_intrekken_en_dezelfde_stop_opnieuw_heft_de_intrekking_op(kantoor: Kantoor) -> None:
    lopend(kantoor)
    stop(kantoor, "2026-05-04", "31")
    akkoord(kantoor)
    corrigeer(kantoor, "--intrekken")
    assert stop(kantoor, "2026-05-04", "31") == {"bevindingen": []}
    assert kantoor.exporteer() == []


@pytest.mark.parametrize("einddatum", [None, date(2026, 7, 14)])
def test_een_ingetrokken_tijdelijke_stop_laat_de_zorg_doorlopen_op272(
    kantoor: Kantoor, einddatum: date | None
) -> None:
    lopend(kantoor, Wet.WMO, einddatum=einddatum, omvang=None, product=Product(categorie="02"))
    stop(kantoor, "2026-04-20", "20")
    akkoord(kantoor)
    corrigeer(kantoor, "--intrekken")
    assert kantoor.termijnen("307") == []
    assert kantoor.code == 0
    assert producten(akkoord(kantoor)) == [("3", 300201, "2026-04-20", "20")]
    assert stand(kantoor) == "gestart"


@pytest.mark.parametrize("einddatum", [None, date(2026, 7, 14)])
def test_een_stop_die_na_het_exporteren_wordt_ingetrokken_is_niet_meer_nodig_op272(
    kantoor: Kantoor, einddatum: date | None
) -> None:
    lopend(kantoor, Wet.WMO, einddatum=einddatum, omvang=None, product=Product(categorie="02"))
    stop(kantoor, "2026-05-04", "19")
    kantoor.exporteer()
    assert [t["actie"] for t in kantoor.termijnen("307")] == ["meld_ingediend"]
    corrigeer(kantoor, "--intrekken")
    assert kantoor.termijnen("307") == []
    assert kantoor.code == 0


def test_corrigeren_zonder_iets_te_noemen(kantoor: Kantoor) -> None:
    lopend(kantoor)
    stop(kantoor, "2026-05-04", "31")
    assert "niets om te verbeteren" in corrigeer(kantoor)["fout"]


def test_zonder_stop_is_er_niets_te_corrigeren(kantoor: Kantoor) -> None:
    lopend(kantoor)
    antwoord_ = corrigeer(kantoor, "--intrekken")
    assert kantoor.code == 1
    assert "Meld dan de stop" in antwoord_["advies"]


def test_een_start_zonder_bevestiging_kan_worden_gestopt(kantoor: Kantoor) -> None:
    gestart(kantoor)
    kantoor.vandaag = DAG
    assert stop(kantoor, "2026-05-04", "31")["status"] == "klaar"


def test_een_stop_die_klaarstaat_vervalt_als_de_toewijzing_wordt_verwijderd(
    kantoor: Kantoor,
) -> None:
    lopend(kantoor)
    stop(kantoor, "2026-05-04", "31")
    weg = toegewezen(
        toewijzingsdatum=date(2026, 5, 7), reden_wijziging="13", einddatum=date(2026, 4, 1)
    )
    (regel,) = kantoor.importeer(bericht301(weg, identificatie="G2", dagtekening=date(2026, 5, 7)))
    assert "De stop die klaarstond is vervallen" in regel["reden"]
    assert "307" not in {b["bericht"][-3:] for b in kantoor.heenweer("uitgaand")
                         if b["status"] == "klaar"}  # fmt: skip


def test_een_stop_die_klaarstaat_na_het_nieuwe_einde_wordt_genoemd(kantoor: Kantoor) -> None:
    lopend(kantoor)
    stop(kantoor, "2026-05-04", "31")
    korter = toegewezen(
        einddatum=date(2026, 4, 30), reden_wijziging="05", toewijzingsdatum=date(2026, 5, 7)
    )
    (regel,) = kantoor.importeer(
        bericht301(korter, identificatie="G2", dagtekening=date(2026, 5, 7))
    )
    assert "corrigeer hem" in regel["reden"]
