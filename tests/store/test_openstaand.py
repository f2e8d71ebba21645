from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.ontvangst import Ontvangststatus
from app.domain.openstaand import AfkeurOpen, AntwoordOpen, RetourOpen, StartOpen
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork
from tests.bouw import ANDER_BSN, BSN, NIJMEGEN, bericht301, toegewezen
from tests.store.conftest import Teller
from tests.store.openstaand import (
    DRIE_APRIL,
    EEN_APRIL,
    NUMMER,
    TWEE_APRIL,
    VANDAAG,
    feiten,
    retour,
    uow,
)
from tests.store.opslag import (
    NU,
    bestand,
    gelezen,
    meld,
    ontvang,
    start,
    verzending,
    verzonnen_bsns,
)

__all__ = ["uow"]  # a fixture


class TestRetourOpen:
    def test_without_a_302_the_301_is_open(self, uow: UnitOfWork) -> None:
        assert feiten(uow, RetourOpen) == [
            RetourOpen(
                wet=Wet.JW,
                gemeente=NIJMEGEN,
                client_id=1,
                client="T. de Wit",
                bericht_id=1,
                identificatie="G0001",
                soort=Berichtsoort.TOEWIJZING_RETOUR,
                ontvangen_op=EEN_APRIL,
                retour_id=None,
                status=None,
                aantal_toewijzingen=1,
            )
        ]

    @pytest.mark.parametrize(
        "status",
        [Status.VOORBEREID, Status.KLAAR, Status.GEEXPORTEERD, Status.AFGEKEURD_VECOZO],
    )
    def test_a_302_that_vecozo_does_not_have_leaves_it_open(
        self, uow: UnitOfWork, status: Status
    ) -> None:
        id_ = retour(uow, status)
        (feit,) = feiten(uow, RetourOpen)
        assert (feit.retour_id, feit.status) == (id_, status)

    def test_a_302_that_was_submitted_closes_it(self, uow: UnitOfWork) -> None:
        retour(uow, Status.INGEDIEND)
        assert feiten(uow, RetourOpen) == []

    def test_the_newest_302_counts_and_a_lapsed_one_does_not(self, uow: UnitOfWork) -> None:
        retour(uow, Status.AFGEKEURD_VECOZO)
        nieuwste = retour(uow, Status.VOORBEREID)
        retour(uow, Status.VERVALLEN)
        (feit,) = feiten(uow, RetourOpen)
        assert (feit.retour_id, feit.status) == (nieuwste, Status.VOORBEREID)
        retour(uow, Status.INGEDIEND)
        assert feiten(uow, RetourOpen) == []

    def test_every_301_has_its_own(self, uow: UnitOfWork) -> None:
        ontvang(
            uow,
            bericht301(toegewezen(7), toegewezen(8), bsn=ANDER_BSN, identificatie="G2"),
            op=NU + timedelta(days=1),
        )
        retour(uow, Status.INGEDIEND)
        (feit,) = feiten(uow, RetourOpen)
        assert (feit.bericht_id, feit.ontvangen_op, feit.aantal_toewijzingen) == (
            2,
            TWEE_APRIL,
            2,
        )

    def test_a_319_asks_for_a_320_and_has_no_client(self, uow: UnitOfWork) -> None:
        antwoord = gelezen(bericht301(identificatie="A1"))
        antwoord.soort = Berichtsoort.ANTWOORD
        uow.berichten.bewaar_binnen([antwoord])
        feit = feiten(uow, RetourOpen)[-1]
        assert (feit.soort, feit.client_id, feit.client) == (
            Berichtsoort.ANTWOORD_RETOUR,
            None,
            "",
        )

    def test_what_was_not_processed_or_is_itself_an_answer_asks_for_nothing(
        self, uow: UnitOfWork
    ) -> None:
        antwoord = gelezen(bericht301(identificatie="A1"))
        antwoord.soort = Berichtsoort.START_RETOUR
        uow.berichten.bewaar_binnen([bestand(), antwoord])
        assert len(feiten(uow, RetourOpen)) == 1


class TestAntwoordOpen:
    @pytest.mark.parametrize(
        ("soort", "antwoord"), [("305", "306"), ("307", "308"), ("315", "316"), ("317", "318")]
    )
    def test_what_was_submitted_waits_for_its_answer(
        self, uow: UnitOfWork, soort: str, antwoord: str
    ) -> None:
        een = verzending(
            Berichtsoort(soort),
            Status.INGEDIEND,
            "U1",
            ingediend_op=TWEE_APRIL,
            client_id=1,
        )
        uow.berichten.bewaar_uit([een])
        assert feiten(uow, AntwoordOpen) == [
            AntwoordOpen(
                wet=Wet.JW,
                gemeente=NIJMEGEN,
                client_id=1,
                client="T. de Wit",
                bericht_id=een.bewaard_id,
                identificatie="U1",
                soort=Berichtsoort(antwoord),
                ingediend_op=TWEE_APRIL,
            )
        ]

    def test_nothing_else_does(self, uow: UnitOfWork) -> None:
        uow.berichten.bewaar_uit(
            [verzending(status=status) for status in Status if status is not Status.INGEDIEND]
        )
        retour(uow, Status.INGEDIEND)
        assert feiten(uow, AntwoordOpen) == []


class TestAfkeurOpen:
    def test_refused_by_the_gemeente(self, uow: UnitOfWork) -> None:
        id_ = meld(uow, NUMMER, start(TWEE_APRIL), status=Status.AFGEKEURD)
        antwoord = gelezen(bericht301(identificatie="A1"), NU + timedelta(days=2))
        antwoord.soort, antwoord.heenbericht_id = Berichtsoort.START_RETOUR, id_
        uow.berichten.bewaar_binnen([antwoord])
        codes = [("/Bericht/Client", "9326"), ("/Bericht/Client", "9019"), ("/Bericht", "9326")]
        uow.berichten.bewaar_retourcodes({antwoord.bewaard_id: codes})
        assert feiten(uow, AfkeurOpen) == [
            AfkeurOpen(
                wet=Wet.JW,
                gemeente=NIJMEGEN,
                client_id=1,
                client="T. de Wit",
                bericht_id=id_,
                identificatie=uow.berichten.verzending(id_).identificatie,
                soort=Berichtsoort.START,
                sinds=DRIE_APRIL,
                codes=("9326", "9019"),
                toewijzing_id=1,
                toewijzing_nummer=NUMMER,
            )
        ]

    def test_refused_by_vecozo(self, uow: UnitOfWork) -> None:
        id_ = retour(uow, Status.KLAAR)
        uow.berichten.zet_status(
            [id_], Status.AFGEKEURD_VECOZO, afgekeurd_op=date(2026, 4, 7), vecozo_code="CC08"
        )
        (feit,) = feiten(uow, AfkeurOpen)
        assert (feit.sinds, feit.codes) == (date(2026, 4, 7), ("CC08",))
        assert (feit.toewijzing_id, feit.toewijzing_nummer) == (None, None)

    def test_refused_by_a_message_of_vecozo(self, uow: UnitOfWork) -> None:
        id_ = retour(uow, Status.KLAAR)
        uow.berichten.zet_status([id_], Status.AFGEKEURD_VECOZO, vecozo_code="CC02")
        foutbericht = bestand(b"fout", op=NU + timedelta(days=1))
        foutbericht.heenbericht_id = id_
        uow.berichten.bewaar_binnen([foutbericht])
        (feit,) = feiten(uow, AfkeurOpen)
        assert feit.sinds == EEN_APRIL  # nobody judged that file yet
        foutbericht.status = Ontvangststatus.VERWERKT
        uow.berichten.werk_bij([foutbericht])
        (feit,) = feiten(uow, AfkeurOpen)
        assert (feit.sinds, feit.codes) == (TWEE_APRIL, ("CC02",))

    def test_a_message_on_several_toewijzingen_leads_to_the_first(self, uow: UnitOfWork) -> None:
        ontvang(uow, bericht301(toegewezen(7), identificatie="G2"))
        id_ = meld(uow, NUMMER, start(TWEE_APRIL), status=Status.AFGEKEURD)
        dossier = uow.dossiers.laad([BSN])[BSN]
        *_, ander = dossier.toewijzingen.values()
        ander.meldingen.append(replace(start(TWEE_APRIL), bericht_id=id_))
        uow.dossiers.bewaar([dossier])
        (feit,) = feiten(uow, AfkeurOpen)
        assert feit.toewijzing_id == 1

    def test_a_replacement_closes_it_unless_that_lapsed(self, uow: UnitOfWork) -> None:
        geweigerd = retour(uow, Status.AFGEKEURD_VECOZO)
        opvolger = verzending(Berichtsoort.TOEWIJZING_RETOUR, vervangt_id=geweigerd)
        uow.berichten.bewaar_uit([opvolger])
        assert feiten(uow, AfkeurOpen) == []
        uow.berichten.zet_status([opvolger.bewaard_id], Status.VERVALLEN)
        assert [feit.bericht_id for feit in feiten(uow, AfkeurOpen)] == [geweigerd]

    def test_put_aside_it_is_not_open_until_that_is_undone(self, uow: UnitOfWork) -> None:
        id_ = meld(uow, NUMMER, start(TWEE_APRIL), status=Status.AFGEKEURD)
        uow.berichten.handel_af(id_, DRIE_APRIL, "gebeld")
        assert feiten(uow, AfkeurOpen) == []
        uow.berichten.heropen(id_)
        assert [feit.bericht_id for feit in feiten(uow, AfkeurOpen)] == [id_]

    def test_what_was_put_aside_counts_no_more_than_before_op286(self, uow: UnitOfWork) -> None:
        id_ = meld(uow, NUMMER, start(TWEE_APRIL), status=Status.AFGEKEURD)
        uow.berichten.handel_af(id_, DRIE_APRIL, "gebeld")
        (feit,) = feiten(uow, StartOpen)
        assert (feit.gemelde_start, feit.status) == (None, None)

    def test_a_replacement_that_is_refused_too_takes_its_place(self, uow: UnitOfWork) -> None:
        geweigerd = retour(uow, Status.AFGEKEURD_VECOZO)
        opvolger = verzending(status=Status.AFGEKEURD, vervangt_id=geweigerd)
        uow.berichten.bewaar_uit([opvolger])
        assert [feit.bericht_id for feit in feiten(uow, AfkeurOpen)] == [opvolger.id]


@pytest.mark.parametrize("aantal", [1, 40])
def test_sixteen_queries_however_much_is_open(uow: UnitOfWork, vragen: Teller, aantal: int) -> None:
    bsns = [bsn for bsn in verzonnen_bsns(aantal + 1) if bsn != BSN][:aantal]
    ontvang(
        uow,
        *(bericht301(toegewezen(i), bsn=bsn, identificatie=f"G{i}") for i, bsn in enumerate(bsns)),
    )
    for i in range(aantal):
        meld(uow, NUMMER, start(TWEE_APRIL + timedelta(days=i)))
    uow.berichten.bewaar_uit([verzending(status=Status.INGEDIEND) for _ in range(aantal)])
    uow.berichten.bewaar_uit([verzending(status=Status.AFGEKEURD) for _ in range(aantal)])
    with vragen() as gesteld:
        assert len(uow.openstaand.feiten(VANDAAG)) == 2 + 4 * aantal
    # Whether there is any care or declaration, four of requests, three of what is done ahead.
    assert len(gesteld) == 7 + 2 + 4 + 3
