"""Care from a file: any time registration, looked at first, kept as a whole, and once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import event

from app.errors import UserError
from app.services import zorg, zorgimport, zorgsjabloon
from app.services.workspace import Workspace
from app.services.zorgimport import Zorgvoorstel
from tests.bouw import ANDER_BSN, BSN, bericht301, toegewezen
from tests.services.afkeuringen import importeer as ontvang
from tests.services.zorgregels import april, regel, wijs_ander_toe, wijs_toe
from tests.store.opslag import verzonnen_bsns
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures

KOP = "datum;bsn;toewijzingnummer;product;aantal;eenheid;medewerker;opmerking"
EERSTE = f"08-04-2026;{BSN};300201;45A04;90;01;Anna;thuis"
TWEEDE = f"09-04-2026;{BSN};;;1,5;uur;Bram;"


def csv(tmp_path: Path, *regels: str, naam: str = "uren.csv") -> Path:
    pad = tmp_path / naam
    pad.write_text("\n".join(regels) + "\n", encoding="utf-8")
    return pad


def xlsx(tmp_path: Path, kop: Sequence[str], *rijen: Sequence[Any]) -> Path:
    boek = openpyxl.Workbook()
    assert boek.active is not None
    for rij in (kop, *rijen):
        boek.active.append(list(rij))
    boek.save(pad := tmp_path / "uren.xlsx")
    return pad


def moment(dag: int, klok: str) -> datetime:
    """A time on a day in April, as Excel keeps one: without a zone."""
    return datetime.fromisoformat(f"2026-04-{dag:02}T{klok}")


def neem_op(ws: Workspace, pad: Path, **anders: Any) -> Zorgvoorstel:
    return zorgimport.importeer(ws, zorgimport.lees(ws, pad, **anders))


def hoeveel(ws: Workspace) -> list[tuple[Decimal, str]]:
    return [(een.aantal, een.eenheid) for een in april(ws)]


def test_het_sjabloon_wordt_ingelezen(workspace: Workspace, tmp_path: Path) -> None:
    wijs_toe(workspace)
    uit = neem_op(workspace, csv(tmp_path, KOP, EERSTE, TWEEDE))
    assert uit.kan
    assert (uit.fouten, uit.waarschuwingen, uit.zonder_toewijzing) == ((), (), 0)
    eerste, tweede = april(workspace)
    assert eerste == regel(
        90, toewijzing_nummer=300201, product="45A04", opmerking="thuis",
        toewijzing_id=eerste.toewijzing_id, id=eerste.id,
    )  # fmt: skip
    assert (tweede.datum, tweede.aantal, tweede.eenheid) == (date(2026, 4, 9), Decimal("1.5"), "04")
    assert tweede.toewijzing_id == eerste.toewijzing_id is not None


def test_de_kolommen_mogen_anders_staan(workspace: Workspace, tmp_path: Path) -> None:
    uit = zorgimport.lees(
        workspace,
        csv(
            tmp_path,
            "opmerking;aantal;eenheid;medewerker;product;toewijzingnummer;bsn;datum",
            f"thuis;90;01;Anna;45A04;300201;{BSN};08-04-2026",
        ),
    )
    assert uit.kolommen.duidelijk
    assert uit.regels[0].aantal == 90
    assert uit.regels[0].opmerking == "thuis"


@pytest.mark.parametrize("naam", ["zorg.csv", "zorg.xlsx"])
def test_een_ingevuld_sjabloon_wordt_ingelezen(
    workspace: Workspace, tmp_path: Path, naam: str
) -> None:
    pad = zorgsjabloon.schrijf(tmp_path / naam)
    if naam.endswith("csv"):
        pad.write_text(f"{pad.read_text('utf-8-sig').splitlines()[0]}\n{EERSTE}\n", "utf-8")
    else:
        boek = openpyxl.load_workbook(pad)
        assert [cel.value for cel in boek["Invullen"][1]] == KOP.split(";")
        boek["Invullen"]["A2"] = date(2026, 4, 8)
        boek["Invullen"]["B2"] = BSN
        boek["Invullen"]["E2"] = 90
        boek["Invullen"]["F2"] = "01"
        boek["Invullen"]["G2"] = "Anna"
        boek.save(pad)
    uit = neem_op(workspace, pad)
    assert (uit.kan, uit.kolommen.duidelijk, uit.waarschuwingen) == (True, True, ())
    assert hoeveel(workspace) == [(Decimal(90), "01")]


def test_een_leeg_sjabloon_is_geen_zorg(workspace: Workspace, tmp_path: Path) -> None:
    for naam in ("zorg.csv", "zorg.xlsx"):
        with pytest.raises(UserError):
            zorgimport.lees(workspace, zorgsjabloon.schrijf(tmp_path / naam))


def test_een_andere_registratie_wordt_herkend(workspace: Workspace, tmp_path: Path) -> None:
    wijs_toe(workspace)
    pad = xlsx(
        tmp_path,
        ["Dag", "Cliëntnaam", "Burgerservicenummer", "Uren", "Behandelaar"],
        [date(2026, 4, 8), "T. de Wit", int(BSN), 1.5, "Anna"],
    )
    uit = neem_op(workspace, pad)
    assert uit.kan
    assert hoeveel(workspace) == [(Decimal("1.5"), "04")]
    assert april(workspace)[0].bsn == BSN


def test_een_bsn_dat_met_een_nul_begint_blijft_heel(workspace: Workspace, tmp_path: Path) -> None:
    (met_nul,) = [f"0{n}" for n in range(99990000, 99990012) if _geldig(f"0{n}")][:1]
    uit = zorgimport.lees(
        workspace, xlsx(tmp_path, ["datum", "bsn", "minuten"], [date(2026, 4, 8), int(met_nul), 5])
    )
    assert uit.fouten == ()
    assert uit.regels[0].bsn == met_nul


def _geldig(bsn: str) -> bool:
    from stdnum.nl.bsn import is_valid

    return bool(is_valid(bsn))


@pytest.mark.parametrize(
    ("geschreven", "eenheid", "wordt"),
    [
        ("1:30", "uur", (Decimal(90), "01")),
        ("0:20", "01", (Decimal(20), "01")),
        ("1,25", "uur", (Decimal("1.25"), "04")),
        ("1.25", "uur", (Decimal("1.25"), "04")),
        ("0,3333333333", "uur", (Decimal(20), "01")),
        ("200,00", "83", (Decimal(200), "83")),
        ("0,5", "dagdeel", (Decimal("0.5"), "16")),
    ],
)
def test_een_aantal_wordt_gelezen_zoals_het_is_bedoeld(
    workspace: Workspace, tmp_path: Path, geschreven: str, eenheid: str, wordt: object
) -> None:
    pad = csv(tmp_path, KOP, f"08-04-2026;{BSN};;;{geschreven};{eenheid};Anna;")
    assert neem_op(workspace, pad).kan
    assert hoeveel(workspace) == [wordt]


@pytest.mark.parametrize(
    ("begin", "eind", "minuten"),
    [("9:00", "10:15", 75), ("23.30", "0:15", 45), ("0:00", "24:00", 1440)],
)
def test_van_begin_tot_eind_zijn_minuten(
    workspace: Workspace, tmp_path: Path, begin: str, eind: str, minuten: int
) -> None:
    pad = csv(tmp_path, "datum;bsn;van;tot;medewerker", f"08-04-2026;{BSN};{begin};{eind};Anna")
    assert neem_op(workspace, pad).kan
    assert hoeveel(workspace) == [(Decimal(minuten), "01")]


def test_tijden_in_excel_mogen_een_dag_bij_zich_hebben(
    workspace: Workspace, tmp_path: Path
) -> None:
    pad = xlsx(
        tmp_path,
        ["datum", "bsn", "start", "einde"],
        [moment(8, "09:00"), BSN, moment(8, "09:00"), moment(8, "10:15")],
        [moment(9, "00:00"), BSN, time(9, 0), time(9, 30)],
    )
    assert neem_op(workspace, pad).kan
    assert [(een.datum.day, een.aantal) for een in april(workspace)] == [
        (8, Decimal(75)),
        (9, Decimal(30)),
    ]


def test_de_naam_van_de_kolom_zegt_de_eenheid(workspace: Workspace, tmp_path: Path) -> None:
    pad = csv(tmp_path, "datum;bsn;aantal minuten", f"08-04-2026;{BSN};90")
    assert neem_op(workspace, pad).eenheid == "01"


def test_zonder_eenheid_moet_die_worden_gekozen(workspace: Workspace, tmp_path: Path) -> None:
    pad = csv(tmp_path, "datum;bsn;aantal", f"08-04-2026;{BSN};2")
    eerst = zorgimport.lees(workspace, pad)
    assert eerst.kies_eenheid
    assert not eerst.kan
    assert "minuten, uren" in eerst.niet
    assert neem_op(workspace, pad, eenheid="16").kan
    assert hoeveel(workspace) == [(Decimal(2), "16")]
    volgende = csv(tmp_path, "datum;bsn;aantal", f"09-04-2026;{BSN};2", naam="b.csv")
    assert zorgimport.lees(workspace, volgende).eenheid == "16"
    andere = csv(tmp_path, "datum;bsn;aantal;dienst", f"09-04-2026;{BSN};2;x", naam="c.csv")
    assert zorgimport.lees(workspace, andere).kies_eenheid


def test_tijden_hebben_geen_eenheid_nodig(workspace: Workspace, tmp_path: Path) -> None:
    wijs_toe(workspace)
    uit = neem_op(workspace, csv(tmp_path, "datum;bsn;duur", f"08-04-2026;{BSN};1:45"))
    assert uit.kan
    assert not uit.kies_eenheid
    assert hoeveel(workspace) == [(Decimal(105), "01")]
    # It says nothing of a next file with these columns and other numbers.
    volgende = csv(tmp_path, "datum;bsn;duur", f"09-04-2026;{BSN};1,75", naam="mei.csv")
    assert zorgimport.lees(workspace, volgende).kies_eenheid


def test_een_getal_tussen_de_tijden_vraagt_wel_een_eenheid(
    workspace: Workspace, tmp_path: Path
) -> None:
    rijen = (f"08-04-2026;{BSN};1:45", f"09-04-2026;{BSN};2")
    assert zorgimport.lees(workspace, csv(tmp_path, "datum;bsn;duur", *rijen)).kies_eenheid


def test_wat_is_aangewezen_wordt_onthouden(workspace: Workspace, tmp_path: Path) -> None:
    kop = "op;wie;hoe lang;door"
    pad = csv(tmp_path, kop, f"08-04-2026;{BSN};90;Anna")
    eerst = zorgimport.lees(workspace, pad)
    assert [kolom.naam for kolom in eerst.kolommen.ontbreekt] == ["datum"]
    assert not eerst.kan
    keuze = {"datum": 0, "bsn": 1, "aantal": 2, "medewerker": 3}
    assert neem_op(workspace, pad, keuze=keuze, eenheid="01").kan
    volgende = csv(tmp_path, kop, f"09-04-2026;{BSN};30;Anna", naam="b.csv")
    assert zorgimport.lees(workspace, volgende).kan


def test_een_toewijzingnummer_zegt_van_wie_het_is(workspace: Workspace, tmp_path: Path) -> None:
    wijs_toe(workspace)
    kop = "datum;toewijzing;minuten"
    assert neem_op(workspace, csv(tmp_path, kop, "08-04-2026;300201;90")).kan
    assert april(workspace)[0].bsn == BSN
    onbekend = zorgimport.lees(workspace, csv(tmp_path, kop, "08-04-2026;300299;90", naam="b.csv"))
    assert [(fout.rij, fout.kolom) for fout in onbekend.fouten] == [(2, "bsn")]


def test_zonder_kolom_met_wie_of_hoeveel_wordt_niets_gelezen(
    workspace: Workspace, tmp_path: Path
) -> None:
    wie = zorgimport.lees(workspace, csv(tmp_path, "datum;minuten", "08-04-2026;90"))
    assert "van wie" in wie.niet
    hoeveel_ = zorgimport.lees(workspace, csv(tmp_path, "datum;bsn", f"08-04-2026;{BSN}"))
    assert "hoeveel" in hoeveel_.niet


def test_elke_fout_heeft_zijn_rij_en_kolom_en_er_wordt_niets_bewaard(
    workspace: Workspace, tmp_path: Path
) -> None:
    wijs_toe(workspace)
    wijs_ander_toe(workspace)
    pad = csv(
        tmp_path,
        KOP,
        EERSTE,
        f"31-04-2026;{BSN};;;90;01;Anna;",
        f"11-04-2026;{BSN};;;90;01;Anna;",
        "08-04-2026;999900007;;;90;01;Anna;",
        f"08-04-2026;{BSN};30x;;90;01;Anna;",
        f"08-04-2026;{BSN};300301;;90;01;Anna;",
        f"08-04-2026;{BSN};300201;45A05;90;01;Anna;",
        f"08-04-2026;{BSN};;;veel;01;Anna;",
        f"08-04-2026;{BSN};;;0;01;Anna;",
        f"08-04-2026;{BSN};;;90;02;Anna;",
        ";;;;;;Anna;",
    )
    uit = neem_op(workspace, pad)
    assert not uit.kan
    assert april(workspace) == []
    assert [(fout.rij, fout.kolom) for fout in uit.fouten] == [
        (3, "datum"), (4, "datum"), (5, "bsn"), (6, "toewijzingnummer"), (7, "toewijzingnummer"),
        (8, "product"), (9, "aantal"), (10, "aantal"), (11, "eenheid"),
        (12, "datum"), (12, "bsn"), (12, "aantal"),
    ]  # fmt: skip
    assert uit.fouten[6].waarde == "veel"
    assert uit.fouten[4].melding == "Toewijzing 300301 is van een andere cliënt."
    assert BSN not in " ".join(fout.melding + fout.advies for fout in uit.fouten)
    with workspace.lezen() as uow:
        assert uow.zorg.bestand(uit.tabel.sha256) is None


def test_hetzelfde_bestand_wordt_niet_twee_keer_ingelezen(
    workspace: Workspace, tmp_path: Path
) -> None:
    pad = csv(tmp_path, KOP, EERSTE)
    assert neem_op(workspace, pad).kan
    andere_naam = pad.rename(tmp_path / "kopie.csv")
    nog_eens = neem_op(workspace, andere_naam)
    assert not nog_eens.kan
    assert nog_eens.eerder == (
        "Dit bestand is op 10-04-2026 al ingelezen, als ‘uren.csv’. "
        "Er komt niets bij: kies een ander bestand."
    )
    assert len(april(workspace)) == 1


def test_dezelfde_regel_uit_een_ander_bestand_lijkt_dubbel(
    workspace: Workspace, tmp_path: Path
) -> None:
    neem_op(workspace, csv(tmp_path, KOP, EERSTE))
    uit = neem_op(workspace, csv(tmp_path, KOP, EERSTE, TWEEDE, naam="b.csv"))
    assert uit.kan
    assert [(fout.rij, fout.kolom) for fout in uit.waarschuwingen] == [(2, "aantal")]
    assert "lijkt dubbel" in uit.waarschuwingen[0].melding


def test_twee_gelijke_rijen_in_een_bestand_lijken_dubbel(
    workspace: Workspace, tmp_path: Path
) -> None:
    uit = zorgimport.lees(workspace, csv(tmp_path, KOP, EERSTE, EERSTE))
    assert uit.kan
    assert [fout.rij for fout in uit.waarschuwingen] == [3]


def test_zorg_zonder_toewijzing_wacht_op_de_301(workspace: Workspace, tmp_path: Path) -> None:
    wijs_toe(workspace)
    pad = csv(tmp_path, KOP, EERSTE, f"08-04-2026;{ANDER_BSN};;;60;01;Anna;")
    uit = neem_op(workspace, pad)
    assert (uit.kan, uit.zonder_toewijzing) == (True, 1)
    wijs_ander_toe(workspace)
    assert all(een.toewijzing_id is not None for een in april(workspace))


def test_dat_niemand_is_genoemd_wordt_een_keer_gezegd(workspace: Workspace, tmp_path: Path) -> None:
    kop = "datum;bsn;minuten"
    uit = zorgimport.lees(
        workspace, csv(tmp_path, kop, f"08-04-2026;{BSN};90", f"09-04-2026;{BSN};90")
    )
    assert [fout.melding for fout in uit.waarschuwingen] == ["Bij 2 regels staat geen medewerker."]


def test_een_kolom_voor_twee_dingen_wordt_geweigerd(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is gekozen voor"):
        zorgimport.lees(workspace, csv(tmp_path, KOP, EERSTE), {"datum": 0, "bsn": 0, "aantal": 4})


def test_het_aantal_vragen_groeit_niet_met_het_bestand(
    workspace: Workspace, tmp_path: Path
) -> None:
    bsns = verzonnen_bsns(60)
    ontvang(
        workspace,
        *(
            bericht301(toegewezen(400000 + i), bsn=bsn, identificatie=f"G{i}")
            for i, bsn in enumerate(bsns)
        ),
    )

    def vragen(aantal: int) -> int:
        regels = [
            f"{date(2026, 4, 1) + timedelta(i % 9):%d-%m-%Y};{bsns[i % 60]};;;{i + 1};01;Anna;"
            for i in range(aantal)
        ]
        pad = csv(tmp_path, KOP, *regels, naam=f"{aantal}.csv")
        gezien: list[str] = []

        def noteer(_v: object, _c: object, statement: str, *_: object) -> None:
            gezien.append(statement)

        event.listen(workspace.engine, "before_cursor_execute", noteer)
        assert neem_op(workspace, pad).kan
        event.remove(workspace.engine, "before_cursor_execute", noteer)
        return len(gezien)

    assert vragen(3) == vragen(600)
    assert len(zorg.maand(workspace, date(2026, 4, 1)).regels) == 603
