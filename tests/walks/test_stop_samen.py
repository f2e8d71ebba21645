"""Several stops in one 307, on the command line: sent, corrected and refused together."""

from __future__ import annotations

from datetime import date

from app.standard.release import Wet
from tests.bouw import bericht301, toegewezen
from tests.walks.conftest import Kantoor, afkeuring, antwoord
from tests.walks.stoppen import (
    DAG,
    STOP_PRODUCT,
    TWEEDE,
    akkoord,
    corrigeer,
    dien_in,
    producten,
    start,
    stop,
)


def twee_lopend(kantoor: Kantoor) -> None:
    tweede = toegewezen(TWEEDE, ingangsdatum=date(2026, 4, 1), product=None, omvang=None,
                        budget=100_000)  # fmt: skip
    eerste = toegewezen(einddatum=date(2026, 3, 31), ingangsdatum=date(2026, 3, 1))
    kantoor.importeer(bericht301(eerste, tweede))
    kantoor.heenweer("maak", "302")
    start(kantoor, "2026-03-02")
    start(kantoor, "2026-04-03", TWEEDE)
    paden = kantoor.exporteer()
    kantoor.heenweer("ingediend", *[pad.stem.rpartition("_")[2] for pad in paden])
    kantoor.importeer(*[antwoord(pad) for pad in paden if "305" in pad.name])


def test_twee_producten_in_een_307(kantoor: Kantoor) -> None:
    twee_lopend(kantoor)
    kantoor.vandaag = date(2026, 4, 8)
    te_laat = stop(kantoor, "2026-04-04", "31", "--ook", TWEEDE)
    assert "na de einddatum" in te_laat["bevindingen"][0]["melding"]
    te_vroeg = stop(kantoor, "2026-03-20", "31", "--ook", TWEEDE)
    assert [b["regel"] for b in te_vroeg["bevindingen"]] == ["TR018"]
    vreemd = stop(kantoor, "2026-03-20", "31", "--ook", 7)
    assert "kan niet mee" in vreemd["fout"]


def overlappend(kantoor: Kantoor) -> None:
    """Two products at once, both begun on 3 April; it is 8 May."""
    tweede = toegewezen(TWEEDE, product=toegewezen(wet=Wet.JW).product)
    ander = tweede.product
    assert ander is not None
    tweede = toegewezen(TWEEDE, product=type(ander)(categorie="45", code="45A05"))
    kantoor.importeer(bericht301(toegewezen(), tweede))
    kantoor.heenweer("maak", "302")
    for nummer in (300201, TWEEDE):
        start(kantoor, "2026-04-03", nummer)
    paden = kantoor.exporteer()
    kantoor.heenweer("ingediend", *[pad.stem.rpartition("_")[2] for pad in paden])
    kantoor.importeer(*[antwoord(pad) for pad in paden if "305" in pad.name])
    kantoor.vandaag = DAG


def test_twee_stops_in_een_bericht_worden_samen_beantwoord(kantoor: Kantoor) -> None:
    overlappend(kantoor)
    stop(kantoor, "2026-05-04", "02", "--ook", TWEEDE)
    assert len(kantoor.termijnen("307")) == 2  # one for each, in one message
    pad = akkoord(kantoor)
    assert producten(pad) == [
        ("1", 300201, "2026-05-04", "02"),
        ("1", TWEEDE, "2026-05-04", "02"),
    ]
    assert {t["status"] for t in kantoor.heenweer("toewijzingen")} == {"gestopt"}


def test_een_correctie_voor_vertrek_neemt_de_andere_regel_mee(kantoor: Kantoor) -> None:
    overlappend(kantoor)
    stop(kantoor, "2026-05-04", "02", "--ook", TWEEDE)
    corrigeer(kantoor, "--einddatum", "2026-05-05")
    pad = akkoord(kantoor)
    assert producten(pad) == [
        ("1", 300201, "2026-05-05", "02"),
        ("1", TWEEDE, "2026-05-04", "02"),
    ]


def test_een_van_twee_intrekken_voor_vertrek_laat_de_ander_staan(kantoor: Kantoor) -> None:
    overlappend(kantoor)
    stop(kantoor, "2026-05-04", "02", "--ook", TWEEDE)
    corrigeer(kantoor, "--intrekken")
    pad = akkoord(kantoor)
    assert producten(pad) == [("1", TWEEDE, "2026-05-04", "02")]
    standen = {t["toewijzingnummer"]: t["status"] for t in kantoor.heenweer("toewijzingen")}
    assert standen == {300201: "gestart", TWEEDE: "gestopt"}


def test_een_afgekeurd_307_over_twee_is_pas_vervangen_als_beide_opnieuw_zijn_gemeld(
    kantoor: Kantoor,
) -> None:
    overlappend(kantoor)
    stop(kantoor, "2026-05-04", "02", "--ook", TWEEDE)
    pad = dien_in(kantoor)
    kantoor.importeer(antwoord(pad, afkeuring("TR382", "9069", STOP_PRODUCT), dag=DAG))
    assert len(kantoor.termijnen("afkeur")) == 1
    stop(kantoor, "2026-05-04", "02")
    assert len(kantoor.termijnen("afkeur")) == 1  # the other one is still to be reported again
    stop(kantoor, "2026-05-04", "02", nummer=TWEEDE)
    assert kantoor.termijnen("afkeur") == []
