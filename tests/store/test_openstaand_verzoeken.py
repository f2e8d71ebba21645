"""What is open of requests: each fact appears, and disappears again."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from app.domain.aanvraag import Zorgvorm
from app.domain.levering import TIJDELIJK, Melding, Meldingsoort
from app.domain.openstaand import AanvraagOpen, BesluitOpen, VerlengingOpen, VerzoekAfgewezen
from app.domain.verzending import Status
from app.standard.basis import Product
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.tables import toewijzing
from app.store.tables_verzoeken import concept, verwijzing, verzoek
from app.store.unit_of_work import UnitOfWork
from tests.bouw import ANDER_BSN, NIJMEGEN, bericht301, toegewezen
from tests.store.conftest import Teller
from tests.store.openstaand import NUMMER, TWEE_APRIL, VANDAAG, feiten, uow
from tests.store.opslag import NU, PRODUCT, bestand, meld, ontvang, start, verzending

__all__ = ["uow"]  # fixture

WIJCHEN = "0296"
_315, _317 = Berichtsoort.VERZOEK_TOEWIJZING, Berichtsoort.VERZOEK_WIJZIGING
_ONDERWEG = [status for status in Status if status.onderweg]
_TELT_NIET = [status for status in Status if not status.telt]


def bericht_uit(uow: UnitOfWork, status: Status = Status.INGEDIEND, **anders: Any) -> int:
    """Make a message that asks something of a gemeente."""
    velden: dict[str, Any] = {"soort": _315, "client_id": 1} | anders
    if status.verstuurd:
        velden.setdefault("ingediend_op", date(2026, 4, 7))
    een = verzending(status=status, **velden)
    uow.berichten.bewaar_uit([een])
    return een.bewaard_id


def vraag(uow: UnitOfWork, bericht_id: int, **anders: Any) -> int:
    """Ask a product in a message; gives the id of the request."""
    velden = {
        "bericht_id": bericht_id,
        "client_id": 1,
        "wet": Wet.JW,
        "referentie_aanbieder": f"R{bericht_id}",
        "spoed": 0,
        "product_categorie": "45",
        "product_code": "45A04",
        "ingangsdatum": date(2026, 4, 5),
    } | anders
    return _voeg_toe(uow, verzoek, velden)


def verwijs(uow: UnitOfWork, **anders: Any) -> int:
    """Put a referral on file."""
    velden = {
        "client_id": 1,
        "type": "04",
        "eerste_contact": date(2026, 4, 3),
        "opmerking": "",
        "vastgelegd_op": NU,
    } | anders
    return _voeg_toe(uow, verwijzing, velden)


def begin(uow: UnitOfWork, gegevens: dict[str, Any], **anders: Any) -> int:
    """Half do a request."""
    velden = {
        "soort": _315,
        "gegevens": json.dumps(gegevens),
        "stap": "client",
        "gewijzigd_op": VANDAAG,
    } | anders
    return _voeg_toe(uow, concept, velden)


def _voeg_toe(uow: UnitOfWork, tabel: Any, velden: dict[str, Any]) -> int:
    sleutel = uow._verbinding.execute(insert(tabel).values(**velden)).inserted_primary_key
    assert sleutel is not None
    id_: int = sleutel[0]
    return id_


def zet(uow: UnitOfWork, verzoek_id: int, **wat: Any) -> None:
    """Let something happen to a request."""
    uow._verbinding.execute(update(verzoek).where(verzoek.c.id == verzoek_id).values(**wat))


def antwoord(uow: UnitOfWork, dag: date = date(2026, 4, 9)) -> int:
    """Receive a message of the gemeente on a day; gives its id."""
    op = datetime(dag.year, dag.month, dag.day, 8, tzinfo=UTC)
    een = bestand(f"<a{op:%d%H%M%f}{_teller()}/>".encode(), op=op)
    uow.berichten.bewaar_binnen([een])
    assert een.id
    return een.id


def _teller(gezien: list[int] = []) -> int:  # noqa: B006 - counts the messages of these tests
    gezien.append(1)
    return len(gezien)


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
    vraag(uow, bericht_uit(uow, Status.KLAAR, soort=_317), product_categorie=None,
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
    begin(uow, GEGEVENS, soort=_317)
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
    assert (feit.bericht_id, feit.soort, feit.in_onderzoek) == (wat, _315, False)
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
    vraag(uow, bericht_uit(uow, soort=_317), product_categorie=None, product_code=None)
    (feit,) = feiten(uow, BesluitOpen)
    assert feit.soort is _317


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


# A refusal


def weiger(uow: UnitOfWork, verzoek_id: int, **anders: Any) -> None:
    """Let a 319 refuse a request."""
    zet(uow, verzoek_id, afwijzing_id=antwoord(uow), **{"reden_afwijzing": "8"} | anders)


def test_a_refusal_asks_for_something(uow: UnitOfWork) -> None:
    wat = bericht_uit(uow, Status.GOEDGEKEURD)
    id_ = vraag(uow, wat)
    weiger(uow, id_, andere_gemeente=WIJCHEN)
    (feit,) = feiten(uow, VerzoekAfgewezen)
    assert (feit.verzoek_id, feit.bericht_id, feit.soort) == (id_, wat, _315)
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
        ({"soort": _317}, {}, False),
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
    weiger(uow, vraag(uow, bericht_uit(uow, soort=_317), **zonder))
    vraag(uow, bericht_uit(uow, soort=_317, gemeente=gemeente), **zonder)
    assert (feiten(uow, VerzoekAfgewezen) == []) is is_over


# An extension; the Toewijzing ends on 14 July


def loopt(uow: UnitOfWork) -> None:
    meld(uow, NUMMER, start(TWEE_APRIL), status=Status.GOEDGEKEURD)


def verlengingen(uow: UnitOfWork, vandaag: date = date(2026, 5, 1)) -> list[VerlengingOpen]:
    return [f for f in uow.openstaand.feiten(vandaag) if isinstance(f, VerlengingOpen)]


@pytest.mark.parametrize(
    ("vandaag", "in_zicht"),
    [
        (date(2026, 4, 20), False),
        (date(2026, 4, 21), True),  # twelve weeks before
        (date(2026, 7, 14), True),
        (date(2026, 7, 15), False),
    ],
)
def test_an_extension_comes_in_sight_twelve_weeks_before_the_end(
    uow: UnitOfWork, vandaag: date, in_zicht: bool
) -> None:
    loopt(uow)
    assert bool(verlengingen(uow, vandaag)) is in_zicht


def test_what_is_told_of_an_extension(uow: UnitOfWork) -> None:
    loopt(uow)
    (feit,) = verlengingen(uow)
    assert (feit.toewijzing_id, feit.toewijzing_nummer) == (1, NUMMER)
    assert (feit.einddatum, feit.client, feit.gemeente) == (
        date(2026, 7, 14),
        "T. de Wit",
        NIJMEGEN,
    )
    assert "ambulant" in feit.product.lower()


@pytest.mark.parametrize("status", [None, Status.KLAAR, Status.AFGEKEURD])
def test_care_that_has_not_started_is_not_extended(uow: UnitOfWork, status: Status | None) -> None:
    if status is not None:
        meld(uow, NUMMER, start(TWEE_APRIL), status=status)
    assert verlengingen(uow) == []


@pytest.mark.parametrize(
    ("reden", "status", "gestopt"),
    [
        ("31", Status.GOEDGEKEURD, True),
        ("31", Status.KLAAR, True),
        ("31", Status.AFGEKEURD, False),
        (TIJDELIJK, Status.GOEDGEKEURD, False),
    ],
)
def test_care_that_stopped_is_not_extended(
    uow: UnitOfWork, reden: str, status: Status, gestopt: bool
) -> None:
    loopt(uow)
    stop = Melding(
        Meldingsoort.STOP, TWEE_APRIL, "1", PRODUCT,
        einddatum=date(2026, 4, 28), reden_beeindiging=reden,
    )  # fmt: skip
    meld(uow, NUMMER, stop, status=status)
    assert (verlengingen(uow) == []) is gestopt


@pytest.mark.parametrize(
    ("ander", "gaat_verder"),
    [
        ({"einddatum": date(2027, 7, 14)}, True),
        ({"einddatum": None}, True),
        ({"einddatum": date(2026, 7, 14)}, False),
        ({"einddatum": date(2027, 7, 14), "reden_wijziging": "13"}, False),
        ({"einddatum": None, "product": Product(categorie="45", code="45A05")}, False),
    ],
)
def test_what_goes_on_later_is_not_extended(
    uow: UnitOfWork, ander: dict[str, Any], gaat_verder: bool
) -> None:
    loopt(uow)
    ontvang(uow, bericht301(toegewezen(5, **ander), identificatie="G2"))
    assert (verlengingen(uow) == []) is gaat_verder


@pytest.mark.parametrize("reden", ["13", "05"])
def test_what_the_gemeente_took_back_or_ended_is_not_extended(uow: UnitOfWork, reden: str) -> None:
    loopt(uow)
    ontvang(
        uow,
        bericht301(
            toegewezen(reden_wijziging=reden, toewijzingsdatum=date(2026, 4, 2)),
            identificatie="G2",
        ),
    )
    assert verlengingen(uow) == []


def test_what_the_user_does_not_want_is_not_extended_until_thought_better_of(
    uow: UnitOfWork,
) -> None:
    loopt(uow)
    for op, aantal in ((VANDAAG, 0), (None, 1)):
        uow._verbinding.execute(update(toewijzing).values(geen_verlenging_op=op))
        assert len(verlengingen(uow)) == aantal


def test_only_what_was_assigned_to_us_is_extended(uow: UnitOfWork) -> None:
    loopt(uow)
    uow._verbinding.execute(update(toewijzing).values(aanbieder="99999999"))
    assert verlengingen(uow) == []


@pytest.mark.parametrize(
    ("bericht", "verzoek_", "gevraagd"),
    [
        ({}, {}, True),
        ({"status": Status.KLAAR}, {}, True),
        ({"status": Status.VERVALLEN}, {}, False),
        ({"gemeente": WIJCHEN}, {}, False),
        ({}, {"product_code": "45A05"}, False),
        ({}, {"product_code": "45A05", "verlenging_van": NUMMER}, True),
        ({"soort": _317}, {"product_categorie": None, "product_code": None}, True),
        ({"dagtekening": date(2026, 3, 29)}, {}, False),  # before the Toewijzing came
        ({"dagtekening": date(2026, 3, 30)}, {}, True),
    ],
)
def test_what_was_asked_already_is_not_asked_again(
    uow: UnitOfWork, bericht: dict[str, Any], verzoek_: dict[str, Any], gevraagd: bool
) -> None:
    loopt(uow)
    vraag(uow, bericht_uit(uow, **bericht), **verzoek_)
    assert (verlengingen(uow) == []) is gevraagd


def test_an_extension_comes_back_when_the_request_was_closed(uow: UnitOfWork) -> None:
    loopt(uow)
    id_ = vraag(uow, bericht_uit(uow))
    weiger(uow, id_)
    assert verlengingen(uow) == []  # the refusal is told
    zet(uow, id_, afgesloten_op=VANDAAG, afsluiting="Gebeld")
    assert len(verlengingen(uow)) == 1


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
