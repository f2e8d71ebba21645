"""Entries of a bank statement as payments of declarations. Amounts in eurocent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.afletteren import Voorstel, Zekerheid, genoemd, koppel, naam_past, verdeel
from app.domain.betaling import Betaling, Declaratiestand, Ouderdom, past, saldi
from app.domain.verzending import Status
from app.standard.camt import Boeking
from app.standard.release import Wet

NIJMEGEN, DRUTEN, DEN_HAAG, DEN_BOSCH, BERGEN = "0268", "0225", "0518", "0796", "0893"
MEI_10, MEI_31 = date(2026, 5, 10), date(2026, 5, 31)
ZEKER, WAARSCHIJNLIJK, ONBEKEND, GEBOEKT = Zekerheid


def declaratie(nummer: str, toegekend: int | None = 50000, **anders: Any) -> Declaratiestand:
    """An answered 323 of Nijmegen over April."""
    velden: dict[str, Any] = {
        "bericht_id": sum(ord(teken) * 131**plaats for plaats, teken in enumerate(nummer)),
        "wet": Wet.JW,
        "gemeente": NIJMEGEN,
        "identificatie": f"B{nummer}",
        "maand": date(2026, 4, 1),
        "dagtekening": MEI_10,
        "status": Status.GOEDGEKEURD,
        "totaal": 50000 if toegekend is None else toegekend,
    }
    return Declaratiestand(nummer=nummer, toegekend=toegekend, **velden | anders)


def boeking(
    bedrag: int, tekst: str = "", naam: str = "Gemeente Nijmegen", datum: date = MEI_31
) -> Boeking:
    return Boeking(
        datum=datum, bedrag=bedrag, tekst=tekst, naam=naam, iban="", kenmerk=f"{bedrag}{tekst}"
    )


def een(boeking: Boeking, *declaraties: Declaratiestand) -> Voorstel:
    (voorstel,) = koppel([boeking], declaraties)
    return voorstel


def delen(voorstel: Voorstel) -> dict[str, int]:
    return {deel.declaratie.nummer: deel.bedrag for deel in voorstel.delen}


@pytest.mark.parametrize(
    "tekst",
    [
        "D202604A1",
        "betreft d202604a1, jeugdhulp",
        "D2026-04 A1",
        "/INV/D202604A1/",
        "D202604 -A1 mei",
        "FACT:D202604A1;",
    ],
)
def test_een_nummer_wordt_gevonden_hoe_het_er_ook_staat(tekst: str) -> None:
    assert [g[0].nummer for g in genoemd(tekst, [declaratie("D202604A1")])] == ["D202604A1"]


@pytest.mark.parametrize("tekst", ["XD202604A1", "D202604A12", "D202604", "D202604A", "éD202604A1"])
def test_een_deel_van_een_langer_woord_is_geen_nummer(tekst: str) -> None:
    assert genoemd(tekst, [declaratie("D202604A1")]) == []


def test_een_datum_is_geen_nummer() -> None:
    declaraties = [declaratie("202604"), declaratie("26043")]
    assert genoemd("afschrift 2026-04-30", declaraties) == []
    assert genoemd("30-20 26 04", [declaratie("202604")]) == []
    assert len(genoemd("afschrift 2026-04", declaraties)) == 1


def test_een_kort_nummer_staat_er_aan_een_stuk() -> None:
    assert genoemd("op 1 2 mei", [declaratie("12")]) == []
    assert len(genoemd("nr. 12", [declaratie("12")])) == 1


def test_een_nummer_zoals_het_er_staat_gaat_voor_een_met_een_spatie_erin() -> None:
    declaraties = [declaratie("D2026041"), declaratie("D202604")]
    assert [g[0].nummer for g in genoemd("D202604 1 mei", declaraties)] == ["D202604"]
    assert [g[0].nummer for g in genoemd("D2026041", declaraties)] == ["D2026041"]


@pytest.mark.parametrize(
    ("gemeente", "naam"),
    [
        (NIJMEGEN, "GEMEENTE NIJMEGEN"),
        (NIJMEGEN, "Gem. Nijmegen inzake Jeugd"),
        (DEN_HAAG, "Gemeente Den Haag"),
        (DEN_BOSCH, "Gemeente 's-Hertogenbosch"),
        (BERGEN, "Gemeente Bergen Limburg"),
    ],
)
def test_de_naam_van_een_gemeente(gemeente: str, naam: str) -> None:
    assert naam_past(gemeente, naam)


@pytest.mark.parametrize("naam", ["", "Gemeente Druten", "Nijmegenaren", "Zorgverzekeraar"])
def test_een_andere_naam(naam: str) -> None:
    assert not naam_past(NIJMEGEN, naam)


class TestMetEenNummer:
    def test_en_het_bedrag_is_het_zeker(self) -> None:
        voorstel = een(boeking(50000, "D1A0001", "Onbekend"), declaratie("D1A0001"))
        assert (voorstel.zekerheid, delen(voorstel)) == (ZEKER, {"D1A0001": 50000})

    def test_telt_wat_er_nog_open_staat(self) -> None:
        eerder = declaratie("D1A0001")
        al = Betaling(bericht_id=eerder.bericht_id, datum=MEI_10, bedrag=20000, kenmerk="k")
        voorstel = een(boeking(30000, "D1A0001"), replace(eerder, betalingen=(al,)))
        assert voorstel.zekerheid is ZEKER

    def test_zonder_325_is_het_niet_zeker(self) -> None:
        voorstel = een(boeking(50000, "D1A0001"), declaratie("D1A0001", None))
        assert (voorstel.zekerheid, delen(voorstel)) == (WAARSCHIJNLIJK, {"D1A0001": 50000})
        assert "325" in voorstel.uitleg

    def test_minder_laat_de_rest_open(self) -> None:
        voorstel = een(boeking(49000, "D1A0001"), declaratie("D1A0001"))
        assert (voorstel.zekerheid, delen(voorstel)) == (WAARSCHIJNLIJK, {"D1A0001": 49000})
        assert "€ 10,00" in voorstel.uitleg

    def test_meer_zegt_de_gebruiker_zelf(self) -> None:
        voorstel = een(boeking(50001, "D1A0001"), declaratie("D1A0001"))
        assert (voorstel.zekerheid, voorstel.delen) == (ONBEKEND, ())
        assert [k.nummer for k in voorstel.kandidaten] == ["D1A0001"]

    def test_van_wat_is_afgekeurd_wordt_niets_voorgesteld(self) -> None:
        voorstel = een(boeking(50000, "D1A0001"), declaratie("D1A0001", status=Status.AFGEKEURD))
        assert voorstel.delen == ()

    def test_van_na_de_betaling_wordt_niets_voorgesteld(self) -> None:
        assert koppel([boeking(5, "D1A0001", "X", date(2026, 5, 9))], [declaratie("D1A0001")]) == []

    def test_dat_kort_is_telt_alleen_met_het_bedrag(self) -> None:
        assert een(boeking(50000, "nr 12", "X"), declaratie("12")).zekerheid is ZEKER
        assert koppel([boeking(40000, "12 mei", "X")], [declaratie("12")]) == []

    def test_in_twee_wetten_beslist_het_bedrag(self) -> None:
        jw = declaratie("D1A0001")
        wmo = declaratie("D1A0001", 70000, wet=Wet.WMO, bericht_id=2)
        voorstel = een(boeking(70000, "D1A0001"), jw, wmo)
        assert [deel.declaratie.wet for deel in voorstel.delen] == [Wet.WMO]
        samen = een(boeking(120000, "D1A0001"), jw, wmo)
        assert (samen.zekerheid, len(samen.delen)) == (ZEKER, 2)
        geen = een(boeking(60000, "D1A0001"), jw, wmo)
        assert (geen.zekerheid, geen.delen, len(geen.kandidaten)) == (ONBEKEND, (), 2)


class TestEenVerzamelbetaling:
    def test_met_alle_nummers_is_zeker(self) -> None:
        voorstel = een(
            boeking(80000, "D1A0001 D1A0002"), declaratie("D1A0001"), declaratie("D1A0002", 30000)
        )
        assert (voorstel.zekerheid, delen(voorstel)) == (
            ZEKER,
            {"D1A0001": 50000, "D1A0002": 30000},
        )

    def test_die_niet_optelt_zegt_de_gebruiker(self) -> None:
        voorstel = een(boeking(70000, "D1A0001 D1A0002"), declaratie("D1A0001"),
                       declaratie("D1A0002", 30000))  # fmt: skip
        assert (voorstel.zekerheid, voorstel.delen) == (ONBEKEND, ())

    def test_met_een_van_de_nummers_is_waarschijnlijk(self) -> None:
        voorstel = een(
            boeking(80000, "D1A0001 e.a."), declaratie("D1A0001"), declaratie("D1A0002", 30000)
        )
        assert (voorstel.zekerheid, len(voorstel.delen)) == (WAARSCHIJNLIJK, 2)

    def test_zonder_nummers_kan_als_er_een_manier_is(self) -> None:
        a, b, c = declaratie("A"), declaratie("B", 30000), declaratie("C", 7000)
        voorstel = een(boeking(57000), a, b, c)
        assert (voorstel.zekerheid, delen(voorstel)) == (WAARSCHIJNLIJK, {"A": 50000, "C": 7000})
        ook = een(boeking(57000), a, b, c, declaratie("E", 20000), declaratie("F", 37000))
        assert (ook.zekerheid, ook.delen) == (ONBEKEND, ())


class TestEenNegatiefSaldo:
    """Rijk van Nijmegen 2020, on the 304: it is taken off the next payment."""

    A = declaratie("D1A0001")
    B = declaratie("D1A0002", -10000)

    def test_verklaart_dat_er_minder_komt(self) -> None:
        voorstel = een(boeking(40000, "D1A0001"), self.A, self.B)
        assert (voorstel.zekerheid, delen(voorstel)) == (
            ZEKER,
            {"D1A0001": 50000, "D1A0002": -10000},
        )

    def test_zonder_nummer_is_het_waarschijnlijk(self) -> None:
        voorstel = een(boeking(40000), self.A, self.B)
        assert (voorstel.zekerheid, len(voorstel.delen)) == (WAARSCHIJNLIJK, 2)

    def test_van_een_andere_gemeente_telt_niet(self) -> None:
        voorstel = een(boeking(40000, "D1A0001"), self.A, replace(self.B, gemeente=DRUTEN))
        assert delen(voorstel) == {"D1A0001": 40000}

    def test_van_dezelfde_wet_gaat_voor(self) -> None:
        wmo = declaratie("D1A0003", -10000, wet=Wet.WMO)
        voorstel = een(boeking(40000, "D1A0001"), self.A, wmo, self.B)
        assert delen(voorstel) == {"D1A0001": 50000, "D1A0002": -10000}
        assert len(een(boeking(40000, "D1A0001"), self.A, wmo).delen) == 2

    def test_van_meer_declaraties_wordt_samen_ingehouden(self) -> None:
        c = declaratie("D1A0003", -5000)
        assert len(een(boeking(35000, "D1A0001"), self.A, self.B, c).delen) == 3
        assert len(een(boeking(45000, "D1A0001"), self.A, self.B, c).delen) == 2

    def test_dat_groter_was_dan_een_betaling_gaat_mee_naar_de_volgende(self) -> None:
        b, c = declaratie("D1A0002", -80000), declaratie("D1A0003", 40000)
        voorstel = een(boeking(10000, "D1A0003"), self.A, b, c)
        assert voorstel.zekerheid is WAARSCHIJNLIJK
        assert delen(voorstel) == {"D1A0003": 40000, "D1A0001": 50000, "D1A0002": -80000}

    def test_dat_is_terugbetaald(self) -> None:
        voorstel = een(boeking(-10000, "D1A0002"), self.A, self.B)
        assert (voorstel.zekerheid, delen(voorstel)) == (ZEKER, {"D1A0002": -10000})

    def test_per_wet_en_gemeente(self) -> None:
        wmo = declaratie("D1A0003", -1, wet=Wet.WMO)
        nog_een = declaratie("D1A0004", -5)
        onbeantwoord = declaratie("D1A0005", None, totaal=-7)
        assert saldi([self.A, self.B, wmo, nog_een, onbeantwoord]) == {
            (Wet.JW, NIJMEGEN): -10005,
            (Wet.WMO, NIJMEGEN): -1,
        }


class TestZonderNummer:
    def test_telt_het_bedrag_van_een_gemeente_die_past(self) -> None:
        a, b = declaratie("A"), declaratie("B", gemeente=DRUTEN)
        voorstel = een(boeking(50000), a, b)
        assert (voorstel.zekerheid, delen(voorstel)) == (WAARSCHIJNLIJK, {"A": 50000})

    def test_en_zonder_naam_is_het_onbekend(self) -> None:
        voorstel = een(boeking(50000, naam="BNG Bank"), declaratie("A"))
        assert (voorstel.zekerheid, delen(voorstel)) == (ONBEKEND, {"A": 50000})
        assert koppel([boeking(50000, naam="BNG Bank")], [declaratie("A"), declaratie("B")]) == []

    def test_betaalt_niets_wat_er_nog_niet_was(self) -> None:
        vroeger = boeking(50000, datum=date(2026, 5, 9))
        assert een(vroeger, declaratie("A")).delen == ()
        assert koppel([replace(vroeger, naam="BNG Bank")], [declaratie("A")]) == []

    def test_kiest_nooit_tussen_twee(self) -> None:
        voorstel = een(boeking(50000), declaratie("A"), declaratie("B"))
        assert (voorstel.zekerheid, voorstel.delen, len(voorstel.kandidaten)) == (ONBEKEND, (), 2)

    def test_blijft_weg_wat_geen_declaratie_is(self) -> None:
        boekingen = [boeking(-50000, naam="Verhuurder"), boeking(123, naam="Belastingdienst"),
                     boeking(-6000, "ozb"), boeking(0)]  # fmt: skip
        assert koppel(boekingen, [declaratie("A")]) == []

    def test_wordt_van_een_gemeente_niets_verzwegen(self) -> None:
        voorstel = een(boeking(123), declaratie("A"))
        assert (voorstel.zekerheid, voorstel.delen) == (ONBEKEND, ())


class TestTweeBoekingen:
    def test_betalen_niet_dezelfde_declaratie(self) -> None:
        eerst, dan = koppel([boeking(50000), boeking(50000, "D1A0001")], [declaratie("D1A0001")])
        assert (eerst.delen, delen(dan)) == ((), {"D1A0001": 50000})

    def test_in_delen(self) -> None:
        eerst, dan = koppel(
            [boeking(20000, "D1A0001"), boeking(30000, "D1A0001 slot")], [declaratie("D1A0001")]
        )
        assert (eerst.zekerheid, dan.zekerheid) == (WAARSCHIJNLIJK, ZEKER)


class TestWatMetDeHandIsVastgelegd:
    def van(self, *bedragen: int, dag: date = date(2026, 5, 29)) -> Declaratiestand:
        stand = declaratie("D1A0001")
        hand = [Betaling(bericht_id=stand.bericht_id, datum=dag, bedrag=b) for b in bedragen]
        return replace(stand, betalingen=tuple(hand))

    @pytest.mark.parametrize("tekst", ["D1A0001", "zorg"])
    def test_wordt_niet_nog_eens_voorgesteld(self, tekst: str) -> None:
        voorstel = een(boeking(50000, tekst), self.van(50000))
        assert (voorstel.zekerheid, voorstel.delen) == (GEBOEKT, ())

    def test_telt_een_keer(self) -> None:
        boekingen = [boeking(20000, "D1A0001"), boeking(20000, "D1A0001 2")]
        eerst, dan = koppel(boekingen, [self.van(20000)])
        assert (eerst.zekerheid, dan.zekerheid) == (GEBOEKT, WAARSCHIJNLIJK)

    def test_van_lang_geleden_is_een_andere_betaling(self) -> None:
        voorstel = een(boeking(25000, "D1A0001"), self.van(25000, dag=date(2026, 5, 11)))
        assert voorstel.zekerheid is ZEKER


def test_past() -> None:
    assert past(100, 100)
    assert past(100, 1)
    assert past(-100, -1)
    assert not any((past(100, 101), past(100, -1), past(-100, 1), past(0, 1), past(100, 0)))


BEDRAGEN = st.integers(-60, 60).map(lambda n: n * 500)


@given(
    st.lists(st.tuples(BEDRAGEN, st.sampled_from([NIJMEGEN, DRUTEN])), max_size=9),
    st.lists(
        st.tuples(
            BEDRAGEN,
            st.lists(st.integers(0, 8), max_size=3),
            st.sampled_from(["Gemeente Nijmegen", "Gemeente Druten", "BNG"]),
        ),
        max_size=9,
    ),
)
def test_een_voorstel_telt_altijd_op_tot_de_boeking(
    van: list[tuple[int, str]], bij: list[tuple[int, list[int], str]]
) -> None:
    declaraties = [
        declaratie(f"D1A000{nummer}", bedrag, gemeente=gemeente)
        for nummer, (bedrag, gemeente) in enumerate(van)
    ]
    boekingen = [
        boeking(bedrag, " ".join(f"D1A000{n}" for n in nummers), naam)
        for bedrag, nummers, naam in bij
    ]
    voorstellen = koppel(boekingen, declaraties)
    for voorstel in voorstellen:
        if voorstel.delen:
            assert sum(deel.bedrag for deel in voorstel.delen) == voorstel.boeking.bedrag
    geboekt: dict[str, int] = {}
    for voorstel in voorstellen:
        for nummer, bedrag in delen(voorstel).items():
            geboekt[nummer] = geboekt.get(nummer, 0) + bedrag
    for stand in declaraties:  # nothing is paid twice
        bedrag = geboekt.get(stand.nummer, 0)
        assert min(0, stand.open) <= bedrag <= max(0, stand.open)


def test_wat_de_gebruiker_koos_krijgt_wat_openstaat_en_de_laatste_de_rest() -> None:
    een, twee = declaratie("D1A0001", 50000), declaratie("D1A0002", -10000)
    delen = verdeel(boeking(39000), [een, twee])
    assert [(deel.declaratie.nummer, deel.bedrag) for deel in delen] == [
        ("D1A0001", 50000), ("D1A0002", -11000),
    ]  # fmt: skip
    assert verdeel(boeking(700), [een])[0].bedrag == 700
    assert verdeel(boeking(700), []) == ()


@pytest.mark.parametrize(
    ("dagen", "hoe_oud"),
    [
        (-3, Ouderdom.OP_TIJD), (0, Ouderdom.OP_TIJD), (1, Ouderdom.TOT_30), (30, Ouderdom.TOT_30),
        (31, Ouderdom.TOT_60), (60, Ouderdom.TOT_60), (61, Ouderdom.OUDER), (999, Ouderdom.OUDER),
    ],
)  # fmt: skip
def test_hoe_oud_iets_is(dagen: int, hoe_oud: Ouderdom) -> None:
    assert Ouderdom.van(dagen) is hoe_oud
