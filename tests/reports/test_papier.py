"""Paper: headings on every page, tables that go on, and every letter of every name."""

from __future__ import annotations

import pytest

from app.reports import paginakop
from app.reports.papier import (
    Alinea,
    Blad,
    Briefhoofd,
    Cel,
    Feiten,
    Kolom,
    Kop,
    Rol,
    Tabel,
    Tussenkop,
    maak_pdf,
)
from tests.reports.lezen import paginas

HOOFD = Briefhoofd("Overzicht van termijnen", "Zorg aan de Linde", "9 april 2026")
KOLOMMEN = (Kolom("Wat", 3), Kolom("Bedrag", 1, rechts=True))


def lange_tabel(rijen: int) -> Tabel:
    return Tabel(KOLOMMEN, [(f"rij {nr}", f"€ {nr},00") for nr in range(rijen)])


def test_elke_pagina_zegt_wat_het_is_van_wie_en_van_wanneer() -> None:
    bladen = paginas(maak_pdf(HOOFD, [lange_tabel(120)]))
    assert len(bladen) > 2
    for nummer, blad in enumerate(bladen, 1):
        for deel in ("Overzicht van termijnen", "Zorg aan de Linde", "9 april 2026"):
            assert deel in blad
        assert f"pagina {nummer} van {len(bladen)}" in blad


def test_een_tabel_herhaalt_haar_koppen_en_verliest_geen_rij() -> None:
    bladen = paginas(maak_pdf(HOOFD, [lange_tabel(120)]))
    assert all("Wat Bedrag" in blad for blad in bladen)
    samen = " ".join(bladen)
    assert [nr for nr in range(120) if f"rij {nr} € {nr},00" not in samen] == []


@pytest.mark.parametrize(
    "tekst",
    ["€ 1.234,56", "Cliënt", "Şükrü K\u0131l\u0131ç-Łukasz", "Ångström ǎ Ỳ", "‘a’ – “b” …", "✓ ●"],
)
def test_elke_letter_komt_op_papier(tekst: str) -> None:
    (blad,) = paginas(maak_pdf(HOOFD, [Alinea(tekst), Tabel(KOLOMMEN, [(tekst, "")])]))
    assert blad.count(tekst) == 2


def test_wat_op_opmaak_lijkt_blijft_tekst() -> None:
    gek = "a < b & <b>c</b> &amp; <para>"
    (blad,) = paginas(maak_pdf(HOOFD, [Kop(gek), Alinea(gek), Tabel(KOLOMMEN, [(gek, gek)])]))
    assert blad.count("<b>c</b> &amp;") >= 3


def test_een_woord_zonder_einde_en_een_cel_hoger_dan_een_blad_houden_niets_tegen() -> None:
    lang = Cel((Alinea("x" * 9_000, Rol.STERK), Alinea("woord " * 2_000, Rol.KLEIN)))
    bladen = paginas(maak_pdf(HOOFD, [Tabel(KOLOMMEN, [(lang, "€ 1,00")])]))
    samen = " ".join(bladen)
    assert samen.count("woord") == 2_000
    assert samen.replace(" ", "").count("x") >= 9_000


def test_een_kop_staat_nooit_alleen_onderaan() -> None:
    for regels in range(36, 52):
        blokken = [Alinea(f"regel {nr}") for nr in range(regels)]
        bladen = paginas(maak_pdf(HOOFD, [*blokken, Kop("De kop"), Alinea("Wat erbij hoort")]))
        met_kop = [blad for blad in bladen if "De kop" in blad]
        assert len(met_kop) == 1
        assert "Wat erbij hoort" in met_kop[0]


def test_zonder_aanbieder_en_zonder_inhoud() -> None:
    (blad,) = paginas(maak_pdf(Briefhoofd("Leeg", "", "9 april 2026"), []))
    assert blad.startswith("Leeg 9 april 2026")
    assert "pagina 1 van 1" in blad


def test_het_is_zwart_wit_leesbaar() -> None:
    for kleur in (paginakop.ZWART, paginakop.GRIJS):
        assert kleur.red == kleur.green == kleur.blue
        assert kleur.red < 0.34  # at least 8:1 on white


def test_stoppen_kan_onderweg() -> None:
    def stop(gedaan: int, totaal: int) -> None:
        assert totaal == 3
        if gedaan == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        maak_pdf(HOOFD, [Alinea("a"), Alinea("b"), Alinea("c")], stop)


@pytest.mark.parametrize("ervoor", [*range(24, 32), 399])
def test_een_tussenkop_staat_nooit_zonder_zijn_eerste_rij_onderaan(ervoor: int) -> None:
    rijen = [(f"rij {nr}", "") for nr in range(ervoor)]
    tabel = Tabel(KOLOMMEN, [*rijen, Tussenkop("Samen", "€ 9,00", 1), ("de eerste", "€ 9,00")])
    (blad,) = [blad for blad in paginas(maak_pdf(HOOFD, [tabel])) if "Samen" in blad]
    assert "Samen € 9,00 de eerste € 9,00" in blad


@pytest.mark.parametrize("ervoor", range(16, 32))
def test_een_eerste_rij_van_meer_regels_blijft_heel_bij_haar_tussenkop(ervoor: int) -> None:
    """Wherever on the page it falls: the heads once, the heading with the whole row."""
    hoog = Cel(tuple(Alinea(f"regel {nr}", Rol.KLEIN) for nr in range(5)))
    rijen = [(f"rij {nr}", "") for nr in range(ervoor)]
    tabel = Tabel(KOLOMMEN, [*rijen, Tussenkop("Samen", "€ 9,00", 1), (hoog, "€ 9,00")])
    bladen = paginas(maak_pdf(HOOFD, [tabel]))
    assert [blad.count("Wat Bedrag") for blad in bladen] == [1] * len(bladen)
    (blad,) = [blad for blad in bladen if "Samen" in blad]
    assert all(f"regel {nr}" in blad for nr in range(5))


@pytest.mark.parametrize("rijen", range(20, 34))
def test_het_wit_onder_een_tabel_geeft_geen_leeg_blad(rijen: int) -> None:
    alleen = paginas(maak_pdf(HOOFD, [lange_tabel(rijen)]))
    assert all("rij" in blad for blad in alleen)
    met_vervolg = maak_pdf(HOOFD, [lange_tabel(rijen), Blad("Wijchen"), lange_tabel(1)])
    assert len(paginas(met_vervolg)) == len(alleen) + 1


def test_een_tabel_in_delen_verliest_geen_rij_en_heeft_een_slotsom() -> None:
    rijen = [*[(f"rij {nr};", "") for nr in range(1000)], ("Totaal", "€ 5,00")]
    samen = " ".join(paginas(maak_pdf(HOOFD, [Tabel(KOLOMMEN, rijen, slotsom=True)])))
    assert all(f"rij {nr};" in samen for nr in range(1000))
    assert samen.count("Totaal") == 1


def test_feiten_staan_met_hun_naam_naast_elkaar() -> None:
    feiten = Feiten((("Wet", "Wmo"), ("Maand", "april"), ("Totaal", "€ 5,00")))
    (blad,) = paginas(maak_pdf(HOOFD, [feiten]))
    assert "Wet Wmo Totaal € 5,00 Maand april" in blad


def test_een_lange_tabel_begint_onder_haar_kop_en_niet_op_de_volgende_pagina() -> None:
    eerste, *_ = paginas(maak_pdf(HOOFD, [Alinea("vooraf"), Kop("Eronder"), lange_tabel(200)]))
    assert "vooraf Eronder Wat Bedrag rij 0" in eerste


def test_een_rij_hoger_dan_een_blad_mag_onder_een_tussenkop() -> None:
    lang = Cel((Alinea("woord " * 3_000),))
    koppen = (Tussenkop("Leeg", "", 1), Tussenkop("Samen", "€ 1,00", 1))
    samen = " ".join(paginas(maak_pdf(HOOFD, [Tabel(KOLOMMEN, [*koppen, (lang, "€ 1,00")])])))
    assert samen.count("woord") == 3_000


def test_boven_een_nieuw_blad_staat_waar_het_over_gaat_ook_als_het_doorloopt() -> None:
    bladen = paginas(
        maak_pdf(HOOFD, [Blad("Nijmegen"), lange_tabel(60), Blad("Wijchen"), Alinea("Niets")])
    )
    assert ["Zorg aan de Linde Nijmegen" in blad for blad in bladen] == [True, True, False]
    assert "Zorg aan de Linde Wijchen" in bladen[2]
