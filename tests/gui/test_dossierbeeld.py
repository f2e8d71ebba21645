"""What a dossier shows, without a window: the timeline, the words, and notes on their way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.domain.client import Client
from app.domain.levering import Melding, Meldingsoort
from app.domain.toewijzing import Startverwachting, Toewijzing, Toewijzingsleutel, Toewijzingversie
from app.domain.verzending import Status as Verzendstatus
from app.errors import UserError
from app.gui.clienten import beeld, levering
from app.gui.clienten.contact import contactkaarten, geboren, in_het_kort
from app.gui.clienten.levering import Daad, Knop
from app.gui.clienten.notitieboek import Notitieboek
from app.gui.clienten.tijdlijn import As, Baan, Merk, Merksoort, Stuk, Stuksoort, as_voor, baan
from app.standard.basis import (
    Achternaam,
    Adres,
    Geboortedatum,
    Huis,
    Omvang,
    Telefoon,
    Telefoonnummers,
    VolledigeNaam,
)
from app.standard.release import Wet
from app.standard.toewijzing import Contact, Relatie
from tests import bouw
from tests.bouw import BSN, NIJMEGEN, toegewezen
from tests.gui.bureau import VANDAAG

APRIL, JULI, DECEMBER = date(2026, 4, 1), date(2026, 7, 14), date(2026, 12, 31)


def naam(achternaam: str, letters: str = "T") -> VolledigeNaam:
    return VolledigeNaam(
        geslachtsnaam=Achternaam(achternaam=achternaam), voorletters=letters, naam_gebruik="1"
    )


def toewijzing(*producten: Any, meldingen: Sequence[Melding] = (), **anders: Any) -> Toewijzing:
    versies = [
        Toewijzingversie(product, nummer, bouw_moment(nummer))
        for nummer, product in enumerate(producten or (toegewezen(),), 1)
    ]
    sleutel = Toewijzingsleutel(Wet.JW, NIJMEGEN, 300201)
    return Toewijzing(sleutel, bouw.AGB, BSN, versies, list(meldingen), id=1, **anders)


def bouw_moment(nummer: int) -> datetime:
    return datetime(2026, 3, 30, 12, nummer, tzinfo=UTC)


def versie(dag: int, einddatum: date | None, **anders: Any) -> Any:
    velden = {"toewijzingsdatum": date(2026, 3, dag), "einddatum": einddatum}
    return toegewezen(**velden | anders)


def start(dag: date, status: Verzendstatus = Verzendstatus.GOEDGEKEURD) -> Melding:
    return Melding(Meldingsoort.START, dag, "1", status=status)


def stop(begin: date, einde: date, reden: str = "01") -> Melding:
    gestopt = Melding(Meldingsoort.STOP, begin, "1", einddatum=einde, reden_beeindiging=reden)
    gestopt.status = Verzendstatus.GOEDGEKEURD
    return gestopt


def stukken(een: Toewijzing) -> dict[Stuksoort, tuple[date, date | None]]:
    return {stuk.soort: (stuk.van, stuk.tot) for stuk in baan(een, VANDAAG).stukken}


# The timeline, as data


def test_a_toewijzing_that_never_changed_is_one_bar() -> None:
    assert stukken(toewijzing()) == {Stuksoort.GEGEVEN: (APRIL, JULI)}


def test_what_came_later_and_what_was_taken_off_are_bars_of_their_own() -> None:
    verlengd = toewijzing(versie(1, JULI), versie(2, DECEMBER))
    assert stukken(verlengd) == {
        Stuksoort.GEGEVEN: (APRIL, JULI),
        Stuksoort.VERLENGD: (date(2026, 7, 15), DECEMBER),
    }
    verkort = toewijzing(versie(1, DECEMBER), versie(2, JULI))
    assert stukken(verkort) == {
        Stuksoort.GEGEVEN: (APRIL, JULI),
        Stuksoort.VERVALLEN: (date(2026, 7, 15), DECEMBER),
    }
    heen_en_weer = toewijzing(versie(1, JULI), versie(2, DECEMBER), versie(3, date(2026, 9, 1)))
    assert stukken(heen_en_weer) == {
        Stuksoort.GEGEVEN: (APRIL, JULI),
        Stuksoort.VERLENGD: (date(2026, 7, 15), date(2026, 9, 1)),
        Stuksoort.VERVALLEN: (date(2026, 9, 2), DECEMBER),
    }


def test_an_end_that_was_added_to_an_open_one_cuts_it_off() -> None:
    assert stukken(toewijzing(versie(1, None), versie(2, JULI))) == {
        Stuksoort.GEGEVEN: (APRIL, JULI),
        Stuksoort.VERVALLEN: (date(2026, 7, 15), None),
    }


def test_what_the_gemeente_took_back_shows_what_it_was() -> None:
    weg = toewijzing(versie(1, JULI), versie(2, APRIL, reden_wijziging="13"))
    assert stukken(weg) == {Stuksoort.VERVALLEN: (APRIL, JULI)}
    assert "verwijderd" in baan(weg, VANDAAG).woorden


def test_care_counts_from_its_start_until_its_stop_or_today() -> None:
    loopt = toewijzing(meldingen=[start(date(2026, 4, 6))])
    assert stukken(loopt)[Stuksoort.GELEVERD] == (date(2026, 4, 6), VANDAAG)
    meldingen = [start(date(2026, 4, 2)), stop(date(2026, 4, 2), date(2026, 4, 7))]
    gestopt = toewijzing(meldingen=meldingen)
    assert stukken(gestopt)[Stuksoort.GELEVERD] == (date(2026, 4, 2), date(2026, 4, 7))
    assert baan(gestopt, VANDAAG).merken == (
        Merk(Merksoort.START, date(2026, 4, 2)),
        Merk(Merksoort.STOP, date(2026, 4, 7)),
    )


def onderbroken_hulp(*erna: Melding) -> list[Melding]:
    """Care that was given on 2 and 3 April and then stopped for a time, and what came after."""
    return [start(date(2026, 4, 2)), stop(date(2026, 4, 2), date(2026, 4, 3), "20"), *erna]


def test_an_interruption_is_a_gap_with_a_mark_on_either_side() -> None:
    een = toewijzing(meldingen=onderbroken_hulp(start(date(2026, 4, 7))))
    lijn = baan(een, VANDAAG)
    assert [stuk for stuk in lijn.stukken if stuk.soort is Stuksoort.GELEVERD] == [
        Stuk(Stuksoort.GELEVERD, date(2026, 4, 2), date(2026, 4, 3)),
        Stuk(Stuksoort.GELEVERD, date(2026, 4, 7), VANDAAG),
    ]
    assert lijn.merken == (
        Merk(Merksoort.START, date(2026, 4, 2)),
        Merk(Merksoort.TIJDELIJK, date(2026, 4, 3)),
        Merk(Merksoort.HERVAT, date(2026, 4, 7)),
    )
    assert lijn.woorden.endswith(
        "tijdelijk gestopt op vr 3 apr 2026; verdergegaan op di 7 apr 2026"
    )


@pytest.mark.parametrize("einde", [date(2026, 4, 3), date(2026, 4, 8)])
def test_a_stop_that_became_definitive_has_one_bar(einde: date) -> None:
    een = toewijzing(meldingen=onderbroken_hulp(stop(date(2026, 4, 2), einde, "32")))
    lijn = baan(een, VANDAAG)
    assert stukken(een)[Stuksoort.GELEVERD] == (date(2026, 4, 2), einde)
    assert [merk.soort for merk in lijn.merken if merk.dag == einde] == [Merksoort.STOP]


def test_an_expected_start_is_marked_until_there_is_one() -> None:
    hoop = Startverwachting(VANDAAG, date(2026, 4, 20))
    verwacht = toewijzing(verwachting=hoop)
    assert baan(verwacht, VANDAAG).merken == (Merk(Merksoort.VERWACHT, date(2026, 4, 20)),)
    begonnen = toewijzing(verwachting=hoop, meldingen=[start(date(2026, 4, 6))])
    assert [merk.soort for merk in baan(begonnen, VANDAAG).merken] == [Merksoort.START]


def test_the_axis_holds_every_lane_and_today_and_cuts_off_what_lies_far() -> None:
    as_ = as_voor([baan(toewijzing(), VANDAAG)], VANDAAG)
    assert (as_.van, as_.tot) == (date(2026, 4, 1), date(2026, 8, 1))
    assert as_.plaats(as_.van) == 0
    assert as_.plaats(as_.tot) == 1
    lang = Baan((Stuk(Stuksoort.GEGEVEN, date(2010, 1, 1), date(2099, 12, 31)),), (), "")
    ver = as_voor([lang], VANDAAG)
    assert (ver.van, ver.tot) == (date(2024, 4, 1), date(2028, 11, 1))
    voorbij = Baan((Stuk(Stuksoort.GEGEVEN, date(2019, 3, 5), date(2020, 3, 4)),), (), "")
    assert as_voor([voorbij], VANDAAG).van == date(2019, 3, 1)
    zonder_einde = Baan((Stuk(Stuksoort.GEGEVEN, APRIL, None),), (), "")
    assert as_voor([zonder_einde], VANDAAG).tot == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("breedte", "namen"),
    [
        (800, ["feb ’26", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
               "jan ’27"]),
        (400, ["feb ’26", "apr", "jun", "aug", "okt", "dec"]),
        (120, ["feb ’26", "aug"]),
    ],
)  # fmt: skip
def test_as_many_months_are_named_as_fit(breedte: int, namen: list[str]) -> None:
    as_ = As(date(2026, 2, 1), date(2027, 2, 1), VANDAAG)
    maanden = as_.maanden(breedte, 60)
    assert [maand.naam for maand in maanden if maand.naam] == namen
    assert len(maanden) == 12  # every month has its line


# The dossier, in words


@pytest.mark.parametrize(
    ("een", "daden", "nu"),
    [
        (toewijzing(), ["Meld start"], "Meld start"),
        (toewijzing(toegewezen(ingangsdatum=DECEMBER, einddatum=None)), [], None),
        (
            toewijzing(meldingen=[start(APRIL)]),
            ["Corrigeer start", "Meld stop"],
            None,
        ),
        (
            toewijzing(toegewezen(einddatum=date(2026, 4, 8)), meldingen=[start(APRIL)]),
            ["Corrigeer start", "Meld stop"],
            "Meld stop",
        ),
        (
            toewijzing(meldingen=onderbroken_hulp()),
            ["Corrigeer stop", "Meld start", "Meld stop"],
            None,
        ),
        (
            toewijzing(meldingen=[start(APRIL), stop(APRIL, date(2026, 4, 3))]),
            ["Corrigeer stop"],
            None,
        ),
        (toewijzing(versie(1, JULI), versie(2, APRIL, reden_wijziging="13")), [], None),
        (
            toewijzing(
                versie(1, JULI),
                versie(2, APRIL, reden_wijziging="13"),
                meldingen=[start(APRIL)],
            ),
            ["Trek in"],
            "Trek in",
        ),
    ],
)
def test_a_card_offers_what_fits_and_points_at_what_is_due(
    een: Toewijzing, daden: list[str], nu: str | None
) -> None:
    knoppen = levering.knoppen(een, VANDAAG)
    assert [knop.daad.value[0] for knop in knoppen] == daden
    assert next((knop.daad.value[0] for knop in knoppen if knop.nu), None) == nu


def test_a_refused_stop_is_due_and_told() -> None:
    geweigerd = stop(APRIL, date(2026, 4, 8), "31")
    geweigerd.status = Verzendstatus.AFGEKEURD
    een = toewijzing(meldingen=[start(APRIL), geweigerd])
    een.meldingen[1].bericht_id = 2
    assert levering.knoppen(een, VANDAAG)[-1] == Knop(Daad.MELD_STOP, nu=True)
    assert levering.levering(een, VANDAAG) == (
        "Gestart op 1 apr 2026: gemeld en goedgekeurd. "
        "De melding van de stop op 8 apr 2026 is afgekeurd door de gemeente."
    )


@pytest.mark.parametrize(
    ("een", "stand", "woorden"),
    [
        (
            toewijzing(meldingen=onderbroken_hulp()),
            "Onderbroken sinds 3 apr 2026",
            (
                "Tijdelijk gestopt op 3 apr 2026: gemeld en goedgekeurd. "
                "Gaat de hulp weer verder, meld dan de start. "
                "Komt er niets meer, meld dan de stop."
            ),
        ),
        (
            toewijzing(meldingen=onderbroken_hulp(start(date(2026, 4, 7)))),
            "Gestart",
            (
                "Verdergegaan op 7 apr 2026: gemeld en goedgekeurd. "
                "Eerder geleverd: 2 apr – 3 apr 2026."
            ),
        ),
        (
            toewijzing(meldingen=[start(APRIL), stop(APRIL, date(2026, 4, 3), "31")]),
            "Gestopt",
            (
                "Gestopt op 3 apr 2026: gemeld en goedgekeurd. "
                "Reden: levering is volgens plan beëindigd."
            ),
        ),
        (
            toewijzing(toegewezen(einddatum=date(2026, 4, 8)), meldingen=[start(APRIL)]),
            "Stop nog niet gemeld",
            "Gestart op 1 apr 2026: gemeld en goedgekeurd.",
        ),
        (
            toewijzing(
                versie(1, JULI),
                versie(2, APRIL, reden_wijziging="13"),
                meldingen=[start(APRIL)],
            ),
            "Verwijderd",
            "De gemeente heeft deze toewijzing verwijderd. Trek ook in wat je erop meldde.",
        ),
    ],
)
def test_how_care_stands_in_words(een: Toewijzing, stand: str, woorden: str) -> None:
    assert levering.stand(een, VANDAAG).words == stand
    assert levering.levering(een, VANDAAG) == woorden


def test_the_history_reads_from_new_to_old() -> None:
    een = toewijzing(
        versie(1, JULI),
        versie(2, DECEMBER),
        versie(3, DECEMBER, omvang=Omvang(volume=4, eenheid="04", frequentie="2")),
        versie(4, APRIL, reden_wijziging="13"),
    )
    assert beeld.historie(een) == (
        "Verwijderd door de gemeente · op 4 mrt 2026",
        "Van 2 uur per week naar 4 uur per week · op 3 mrt 2026",
        "Verlengd tot en met 31 dec 2026 · op 2 mrt 2026",
        "Toegewezen: 1 apr – 14 jul 2026 · op 1 mrt 2026",
    )
    assert beeld.historie(toewijzing()) == ()


def test_two_changes_at_once_are_both_told() -> None:
    een = toewijzing(versie(1, DECEMBER), versie(2, JULI, omvang=None, budget=125000))
    assert beeld.historie(een)[0] == (
        "Verkort tot en met 14 jul 2026, van 2 uur per week naar budget € 1.250,00 · op 2 mrt 2026"
    )


def test_only_what_is_known_of_a_birthday_is_told() -> None:
    dag = date(2010, 2, 14)
    assert geboren(Geboortedatum(datum=dag)) == "14 februari 2010"
    assert geboren(Geboortedatum(datum=dag, datum_gebruik="1")) == "februari 2010"
    assert geboren(Geboortedatum(datum=dag, datum_gebruik="2")) == "2010"
    assert geboren(Geboortedatum(datum=dag, datum_gebruik="3")) == ""


def adres(nummer: int) -> Adres:
    huis = Huis(huisnummer=nummer, huisletter="A", huisnummer_toevoeging="bis")
    return Adres(huis=huis, postcode="9999XX", straatnaam="Kerklaan", plaatsnaam="Nijmegen")


def relatie(volgorde: int | None, achternaam: str) -> Relatie:
    return Relatie(
        nummer="1",
        volgorde=volgorde,
        soort="10",
        naam=naam(achternaam),
        contact=Contact(soort="01"),
    )


def test_relations_come_by_volgorde_after_the_client() -> None:
    nummer = Telefoon(telefoonnummer="0612345678", landnummer="0031")
    duits = Telefoon(telefoonnummer="0241123456", landnummer="+49")
    client = Client.uit(
        bouw.client(
            contactgegevens=(
                Contact(
                    soort="02",
                    adres=adres(9),
                    telefoon=Telefoonnummers(telefoon01=nummer, telefoon02=duits),
                ),
            ),
            relaties=(relatie(None, "Laatste"), relatie(2, "Tweede"), relatie(1, "Eerste")),
        )
    )
    eigen, *anderen = contactkaarten(client)
    assert eigen.kop == "Correspondentie-adres"
    assert eigen.regels == (
        "Kerklaan 9A-bis",
        "9999 XX Nijmegen",
        "06 1234 5678",
        "+49 241123456",
    )
    assert [kaart.wie for kaart in anderen] == ["T. Eerste", "T. Tweede", "T. Laatste"]
    kort = in_het_kort(client).replace("\u00a0", " ")
    assert kort == "Kerklaan 9A-bis · 9999 XX Nijmegen · 06 1234 5678"


# Notes on their way


def test_the_newest_note_wins_and_a_failed_one_is_tried_again() -> None:
    bewaard: list[tuple[int, str]] = []
    vol = [True]

    def bewaar(client_id: int, tekst: str) -> None:
        if vol.pop() if vol else False:
            raise UserError("Je administratie is even bezet.")
        bewaard.append((client_id, tekst))

    boek = Notitieboek(bewaar)
    boek.leg_neer(7, "oud")
    with pytest.raises(UserError):
        boek.schrijf()
    boek.leg_neer(7, "nieuw")
    assert boek.lees(7, "uit de opslag") == "nieuw"
    assert boek.lees(8, "uit de opslag") == "uit de opslag"
    boek.schrijf()
    boek.schrijf()
    assert bewaard == [(7, "nieuw")]
