"""Odd orders of acts: nothing is sent twice, nothing that stands is lost."""

from __future__ import annotations

import zipfile
import zlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.verzending import Status
from app.errors import UserError
from app.services import exporteren, melden, starten, verwerken, verzenden
from app.services.bestanden import Bestand
from app.services.ontvangen import ontvang_bestanden
from app.services.workspace import Workspace
from app.standard.basis import Achternaam, VolledigeNaam
from app.standard.codec import decode, encode
from app.standard.release import Wet
from tests.bouw import NIJMEGEN, bericht301, toegewezen
from tests.walks.conftest import Kantoor, antwoord
from tests.walks.test_start import gestart

WEG = toegewezen(
    toewijzingsdatum=date(2026, 4, 2), reden_wijziging="13", einddatum=date(2026, 4, 1)
)


def start(kantoor: Kantoor, begindatum: str = "2026-04-03", *opties: object) -> Any:
    return kantoor.heenweer(
        "maak", "305", "--toewijzing", 300201, "--begindatum", begindatum, *opties
    )


def producten(pad: Path) -> list[tuple[str, str]]:
    bericht: Any = decode(pad.read_bytes())
    return [(p.status_aanlevering, str(p.begindatum)) for p in bericht.client.start_producten]


def identificatie(pad: Path) -> str:
    return pad.stem.rpartition("_")[2]


def klaargezet(workspace: Workspace) -> tuple[int, int]:
    """A start that is ready; gives the ids of the Toewijzing and of its 305."""
    ontvang_bestanden(workspace, [Bestand("a.xml", encode(bericht301()))])
    toewijzing_id = melden.vind(workspace, 300201)
    gemaakt = melden.zet_klaar(
        workspace, starten.formulier(workspace, toewijzing_id), date(2026, 4, 3)
    )
    assert gemaakt.verzending is not None
    return toewijzing_id, gemaakt.verzending.bewaard_id


def test_een_correctie_die_openstond_terwijl_het_305_wegging_is_toch_3_en_1(
    workspace: Workspace, tmp_path: Path
) -> None:
    toewijzing_id, bericht_id = klaargezet(workspace)
    form = starten.correctie(workspace, toewijzing_id)
    exporteren.exporteer(workspace, tmp_path / "export", ids=[bericht_id])
    (verzonden,) = verzenden.uitgaand(workspace, [Status.GEEXPORTEERD])
    verzenden.meld_ingediend(workspace, [verzonden.identificatie])
    gemaakt = melden.zet_klaar(workspace, form, date(2026, 4, 7))
    assert gemaakt.verzending is not None
    bericht: Any = decode(gemaakt.verzending.inhoud)
    assert [p.status_aanlevering for p in bericht.client.start_producten] == ["3", "1"]


def test_een_correctie_van_een_start_die_er_niet_meer_is(workspace: Workspace) -> None:
    toewijzing_id, bericht_id = klaargezet(workspace)
    form = starten.correctie(workspace, toewijzing_id)
    verzenden.trek_terug(workspace, bericht_id)
    with pytest.raises(UserError, match="intussen gewijzigd"):
        melden.zet_klaar(workspace, form, date(2026, 4, 7))


def test_intrekken_en_opnieuw_starten_voor_vertrek_wordt_een_bericht_iv008(
    kantoor: Kantoor,
) -> None:
    gestart(kantoor)
    kantoor.heenweer("corrigeer", "305", "--toewijzing", 300201, "--intrekken")
    start(kantoor, "2026-04-07")
    (pad,) = kantoor.exporteer()
    assert producten(pad) == [("3", "2026-04-03"), ("1", "2026-04-07")]


def test_intrekken_en_dezelfde_datum_opnieuw_heft_de_intrekking_op(kantoor: Kantoor) -> None:
    gestart(kantoor)
    kantoor.heenweer("corrigeer", "305", "--toewijzing", 300201, "--intrekken")
    assert start(kantoor, "2026-04-03") == {"bevindingen": []}
    assert kantoor.code == 0
    assert kantoor.exporteer() == []


def test_een_nieuwe_start_wacht_op_een_intrekking_die_misschien_weg_is(kantoor: Kantoor) -> None:
    gestart(kantoor)
    kantoor.heenweer("corrigeer", "305", "--toewijzing", 300201, "--intrekken")
    (pad,) = kantoor.exporteer()
    assert "al geëxporteerd" in start(kantoor, "2026-04-07")["fout"]
    kantoor.heenweer("ingediend", identificatie(pad))
    assert start(kantoor, "2026-04-07")["status"] == "klaar"


def test_intrekken_voor_vertrek_verstuurt_niets(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301())
    start(kantoor)
    kantoor.heenweer("corrigeer", "305", "--toewijzing", 300201, "--intrekken")
    assert kantoor.code == 0
    assert kantoor.exporteer() == []


def test_een_306_na_een_afkeur_door_vecozo_laat_de_vervanger_vervallen(kantoor: Kantoor) -> None:
    pad = gestart(kantoor)
    kantoor.heenweer("afgekeurd", identificatie(pad), "--code", "IB014")
    nieuw = start(kantoor)
    (regel,) = kantoor.importeer(antwoord(pad))
    assert nieuw["identificatie"] in regel["reden"]
    standen = {b["identificatie"]: b["status"] for b in kantoor.heenweer("uitgaand")}
    assert standen[identificatie(pad)] == "goedgekeurd"
    assert standen[nieuw["identificatie"]] == "vervallen"


def test_een_305_dat_klaarstaat_vervalt_als_de_toewijzing_wordt_verwijderd(
    kantoor: Kantoor,
) -> None:
    kantoor.importeer(bericht301())
    start(kantoor)
    (regel,) = kantoor.importeer(bericht301(WEG, identificatie="G2"))
    assert "De start die klaarstond is vervallen" in regel["reden"]
    assert kantoor.exporteer() == []
    poging = start(kantoor)
    assert [b["regel"] for b in poging["bevindingen"]] == ["OP033x1"]
    kantoor.heenweer("nog-niet-gestart", "--toewijzing", 300201)
    assert kantoor.code == 1


def test_een_afgekeurde_start_op_een_verwijderde_toewijzing_is_klaar(kantoor: Kantoor) -> None:
    pad = gestart(kantoor)
    kantoor.heenweer("afgekeurd", identificatie(pad), "--code", "IB014")
    kantoor.importeer(bericht301(WEG, identificatie="G2"))
    assert kantoor.termijnen("afkeur") == []


def test_een_ouder_301_verandert_de_naam_niet_terug_iv013(kantoor: Kantoor) -> None:
    nieuw = VolledigeNaam(geslachtsnaam=Achternaam(achternaam="Zwart"), naam_gebruik="1")
    later = toegewezen(toewijzingsdatum=date(2026, 4, 8), einddatum=date(2026, 9, 1))
    kantoor.importeer(bericht301(later, identificatie="G2", naam=nieuw))
    kantoor.importeer(bericht301())
    assert {t["client"] for t in kantoor.termijnen("305")} == {"Zwart"}


def test_bij_gelijke_toewijzingsdatum_leidt_het_laatste_bestand(kantoor: Kantoor) -> None:
    later = toegewezen(einddatum=date(2026, 12, 31))
    kantoor.importeer(bericht301(), bericht301(later, identificatie="G2"))
    assert kantoor.heenweer("toewijzingen")[0]["einddatum"] == "2026-12-31"


def test_hetzelfde_nummer_in_twee_wetten_vraagt_de_wet(kantoor: Kantoor) -> None:
    kantoor.importeer(bericht301(), bericht301(wet=Wet.WMO, identificatie="W1"))
    assert "of de wet" in start(kantoor, "2026-04-03", "--gemeente", NIJMEGEN)["advies"]
    assert start(kantoor, "2026-04-03", "--wet", "wmo")["bericht"] == "WMO305"


def test_een_export_die_afbreekt_laat_niets_achter(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    klaargezet(workspace)
    geopend = Path.open

    class Vol:
        def __init__(self, stroom: Any) -> None:
            self.stroom = stroom

        def __enter__(self) -> Vol:
            return self

        def __exit__(self, *_rest: object) -> None:
            self.stroom.close()

        def write(self, inhoud: bytes) -> None:
            self.stroom.write(inhoud[:100])
            raise OSError(28, "No space left on device")

    def schijf_vol(pad: Path, mode: str = "r", **rest: Any) -> Any:
        stroom = geopend(pad, mode, **rest)
        return Vol(stroom) if mode == "xb" else stroom

    monkeypatch.setattr(Path, "open", schijf_vol)
    with pytest.raises(UserError, match="niet worden geschreven"):
        exporteren.exporteer(workspace, tmp_path / "export")
    assert list((tmp_path / "export").iterdir()) == []
    assert len(verzenden.uitgaand(workspace, [Status.KLAAR])) == 1


def test_een_zip_met_kapotte_inhoud_houdt_de_rest_niet_op(kantoor: Kantoor) -> None:
    pad = kantoor.werk / "stuk.zip"
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("a.xml", encode(bericht301()))
    inhoud = bytearray(pad.read_bytes())
    inhoud[60:90] = b"\xff" * 30
    pad.write_bytes(inhoud)
    with pytest.raises(zlib.error), zipfile.ZipFile(pad) as archief:
        archief.read("a.xml")
    stuk, goed = kantoor.heenweer("importeer", pad, kantoor.bestand("goed.xml", bericht301()))
    assert (stuk["status"], goed["status"]) == ("geweigerd", "verwerkt")


def test_een_lege_map_wordt_uitgelegd(kantoor: Kantoor, tmp_path: Path) -> None:
    leeg = tmp_path / "leeg"
    leeg.mkdir()
    (regel,) = kantoor.heenweer("importeer", leeg)
    assert "geen XML- of ZIP-bestanden" in regel["reden"]


def test_een_bericht_is_geen_dubbel_van_zichzelf(kantoor: Kantoor) -> None:
    ontvangen = kantoor.bestand("a.xml", bericht301())
    kantoor.heenweer("importeer", ontvangen)
    start(kantoor)
    (pad,) = kantoor.exporteer()
    assert [r["bevindingen"] for r in kantoor.heenweer("controleer", ontvangen, pad)] == [[], []]


def test_een_bekend_bestand_toont_zijn_eerdere_bevindingen(kantoor: Kantoor) -> None:
    fout = bericht301(bsn="999900007")
    kantoor.importeer(fout)
    (regel,) = kantoor.importeer(fout)
    assert regel["status"] == "bekend"
    assert [b["regel"] for b in regel["bevindingen"]] == ["CS002"]
    assert kantoor.code == 1


def test_afgekeurd_zonder_code_wordt_geweigerd(kantoor: Kantoor) -> None:
    pad = gestart(kantoor)
    assert "code" in kantoor.heenweer("afgekeurd", identificatie(pad), "--code", " ")["fout"]


def test_in_het_logbestand_staat_geen_naam_en_geen_bsn(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kapot(bericht: Any, *_rest: Any) -> Any:
        raise ValueError(f"odd value {bericht.client.naam} {bericht.client.bsn}")

    monkeypatch.setattr(verwerken, "check", kapot)
    (regel,) = kantoor.importeer(bericht301())
    assert "iets mis in Heenweer" in regel["reden"]
    log = (kantoor.map / "heenweer.log").read_text(encoding="utf-8")
    assert "builtins.ValueError" in log
    assert "_verwerk_een" in log
    for geheim in ("999900006", "Wit", "Tom"):
        assert geheim not in log
        assert geheim not in regel["reden"]


def test_een_gegevensmap_zonder_rechten_geeft_een_reden(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mag_niet(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("app.store.sleutel._lees_zout", mag_niet)
    antwoord_ = kantoor.heenweer("termijnen")
    assert "gegevensmap" in antwoord_["fout"]
