"""Everything that was refused: by whom, what it is about, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.afkeur import Door
from app.domain.ontvangst import Ontvangst, Ontvangststatus
from app.domain.verzending import Verzending
from app.services import afkeuren, retouren, verzenden
from app.services.afkeurherstel import Herstel, Stand
from app.services.bestanden import Bestand
from app.services.demo_gemeente import foutbericht
from app.services.workspace import Workspace
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import encode
from app.standard.release import Wet
from app.store.berichtrijen import Bevinding
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.rules.bouw import HEEN, geldig
from tests.services.afkeuringen import (
    APRIL_2,
    APRIL_3,
    APRIL_7,
    NUMMER,
    PRODUCT,
    TE_VROEG,
    antwoord,
    bewaar,
    een,
    gestart,
    importeer,
    keur_af,
    maak_start,
    meld_start,
    op,
    standen,
)
from tests.services.test_ontvangen import geteld
from tests.walks.conftest import VRIJDAG, sjabloon, snelle_sleutel, workspace

__all__ = ["gestart", "sjabloon", "snelle_sleutel", "workspace"]  # fixtures


class TestDoorDeGemeente:
    def test_the_row_tells_all(self, workspace: Workspace, gestart: Verzending) -> None:
        keur_af(workspace, gestart)
        rij = een(workspace)
        assert (rij.naam, rij.identificatie) == ("JW305", gestart.identificatie)
        assert (rij.client, rij.client_id) == ("T. de Wit", 1)
        assert (rij.toewijzing_nummer, rij.toewijzing_id) == (NUMMER, 1)
        assert rij.product == "Jeugdhulp ambulant 45A04"
        assert (rij.veld, rij.uitleg.code) == ("Startproduct, begindatum", "9326")
        assert rij.betekenis == "Voor deze toewijzing loopt al een start."
        assert (rij.door, rij.sinds, rij.tot) == (Door.GEMEENTE, VRIJDAG, VRIJDAG)
        assert (rij.stand, rij.herstel) == (Stand.OPEN, Herstel.MELD_START)
        assert [regel.nummer for regel in rij.regels] == ["TR326"]

    def test_every_code_has_its_row(self, workspace: Workspace, gestart: Verzending) -> None:
        antwoord(workspace, gestart, (PRODUCT, "9326"), ("/Bericht/Client", "8187"))
        gevonden = {(rij.uitleg.code, rij.veld) for rij in afkeuren.lijst(workspace)}
        assert gevonden == {("9326", "Startproduct, begindatum"), ("8187", "Cliënt")}
        assert {rij.product for rij in afkeuren.lijst(workspace)} == {"Jeugdhulp ambulant 45A04"}

    def test_a_replacement_is_under_way_until_it_is_answered(
        self, workspace: Workspace, gestart: Verzending
    ) -> None:
        keur_af(workspace, gestart)
        nieuw = maak_start(workspace, APRIL_3)
        rij = een(workspace)
        assert (rij.stand, rij.herstel) == (Stand.ONDERWEG, Herstel.NAAR_KLAAR)
        assert (rij.nieuw_id, rij.tot) == (nieuw.id, date(2026, 4, 17))  # OP271 of the new one
        verzenden.meld_ingediend(workspace, [nieuw.identificatie])
        assert een(workspace).herstel is Herstel.WACHT_OP_ANTWOORD
        later = op(workspace, date(2026, 4, 14))
        antwoord(later, nieuw)
        assert afkeuren.lijst(later) == []
        assert standen(later) == [(Stand.OPGELOST, date(2026, 4, 14))]
        assert een(later, alles=True).herstel is Herstel.NIETS

    def test_a_replacement_that_lapsed_leaves_it_open(
        self, workspace: Workspace, gestart: Verzending
    ) -> None:
        keur_af(workspace, gestart)
        verzenden.trek_terug(workspace, maak_start(workspace, APRIL_3).bewaard_id)
        assert standen(workspace) == [(Stand.OPEN, VRIJDAG)]

    def test_refused_twice_the_second_stands_open(
        self, workspace: Workspace, gestart: Verzending
    ) -> None:
        keur_af(workspace, gestart)
        tweede = meld_start(workspace, APRIL_3)
        keur_af(workspace, tweede, "9074")
        assert een(workspace).identificatie == tweede.identificatie
        assert [s for s, _ in standen(workspace)] == [Stand.OPEN, Stand.VERVANGEN]
        derde = meld_start(workspace, APRIL_7)
        antwoord(workspace, derde)
        assert standen(workspace) == [(Stand.OPGELOST, VRIJDAG)] * 2

    def test_what_the_gemeente_took_back_is_solved_op033x1(
        self, workspace: Workspace, gestart: Verzending
    ) -> None:
        keur_af(workspace, gestart)
        weg = toegewezen(toewijzingsdatum=APRIL_2, reden_wijziging="13", einddatum=date(2026, 4, 1))
        later = op(workspace, date(2026, 4, 13))
        importeer(later, bericht301(weg, identificatie="G0002"))
        assert standen(later) == [(Stand.OPGELOST, date(2026, 4, 13))]


class TestDoorVecozo:
    def test_the_whole_message_is_refused(self, workspace: Workspace, gestart: Verzending) -> None:
        verzenden.meld_afgekeurd(workspace, gestart.identificatie, "BRS13", "zie regel 3")
        rij = een(workspace)
        assert (rij.door, rij.veld, rij.uitleg.code) == (Door.VECOZO, "Hele bericht", "BRS13")
        assert (rij.product, rij.toewijzing_nummer) == ("Jeugdhulp ambulant 45A04", NUMMER)
        assert (rij.melding, rij.herstel) == ("zie regel 3", Herstel.MELD_START)

    def test_a_foutbericht_counts_the_same(self, workspace: Workspace, gestart: Verzending) -> None:
        (regel,) = importeer(workspace, foutbericht(gestart, "IB014", "Niet goed."))
        assert regel.codes == ("IB014",)
        assert een(workspace).uitleg.code == "IB014"

    def test_without_a_code_it_says_so(self, workspace: Workspace, gestart: Verzending) -> None:
        importeer(workspace, foutbericht(gestart, "", ""))
        assert een(workspace).betekenis == "Er is geen code bij deze afkeur vastgelegd."

    def test_accepted_later_by_the_gemeente_it_is_solved(
        self, workspace: Workspace, gestart: Verzending
    ) -> None:
        verzenden.meld_afgekeurd(workspace, gestart.identificatie, "CC08")
        later = op(workspace, date(2026, 4, 13))
        antwoord(later, gestart)
        assert afkeuren.lijst(later) == []
        assert standen(later) == [(Stand.OPGELOST, date(2026, 4, 13))]

    def test_refused_later_by_the_gemeente_that_is_what_counts(
        self, workspace: Workspace, gestart: Verzending
    ) -> None:
        verzenden.meld_afgekeurd(workspace, gestart.identificatie, "CC08")
        keur_af(workspace, gestart)
        assert een(workspace).door is Door.GEMEENTE
        assert [s for s, _ in standen(workspace)] == [Stand.OPEN, Stand.OPGELOST]

    def test_a_retourbericht_is_made_ready_anew_and_submitted(self, workspace: Workspace) -> None:
        importeer(workspace, bericht301())
        (retour,) = retouren.zet_klaar(workspace, "302")
        verzenden.meld_ingediend(workspace, [retour.identificatie])
        verzenden.meld_afgekeurd(workspace, retour.identificatie, "BRS14")
        rij = een(workspace)
        assert (rij.naam, rij.stand, rij.herstel) == (
            "JW302", Stand.OPEN, Herstel.ZET_RETOUR_KLAAR,
        )  # fmt: skip
        assert rij.tot == date(2026, 4, 15)  # OP090, of the 301 that it answers
        (nieuw,) = retouren.zet_klaar(workspace, "302")
        rij = een(workspace)
        assert (rij.stand, rij.herstel) == (Stand.ONDERWEG, Herstel.NAAR_KLAAR)
        assert rij.nieuw_id == nieuw.id
        verzenden.meld_ingediend(workspace, [nieuw.identificatie])
        assert standen(workspace) == [(Stand.OPGELOST, VRIJDAG)]  # a 302 gets no answer


class TestDoorOns:
    def test_a_301_of_somebody_new(self, workspace: Workspace) -> None:
        importeer(workspace, bericht301(TE_VROEG))
        rij = een(workspace)
        assert (rij.door, rij.naam, rij.identificatie) == (Door.WIJ, "JW301", "G0001")
        assert (rij.client_id, rij.client) == (None, "T. de Wit")
        assert (rij.uitleg.code, rij.regel) == ("0001", "CS003")
        assert rij.veld == "Toegewezen product, einddatum"
        assert rij.product == "Jeugdhulp ambulant 45A04"
        assert "maar begint pas op" in rij.betekenis
        assert (rij.herstel, rij.tot) == (Herstel.ZET_RETOUR_KLAAR, date(2026, 4, 15))
        assert [regel.nummer for regel in rij.regels] == ["CS003"]

    def test_once_the_302_has_gone_one_waits_for_a_new_301(self, workspace: Workspace) -> None:
        importeer(workspace, bericht301(TE_VROEG))
        (retour,) = retouren.zet_klaar(workspace, "302")
        assert een(workspace).herstel is Herstel.NAAR_KLAAR
        verzenden.meld_ingediend(workspace, [retour.identificatie])
        rij = een(workspace)
        assert (rij.stand, rij.tot, rij.herstel) == (Stand.OPEN, None, Herstel.VRAAG_GEMEENTE)

    def test_a_later_good_301_of_the_same_client_takes_its_place_op087(
        self, workspace: Workspace
    ) -> None:
        importeer(workspace, bericht301(TE_VROEG))
        ander = bericht301(toegewezen(7), bsn=ANDER_BSN, identificatie="G0002")
        importeer(workspace, ander, bericht301(wet=Wet.WMO, identificatie="G0003"))
        assert een(workspace).stand is Stand.OPEN  # of somebody else, of the other wet
        later = op(workspace, date(2026, 4, 14))
        importeer(later, bericht301(identificatie="G0004"))
        assert afkeuren.lijst(later) == []
        assert standen(later) == [(Stand.OPGELOST, date(2026, 4, 14))]

    def test_a_good_301_of_before_does_not(self, workspace: Workspace) -> None:
        importeer(workspace, bericht301())
        importeer(workspace, bericht301(TE_VROEG, identificatie="G0002"))
        assert een(workspace).stand is Stand.OPEN

    def test_an_answer_to_a_request(self, workspace: Workspace) -> None:
        soort = Berichtsoort.ANTWOORD
        _met_bevinding(workspace, soort)
        rij = een(workspace)
        assert (rij.door, rij.veld) == (Door.WIJ, "Kop van het bericht, identificatie")
        assert (rij.stand, rij.herstel) == (Stand.OPEN, Herstel.VRAAG_GEMEENTE)
        bewaar_binnen(workspace, geldig(soort, Wet.JW), "A2")  # with the same reference
        assert [s for s, _ in standen(workspace)] == [Stand.OPGELOST]

    def test_an_answer_to_a_declaration_is_shown_with_the_declaration(
        self, workspace: Workspace
    ) -> None:
        _met_bevinding(workspace, Berichtsoort.DECLARATIE_ANTWOORD)
        assert afkeuren.lijst(workspace, alles=True) == []

    def test_a_number_of_somebody_else_names_no_toewijzing_of_theirs(
        self, workspace: Workspace
    ) -> None:
        importeer(workspace, bericht301())
        importeer(workspace, bericht301(bsn=ANDER_BSN, identificatie="G0002"))  # TR332
        rij = een(workspace)
        assert (rij.uitleg.code, rij.toewijzing_nummer) == ("9332", NUMMER)
        assert rij.toewijzing_id is None

    def test_a_file_that_could_not_be_processed_is_not_among_them(
        self, workspace: Workspace
    ) -> None:
        importeer(workspace, Bestand("kapot.xml", b"<kapot"))
        assert afkeuren.lijst(workspace, alles=True) == []


def _met_bevinding(workspace: Workspace, soort: Berichtsoort) -> None:
    ontvangen = bewaar_binnen(workspace, geldig(soort, Wet.JW), "A1")
    fout = Bevinding("TR056", 3, "9056", "/Bericht/Header", "", "Dit klopt niet.", "Vraag.")
    with workspace.schrijven() as uow:
        uow.berichten.bewaar_bevindingen({ontvangen: [fout]})
        uow.commit()


def test_a_refused_declaration_is_followed_by_its_lines(workspace: Workspace) -> None:
    bewaar(workspace, [geldig(Berichtsoort.DECLARATIE, Wet.JW)])
    assert afkeuren.lijst(workspace, alles=True) == []


@pytest.mark.parametrize("wet", list(Wet))
@pytest.mark.parametrize(
    "soort", [s for s in HEEN if not s.van_gemeente and s is not Berichtsoort.DECLARATIE]
)
def test_a_refused_message_of_every_soort_is_in_the_table(
    workspace: Workspace, soort: Berichtsoort, wet: Wet
) -> None:
    bericht = geldig(soort, wet)
    bewaar(workspace, [bericht])
    rij = een(workspace)
    assert rij.naam == bericht.naam
    assert afkeuren.in_woorden(workspace, rij) == ()  # the whole message
    assert rij.veld == "Hele bericht"


def test_the_product_of_a_request_is_what_it_asks_for(workspace: Workspace) -> None:
    bewaar(workspace, [geldig(Berichtsoort.VERZOEK_TOEWIJZING, Wet.JW)])
    rij = een(workspace)
    assert rij.product == "Jeugdhulp ambulant 45A04"
    assert rij.toewijzing_nummer is None


def bewaar_binnen(ws: Workspace, bericht: Bericht, naam: str) -> int:
    """Keep a message of a gemeente as it was read, without judging it."""
    ontvangst = Ontvangst(
        f"{naam}.xml", encode(bericht), naam, ws.nu(), Ontvangststatus.VERWERKT, wet=bericht.wet,
        soort=bericht.soort, gemeente=bericht.gemeente, aanbieder=bericht.aanbieder,
        identificatie=naam,
    )  # fmt: skip
    with ws.schrijven() as uow:
        uow.berichten.bewaar_binnen([ontvangst])
        uow.commit()
    return ontvangst.bewaard_id


def test_as_many_queries_for_a_thousand_as_for_ten(workspace: Workspace) -> None:
    aantallen = []
    for tot in (10, 1_000):
        al = len(afkeuren.lijst(workspace, alles=True))
        bewaar(workspace, [genummerd(nummer) for nummer in range(al, tot)])
        for alles in (False, True):
            with geteld(workspace) as vragen:
                assert len(afkeuren.lijst(workspace, alles=alles)) == tot
            aantallen.append(len(vragen))
    assert aantallen[:2] == aantallen[2:]
    assert max(aantallen) < 31  # of which what is open asks 23


def genummerd(nummer: int) -> Bericht:
    bericht = geldig(Berichtsoort.START, Wet.JW)
    eigen = replace(bericht.header.bericht_identificatie, identificatie=f"U{nummer:05}")
    return replace(bericht, header=replace(bericht.header, bericht_identificatie=eigen))


def test_the_refused_class_in_words(workspace: Workspace, gestart: Verzending) -> None:
    keur_af(workspace, gestart)
    regels = afkeuren.in_woorden(workspace, een(workspace))
    assert regels[0].label == "Startproduct"
    assert ("Begindatum", "2 april 2026") in [(r.label, r.waarde) for r in regels]
    assert not any(r.label == "BSN" for r in regels)


def test_the_badge_counts_what_is_open(workspace: Workspace, gestart: Verzending) -> None:
    assert afkeuren.aantal_open(workspace) == 0
    keur_af(workspace, gestart)
    importeer(workspace, bericht301(TE_VROEG, bsn=ANDER_BSN, identificatie="G0009"))
    assert afkeuren.aantal_open(workspace) == 2
    maak_start(workspace, APRIL_3)
    assert afkeuren.aantal_open(workspace) == 1


def test_an_import_names_the_codes_with_which_our_message_was_refused(
    workspace: Workspace, gestart: Verzending
) -> None:
    regel = antwoord(workspace, gestart, (PRODUCT, "9326"))
    assert regel.codes == ("9326",)
    assert afkeuren.codes_bij(workspace, [gestart.bewaard_id]) == {gestart.id: ["9326"]}


def test_until_comes_from_the_agenda_alone(workspace: Workspace, gestart: Verzending) -> None:
    keur_af(workspace, gestart)
    assert een(op(workspace, VRIJDAG + timedelta(days=20))).tot == VRIJDAG
