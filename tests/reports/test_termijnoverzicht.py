"""Termijnoverzicht on paper: by urgency, ours apart from theirs, and nobody named unasked."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from app.domain.contract import Aanbieder
from app.domain.termijnoverzicht import Groep, Namen, Termijnoverzicht
from app.reports.termijnoverzicht import termijnoverzicht
from tests.bouw import BSN
from tests.reports.boekhouding import WIJCHEN, Boekhouding
from tests.reports.lezen import paginas
from tests.reports.termijnen import LINDE, antwoord, duizend, overzicht, regel
from tests.store.conftest import Teller

LAAT, VANDAAG_, LATER = date(2026, 4, 7), date(2026, 4, 9), date(2026, 5, 20)


@pytest.fixture
def boek(engine: Engine) -> Boekhouding:
    """One client, T. de Wit of 2010."""
    made = Boekhouding(engine)
    made.wijs_toe()
    return made


def bladen(boek: Boekhouding, wat: Termijnoverzicht, namen: Namen = Namen.INITIALEN) -> list[str]:
    return paginas(termijnoverzicht(boek.engine, wat, namen))


def test_wat_erop_staat(boek: Boekhouding) -> None:
    (blad,) = bladen(boek, overzicht(regel(LAAT, werkdagen_over=-2), regel(VANDAAG_), antwoord()))
    assert "Termijnoverzicht 9 april 2026 De Linde, AGB-code 42420001" in blad
    for deel in (
        "Wat wij moeten doen 1 1 – – 2",
        "Wat we van gemeenten verwachten 1 – – – 1",
        "Uiterlijk Wat Cliënt Gemeente Waarom",
        "di 7 apr 2026 2 werkdagen te laat",
        "Start melden (305) Jeugdwet",
        "toewijzing 300201",
        "Zorg begon 6 apr; 5 werkdagen OP271; Rijk van Nijmegen 1.17.1, §2.2.1",
        "pagina 1 van 1",
    ):
        assert deel in blad, deel


def test_dringend_eerst_en_dat_staat_er_in_woorden(boek: Boekhouding) -> None:
    regels = (
        regel(LAAT, werkdagen_over=-1),
        regel(VANDAAG_),
        regel(werkdagen_over=2),
        regel(LATER, groep=Groep.LATER, werkdagen_over=26),
    )
    (blad,) = bladen(boek, overzicht(*regels))
    koppen = ["Te laat 1 termijn", "Vandaag 1 termijn", "Deze week 1 termijn", "Later 1 termijn"]
    plekken = [blad.index(kop) for kop in koppen]
    assert plekken == sorted(plekken)
    for woorden in ("1 werkdag te laat", "vandaag", "over 2 werkdagen", "over 26 werkdagen"):
        assert woorden in blad


def test_wat_de_gemeente_schuldig_is_staat_apart(boek: Boekhouding) -> None:
    (blad,) = bladen(boek, overzicht(regel(), antwoord()))
    wij, zij = blad.rindex("Wat wij moeten doen"), blad.rindex("Wat we van gemeenten verwachten")
    assert wij < blad.index("Start melden (305)") < zij < blad.index("Geen antwoord (306)")


def test_wat_er_anders_gebeurt_staat_een_keer_voor_al_het_werk(boek: Boekhouding) -> None:
    anders = "Zonder 306 weet je niet of de gemeente je 305 heeft."
    (blad,) = bladen(
        boek,
        overzicht(
            regel(LAAT),
            regel(VANDAAG_),
            regel(wat="Start exporteren (305)"),
            antwoord(gevolg=anders),
            regel(wat="Melding intrekken", gevolg=""),
        ),
    )
    _, _, gevolgen = blad.partition("Wat er gebeurt als het niet op tijd is Wat Dan ")
    ons = "Start melden (305); Start exporteren (305) Zonder 305 weet de gemeente van niets."
    assert gevolgen.startswith(f"{ons} Geen antwoord (306) {anders} Cliënten staan")


def test_waarvan_niemand_zegt_wat_er_gebeurt_is_er_geen_kop(boek: Boekhouding) -> None:
    (blad,) = bladen(boek, overzicht(regel(gevolg="")))
    assert "Wat er gebeurt" not in blad


def test_zonder_te_vragen_alleen_voorletters_en_geboortejaar(boek: Boekhouding) -> None:
    uitgesteld = regel(uitgesteld_tot=LATER, notitie="Moeder De Wit belt terug")
    (blad,) = bladen(boek, overzicht(uitgesteld))
    assert "T.d.W. (2010)" in blad
    assert "uitgesteld tot wo 20 mei 2026" in blad
    for geheim in (BSN, "Wit", "Moeder"):
        assert geheim not in blad


def test_een_naam_waarvan_geen_dossier_is_wordt_ook_kort(boek: Boekhouding) -> None:
    (blad,) = bladen(boek, overzicht(regel(client_id=None, client="A.B. van Öztürk-Jansen")))
    assert "A.B.v.Ö.J." in blad
    assert "Öztürk" not in blad


def test_met_namen_en_met_bsn(boek: Boekhouding) -> None:
    wat = overzicht(regel(uitgesteld_tot=LATER, notitie="Moeder belt terug"))
    (met_naam,) = bladen(boek, wat, Namen.NAAM)
    assert "T. de Wit" in met_naam
    assert BSN not in met_naam
    assert "uitgesteld tot wo 20 mei 2026: Moeder belt terug" in met_naam
    assert "alleen aan wie ze mag zien" in met_naam
    (met_bsn,) = bladen(boek, wat, Namen.BSN)
    assert f"T. de Wit BSN {BSN}" in met_bsn


def test_zonder_client_staat_er_waarover_het_gaat(boek: Boekhouding) -> None:
    declareren = regel(
        client_id=None, client="", waarover="4 cliënten", toewijzing_nummer=None,
        wat="Declareren maart (323)",
    )  # fmt: skip
    (blad,) = bladen(boek, overzicht(declareren))
    assert "Declareren maart (323) Jeugdwet" in blad
    assert "4 cliënten" in blad
    assert "voorletters" not in blad  # nobody is on it


def test_duizend_termijnen_met_op_elk_blad_de_koppen(boek: Boekhouding) -> None:
    vellen = bladen(boek, overzicht(*duizend()))
    assert len(vellen) > 50
    samen = " ".join(vellen)
    assert [nr for nr in range(1_000) if f"toewijzing {400_000 + nr}" not in samen] == []
    for nummer, vel in enumerate(vellen, 1):
        assert f"pagina {nummer} van {len(vellen)}" in vel
        assert "De Linde, AGB-code 42420001" in vel
        if "Start melden" in vel:
            assert "Uiterlijk Wat Cliënt Gemeente Waarom" in vel


def test_lange_namen_en_teksten_lopen_door(boek: Boekhouding) -> None:
    lang = "Willemijn-Charlotte van Oldenbarnevelt tot Stoutenburg-Groenewegen " * 4
    waarom = "De gemeente schreef hierover een lange uitleg. " * 60
    wat = overzicht(regel(client=lang.strip(), waarom=waarom.strip()))
    samen = " ".join(bladen(boek, wat, Namen.NAAM))
    assert samen.count("Oldenbarnevelt") == 4
    assert samen.count("lange uitleg.") == 60


def test_een_lange_naam_van_de_aanbieder_staat_er_heel(boek: Boekhouding) -> None:
    naam = "Stichting tot Bevordering van Zorg, Begeleiding en Behandeling in Stad en Ommeland "
    (blad,) = bladen(boek, overzicht(regel(), aanbieders=[Aanbieder("42420001", naam * 3)]))
    assert blad.count("Ommeland") == 3
    assert "AGB-code 42420001" in blad


def test_meer_agb_codes_en_meer_namen(boek: Boekhouding) -> None:
    ook = [LINDE, Aanbieder("42420002", "De Linde"), Aanbieder("42420003", "De Eik")]
    (blad,) = bladen(boek, overzicht(regel(), aanbieders=ook))
    assert "De Linde, AGB-code 42420001, 42420002; De Eik, AGB-code 42420003" in blad


def test_zonder_naam_staat_alleen_de_agb_code_erop(boek: Boekhouding) -> None:
    """The code is taken over from the first message; the name is not in it."""
    (blad,) = bladen(boek, overzicht(regel(), aanbieders=[Aanbieder("42420001", "")]))
    assert "Termijnoverzicht 9 april 2026 AGB-code 42420001" in blad


def test_iedere_gemeente_op_een_eigen_blad(boek: Boekhouding) -> None:
    regels = (regel(), regel(gemeente=WIJCHEN, toewijzing_nummer=2), antwoord(gemeente=WIJCHEN))
    pdf = termijnoverzicht(boek.engine, overzicht(*regels), per_gemeente=True)
    samen, nijmegen, wijchen = paginas(pdf)
    assert "Nijmegen (0268) – – 1 – 1 Wijchen (0296) – – 1 – 1" in samen
    assert "Uiterlijk" not in samen
    assert "AGB-code 42420001 Nijmegen (0268)" in nijmegen
    assert "Wijchen" not in nijmegen
    assert "AGB-code 42420001 Wijchen (0296)" in wijchen
    assert "Wat we van de gemeente verwachten" in wijchen
    assert "Uiterlijk Wat Cliënt Waarom" in wijchen


def test_ook_op_een_volgend_blad_staat_welke_gemeente_het_is(boek: Boekhouding) -> None:
    regels = [regel(toewijzing_nummer=nr) for nr in range(1, 60)]
    wat = overzicht(*regels, gemeente="0268")
    vellen = bladen(boek, wat)
    assert len(vellen) > 2
    assert all("AGB-code 42420001 Nijmegen (0268)" in vel for vel in vellen)


def test_niets_te_doen_is_een_vriendelijk_blad(boek: Boekhouding) -> None:
    (blad,) = bladen(boek, overzicht(tot=LATER, gemeente="0268"))
    assert "Niets te doen tot en met 20 mei 2026." in blad
    assert "Uiterlijk" not in blad
    assert "pagina 1 van 1" in blad


def test_tot_wanneer_staat_erop(boek: Boekhouding) -> None:
    (blad,) = bladen(boek, overzicht(regel(), tot=LATER))
    assert "Termijnen tot en met 20 mei 2026." in blad


def test_een_vraag_voor_alle_clienten(boek: Boekhouding, vragen: Teller) -> None:
    with vragen() as geteld:
        termijnoverzicht(boek.engine, overzicht(*duizend(100)))
    assert len(geteld) == 1


def test_stoppen_kan_ook_tijdens_het_opmaken(boek: Boekhouding) -> None:
    gehoord: list[tuple[int, int]] = []

    def stap(gedaan: int, totaal: int) -> None:
        gehoord.append((gedaan, totaal))
        if gedaan > 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        termijnoverzicht(boek.engine, overzicht(*duizend()), stap=stap)
    assert gehoord[-1][0] <= gehoord[-1][1]
