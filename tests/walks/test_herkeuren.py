"""What is ready and would be refused by now stays behind at the export; the rest leaves."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from app import bootstrap, cli
from app.services import exporteren, verzenden
from app.standard.basis import Product
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, BSN, bericht301, toegewezen
from tests.walks.conftest import Kantoor, afkeuring, antwoord
from tests.walks.stoppen import (
    DAG,
    STOP_PRODUCT,
    TWEEDE,
    akkoord,
    corrigeer,
    dien_in,
    lopend,
    start,
    stop,
)

ANDERE_PRODUCTEN = {
    Wet.JW: Product(categorie="45", code="45A05"),
    Wet.WMO: Product(categorie="02", code="02A05"),
}


def exporteer(kantoor: Kantoor) -> tuple[list[str], list[tuple[str, str]]]:
    """Export; gives the kinds of the files, and of what stayed its identificatie and the rule."""
    paden = kantoor.heenweer("exporteer", kantoor.werk.with_name("uit"))
    gebleven = re.findall(
        r"Niet geëxporteerd: \w+ (\w+)\. .* \((.+)\)$", kantoor.gezegd, re.MULTILINE
    )
    assert kantoor.code == (1 if gebleven else 0)
    assert len(gebleven) == len(kantoor.gezegd.splitlines())
    return [Path(pad).name.partition("_")[0] for pad in paden], gebleven


def trek_terug(kantoor: Kantoor, identificatie: str) -> None:
    with bootstrap.open_voor_opdracht(kantoor.map, lambda: kantoor.vandaag) as workspace:
        verzenden.trek_terug(workspace, verzenden.vind(workspace, identificatie).bewaard_id)


def verkort(kantoor: Kantoor, einddatum: date, reden: str = "05", wet: Wet = Wet.JW) -> None:
    kantoor.importeer(
        bericht301(
            toegewezen(
                wet=wet,
                einddatum=einddatum,
                reden_wijziging=reden,
                toewijzingsdatum=date(2026, 5, 7),
            ),
            identificatie="G2",
            dagtekening=date(2026, 5, 7),
            wet=wet,
        )
    )


def test_een_correctie_van_een_stop_die_intussen_is_afgekeurd_tr063(kantoor: Kantoor) -> None:
    lopend(kantoor)
    stop(kantoor, "2026-05-04", "31")
    pad = dien_in(kantoor)
    klaar = corrigeer(kantoor, "--einddatum", "2026-05-05", "--reden", "31")
    kantoor.importeer(antwoord(pad, afkeuring("TR069", "9069", STOP_PRODUCT), dag=DAG))
    assert exporteer(kantoor) == ([], [(klaar["identificatie"], "TR063")])
    standen = {b["identificatie"]: b["status"] for b in kantoor.heenweer("uitgaand")}
    assert standen[klaar["identificatie"]] == "klaar"


def test_een_correctie_van_een_stop_die_nog_staat_gaat_weg(kantoor: Kantoor) -> None:
    lopend(kantoor)
    stop(kantoor, "2026-05-04", "31")
    dien_in(kantoor)
    corrigeer(kantoor, "--einddatum", "2026-05-05", "--reden", "31")
    assert exporteer(kantoor) == (["JW307"], [])


def test_een_start_en_zijn_stop_gaan_samen_weg_in_de_volgorde_van_maken(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    kantoor.vandaag = DAG
    start(kantoor, "2026-04-03")
    stop(kantoor, "2026-05-04", "31")
    assert exporteer(kantoor) == (["JW305", "JW307"], [])


def test_een_stop_steunt_op_een_start_van_een_vorige_export(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    kantoor.vandaag = DAG
    start(kantoor, "2026-04-03")
    assert exporteer(kantoor) == (["JW305"], [])
    stop(kantoor, "2026-05-04", "31")
    assert exporteer(kantoor) == (["JW307"], [])


def test_een_stop_waarvan_de_start_is_teruggetrokken_tr382(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    kantoor.vandaag = DAG
    gestart = start(kantoor, "2026-04-03")
    klaar = stop(kantoor, "2026-05-04", "31")
    trek_terug(kantoor, gestart["identificatie"])
    assert exporteer(kantoor) == ([], [(klaar["identificatie"], "TR382")])


def test_een_stop_zonder_de_start_die_er_nog_ligt_tr382(kantoor: Kantoor, tmp_path: Path) -> None:
    kantoor.importeer(bericht301())
    kantoor.vandaag = DAG
    start(kantoor, "2026-04-03")
    klaar = stop(kantoor, "2026-05-04", "31")
    with bootstrap.open_voor_opdracht(kantoor.map, lambda: DAG) as workspace:
        een = verzenden.vind(workspace, klaar["identificatie"])
        uitkomst = exporteren.exporteer(workspace, tmp_path / "uit", ids=[een.bewaard_id])
    assert [b.bevinding.regel for b in uitkomst.achtergebleven] == ["TR382"]
    assert uitkomst.paden == []


def test_een_hervatting_waarvan_de_tijdelijke_stop_is_teruggetrokken_tr326(
    kantoor: Kantoor,
) -> None:
    lopend(kantoor)
    tijdelijk = stop(kantoor, "2026-04-20", "20")
    klaar = start(kantoor, "2026-05-01")
    trek_terug(kantoor, tijdelijk["identificatie"])
    assert exporteer(kantoor) == ([], [(klaar["identificatie"], "TR326")])


def test_een_hervatting_waarvan_de_tijdelijke_stop_is_afgekeurd_tr326(kantoor: Kantoor) -> None:
    lopend(kantoor)
    stop(kantoor, "2026-04-20", "20")
    pad = dien_in(kantoor)
    klaar = start(kantoor, "2026-05-01")
    kantoor.importeer(antwoord(pad, afkeuring("TR069", "9069", STOP_PRODUCT), dag=DAG))
    assert exporteer(kantoor) == ([], [(klaar["identificatie"], "TR326")])


def test_wat_op_een_achterblijver_steunt_blijft_ook(kantoor: Kantoor) -> None:
    lopend(kantoor)
    te_laat = stop(kantoor, "2026-05-04", "20")
    hervat = start(kantoor, "2026-05-06")
    verkort(kantoor, date(2026, 4, 30))
    _, gebleven = exporteer(kantoor)
    assert [identificatie for identificatie, _ in gebleven] == [
        te_laat["identificatie"],
        hervat["identificatie"],
    ]


def test_een_stop_na_het_nieuwe_einde_van_een_verkorte_toewijzing(kantoor: Kantoor) -> None:
    lopend(kantoor)
    klaar = stop(kantoor, "2026-05-04", "31")
    verkort(kantoor, date(2026, 4, 30))
    (_, [(gebleven, _)]) = exporteer(kantoor)
    assert gebleven == klaar["identificatie"]
    corrigeer(kantoor, "--einddatum", "2026-04-30", "--reden", "31")
    akkoord(kantoor)


@pytest.mark.parametrize(
    ("wet", "reden", "regel"), [(Wet.JW, "31", "TR019"), (Wet.WMO, "19", "OP033x1")]
)
def test_een_stop_samen_met_een_verwijderde_toewijzing(
    kantoor: Kantoor, wet: Wet, reden: str, regel: str
) -> None:
    ander = ANDERE_PRODUCTEN[wet]
    kantoor.importeer(
        bericht301(toegewezen(wet=wet), toegewezen(TWEEDE, wet, product=ander), wet=wet)
    )
    kantoor.vandaag = DAG
    start(kantoor, "2026-04-03")
    start(kantoor, "2026-04-03", TWEEDE)
    naam = wet.value.upper()
    assert exporteer(kantoor) == ([f"{naam}305", f"{naam}305"], [])
    klaar = stop(kantoor, "2026-05-04", reden, "--ook", TWEEDE)
    verkort(kantoor, date(2026, 4, 1), "13", wet)
    assert exporteer(kantoor) == ([], [(klaar["identificatie"], regel)])


def test_een_start_na_het_nieuwe_einde_van_een_verkorte_toewijzing_op363(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    kantoor.vandaag = DAG
    klaar = start(kantoor, "2026-05-04")
    verkort(kantoor, date(2026, 4, 30))
    assert exporteer(kantoor) == ([], [(klaar["identificatie"], "OP363")])


def test_de_opdrachtregel_zegt_wat_er_bleef_en_waarom_en_schrijft_de_rest(
    kantoor: Kantoor,
) -> None:
    kantoor.importeer(
        bericht301(), bericht301(toegewezen(TWEEDE), bsn=ANDER_BSN, identificatie="G3")
    )
    kantoor.vandaag = DAG
    gestart = start(kantoor, "2026-04-03")
    start(kantoor, "2026-04-03", TWEEDE)
    klaar = stop(kantoor, "2026-05-04", "31")
    trek_terug(kantoor, gestart["identificatie"])
    kantoor.capsys.readouterr()
    code = cli.main(
        ["exporteer", str(kantoor.werk.with_name("uit")),
         "--gegevens", str(kantoor.map), "--vandaag", DAG.isoformat()]
    )  # fmt: skip
    gezegd = kantoor.capsys.readouterr()
    bestand, gebleven = gezegd.out.strip(), gezegd.err.strip()
    assert code == 1
    assert "JW305" in bestand
    assert gebleven.startswith(f"Niet geëxporteerd: JW307 {klaar['identificatie']}. ")
    assert gebleven.endswith("(TR382)")
    assert BSN not in gebleven
