"""A 319 or 301 about a request that Heenweer does not know: told, and not refused."""

from __future__ import annotations

from datetime import date

from app import cli
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.rules.bouw import geldig, met
from tests.walks.conftest import Kantoor

APRIL_9 = date(2026, 4, 9)
ONBEKEND = toegewezen(referentie_aanbieder="WEB-77")


def antwoord_319() -> Bericht:
    bericht = geldig(Berichtsoort.ANTWOORD, Wet.JW)
    goed: Bericht = met(bericht, "header/bericht_identificatie/dagtekening", APRIL_9)
    return goed


def retour(kantoor: Kantoor, soort: str) -> Bericht:
    kantoor.heenweer("maak", soort)
    (pad,) = kantoor.exporteer()
    return decode(pad.read_bytes())


def test_een_319_op_een_onbekend_verzoek_krijgt_een_schoon_320_tr355(kantoor: Kantoor) -> None:
    (regel,) = kantoor.importeer(antwoord_319())
    assert (regel["status"], regel["reden"]) == ("verwerkt", None)
    (bevinding,) = regel["bevindingen"]
    assert bevinding["regel"] == "TR355"
    assert "Heenweer kent geen verzoek met referentie A1" in bevinding["melding"]
    assert "dan hoef je niets te doen" in bevinding["advies"]
    assert kantoor.code == 1  # something was found
    schoon = retour(kantoor, "320")
    assert schoon.header.retour_codes == ()
    assert getattr(schoon, "antwoord", None) is None


def test_een_301_met_een_onbekende_referentie_wordt_verwerkt_tr379(kantoor: Kantoor) -> None:
    (regel,) = kantoor.importeer(bericht301(ONBEKEND))
    assert [b["regel"] for b in regel["bevindingen"]] == ["TR379"]
    assert regel["reden"] is None
    assert [t["toewijzingnummer"] for t in kantoor.heenweer("toewijzingen")] == [300201]
    assert kantoor.heenweer("afkeur", "--alles") == []  # told is not refused
    assert retour(kantoor, "302").header.retour_codes == ()


def test_de_opdrachtregel_zegt_wat_opvalt(kantoor: Kantoor) -> None:
    pad = kantoor.bestand("a.xml", bericht301(ONBEKEND))
    kantoor.capsys.readouterr()
    cli.main(["importeer", str(pad), "--gegevens", str(kantoor.map), "--vandaag", "2026-04-10"])
    assert "noemt een verzoek met referentie WEB-77" in kantoor.capsys.readouterr().out


def test_een_tweede_versie_met_dezelfde_referentie_valt_niet_meer_op_tr379(
    kantoor: Kantoor,
) -> None:
    kantoor.importeer(bericht301(ONBEKEND))
    (regel,) = kantoor.importeer(bericht301(ONBEKEND, identificatie="G0002"))
    assert regel["bevindingen"] == []


def test_wat_wel_weigert_staat_alleen_in_het_302(kantoor: Kantoor) -> None:
    """A breach that refuses goes to the gemeente without what is only told."""
    kantoor.importeer(bericht301(bsn=ANDER_BSN))
    (regel,) = kantoor.importeer(bericht301(ONBEKEND, identificatie="G0002"))
    assert [b["regel"] for b in regel["bevindingen"]] == ["TR332", "TR379"]
    assert "klopt niet: Nummer 300201" in regel["reden"]
    kantoor.heenweer("maak", "302", "--bericht", "G0002")
    (pad,) = kantoor.exporteer()
    client = decode(pad.read_bytes()).client  # type: ignore[attr-defined]  # a 302 with a body
    assert client.toegewezen_producten[0].retour_codes == ("9332",)
    assert [a["code"] for a in kantoor.heenweer("afkeur")] == ["9332"]
