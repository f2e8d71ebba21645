"""What is open of requests: each fact appears, and disappears again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from app.domain.aanvraag import Zorgvorm
from app.domain.openstaand import (
    AanvraagOpen,
    AntwoordOpen,
    BesluitOpen,
    VerlengingOpen,
    VerzoekAfgewezen,
)
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.tables import toewijzing
from app.store.unit_of_work import UnitOfWork
from tests.bouw import ANDER_BSN, NIJMEGEN, bericht301, toegewezen
from tests.store.conftest import Teller
from tests.store.openstaand import VANDAAG, feiten, uow
from tests.store.opslag import ontvang
from tests.store.verzoeken import (
    VOT,
    VOW,
    WIJCHEN,
    antwoord,
    begin,
    bericht_uit,
    loopt,
    verwijs,
    vraag,
    weiger,
    zet,
)

__all__ = ["uow"]  # fixture

_ONDERWEG = [status for status in Status if status.onderweg]
_TELT_NIET = [status for status in Status if not status.telt]


# A 315 that has to leave


@pytest.mark.parametrize("status", _ONDERWEG)
def test_a_315_that_has_to_leave_is_due_from_the_first_contact(
    uow: UnitOfWork, status: Status
) -> None:
    wat = bericht_uit(uow, status)
    vraag(uow, wat, eerste_contact=date(2026, 4, 2), zorgvorm=Zorgvorm.CRISIS)
    (feit,) = feiten(uow, AanvraagOpen)
    assert (feit.bericht_id, feit.status, feit.client) == (wat, status, "T. de Wit")
    assert (feit.wet, feit.gemeente, feit.client_id) == (Wet.JW, NIJMEGEN, 1)
    assert (feit.eerste_contact, feit.zorgvorm) == (date(2026, 4, 2), Zorgvorm.CRISIS)
    assert (feit.verwijzing_id, feit.concept_id) == (None, None)
    assert feiten(uow, BesluitOpen) == []


def test_products_of_one_315_are_one_line_that_says_the_earliest_day(uow: UnitOfWork) -> None:
    wat = bericht_uit(uow, Status.KLAAR)
    vraag(uow, wat, referentie_aanbieder="A", zorgvorm=Zorgvorm.SPECIALISTISCHE_GGZ)
    vraag(uow, wat, referentie_aanbieder="B", ingangsdatum=date(2026, 4, 1))
    (feit,) = feiten(uow, AanvraagOpen)
    assert (feit.eerste_contact, feit.zorgvorm) == (date(2026, 4, 1), Zorgvorm.ANDERS)


def test_the_category_tells_the_kind_of_care(uow: UnitOfWork) -> None:
    vraag(uow, bericht_uit(uow, Status.KLAAR), product_categorie="52", product_code=None)
    assert feiten(uow, AanvraagOpen)[0].zorgvorm is Zorgvorm.SPECIALISTISCHE_GGZ


@pytest.mark.parametrize("status", _TELT_NIET)
def test_what_was_refused_or_withdrawn_asks_nothing_here(uow: UnitOfWork, status: Status) -> None:
    vraag(uow, bericht_uit(uow, status))
    for soort in (AanvraagOpen, BesluitOpen, VerzoekAfgewezen):
        assert feiten(uow, soort) == []


def test_a_317_that_has_to_leave_has_no_term(uow: UnitOfWork) -> None:
    vraag(uow, bericht_uit(uow, Status.KLAAR, soort=VOW), product_categorie=None,
          product_code=None, ingangsdatum=None)  # fmt: skip
    assert feiten(uow, AanvraagOpen) == []


# A concept

GEGEVENS: dict[str, Any] = {"wet": "jw", "gemeente": WIJCHEN, "eerste_contact": "2026-04-02"}


def test_a_concept_is_due_from_the_first_contact_in_it(uow: UnitOfWork) -> None:
    nieuw = {"achternaam": "Bos", "voorvoegsel": "van den", "voorletters": "K"}
    id_ = begin(uow, GEGEVENS | {"client": nieuw, "producten": [{"zorgvorm": "crisis"}]})
    (feit,) = feiten(uow, AanvraagOpen)
    assert (feit.concept_id, feit.gemeente, feit.wet) == (id_, WIJCHEN, Wet.JW)
    assert (feit.client_id, feit.client) == (None, "K. van den Bos")
    assert (feit.eerste_contact, feit.zorgvorm) == (date(2026, 4, 2), Zorgvorm.CRISIS)
    assert (feit.bericht_id, feit.status) == (None, None)


def test_a_concept_is_due_from_the_first_contact_of_its_referral(uow: UnitOfWork) -> None:
    verwijzing_id = verwijs(uow)
    begin(uow, {"wet": "jw", "gemeente": NIJMEGEN}, verwijzing_id=verwijzing_id, client_id=1)
    (feit,) = feiten(uow, AanvraagOpen)  # and the referral has no line of its own
    assert (feit.eerste_contact, feit.client) == (date(2026, 4, 3), "T. de Wit")
    assert feit.verwijzing_id is None


@pytest.mark.parametrize(
    "gegevens",
    [
        {},
        GEGEVENS | {"wet": None},
        GEGEVENS | {"wet": "wlz"},
        GEGEVENS | {"gemeente": ""},
        {"wet": "jw", "gemeente": WIJCHEN},
        GEGEVENS | {"eerste_contact": "2026-04"},
        GEGEVENS | {"eerste_contact": 3},
    ],
)
def test_a_concept_of_which_too_little_is_known_has_no_line(
    uow: UnitOfWork, gegevens: dict[str, Any]
) -> None:
    begin(uow, gegevens)
    assert feiten(uow, AanvraagOpen) == []


@pytest.mark.parametrize("producten", [None, [], ["x"], [{}], [{"zorgvorm": "x"}], {}])
def test_a_concept_without_a_kind_of_care_counts_all_the_same(
    uow: UnitOfWork, producten: Any
) -> None:
    begin(uow, GEGEVENS | {"producten": producten, "client": None})
    (feit,) = feiten(uow, AanvraagOpen)
    assert (feit.zorgvorm, feit.client) == (Zorgvorm.ANDERS, "")


def test_a_concept_of_a_317_or_of_a_replacement_has_no_line(uow: UnitOfWork) -> None:
    begin(uow, GEGEVENS, soort=VOW)
    begin(uow, GEGEVENS, vervangt_id=bericht_uit(uow))
    assert feiten(uow, AanvraagOpen) == []


# A referral on file


def test_a_referral_after_which_nothing_was_asked(uow: UnitOfWork) -> None:
    id_ = verwijs(uow)
    (feit,) = feiten(uow, AanvraagOpen)
    assert (feit.verwijzing_id, feit.gemeente, feit.wet) == (id_, NIJMEGEN, Wet.JW)
    assert (feit.client_id, feit.client) == (1, "T. de Wit")
    assert (feit.eerste_contact, feit.zorgvorm) == (date(2026, 4, 3), Zorgvorm.ANDERS)


def test_a_referral_of_a_new_client_has_no_gemeente(uow: UnitOfWork) -> None:
    verwijs(uow, client_id=None)
    (feit,) = feiten(uow, AanvraagOpen)
    assert (feit.gemeente, feit.client_id, feit.client) == ("", None, "")


def test_a_referral_of_a_client_of_two_gemeenten_has_none(uow: UnitOfWork) -> None:
    ontvang(uow, bericht301(toegewezen(5), gemeente=WIJCHEN, identificatie="G2"))
    verwijs(uow)
    assert feiten(uow, AanvraagOpen)[0].gemeente == ""


def test_of_a_client_with_two_wetten_the_gemeente_of_the_jeugdwet_counts(uow: UnitOfWork) -> None:
    wmo = toegewezen(5, Wet.WMO)
    ontvang(uow, bericht301(wmo, wet=Wet.WMO, gemeente=WIJCHEN, identificatie="G2"))
    verwijs(uow)
    assert feiten(uow, AanvraagOpen)[0].gemeente == NIJMEGEN


def test_with_the_wmo_alone_its_gemeente_is_the_likely_one(uow: UnitOfWork) -> None:
    uow._verbinding.execute(update(toewijzing).values(wet=Wet.WMO, gemeente=WIJCHEN))
    verwijs(uow)
    assert feiten(uow, AanvraagOpen)[0].gemeente == WIJCHEN


@pytest.mark.parametrize("anders", [{"vervallen_op": VANDAAG}, {"eerste_contact": None}])
def test_a_referral_that_asks_nothing(uow: UnitOfWork, anders: dict[str, Any]) -> None:
    verwijs(uow, **anders)
    assert feiten(uow, AanvraagOpen) == []


@pytest.mark.parametrize("status", Status)
def test_a_referral_is_done_once_something_was_asked_on_it(uow: UnitOfWork, status: Status) -> None:
    verwijzing_id = verwijs(uow)
    vraag(uow, bericht_uit(uow, status), verwijzing_id=verwijzing_id)
    van_verwijzing = [f for f in feiten(uow, AanvraagOpen) if f.verwijzing_id is not None]
    # What was refused has a line of its own; what was withdrawn was never asked.
    assert len(van_verwijzing) == (status is Status.VERVALLEN)


# A decision


@pytest.mark.parametrize("status", [Status.INGEDIEND, Status.GOEDGEKEURD])
def test_a_315_waits_for_a_decision_on_its_products(uow: UnitOfWork, status: Status) -> None:
    wat = bericht_uit(uow, status)
    for naam in ("A", "B"):
        vraag(uow, wat, referentie_aanbieder=naam)
    (feit,) = feiten(uow, BesluitOpen)
    assert (feit.bericht_id, feit.soort, feit.in_onderzoek) == (wat, VOT, False)
    assert (feit.dagtekening, feit.ingediend_op) == (date(2026, 4, 3), date(2026, 4, 7))
    assert feit.referenties == ("A", "B")
    assert feiten(uow, AanvraagOpen) == []


def test_products_in_research_stand_apart(uow: UnitOfWork) -> None:
    wat = bericht_uit(uow)
    ids = [vraag(uow, wat, referentie_aanbieder=naam) for naam in ("A", "B", "C")]
    zet(uow, ids[1], onderzoek_id=antwoord(uow))
    eerste, onderzoek = feiten(uow, BesluitOpen)
    assert (eerste.in_onderzoek, eerste.referenties) == (False, ("A", "C"))
    assert (onderzoek.in_onderzoek, onderzoek.referenties) == (True, ("B",))


def test_a_317_waits_for_a_decision(uow: UnitOfWork) -> None:
    vraag(uow, bericht_uit(uow, soort=VOW), product_categorie=None, product_code=None)
    (feit,) = feiten(uow, BesluitOpen)
    assert feit.soort is VOW


@pytest.mark.parametrize(
    "wat",
    ["afwijzing_id", "toegewezen_id", "afgesloten_op"],
)
def test_what_was_decided_or_closed_waits_no_more(uow: UnitOfWork, wat: str) -> None:
    id_ = vraag(uow, bericht_uit(uow))
    if wat == "afgesloten_op":
        zet(uow, id_, afgesloten_op=VANDAAG, afsluiting="Gebeld")
    else:
        zet(uow, id_, onderzoek_id=antwoord(uow))
        zet(uow, id_, **{wat: antwoord(uow)})
    assert feiten(uow, BesluitOpen) == []


def wacht_op_316(uow: UnitOfWork) -> bool:
    return any(f.soort is Berichtsoort.VERZOEK_TOEWIJZING_RETOUR for f in feiten(uow, AntwoordOpen))


@pytest.mark.parametrize(
    ("wat", "wacht"),
    [
        (["afgesloten_op"], False),
        (["toegewezen_id"], False),
        (["afwijzing_id"], False),
        (["onderzoek_id"], False),
        ([], True),
    ],
)
def test_once_the_gemeente_reacted_or_it_was_settled_no_316_is_waited_for(
    uow: UnitOfWork, wat: list[str], wacht: bool
) -> None:
    bericht_id = bericht_uit(uow)
    eerste = vraag(uow, bericht_id, referentie_aanbieder="A")
    assert wacht_op_316(uow)
    for een in wat:
        if een == "afgesloten_op":
            zet(uow, eerste, afgesloten_op=VANDAAG, afsluiting="Gebeld")
        else:
            zet(uow, eerste, **{een: antwoord(uow)})
    assert wacht_op_316(uow) is wacht


def test_of_two_products_settled_by_telephone_both_must_be(uow: UnitOfWork) -> None:
    bericht_id = bericht_uit(uow)
    ids = [vraag(uow, bericht_id, referentie_aanbieder=naam) for naam in ("A", "B")]
    for id_, wacht in zip(ids, (True, False), strict=True):
        zet(uow, id_, afgesloten_op=VANDAAG, afsluiting="Gebeld")
        assert wacht_op_316(uow) is wacht


# A refusal


def test_a_refusal_asks_for_something(uow: UnitOfWork) -> None:
    wat = bericht_uit(uow, Status.GOEDGEKEURD)
    id_ = vraag(uow, wat)
    weiger(uow, id_, andere_gemeente=WIJCHEN)
    (feit,) = feiten(uow, VerzoekAfgewezen)
    assert (feit.verzoek_id, feit.bericht_id, feit.soort) == (id_, wat, VOT)
    assert (feit.reden, feit.andere_gemeente) == ("8", WIJCHEN)
    assert (feit.referentie_aanbieder, feit.sinds) == (f"R{wat}", date(2026, 4, 9))


def test_a_refusal_without_a_reason_is_told_all_the_same(uow: UnitOfWork) -> None:
    weiger(uow, vraag(uow, bericht_uit(uow)), reden_afwijzing=None)
    assert feiten(uow, VerzoekAfgewezen)[0].reden == ""


def test_a_refusal_is_over_once_granted_or_closed(uow: UnitOfWork) -> None:
    eerste = vraag(uow, bericht_uit(uow), product_code="45A05")
    tweede = vraag(uow, bericht_uit(uow), product_code="45A06")
    weiger(uow, eerste)
    weiger(uow, tweede)
    assert len(feiten(uow, VerzoekAfgewezen)) == 2
    zet(uow, eerste, toegewezen_id=antwoord(uow))
    zet(uow, tweede, afgesloten_op=VANDAAG, afsluiting="Cliënt ziet ervan af")
    assert feiten(uow, VerzoekAfgewezen) == []


@pytest.mark.parametrize(
    ("bericht", "verzoek_", "is_over"),
    [
        ({"gemeente": WIJCHEN}, {}, True),  # whatever the gemeente
        ({"status": Status.KLAAR}, {}, True),
        ({"status": Status.VERVALLEN}, {}, False),
        ({"status": Status.AFGEKEURD}, {}, False),
        ({}, {"product_code": "45A05"}, False),
        ({}, {"wet": Wet.WMO}, False),
        ({"soort": VOW}, {}, False),
    ],
)
def test_a_refusal_is_over_once_the_same_was_asked_again(
    uow: UnitOfWork, bericht: dict[str, Any], verzoek_: dict[str, Any], is_over: bool
) -> None:
    weiger(uow, vraag(uow, bericht_uit(uow)))
    vraag(uow, bericht_uit(uow, **bericht), **verzoek_)
    assert (feiten(uow, VerzoekAfgewezen) == []) is is_over


def test_another_client_who_asks_the_same_solves_nothing(uow: UnitOfWork) -> None:
    ontvang(uow, bericht301(toegewezen(5), bsn=ANDER_BSN, identificatie="G2"))
    weiger(uow, vraag(uow, bericht_uit(uow)))
    vraag(uow, bericht_uit(uow, client_id=2), client_id=2)
    assert len(feiten(uow, VerzoekAfgewezen)) == 1


@pytest.mark.parametrize(("gemeente", "is_over"), [(NIJMEGEN, True), (WIJCHEN, False)])
def test_a_317_is_asked_again_at_its_own_gemeente(
    uow: UnitOfWork, gemeente: str, is_over: bool
) -> None:
    zonder = {"product_categorie": None, "product_code": None}
    weiger(uow, vraag(uow, bericht_uit(uow, soort=VOW), **zonder))
    vraag(uow, bericht_uit(uow, soort=VOW, gemeente=gemeente), **zonder)
    assert (feiten(uow, VerzoekAfgewezen) == []) is is_over


# All of it


@pytest.mark.parametrize("aantal", [1, 40])
def test_sixteen_queries_however_much_is_asked(
    uow: UnitOfWork, vragen: Teller, aantal: int
) -> None:
    loopt(uow)
    for i in range(aantal):
        vraag(uow, bericht_uit(uow, Status.KLAAR), product_code=f"45B{i:02}")
        vraag(uow, bericht_uit(uow), product_code=f"45C{i:02}")
        weiger(uow, vraag(uow, bericht_uit(uow), product_code=f"45D{i:02}"))
        verwijs(uow)
        begin(uow, GEGEVENS)
    with vragen() as gesteld:
        gevonden = uow.openstaand.feiten(date(2026, 7, 14) - timedelta(weeks=8))
    soorten = [type(feit) for feit in gevonden]
    assert soorten.count(AanvraagOpen) == 3 * aantal
    assert soorten.count(BesluitOpen) == soorten.count(VerzoekAfgewezen) == aantal
    assert soorten.count(VerlengingOpen) == 1
    assert len(gesteld) == 7 + 2 + 4 + 3
