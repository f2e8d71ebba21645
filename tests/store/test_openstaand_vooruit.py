"""What must be done ahead: each fact appears, and disappears again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from app.domain.aanvraag import Zorgvorm
from app.domain.contract import Aanbieder
from app.domain.levering import TIJDELIJK, Melding, Meldingsoort
from app.domain.openstaand import AchttienOpen, AgbWisselOpen, Feit, StartOpen, VerwijzingOpen
from app.domain.verzending import Status
from app.standard.basis import Product
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.openstaand_vooruit import vooruit
from app.store.tables import client, toewijzing, toewijzing_versie
from app.store.tables_verzoeken import verwijzing, verzoek
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, ANDER_BSN, BSN, NIJMEGEN, bericht301, toegewezen
from tests.store.conftest import Teller
from tests.store.openstaand import NUMMER, TWEE_APRIL, feiten, uow
from tests.store.opslag import NU, PRODUCT, meld, ontvang, start, verzending

__all__ = ["uow"]  # fixture

WIJCHEN = "0296"
DAG = timedelta(days=1)
EINDE = date(2026, 7, 14)  # of the Toewijzing, which begins on 1 April
_JULI = date(2008, 7, 15)  # becomes 18 on the day after


def zoek(uow: UnitOfWork, soort: type[Feit], vandaag: date = date(2026, 5, 1)) -> list[Any]:
    """What is open of one kind, on a day."""
    return [feit for feit in uow.openstaand.feiten(vandaag) if isinstance(feit, soort)]


# A client who becomes 18


def loopt(uow: UnitOfWork, geboren: date = _JULI, **anders: Any) -> None:
    """Let care run, for a client born on this day."""
    meld(uow, NUMMER, start(TWEE_APRIL), status=Status.GOEDGEKEURD)
    uow._verbinding.execute(update(client).values(geboortedatum=geboren, **anders))


def tot(uow: UnitOfWork, einddatum: date | None, **anders: Any) -> None:
    uow._verbinding.execute(update(toewijzing_versie).values(einddatum=einddatum, **anders))


def test_what_is_told_of_who_becomes_18(uow: UnitOfWork) -> None:
    loopt(uow)
    (feit,) = zoek(uow, AchttienOpen)
    assert (feit.toewijzing_id, feit.toewijzing_nummer) == (1, NUMMER)
    assert (feit.einde, feit.achttien_op) == (EINDE, EINDE + DAG)
    assert (feit.wet, feit.gemeente, feit.client) == (Wet.JW, NIJMEGEN, "T. de Wit")
    assert "ambulant" in feit.product.lower()


@pytest.mark.parametrize(
    ("geboren", "hoort"),
    [
        (date(2008, 7, 15), True),  # 18 on the day after the Einddatum
        (date(2008, 7, 16), False),  # is 17 when it ends: an extension may be asked
        (date(2008, 7, 14), True),
        (date(2008, 4, 2), True),  # on the second day of the Toewijzing
        (date(2008, 4, 1), False),  # on its first day: it was given to somebody of 18
        (date(2004, 1, 1), False),
        (date(2010, 2, 14), False),
    ],
)
def test_who_becomes_18_before_the_end(uow: UnitOfWork, geboren: date, hoort: bool) -> None:
    loopt(uow, geboren)
    assert bool(zoek(uow, AchttienOpen)) is hoort


def test_who_was_born_on_29_february_is_18_on_1_march(uow: UnitOfWork) -> None:
    loopt(uow, date(2008, 2, 29))
    tot(uow, date(2026, 2, 28), ingangsdatum=date(2025, 9, 1))
    (feit,) = zoek(uow, AchttienOpen, date(2026, 1, 5))
    assert feit.achttien_op == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("vandaag", "hoort"),
    [
        (EINDE - timedelta(weeks=40) - DAG, False),
        (EINDE - timedelta(weeks=40), True),
        (EINDE, True),
        (EINDE + DAG, False),
    ],
)
def test_it_is_known_until_the_end(uow: UnitOfWork, vandaag: date, hoort: bool) -> None:
    loopt(uow)
    assert bool(zoek(uow, AchttienOpen, vandaag)) is hoort


def test_without_an_einddatum_it_ends_on_the_day_before_the_birthday(uow: UnitOfWork) -> None:
    loopt(uow)
    tot(uow, None)
    (feit,) = zoek(uow, AchttienOpen)
    assert feit.einde == EINDE
    assert zoek(uow, AchttienOpen, EINDE + DAG) == []


def test_an_unknown_date_of_birth_tells_nothing(uow: UnitOfWork) -> None:
    loopt(uow, datum_gebruik="3")
    assert zoek(uow, AchttienOpen) == []


def test_of_the_wmo_nobody_becomes_18(uow: UnitOfWork) -> None:
    loopt(uow)
    uow._verbinding.execute(update(toewijzing).values(wet=Wet.WMO))
    assert zoek(uow, AchttienOpen) == []


@pytest.mark.parametrize(
    ("ander", "geregeld"),
    [
        ({"ingangsdatum": EINDE + DAG, "einddatum": date(2027, 7, 14)}, True),
        ({"ingangsdatum": EINDE + DAG, "einddatum": None}, True),
        ({"einddatum": EINDE}, False),  # that ends with it
        ({"einddatum": None, "reden_wijziging": "13"}, False),  # was taken back
    ],
)
def test_once_the_wmo_goes_on_it_is_arranged(
    uow: UnitOfWork, ander: dict[str, Any], geregeld: bool
) -> None:
    loopt(uow)
    wmo = bericht301(toegewezen(9, Wet.WMO, **ander), wet=Wet.WMO, identificatie="W1")
    ontvang(uow, wmo)
    uow._verbinding.execute(update(client).values(geboortedatum=_JULI))
    assert (zoek(uow, AchttienOpen) == []) is geregeld


@pytest.mark.parametrize(
    ("wmo_tot", "geregeld"),
    [
        (EINDE, False),  # the day before the birthday
        (EINDE + DAG, True),
        (None, True),
    ],
)
def test_without_an_einddatum_the_wmo_must_go_on_after_the_birthday(
    uow: UnitOfWork, wmo_tot: date | None, geregeld: bool
) -> None:
    loopt(uow)
    tot(uow, None)
    wmo = toegewezen(9, Wet.WMO, einddatum=wmo_tot)
    ontvang(uow, bericht301(wmo, wet=Wet.WMO, identificatie="W1"))
    uow._verbinding.execute(update(client).values(geboortedatum=_JULI))
    assert (zoek(uow, AchttienOpen) == []) is geregeld


def test_the_wmo_of_somebody_else_arranges_nothing(uow: UnitOfWork) -> None:
    loopt(uow)
    ontvang(
        uow,
        bericht301(
            toegewezen(9, Wet.WMO, einddatum=None), wet=Wet.WMO, bsn=ANDER_BSN, identificatie="W1"
        ),
    )
    assert len(zoek(uow, AchttienOpen)) == 1


def test_what_need_not_go_on_asks_for_nothing(uow: UnitOfWork) -> None:
    loopt(uow)
    uow._verbinding.execute(update(toewijzing).values(geen_verlenging_op=date(2026, 4, 20)))
    assert zoek(uow, AchttienOpen) == []


@pytest.mark.parametrize(
    ("reden", "gestopt"), [("31", True), (TIJDELIJK, False)], ids=["stop", "tijdelijk"]
)
def test_care_that_stopped_asks_for_nothing(uow: UnitOfWork, reden: str, gestopt: bool) -> None:
    loopt(uow)
    stop = Melding(
        Meldingsoort.STOP, TWEE_APRIL, "1", PRODUCT,
        einddatum=date(2026, 4, 28), reden_beeindiging=reden,
    )  # fmt: skip
    meld(uow, NUMMER, stop, status=Status.GOEDGEKEURD)
    uow._verbinding.execute(update(client).values(geboortedatum=_JULI))
    assert (zoek(uow, AchttienOpen) == []) is gestopt


def test_care_that_has_not_started_asks_for_nothing(uow: UnitOfWork) -> None:
    uow._verbinding.execute(update(client).values(geboortedatum=_JULI))
    assert zoek(uow, AchttienOpen) == []


# Our AGB code becomes another


def eindigt(uow: UnitOfWork, op: date = date(2026, 6, 30), agb: str = AGB) -> None:
    uow.instellingen.zet_aanbieder(Aanbieder(agb, "Zorg & Zo", None, op))


def test_what_is_told_of_an_agb_code_that_ends(uow: UnitOfWork) -> None:
    assert zoek(uow, AgbWisselOpen) == []
    eindigt(uow)
    ontvang(
        uow,
        bericht301(toegewezen(5), bsn=ANDER_BSN, identificatie="G2"),
        bericht301(toegewezen(6), bsn=ANDER_BSN, identificatie="G3", gemeente=WIJCHEN),
        bericht301(toegewezen(7, Wet.WMO), wet=Wet.WMO, identificatie="W1"),
    )
    gevonden = zoek(uow, AgbWisselOpen)
    assert [(f.gemeente, f.wet, f.toewijzingen) for f in gevonden] == [
        (NIJMEGEN, Wet.JW, 2),
        (NIJMEGEN, Wet.WMO, 1),
        (WIJCHEN, Wet.JW, 1),
    ]
    assert {(f.aanbieder, f.tot) for f in gevonden} == {(AGB, date(2026, 6, 30))}


@pytest.mark.parametrize(
    ("einddatum", "hoort"),
    [
        (date(2026, 7, 1), True),
        (date(2026, 6, 30), False),  # the gemeente has ended it, with the code
        (date(2026, 5, 31), False),
        (None, True),
    ],
)
def test_only_what_goes_on_after_the_code(
    uow: UnitOfWork, einddatum: date | None, hoort: bool
) -> None:
    eindigt(uow)
    tot(uow, einddatum)
    assert bool(zoek(uow, AgbWisselOpen)) is hoort


@pytest.mark.parametrize(
    ("vandaag", "hoort"),
    [
        (date(2026, 6, 30) - timedelta(weeks=40) - DAG, False),
        (date(2026, 6, 30) - timedelta(weeks=40), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_it_is_known_until_the_code_ends(uow: UnitOfWork, vandaag: date, hoort: bool) -> None:
    eindigt(uow)
    assert bool(zoek(uow, AgbWisselOpen, vandaag)) is hoort


def test_what_the_gemeente_took_back_does_not_count(uow: UnitOfWork) -> None:
    eindigt(uow)
    tot(uow, None, reden_wijziging="13")
    assert zoek(uow, AgbWisselOpen) == []


def test_another_code_of_ours_that_ends_is_not_about_this_toewijzing(uow: UnitOfWork) -> None:
    eindigt(uow, agb="42420009")
    assert zoek(uow, AgbWisselOpen) == []


# A referral on file


def verwijs(uow: UnitOfWork, **anders: Any) -> int:
    velden = {
        "client_id": 1, "type": "02", "datum": date(2026, 4, 5), "aanmelding": date(2026, 4, 10),
        "opmerking": "", "vastgelegd_op": NU,
    } | anders  # fmt: skip
    sleutel = uow._verbinding.execute(insert(verwijzing).values(**velden)).inserted_primary_key
    assert sleutel is not None
    id_: int = sleutel[0]
    return id_


def test_what_is_told_of_a_referral(uow: UnitOfWork) -> None:
    id_ = verwijs(uow)
    (feit,) = zoek(uow, VerwijzingOpen)
    assert (feit.verwijzing_id, feit.client_id, feit.client) == (id_, 1, "T. de Wit")
    assert (feit.wet, feit.gemeente, feit.ggz) == (Wet.JW, NIJMEGEN, False)
    assert (feit.datum, feit.aanmelding) == (date(2026, 4, 5), date(2026, 4, 10))
    assert feit.geldig_tot is None


@pytest.mark.parametrize("categorie", ["51", "52", "54"])
def test_a_client_with_jeugd_ggz_is_told_apart(uow: UnitOfWork, categorie: str) -> None:
    tot(uow, EINDE, product_categorie=categorie)
    verwijs(uow)
    (feit,) = zoek(uow, VerwijzingOpen)
    assert feit.ggz is True


@pytest.mark.parametrize(
    ("anders", "hoort"),
    [
        ({"eerste_contact": date(2026, 4, 13)}, False),  # a 315 is due, which has its own line
        ({"vervallen_op": date(2026, 4, 20)}, False),
        ({"aanmelding": None}, False),  # nothing says until when
        ({"aanmelding": None, "geldig_tot": date(2026, 9, 1)}, True),
        ({"geldig_tot": date(2026, 5, 1) + timedelta(weeks=40)}, True),
        ({"geldig_tot": date(2026, 5, 2) + timedelta(weeks=40)}, False),  # early yet
        ({"datum": None}, True),
        ({"datum": date(2026, 3, 1), "aanmelding": date(2026, 3, 30)}, False),  # the 301 is of then
        ({"datum": date(2026, 3, 1), "aanmelding": date(2026, 3, 31)}, True),
    ],
)
def test_when_a_referral_is_open(uow: UnitOfWork, anders: dict[str, Any], hoort: bool) -> None:
    verwijs(uow, **anders)
    assert bool(zoek(uow, VerwijzingOpen)) is hoort


def test_the_referral_of_a_new_client_has_no_gemeente_yet(uow: UnitOfWork) -> None:
    verwijs(uow, client_id=None, geldig_tot=date(2026, 6, 1))
    (feit,) = zoek(uow, VerwijzingOpen)
    assert (feit.client_id, feit.client, feit.gemeente) == (None, "", "")


@pytest.mark.parametrize("status", list(Status))
def test_a_referral_on_which_something_was_asked_is_used(uow: UnitOfWork, status: Status) -> None:
    id_ = verwijs(uow)
    gevraagd = verzending(Berichtsoort.VERZOEK_TOEWIJZING, status, client_id=1)
    uow.berichten.bewaar_uit([gevraagd])
    uow._verbinding.execute(
        insert(verzoek).values(
            bericht_id=gevraagd.bewaard_id, client_id=1, wet=Wet.JW, referentie_aanbieder="R1",
            verwijzing_id=id_, spoed=0,
        )
    )  # fmt: skip
    assert (zoek(uow, VerwijzingOpen) == []) is (status is not Status.VERVALLEN)


# The kind of care of a Toewijzing of which no start was reported


@pytest.mark.parametrize(
    ("categorie", "vorm"),
    [
        ("52", Zorgvorm.SPECIALISTISCHE_GGZ),
        ("51", Zorgvorm.BASIS_GGZ),
        ("54", Zorgvorm.ANDERS),
        ("45", Zorgvorm.ANDERS),
    ],
)
def test_the_category_tells_the_kind_of_care(
    uow: UnitOfWork, categorie: str, vorm: Zorgvorm
) -> None:
    tot(uow, EINDE, product_categorie=categorie)
    (feit,) = feiten(uow, StartOpen)
    assert feit.zorgvorm is vorm


def test_of_jeugd_ggz_the_request_tells_the_kind_of_care(uow: UnitOfWork) -> None:
    ontvang(
        uow,
        bericht301(
            toegewezen(5, product=Product(categorie="54", code="54001"), referentie_aanbieder="R7"),
            bsn=BSN,
            identificatie="G2",
        ),
    )
    gevraagd = verzending(Berichtsoort.VERZOEK_TOEWIJZING, Status.GOEDGEKEURD, client_id=1)
    uow.berichten.bewaar_uit([gevraagd])
    uow._verbinding.execute(
        insert(verzoek).values(
            bericht_id=gevraagd.bewaard_id, client_id=1, wet=Wet.JW, referentie_aanbieder="R7",
            spoed=0, zorgvorm=Zorgvorm.SPECIALISTISCHE_GGZ,
        )
    )  # fmt: skip
    vormen = {feit.toewijzing_nummer: feit.zorgvorm for feit in feiten(uow, StartOpen)}
    assert vormen == {NUMMER: Zorgvorm.ANDERS, 5: Zorgvorm.SPECIALISTISCHE_GGZ}


# All of it


@pytest.mark.parametrize("aantal", [1, 40])
def test_three_queries_however_much_there_is(uow: UnitOfWork, vragen: Teller, aantal: int) -> None:
    loopt(uow)
    eindigt(uow)
    for _ in range(aantal):
        verwijs(uow)
    with vragen() as gesteld:
        gevonden = list(vooruit(uow._verbinding, date(2026, 5, 1)))
    assert len(gevonden) == 2 + aantal
    assert len(gesteld) == 3
