"""Requests as they are kept: what was asked, what came of it, lists of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from app.domain.aanvraag import Zorgvorm
from app.domain.verzending import Status
from app.domain.verzoek import GevraagdProduct, IngediendVerzoek, Overruling, Verzoekstatus
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, ANDER_BSN, BSN, NIJMEGEN, bericht301
from tests.store.conftest import Teller
from tests.store.opslag import gelezen, ontvang_en_bewaar, verzending, verzonnen_bsns
from tests.verzoeken_bouw import APRIL_9, APRIL_10, bericht315, bericht317, ingediend, vraag

GEWEIGERD = [Status.AFGEKEURD, Status.AFGEKEURD_VECOZO, Status.VERVALLEN]


@pytest.fixture
def uow(engine: Engine) -> Iterator[UnitOfWork]:
    with UnitOfWork(engine) as geopend:
        yield geopend


def referenties(verzoeken: Iterable[IngediendVerzoek]) -> list[str]:
    return [een.referentie_aanbieder for een in verzoeken]


def antwoorden(uow: UnitOfWork, aantal: int) -> list[int]:
    """Ids of received messages."""
    lijst = [gelezen(bericht301(identificatie=f"X{i}")) for i in range(aantal)]
    uow.berichten.bewaar_binnen(lijst)
    return [een.bewaard_id for een in lijst]


class TestBewaren:
    def test_a_product_of_a_315_comes_back_as_it_was_asked(self, uow: UnitOfWork) -> None:
        (een,) = vraag(
            uow,
            bericht315(),
            gevraagd=GevraagdProduct(
                product=None,
                ingangsdatum=date(2026, 6, 1),
                einddatum=None,
                omvang=None,
                budget=120_000,
                verwijzer_type="04",
                zorgvorm=Zorgvorm.SPECIALISTISCHE_GGZ,
                verlenging_van=300201,
            ),
            eerste_contact=APRIL_9,
            spoed=True,
        )
        (terug,) = uow.verzoeken.van_berichten([een.bericht_id or 0])
        assert terug == een
        assert (terug.id, terug.client_id) == (een.id, een.client_id)
        assert uow.verzoeken.lees(een.id or 0) == een

    def test_each_product_of_a_315_is_a_request_and_a_317_is_one(self, uow: UnitOfWork) -> None:
        van_315 = vraag(uow, bericht315("A1", "A2"))
        van_317 = vraag(uow, bericht317("V1"))
        ids = [een.bericht_id or 0 for een in (*van_315, *van_317)]
        alle = uow.verzoeken.van_berichten(ids)
        assert alle == [*van_315, *van_317]
        assert [een.gevraagd is None for een in alle] == [False, False, True]
        assert [een.soort for een in alle] == [
            Berichtsoort.VERZOEK_TOEWIJZING,
            Berichtsoort.VERZOEK_TOEWIJZING,
            Berichtsoort.VERZOEK_WIJZIGING,
        ]

    def test_a_reference_is_used_once_in_a_wet_tr347(self, uow: UnitOfWork) -> None:
        vraag(uow, bericht315("A1"))
        vraag(uow, bericht315("A1", wet=Wet.WMO))
        with pytest.raises(IntegrityError):
            vraag(uow, bericht317("A1"))

    def test_nothing_asked_is_nothing_kept(self, uow: UnitOfWork) -> None:
        uow.verzoeken.bewaar([], 1)
        assert uow.verzoeken.rijen() == []

    def test_what_the_user_went_past_is_kept_with_the_message(self, uow: UnitOfWork) -> None:
        eerste, tweede = vraag(uow, bericht315("A1")), vraag(uow, bericht315("A2"))
        een = Overruling(
            afspraak="einddatum", product=0, melding="Vul in.", bron="§5.2", reden="gebeld"
        )
        ander = Overruling(afspraak="laat", product=None, melding="Te laat.", bron="", reden="ziek")
        id_ = eerste[0].bericht_id or 0
        uow.verzoeken.bewaar_overrulingen(id_, [een, ander])
        uow.verzoeken.bewaar_overrulingen(tweede[0].bericht_id or 0, [])
        assert uow.verzoeken.overrulingen([id_, tweede[0].bericht_id or 0]) == {id_: [een, ander]}

    def test_a_request_that_is_not_there(self, uow: UnitOfWork) -> None:
        with pytest.raises(LookupError):
            uow.verzoeken.lees(1)


class TestWatTelt:
    """OP286: a request whose message was refused or lapsed was not made."""

    @pytest.mark.parametrize("status", list(Status))
    def test_in_a_dossier_and_by_its_reference(self, uow: UnitOfWork, status: Status) -> None:
        (een,) = vraag(uow, bericht315("A1"), status)
        dossiers = uow.dossiers.laad([BSN, ANDER_BSN])
        uow.verzoeken.vul(dossiers.values())
        telt = status not in GEWEIGERD
        assert dossiers[BSN].verzoeken == ([een] if telt else [])
        gevonden = uow.verzoeken.van_referenties([(Wet.JW, "A1"), (Wet.JW, "A2")])
        assert gevonden == ({(Wet.JW, "A1"): een} if telt else {})
        assert uow.verzoeken.van_berichten([een.bericht_id or 0]) == [een]

    @pytest.mark.parametrize("status", list(Status))
    def test_a_gemeente_may_have_what_vecozo_refused(self, uow: UnitOfWork, status: Status) -> None:
        vraag(uow, bericht315("A1"), status)
        gevonden = uow.verzoeken.van_referenties([(Wet.JW, "A1")], bij_gemeente=True)
        assert bool(gevonden) is (status not in (Status.AFGEKEURD, Status.VERVALLEN))

    def test_in_a_dossier_they_stand_in_the_order_of_asking(self, uow: UnitOfWork) -> None:
        vraag(uow, bericht317("Z1"))
        vraag(uow, bericht315("A1", bsn=ANDER_BSN))
        vraag(uow, bericht315("B1", "A2"))
        dossiers = uow.dossiers.laad([BSN, ANDER_BSN])
        uow.verzoeken.vul(dossiers.values())
        uow.verzoeken.vul(dossiers.values())  # once more adds nothing
        assert referenties(dossiers[BSN].verzoeken) == ["Z1", "B1", "A2"]
        assert referenties(dossiers[ANDER_BSN].verzoeken) == ["A1"]

    def test_the_same_reference_in_the_other_wet_is_another_one(self, uow: UnitOfWork) -> None:
        vraag(uow, bericht315("A1", wet=Wet.WMO))
        assert uow.verzoeken.van_referenties([(Wet.JW, "A1")]) == {}

    def test_a_message_that_is_judged_is_not_a_second_one_beside_itself(
        self, uow: UnitOfWork
    ) -> None:
        (een,) = vraag(uow, bericht315("A1"))
        zelf = [een.bericht_id or 0]
        dossiers = uow.dossiers.laad([BSN])
        uow.verzoeken.vul(dossiers.values(), zelf)
        assert dossiers[BSN].verzoeken == []
        assert uow.verzoeken.van_referenties([(Wet.JW, "A1")], zelf) == {}

    def test_an_answer_that_is_judged_was_not_heard(self, uow: UnitOfWork) -> None:
        (een,) = vraag(uow, bericht315("A1"))
        een.onderzoek_id, een.afwijzing_id, een.toegewezen_id = antwoorden(uow, 3)
        een.reden_afwijzing, een.andere_gemeente = "8", "0193"
        uow.verzoeken.werk_bij([een])

        def zonder(*ids: int | None) -> IngediendVerzoek:
            zelf = [id_ for id_ in ids if id_ is not None]
            return uow.verzoeken.van_referenties([(Wet.JW, "A1")], zelf)[Wet.JW, "A1"]

        assert zonder().status is Verzoekstatus.TOEGEWEZEN
        assert zonder(een.toegewezen_id).status is Verzoekstatus.AFGEWEZEN
        over = zonder(een.toegewezen_id, een.afwijzing_id)
        assert over.status is Verzoekstatus.IN_ONDERZOEK
        assert (over.reden_afwijzing, over.andere_gemeente) == (None, None)
        zonder_alle = zonder(een.toegewezen_id, een.afwijzing_id, een.onderzoek_id)
        assert zonder_alle.status is Verzoekstatus.IN_BEHANDELING

    @pytest.mark.parametrize("aantal", [1, 40])
    def test_one_query_however_many_there_are(
        self, uow: UnitOfWork, vragen: Teller, aantal: int
    ) -> None:
        bsns = verzonnen_bsns(aantal)
        for i, bsn in enumerate(bsns):
            vraag(uow, bericht315(f"A{i}", f"B{i}", bsn=bsn))
        dossiers = uow.dossiers.laad(bsns)
        with vragen() as gevuld:
            uow.verzoeken.vul(dossiers.values())
        gezocht = {(Wet.JW, f"A{i}") for i in range(aantal)}
        with vragen() as gevonden:
            verzoeken = list(uow.verzoeken.van_referenties(gezocht).values())
        for een in verzoeken:
            een.herzie_status()
        with vragen() as bijgewerkt:
            uow.verzoeken.werk_bij(verzoeken)
        assert len(verzoeken) == aantal
        assert all(len(een.verzoeken) == 2 for een in dossiers.values())
        assert [len(gevuld), len(gevonden), len(bijgewerkt)] == [1, 1, 1]


class TestWatErVanKwam:
    @pytest.fixture
    def een(self, uow: UnitOfWork) -> IngediendVerzoek:
        (gevraagd,) = vraag(uow, bericht315("A1"))
        return gevraagd

    def opnieuw(self, uow: UnitOfWork, een: IngediendVerzoek) -> IngediendVerzoek:
        return uow.verzoeken.lees(een.id or 0)

    @pytest.mark.parametrize("uitkomst", list(product([False, True], repeat=4)))
    def test_the_status_and_whether_it_runs_in_python_and_in_sql(
        self, uow: UnitOfWork, een: IngediendVerzoek, uitkomst: tuple[bool, ...]
    ) -> None:
        onderzoek, afwijzing, toegewezen, afgesloten = uitkomst
        ids = antwoorden(uow, 3)
        een.onderzoek_id = ids[0] if onderzoek else None
        een.afwijzing_id = ids[1] if afwijzing else None
        een.toegewezen_id = ids[2] if toegewezen else None
        uow.verzoeken.werk_bij([een])
        if afgesloten:
            uow.verzoeken.sluit_af(een.id or 0, APRIL_10, "afgesproken aan de telefoon")
        terug = self.opnieuw(uow, een)
        if afgesloten:
            verwacht = Verzoekstatus.AFGESLOTEN
        elif toegewezen:  # leads over an earlier refusal
            verwacht = Verzoekstatus.TOEGEWEZEN
        elif afwijzing:
            verwacht = Verzoekstatus.AFGEWEZEN
        else:
            verwacht = Verzoekstatus.IN_ONDERZOEK if onderzoek else Verzoekstatus.IN_BEHANDELING
        assert terug.status is verwacht

    def test_a_refusal_has_its_reason_and_the_other_gemeente(
        self, uow: UnitOfWork, een: IngediendVerzoek
    ) -> None:
        (een.afwijzing_id,) = antwoorden(uow, 1)
        een.reden_afwijzing, een.andere_gemeente = "8", "0193"
        uow.verzoeken.werk_bij([een])
        terug = self.opnieuw(uow, een)
        assert (terug.reden_afwijzing, terug.andere_gemeente) == ("8", "0193")
        assert terug.afwijzing_id == een.afwijzing_id

    def test_settled_outside_the_messages_and_opened_again(
        self, uow: UnitOfWork, een: IngediendVerzoek
    ) -> None:
        id_ = een.id or 0
        uow.verzoeken.sluit_af(id_, APRIL_10, "cliënt ziet ervan af")
        terug = self.opnieuw(uow, een)
        assert (terug.afgesloten_op, terug.afsluiting) == (APRIL_10, "cliënt ziet ervan af")
        uow.verzoeken.heropen(id_)
        assert self.opnieuw(uow, een) == een

    def test_what_is_not_there_cannot_be_settled(self, uow: UnitOfWork) -> None:
        with pytest.raises(LookupError):
            uow.verzoeken.sluit_af(17, APRIL_10, "weg")
        with pytest.raises(LookupError):
            uow.verzoeken.heropen(17)

    def test_nothing_to_keep(self, uow: UnitOfWork, vragen: Teller) -> None:
        with vragen() as gezien:
            uow.verzoeken.werk_bij([])
        assert gezien == []


class TestLijst:
    @pytest.fixture(autouse=True)
    def drie(self, engine: Engine, uow: UnitOfWork) -> None:
        vraag(uow, bericht315("A1", "A2", identificatie="M1"))
        vraag(uow, bericht317("V1", bsn=ANDER_BSN, identificatie="M2"), Status.AFGEKEURD)
        een, _ = uow.verzoeken.van_berichten([1])
        (een.afwijzing_id,) = antwoorden(uow, 1)
        een.reden_afwijzing = "1"
        uow.verzoeken.werk_bij([een])

    def test_newest_first_also_what_was_refused(self, uow: UnitOfWork) -> None:
        rijen = uow.verzoeken.rijen()
        assert referenties(rij.verzoek for rij in rijen) == ["V1", "A2", "A1"]
        van_317, *_, eerste = rijen
        assert (van_317.client, van_317.identificatie) == ("T. de Wit", "M2")
        assert van_317.verzoek.berichtstatus is Status.AFGEKEURD
        een = eerste.verzoek
        assert (een.status, een.reden_afwijzing) == (Verzoekstatus.AFGEWEZEN, "1")
        assert (een.gemeente, een.aanbieder, een.wet) == (NIJMEGEN, AGB, Wet.JW)
        assert een.gedaan_op == APRIL_9
        assert een.client_id == 1

    def test_of_one_client(self, uow: UnitOfWork) -> None:
        assert referenties(rij.verzoek for rij in uow.verzoeken.rijen(2)) == ["V1"]

    def test_one_query(self, uow: UnitOfWork, vragen: Teller) -> None:
        with vragen() as gezien:
            uow.verzoeken.rijen()
        assert len(gezien) == 1


def test_geen_verlenging_is_loaded_saved_and_taken_back(engine: Engine) -> None:
    ontvang_en_bewaar(engine, bericht301())
    for dag in (APRIL_9, APRIL_10, None):
        with UnitOfWork(engine) as uow:
            (toewijzing,) = (dossier := uow.dossiers.van_client(1)).toewijzingen.values()
            toewijzing.geen_verlenging_op = dag
            uow.dossiers.bewaar([dossier])
            uow.dossiers.bewaar([dossier])  # nothing changed since
            uow.commit()
        with UnitOfWork(engine, alleen_lezen=True) as uow:
            (toewijzing,) = uow.dossiers.van_client(1).toewijzingen.values()
            assert toewijzing.geen_verlenging_op == dag


def test_geen_verlenging_of_a_new_toewijzing(engine: Engine) -> None:
    bericht = bericht301()
    with UnitOfWork(engine) as uow:
        uit = gelezen(bericht)
        uow.berichten.bewaar_binnen([uit])
        dossier = uow.dossiers.laad([BSN])[BSN]
        (toewijzing,) = dossier.neem_op(bericht, uit.bewaard_id, uit.ontvangen_op)
        toewijzing.geen_verlenging_op = APRIL_9
        uow.dossiers.bewaar([dossier])
        uow.commit()
    with UnitOfWork(engine, alleen_lezen=True) as uow:
        (toewijzing,) = uow.dossiers.van_client(1).toewijzingen.values()
        assert toewijzing.geen_verlenging_op == APRIL_9


def test_an_unknown_message_cannot_ask_anything(uow: UnitOfWork) -> None:
    bericht = bericht315("A1")
    vraag(uow, bericht315("A2"))
    weg = verzending(bericht.soort)
    with pytest.raises(IntegrityError):
        uow.verzoeken.bewaar(ingediend(bericht, weg.id), 1)
