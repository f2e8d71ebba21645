"""From bytes to a Bericht and back, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import MAX_BYTES, decode, encode, valideer
from app.standard.element import Vorm
from app.standard.leesfout import Berichtfout
from app.standard.release import Wet
from tests.standard import genereer, officieel

VORMEN = [Vorm(wet, soort) for wet in Wet for soort in Berichtsoort]
JW301 = Vorm(Wet.JW, Berichtsoort.TOEWIJZING)
ONGELDIG = {"315", "318"}  # official examples with an impossible date and a misplaced RetourCode


def goed() -> bytes:
    return encode(genereer.bericht(JW301))


def kern(node: Any) -> object:
    """A tree without white space between elements, order of attributes or prefixes."""
    tekst = (node.text or "") if not len(node) else ""
    return (node.tag, dict(node.attrib), tekst, [kern(kind) for kind in node])


@pytest.mark.parametrize("maat", [genereer.VOL, genereer.MINIMAAL], ids=["vol", "minimaal"])
@pytest.mark.parametrize("vorm", VORMEN, ids=officieel.naam)
def test_ieder_bericht_gaat_heen_en_terug(vorm: Vorm, maat: genereer.Maat) -> None:
    bericht = genereer.bericht(vorm, maat)
    assert decode(encode(bericht)) == bericht


@given(st.data())
def test_willekeurige_berichten_gaan_heen_en_terug(data: st.DataObject) -> None:
    bericht = data.draw(genereer.berichten(data.draw(st.sampled_from(VORMEN))))
    assert valideer(bericht) == ()
    assert decode(encode(bericht)) == bericht


@officieel.nodig
@pytest.mark.parametrize("soort", list(Berichtsoort), ids=str)
def test_officiele_voorbeelden_gaan_heen_en_terug(soort: Berichtsoort) -> None:
    inhoud = officieel.voorbeeld(Vorm(Wet.JW, soort)).read_bytes()
    if soort.value in ONGELDIG:
        with pytest.raises(Berichtfout, match="voldoet niet aan het schema"):
            decode(inhoud)
    else:
        assert kern(etree.fromstring(encode(decode(inhoud)))) == kern(etree.fromstring(inhoud))


def test_namen_op_de_lijn() -> None:
    inhoud = goed().decode()
    assert inhoud.startswith("<?xml version='1.0' encoding='UTF-8'?>\n<jw301:Bericht ")
    assert "<jw301:Bsn>" in inhoud
    assert "<ijw:Identificatie>" in inhoud


def test_een_doctype_wordt_geweigerd() -> None:
    met = goed().replace(b"?>", b"?><!DOCTYPE x SYSTEM 'http://localhost/x.dtd'>", 1)
    with pytest.raises(Berichtfout, match="DTD"):
        decode(met)


def test_entiteiten_worden_niet_uitgevouwen() -> None:
    bom = b"""<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>"""
    with pytest.raises(Berichtfout):
        decode(bom + b"<l>&d;</l>")


def test_een_externe_entiteit_leest_geen_bestand(tmp_path: Path) -> None:
    geheim = tmp_path / "geheim.txt"
    geheim.write_text("geheim")
    bestand = f'<!DOCTYPE l [<!ENTITY a SYSTEM "{geheim.as_uri()}">]><l>&a;</l>'.encode()
    with pytest.raises(Berichtfout, match="DTD"):
        decode(bestand)


def test_meer_dan_25_mb_wordt_geweigerd_op179() -> None:
    with pytest.raises(Berichtfout, match="25 MB"):
        decode(b" " * (MAX_BYTES + 1))


@pytest.mark.parametrize("diepte", [20, 300, 100_000])
def test_diepe_nesting_wordt_geweigerd(diepte: int) -> None:
    with pytest.raises(Berichtfout, match="dieper genest"):
        decode(b"<a>" * diepte + b"</a>" * diepte)


@pytest.mark.parametrize("deel", [0.02, 0.5, 0.98])
def test_afgebroken_xml(deel: float) -> None:
    inhoud = goed()
    with pytest.raises(Berichtfout, match="niet heel"):
        decode(inhoud[: int(len(inhoud) * deel)])


@pytest.mark.parametrize("inhoud", [b"", b"  \n", b"PK\x03\x04", b"geen xml", b"\x00\x01"])
def test_geen_xml(inhoud: bytes) -> None:
    with pytest.raises(Berichtfout):
        decode(inhoud)


@pytest.mark.parametrize("codering", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_bom_en_utf_16(codering: str) -> None:
    tekst = goed().decode().replace("UTF-8", "UTF-16" if "16" in codering else "UTF-8")
    with pytest.raises(Berichtfout) as fout:
        decode(tekst.encode(codering))
    assert fout.value.advice


def test_latin_1_wordt_geweigerd() -> None:
    tekst = goed().decode().replace("UTF-8", "ISO-8859-1").replace("tekst", "bëst")
    with pytest.raises(Berichtfout, match="ISO-8859-1"):
        decode(tekst.encode("latin-1"))


def test_latin_1_dat_zich_utf_8_noemt() -> None:
    with pytest.raises(Berichtfout, match="UTF-8"):
        decode(goed().decode().replace("tekst", "bëst").encode("latin-1"))


@pytest.mark.parametrize("release", ["2_0", "2_4", "3_0", "3_1"])
def test_oudere_release_zegt_welke_en_wat_te_vragen(release: str) -> None:
    with pytest.raises(Berichtfout) as fout:
        decode(goed().replace(b"/3_2/", f"/{release}/".encode()))
    assert f"JW301 van release {release.replace('_', '.')}" in fout.value.message
    assert "Vraag de gemeente" in (fout.value.advice or "")


def test_nieuwere_release() -> None:
    with pytest.raises(Berichtfout, match=r"release 3\.3") as fout:
        decode(goed().replace(b"/3_2/", b"/3_3/"))
    assert "nieuwe versie" in (fout.value.advice or "")


@pytest.mark.parametrize(
    ("van", "naar", "reden"),
    [
        (b"ijw/3_2/jw301", b"iwlz/2_5/aw33", "van de iWlz"),
        (b"ijw/3_2/jw301", b"iwlz/2_3/iwlz301", "van de iWlz"),
        (b"3_2/jw301", b"3_2/jw303", "JW303"),
        (b"3_2/jw301", b"3_2/wmo301", "WMO301"),
    ],
)
def test_vreemde_berichten(van: bytes, naar: bytes, reden: str) -> None:
    with pytest.raises(Berichtfout, match=reden):
        decode(goed().replace(van, naar))


def test_onbekende_xml() -> None:
    with pytest.raises(Berichtfout, match="‘factuur’"):
        decode(b"<factuur/>")


def test_een_datum_voorbij_de_kalender() -> None:
    inhoud = goed().replace(b"2026-04-01", b"12026-04-01", 1)
    with pytest.raises(Berichtfout, match="datum"):
        decode(inhoud)
