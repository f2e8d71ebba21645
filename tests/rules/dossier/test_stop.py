"""TR413, TR414, TR415 against the stops that stand for the same start."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.verzending import Status
from app.standard.release import Wet
from tests.bouw import bericht301, toegewezen
from tests.rules.bouw import alles, bericht307, nummers, stop_product, vind
from tests.rules.bron import APRIL_1, APRIL_6, MEI_1, MEI_4, dossier, start, stop

pytestmark = pytest.mark.parametrize("wet", Wet)
_REGELS = ("TR413", "TR414", "TR415")


def test_op377_na_een_tijdelijke_stop_mag_een_definitieve(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_1, reden="20"))
    assert alles(bericht307(wet), eerder) == ()
    dezelfde_dag = bericht307(wet, stop_product(wet, APRIL_6, MEI_1))
    assert alles(dezelfde_dag, eerder) == ()


def test_op378_na_een_tijdelijke_stop_geen_tweede_tijdelijke(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_1, reden="20"))
    bericht = bericht307(wet, stop_product(wet, reden_beeindiging="20"))
    (finding,) = alles(bericht, eerder)
    assert (finding.regel, finding.retourcode) == ("TR413", "9413")
    assert "al tijdelijk gestopt op 1 mei 2026" in finding.melding
    assert "nieuwe start (305)" in finding.advies


def test_op378_na_een_nieuwe_start_mag_weer_een_tijdelijke(wet: Wet) -> None:
    eerder = dossier(
        wet,
        start(wet, APRIL_1),
        stop(wet, APRIL_1, date(2026, 4, 3), reden="20"),
        start(wet, APRIL_6),
    )
    assert alles(bericht307(wet, stop_product(wet, reden_beeindiging="20")), eerder) == ()


def test_tr414_de_laatst_gemelde_stop_is_de_actuele(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4, reden="20"))
    vroeger = bericht307(wet, stop_product(wet, APRIL_6, date(2026, 5, 3)))
    (finding,) = alles(vroeger, eerder)
    assert (finding.regel, finding.retourcode, finding.veld) == ("TR414", "9414", "einddatum")
    assert "3 mei 2026" in finding.melding
    assert "4 mei 2026" in finding.advies
    gelijk = bericht307(wet, stop_product(wet, APRIL_6, MEI_4))
    assert alles(gelijk, eerder) == ()


def test_tr414_kijkt_naar_de_laatste_van_twee_stops(wet: Wet) -> None:
    eerder = dossier(
        wet,
        start(wet, APRIL_6),
        stop(wet, APRIL_6, MEI_1, reden="20"),
        stop(wet, APRIL_6, date(2026, 5, 9)),
    )
    (finding,) = vind("TR414", bericht307(wet), eerder)
    assert "9 mei 2026" in finding.melding


def test_tr415_na_een_definitieve_stop_komt_er_geen_meer(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_1))
    for reden in ("20", "31"):
        bericht = bericht307(wet, stop_product(wet, reden_beeindiging=reden))
        (finding,) = alles(bericht, eerder)
        assert (finding.regel, finding.retourcode) == ("TR415", "9415")
        assert "definitief gestopt op 1 mei 2026" in finding.melding


def test_tr415_verbeteren_mag_in_een_bericht_iv008(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4))
    oud = stop_product(wet, APRIL_6, MEI_4, "3")
    for nieuw in (
        stop_product(wet, APRIL_6, MEI_1),
        stop_product(wet, APRIL_6, MEI_1, reden_beeindiging="20"),
    ):
        assert alles(bericht307(wet, oud, nieuw), eerder) == ()
        # The withdrawal comes first, wherever it stands.
        assert alles(bericht307(wet, nieuw, oud), eerder) == ()


def test_tr413_verbeteren_van_een_tijdelijke_stop_iv008(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4, reden="20"))
    oud = stop_product(wet, APRIL_6, MEI_4, "3", reden_beeindiging="20")
    nieuw = stop_product(wet, APRIL_6, MEI_1, reden_beeindiging="20")
    assert alles(bericht307(wet, oud, nieuw), eerder) == ()


@pytest.mark.parametrize("status", [Status.AFGEKEURD, Status.AFGEKEURD_VECOZO, Status.VERVALLEN])
@pytest.mark.parametrize("reden", ["20", "31"])
def test_een_stop_die_geweigerd_of_vervallen_is_telt_niet(
    wet: Wet, reden: str, status: Status
) -> None:
    geweigerd = stop(wet, APRIL_6, date(2026, 5, 9), reden=reden)
    geweigerd.status = status
    eerder = dossier(wet, start(wet, APRIL_6), geweigerd)
    assert alles(bericht307(wet, stop_product(wet, reden_beeindiging=reden)), eerder) == ()


def test_een_stop_die_is_ingetrokken_telt_niet(wet: Wet) -> None:
    eerder = dossier(
        wet,
        start(wet, APRIL_6),
        stop(wet, APRIL_6, date(2026, 5, 9)),
        stop(wet, APRIL_6, date(2026, 5, 9), "3"),
    )
    assert alles(bericht307(wet), eerder) == ()


def test_een_stop_op_een_andere_toewijzing_telt_niet(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, date(2026, 5, 9)))
    (ander,) = eerder.neem_op(
        bericht301(toegewezen(300202, wet), wet=wet), 2, datetime(2026, 4, 1, tzinfo=UTC)
    )
    ander.meldingen.append(start(wet, APRIL_6))
    assert alles(bericht307(wet, stop_product(wet, toewijzing_nummer=300202)), eerder) == ()


def test_tr413_en_tr415_binnen_een_bericht(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6))
    eerst = stop_product(wet, APRIL_6, MEI_1, reden_beeindiging="20")
    assert alles(bericht307(wet, eerst, stop_product(wet)), eerder) == ()
    (tweede,) = alles(bericht307(wet, eerst, stop_product(wet, reden_beeindiging="20")), eerder)
    assert tweede.pad == "/Bericht/Client/StopProducten/StopProduct[2]/RedenBeeindiging"
    na_definitief = bericht307(
        wet, stop_product(wet, APRIL_6, MEI_1), stop_product(wet, reden_beeindiging="04")
    )
    assert nummers(alles(na_definitief, eerder)) == ["TR415"]


def test_intrekken_wordt_niet_beoordeeld(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4))
    weg = bericht307(wet, stop_product(wet, APRIL_6, MEI_1, "3"))
    assert [vind(nummer, weg, eerder) for nummer in _REGELS] == [[], [], []]


def test_dezelfde_stop_nog_eens_breekt_tr415_naast_tr074(wet: Wet) -> None:
    eerder = dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4))
    assert nummers(alles(bericht307(wet), eerder)) == ["TR415", "TR074"]


def test_zonder_nummer_is_er_niets_te_vergelijken(wet: Wet) -> None:
    bericht = bericht307(
        wet,
        stop_product(wet, APRIL_6, MEI_4, toewijzing_nummer=None),
        stop_product(wet, APRIL_6, MEI_1, toewijzing_nummer=None, reden_beeindiging="20"),
    )
    assert alles(bericht, dossier(wet)) == ()
