"""Protocols of the user: copy one, change a term, let gemeenten follow it, take it away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app import bootstrap
from app.deadlines.protocol import LANDELIJK, Eenheid, protocol
from app.deadlines.termijnen import (
    AANVRAAG_GGZ,
    BESLUIT_315,
    JAAREINDE,
    VERLENGING,
    VERWIJZING,
    WOONPLAATSBEGINSEL,
)
from app.errors import FieldError, UserError
from app.services import instellen, protocollen
from app.services.workspace import Workspace
from tests.deadlines.test_protocol import MIJOV, RVN
from tests.services.test_ontvangen import geteld

VANDAAG = date(2026, 4, 9)
NIJMEGEN, WIJCHEN = "0268", "0296"
BRON = "contract 2026, artikel 4"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return bootstrap.open_workspace(tmp_path / "gegevens", "wachtwoord", lambda: VANDAAG)


@pytest.fixture
def ons(workspace: Workspace) -> str:
    """The name of a copy of Rijk van Nijmegen."""
    return protocollen.kopieer(workspace, RVN, "Onze afspraken").naam


def anders(workspace: Workspace, naam: str) -> dict[str, frozenset[str]]:
    termen = protocollen.beeld(workspace, naam).termen
    return {een.soort: een.anders for een in termen if een.anders}


# Copying


def test_a_copy_is_valid_from_the_first_day_of_the_year_and_differs_in_nothing(
    workspace: Workspace,
) -> None:
    kopie = protocollen.kopieer(workspace, RVN, "  Onze   afspraken ")
    assert (kopie.naam, kopie.titel) == ("eigen-onze-afspraken", "Onze afspraken")
    assert (kopie.geldig_vanaf, kopie.geldig_tot) == (date(2026, 1, 1), None)
    assert anders(workspace, kopie.naam) == {}
    regel = protocollen.lijst(workspace)[-1]
    assert (regel.eigen, regel.origineel, regel.anders) == (True, "Rijk van Nijmegen 1.17.1", 0)
    assert [een.eigen for een in protocollen.lijst(workspace)] == [False] * 4 + [True]


def test_a_copy_of_an_own_protocol_differs_in_the_same(workspace: Workspace, ons: str) -> None:
    protocollen.zet_termijn(workspace, ons, "305", {"lengte": "10", "bron": BRON})
    kopie = protocollen.kopieer(workspace, ons, "Onze afspraken!", date(2027, 1, 1))
    assert kopie.naam == "eigen-onze-afspraken-2"
    assert kopie.erft_van == RVN
    assert anders(workspace, kopie.naam) == {"305": {"lengte", "bron"}}
    protocollen.herstel_termijn(workspace, ons, "305")
    assert anders(workspace, kopie.naam) != {}


@pytest.mark.parametrize(
    ("titel", "gezegd"),
    [
        (" ", "Vul een naam in."),
        ("x" * 61, "Deze naam heeft 61 tekens."),
        ("RIJK van Nijmegen 1.17.1", "Er is al een protocol"),
        ("onze Afspraken", "Er is al een protocol"),
    ],
)
def test_a_title_that_cannot_be(workspace: Workspace, ons: str, titel: str, gezegd: str) -> None:
    ander = protocollen.kopieer(workspace, RVN, "Ander").naam
    with pytest.raises(FieldError, match=gezegd) as fout:
        protocollen.kopieer(workspace, RVN, titel)
    assert fout.value.veld == "titel"
    with pytest.raises(FieldError, match=gezegd):
        protocollen.wijzig(workspace, ander, titel, date(2026, 1, 1), None)
    assert [een.titel for een in protocollen.lijst(workspace)[-2:]] == ["Ander", "Onze afspraken"]


def test_only_what_there_is_can_be_copied_and_days_are_in_order(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="Er is geen protocol ‘x’"):
        protocollen.kopieer(workspace, "x", "Ons")
    with pytest.raises(FieldError, match="eindigt voordat het begint") as fout:
        protocollen.kopieer(workspace, RVN, "Ons", date(2026, 2, 1), date(2026, 1, 31))
    assert fout.value.veld == "tot"
    assert len(protocollen.lijst(workspace)) == 4


def test_it_gets_another_title_and_validity_and_keeps_its_name(
    workspace: Workspace, ons: str
) -> None:
    na = protocollen.wijzig(workspace, ons, "Ónze", date(2026, 3, 1), date(2026, 12, 31))
    assert (na.naam, na.titel) == (ons, "Ónze")
    protocollen.wijzig(workspace, ons, "Ónze", date(2026, 3, 1), date(2026, 3, 1))
    regel = protocollen.lijst(workspace)[-1]
    assert (regel.geldig_vanaf, regel.geldig_tot) == (date(2026, 3, 1), date(2026, 3, 1))


# Changing a term


def test_only_what_differs_is_kept(workspace: Workspace, ons: str) -> None:
    origineel = protocol(RVN).term("305")
    alles = {
        "lengte": "10", "eenheid": "werkdagen", "bron": BRON, "gevolg": origineel.gevolg,
        "let_op": "",
    }  # fmt: skip
    regel = protocollen.zet_termijn(workspace, ons, "305", alles)
    assert regel.term == replace(origineel, lengte=10, bron=BRON)
    assert regel.anders == {"lengte", "bron"}
    with workspace.lezen() as uow:
        assert uow.protocollen.eigen()[ons].verschillen == {"305": {"lengte": 10, "bron": BRON}}
    protocollen.zet_termijn(workspace, ons, "305", {"lengte": "5", "bron": origineel.bron})
    assert anders(workspace, ons) == {}


def test_a_term_goes_back_to_the_original_and_that_is_undone(
    workspace: Workspace, ons: str
) -> None:
    protocollen.zet_termijn(workspace, ons, "305", {"lengte": "10", "bron": BRON})
    eerst = protocollen.herstel_termijn(workspace, ons, "305")
    assert anders(workspace, ons) == {}
    protocollen.zet(workspace, eerst)
    assert anders(workspace, ons) == {"305": {"lengte", "bron"}}


@pytest.mark.parametrize(
    ("soort", "wijziging", "veld", "gezegd"),
    [
        ("305", {"lengte": "vijf"}, "lengte", "‘vijf’ is geen aantal."),
        ("305", {"lengte": ""}, "lengte", "‘’ is geen aantal."),
        ("305", {"lengte": "-1"}, "lengte", "‘-1’ is geen aantal."),
        ("305", {"lengte": "2,5"}, "lengte", "is geen aantal."),
        ("305", {"lengte": "0"}, "lengte", "minstens 1"),
        ("305", {"lengte": "2501"}, "lengte", "2501 werkdagen is langer dan tien jaar."),
        ("305", {"eenheid": "uren"}, "eenheid", "‘uren’ is geen eenheid."),
        ("305", {"eenheid": "vaste_datum"}, "eenheid", "In ‘vaste_datum’ kan deze termijn niet."),
        (VERLENGING, {"eenheid": "werkdagen"}, "eenheid", "In ‘werkdagen’ kan deze termijn niet."),
        (VERLENGING, {"plus_werkdagen": "5"}, "plus_werkdagen", "telt terug"),
        ("305", {"plus_werkdagen": "5"}, "plus_werkdagen", "Na werkdagen kunnen geen werkdagen"),
        (AANVRAAG_GGZ, {"plus_werkdagen": "x"}, "plus_werkdagen", "is geen aantal"),
        (JAAREINDE, {"datum": "31-02"}, "datum", "is geen dag die er elk jaar is"),
        (JAAREINDE, {"datum": "29-2"}, "datum", "is geen dag die er elk jaar is"),
        (JAAREINDE, {"datum": "30-06-2027"}, "datum", "is geen dag die er elk jaar is"),
        (JAAREINDE, {"datum": "vandaag"}, "datum", "is geen dag die er elk jaar is"),
        (JAAREINDE, {"datum": " "}, "datum", "Vul de vaste dag in."),
        ("305", {"lengte": "10"}, "bron", "Waar is jouw termijn afgesproken?"),
        ("305", {"bron": " "}, "bron", "Vul in waar dit is afgesproken."),
        ("305", {"gevolg": ""}, "gevolg", "Vul in wat er anders gebeurt."),
        ("305", {"let_op": "x" * 501}, "let_op", "Dit is te lang: 501 tekens."),
        ("305", {"vanaf": "maand"}, "vanaf", "kun je niet wijzigen"),
    ],
)
def test_a_value_that_cannot_be_is_told_beside_its_field(
    workspace: Workspace, ons: str, soort: str, wijziging: dict[str, str], veld: str, gezegd: str
) -> None:
    with pytest.raises(FieldError, match=gezegd) as fout:
        protocollen.zet_termijn(workspace, ons, soort, wijziging)
    assert fout.value.veld == veld
    assert anders(workspace, ons) == {}


def test_the_largest_and_smallest_lengths(workspace: Workspace, ons: str) -> None:
    for lengte in ("1", "2500"):
        regel = protocollen.zet_termijn(workspace, ons, "305", {"lengte": lengte, "bron": BRON})
        assert regel.term.lengte == int(lengte)


@pytest.mark.parametrize(
    ("tekst", "eenheid"),
    [("Weken", Eenheid.WEKEN), ("einde maand", Eenheid.EINDE_MAAND), ("maand", Eenheid.MAANDEN)],
)
def test_a_unit_as_people_write_it(
    workspace: Workspace, ons: str, tekst: str, eenheid: Eenheid
) -> None:
    regel = protocollen.zet_termijn(
        workspace, ons, WOONPLAATSBEGINSEL, {"eenheid": tekst, "bron": BRON}
    )
    assert regel.term.eenheid is eenheid


def test_a_fixed_day_gets_another_day_and_loses_it_with_another_unit(
    workspace: Workspace, ons: str
) -> None:
    regel = protocollen.zet_termijn(workspace, ons, JAAREINDE, {"datum": "31 mei", "bron": BRON})
    assert regel.term.datum == "31-05"
    assert regel.anders == {"datum", "bron"}
    regel = protocollen.zet_termijn(
        workspace, ons, JAAREINDE, {"lengte": "4", "eenheid": "maanden"}
    )
    assert (regel.term.datum, regel.term.lengte_tekst) == ("", "4 maanden")
    terug = {"lengte": "1", "eenheid": "vaste_datum", "datum": "30-6"}
    assert "datum" not in protocollen.zet_termijn(workspace, ons, JAAREINDE, terug).anders


def test_working_days_after_a_length_go_with_it_unless_they_are_said_again(
    workspace: Workspace,
) -> None:
    naam = protocollen.kopieer(workspace, MIJOV, "Ons").naam

    def zet(**wijziging: str) -> str:
        wijziging["bron"] = BRON
        return protocollen.zet_termijn(workspace, naam, AANVRAAG_GGZ, wijziging).term.lengte_tekst

    assert zet(let_op="Bel eerst.") == "3 maanden en 5 werkdagen"
    assert zet(lengte="10", eenheid="weken") == "10 weken"
    assert zet(lengte="4", eenheid="maanden", plus_werkdagen="3") == "4 maanden en 3 werkdagen"


def test_the_longer_term_of_one_gemeente_stays_until_the_length_is_changed(
    workspace: Workspace, ons: str
) -> None:
    protocollen.zet_termijn(workspace, ons, BESLUIT_315, {"gevolg": "Bel het wijkteam."})
    instellen.zet_protocol(workspace, WIJCHEN, ons)

    def lengte() -> int:
        with workspace.lezen() as uow:
            van = instellen.protocolboek(uow).op(WIJCHEN, VANDAAG)
        return van.term(BESLUIT_315, WIJCHEN).lengte

    assert lengte() == 10
    protocollen.zet_termijn(workspace, ons, BESLUIT_315, {"lengte": "7", "bron": BRON})
    assert lengte() == 7


def test_a_term_of_another_protocol_is_taken_over_and_given_up_again(
    workspace: Workspace,
) -> None:
    naam = protocollen.kopieer(workspace, LANDELIJK, "Twente").naam

    def voorbeelden() -> set[str]:
        return {een.soort for een in protocollen.beeld(workspace, naam).termen if een.voorbeeld}

    assert {JAAREINDE, VERWIJZING} <= voorbeelden()
    with pytest.raises(FieldError, match="Waar is jouw termijn afgesproken"):
        protocollen.zet_termijn(workspace, naam, JAAREINDE, {"datum": "31-5"})
    with pytest.raises(FieldError, match="Waar is jouw termijn afgesproken"):
        protocollen.zet_termijn(workspace, naam, JAAREINDE, {})
    regel = protocollen.zet_termijn(workspace, naam, JAAREINDE, {"datum": "31-5", "bron": BRON})
    assert (regel.origineel, regel.term.datum, regel.term.bron) == (None, "31-05", BRON)
    assert JAAREINDE not in voorbeelden()
    protocollen.zet_termijn(workspace, naam, JAAREINDE, {"gevolg": "Daarna kan het niet meer."})
    protocollen.herstel_termijn(workspace, naam, JAAREINDE)
    assert JAAREINDE in voorbeelden()


def test_what_is_not_there_cannot_be_changed(workspace: Workspace, ons: str) -> None:
    with pytest.raises(UserError, match="Er is geen termijn ‘999’"):
        protocollen.zet_termijn(workspace, ons, "999", {"lengte": "3"})
    for naam, gezegd in (("x", "Er is geen protocol ‘x’"), (RVN, "blijft zoals het is")):
        with pytest.raises(UserError, match=gezegd):
            protocollen.zet_termijn(workspace, naam, "305", {"lengte": "3", "bron": BRON})
        with pytest.raises(UserError, match=gezegd):
            protocollen.verwijder(workspace, naam)
        with pytest.raises(UserError, match=gezegd):
            protocollen.wijzig(workspace, naam, "Ander", VANDAAG, None)
    with pytest.raises(UserError, match="Er is geen protocol ‘x’"):
        protocollen.beeld(workspace, "x")


# Who follows it


def test_gemeenten_follow_it_and_get_the_original_back_when_it_goes(
    workspace: Workspace, ons: str
) -> None:
    instellen.zet_protocol(workspace, NIJMEGEN, ons)
    instellen.zet_protocol(workspace, "0363", ons)  # Amsterdam, for which nothing is proposed
    instellen.zet_protocol(workspace, WIJCHEN, RVN)
    regels = {een.naam: een.gevolgd_door for een in protocollen.lijst(workspace)}
    assert regels[ons] == ("0363", NIJMEGEN)
    assert regels[RVN] == (WIJCHEN,)
    weg = protocollen.verwijder(workspace, ons)
    assert weg.gemeenten == ("0363", NIJMEGEN)
    regels = {een.naam: een.gevolgd_door for een in protocollen.lijst(workspace)}
    assert regels[RVN] == ("0363", NIJMEGEN, WIJCHEN)
    assert ons not in regels
    protocollen.zet_terug(workspace, weg)
    regels = {een.naam: een.gevolgd_door for een in protocollen.lijst(workspace)}
    assert regels[ons] == ("0363", NIJMEGEN)


def test_a_gemeente_with_a_calendar_stands_among_the_gemeenten(workspace: Workspace) -> None:
    with workspace.schrijven() as uow:
        uow.protocollen.zet_declaratiedata(WIJCHEN, {date(2026, 3, 1): date(2026, 4, 10)})
        uow.commit()
    [gemeente] = instellen.gemeenten(workspace)
    assert (gemeente.code, gemeente.protocol, gemeente.gekozen) == (WIJCHEN, RVN, False)


def test_three_queries_however_many_protocols(workspace: Workspace) -> None:
    def vragen() -> int:
        with geteld(workspace) as gesteld, workspace.lezen() as uow:
            instellen.protocolboek(uow)
        return len(gesteld)

    leeg = vragen()
    for nummer in range(5):
        naam = protocollen.kopieer(workspace, RVN, f"Ons {nummer}").naam
        instellen.zet_protocol(workspace, NIJMEGEN, naam)
    assert vragen() == leeg
