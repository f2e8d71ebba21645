"""The woonplaatsbeginsel of the Jeugdwet: every path of Rijk van Nijmegen 1.17.1, §5.4."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from app.domain.verzoek import Woonplaatsbepaling
from app.errors import UserError
from app.forms.woonplaatsbeginsel import Uitkomst, Woonplaatsbeginsel, vragen

NIJMEGEN, DRUTEN = "0268", "0225"
BRON = "Rijk van Nijmegen 1.17.1, §5.4, punt"


def beantwoord(*antwoorden: str) -> Woonplaatsbeginsel:
    form = Woonplaatsbeginsel()
    for antwoord in antwoorden:
        form = form.antwoord(antwoord)
    return form


def uitkomst(*antwoorden: str) -> Uitkomst:
    gevonden = beantwoord(*antwoorden).uitkomst
    assert gevonden is not None
    return gevonden


def gevraagd(*antwoorden: str) -> str:
    vraag = beantwoord(*antwoorden).vraag
    assert vraag is not None
    return vraag.naam


def paden(form: Woonplaatsbeginsel | None = None) -> Iterator[Woonplaatsbeginsel]:
    """Walk every path; one that does not end is cut off at twenty questions."""
    form = form or Woonplaatsbeginsel()
    vraag = form.vraag
    if vraag is None or len(form.gegeven) > 20:
        yield form
        return
    for antwoord in [keuze.code for keuze in vraag.antwoorden] or [NIJMEGEN]:
        yield from paden(form.antwoord(antwoord))


# The data


def test_every_path_ends_at_a_gemeente_within_five_questions() -> None:
    alle = list(paden())
    assert len(alle) == 12
    for form in alle:
        gevonden = form.uitkomst
        assert gevonden is not None
        assert gevonden.gemeente == NIJMEGEN
        assert len(form.gegeven) <= 5


def test_every_answer_leads_to_a_question_that_is_there_and_nothing_is_out_of_reach() -> None:
    geleid = {naam for vraag in vragen().values() for naam in vraag.naar.values()}
    assert geleid == set(vragen()) - {"zorgvorm"}
    bezocht = {een.vraag.naam for form in paden() for een in form.gegeven}
    assert bezocht == set(vragen())


def test_no_question_comes_twice_on_a_path() -> None:
    for form in paden():
        namen = [een.vraag.naam for een in form.gegeven]
        assert len(namen) == len(set(namen))


def test_a_question_has_answers_or_a_rule_with_its_source() -> None:
    for vraag in vragen().values():
        assert vraag.woorden.endswith("?")
        assert vraag.uitleg
        assert bool(vraag.antwoorden) != bool(vraag.regel)
        assert bool(vraag.regel) == vraag.bron.startswith(BRON)
        assert len(vraag.antwoorden) != 1


# The document


def test_rvn_5_4_punt_1_ambulant_waar_de_jeugdige_nu_staat_ingeschreven() -> None:
    gevonden = uitkomst("ambulant", "gemeente", NIJMEGEN)
    assert gevonden.bron == f"{BRON} 1"
    assert "nu in de BRP" in gevonden.regel


def test_rvn_5_4_punt_2_verblijf_waar_de_jeugdige_ervoor_stond_ingeschreven() -> None:
    gevonden = uitkomst("verblijf", "gemeente", DRUTEN)
    assert (gevonden.gemeente, gevonden.bron) == (DRUTEN, f"{BRON} 2")
    assert "direct voordat het traject met verblijf begon" in gevonden.regel


def test_rvn_5_4_punt_2_ook_verblijf_samen_met_ambulante_hulp() -> None:
    eerste = Woonplaatsbeginsel().vraag
    assert eerste is not None
    assert "beide" in eerste.uitleg
    assert gevraagd("verblijf") == "brp-ervoor"


@pytest.mark.parametrize("zorgvorm", ["ambulant", "verblijf"])
@pytest.mark.parametrize("waarom", ["onbekend", "aantekening"])
def test_rvn_5_4_punt_3_niet_vast_of_een_aantekening_dan_de_moeder(
    zorgvorm: str, waarom: str
) -> None:
    gevonden = uitkomst(zorgvorm, waarom, "gemeente", DRUTEN)
    assert (gevonden.gemeente, gevonden.bron) == (DRUTEN, f"{BRON} 3")
    assert "moeder stond ingeschreven bij de geboorte" in gevonden.regel


@pytest.mark.parametrize("zorgvorm", ["ambulant", "verblijf"])
@pytest.mark.parametrize("waarom", ["onbekend", "aantekening"])
def test_rvn_5_4_punt_3_en_anders_waar_de_jeugdige_werkelijk_verblijft(
    zorgvorm: str, waarom: str
) -> None:
    gevonden = uitkomst(zorgvorm, waarom, "onbekend", DRUTEN)
    assert (gevonden.gemeente, gevonden.bron) == (DRUTEN, f"{BRON} 3")
    assert "werkelijk verblijft op het moment van de hulpvraag" in gevonden.regel


@pytest.mark.parametrize("zorgvorm", ["ambulant", "verblijf"])
def test_rvn_5_4_punt_4_buitenland_waar_de_jeugdige_werkelijk_verblijft(zorgvorm: str) -> None:
    gevonden = uitkomst(zorgvorm, "buitenland", DRUTEN)
    assert (gevonden.gemeente, gevonden.bron) == (DRUTEN, f"{BRON} 4")
    assert "werkelijk verblijft op het moment van de hulpvraag" in gevonden.regel


# Answering


def test_the_reasoning_has_each_question_its_answer_the_rule_and_the_source() -> None:
    assert uitkomst("verblijf", "aantekening", "gemeente", NIJMEGEN).redenering == (
        "Welke hulp vraag je aan? Hulp met verblijf.",
        (
            "Waar stond de jeugdige ingeschreven vlak voor het verblijf? "
            "Bij de inschrijving staat een aantekening."
        ),
        "Waar stond de moeder ingeschreven bij de geboorte? In een Nederlandse gemeente.",
        "In welke gemeente stond de moeder toen ingeschreven? Nijmegen (0268).",
        (
            "Staat de woonplaats niet vast of staat er een aantekening in de BRP, dan is de "
            "gemeente verantwoordelijk waar "
            "de moeder stond ingeschreven bij de geboorte van de jeugdige."
        ),
        f"Bron: {BRON} 3.",
    )


def test_the_outcome_is_kept_with_its_day_and_client() -> None:
    gevonden = uitkomst("ambulant", "gemeente", NIJMEGEN)
    assert gevonden.bepaling(date(2026, 4, 9), 7) == Woonplaatsbepaling(
        gemeente=NIJMEGEN,
        redenering="\n".join(gevonden.redenering),
        op=date(2026, 4, 9),
        client_id=7,
    )


def test_nothing_is_known_before_the_last_answer() -> None:
    assert beantwoord("ambulant", "gemeente").uitkomst is None


def test_an_answer_gives_another_list_and_leaves_this_one() -> None:
    begin = Woonplaatsbeginsel()
    begin.antwoord("ambulant")
    assert begin.gegeven == ()


def test_going_back_keeps_what_was_answered_before() -> None:
    form = beantwoord("verblijf", "aantekening", "onbekend").terug(1)
    assert [een.antwoord for een in form.gegeven] == ["verblijf"]
    assert form.voorstel == "aantekening"


def test_after_another_answer_the_same_later_question_remembers_its_own() -> None:
    form = beantwoord("ambulant", "onbekend", "gemeente", DRUTEN).terug(1)
    form = form.antwoord("aantekening")
    assert form.voorstel == "gemeente"
    form = form.antwoord("gemeente")
    assert form.voorstel == DRUTEN
    assert form.antwoord(DRUTEN).uitkomst == uitkomst("ambulant", "aantekening", "gemeente", DRUTEN)


def test_another_answer_leaves_out_what_no_longer_follows() -> None:
    form = beantwoord("verblijf", "aantekening", "gemeente", DRUTEN).terug(0)
    gevonden = form.antwoord("ambulant").antwoord("gemeente").antwoord(NIJMEGEN).uitkomst
    assert gevonden == uitkomst("ambulant", "gemeente", NIJMEGEN)


def test_going_back_one_at_a_time_stops_at_the_first_question() -> None:
    form = beantwoord("ambulant", "buitenland").terug()
    assert [een.antwoord for een in form.gegeven] == ["ambulant"]
    assert form.terug().terug().gegeven == ()


@pytest.mark.parametrize(
    ("antwoorden", "fout"),
    [(("wmo",), "geen antwoord"), (("ambulant", "gemeente", "9999"), "geen gemeente")],
)
def test_what_is_no_answer_is_refused_with_a_reason(antwoorden: tuple[str, ...], fout: str) -> None:
    with pytest.raises(UserError, match=fout) as geweigerd:
        beantwoord(*antwoorden)
    assert geweigerd.value.advice
