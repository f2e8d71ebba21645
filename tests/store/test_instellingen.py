from __future__ import annotations

from datetime import date

from sqlalchemy import Engine

from app.domain.contract import Aanbieder
from app.store.instellingen import Gemeentecontact
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, NIJMEGEN


def test_agb_codes_are_added_changed_and_taken_away(engine: Engine) -> None:
    with UnitOfWork(engine) as uow:
        ander = Aanbieder("42420002", "Zorg 2", tot=date(2026, 12, 31))
        uow.instellingen.zet_aanbieder(ander)
        uow.instellingen.zet_aanbieder(Aanbieder(AGB, "Zorg"))
        nieuw = Aanbieder(AGB, "Zorg & Zo", vanaf=date(2026, 1, 1))
        uow.instellingen.zet_aanbieder(nieuw)
        assert uow.instellingen.aanbieders() == [nieuw, ander]
        uow.instellingen.verwijder_aanbieder(AGB)
        assert uow.instellingen.aanbieders() == [ander]


def test_a_protocol_and_a_contact_of_a_gemeente_leave_each_other_alone(engine: Engine) -> None:
    contact = Gemeentecontact("jeugd@gemeente.example", "024 123 4567", "vraag naar Els")
    with UnitOfWork(engine) as uow:
        assert uow.instellingen.protocollen() == {}
        assert uow.instellingen.contact(NIJMEGEN) == Gemeentecontact()
        uow.instellingen.zet_contact(NIJMEGEN, contact)
        assert uow.instellingen.protocollen() == {}
        uow.instellingen.zet_protocol(NIJMEGEN, "landelijk")
        uow.instellingen.zet_protocol("0225", "landelijk")
        uow.instellingen.zet_protocol("0225", "regionaal")
        assert uow.instellingen.protocollen() == {"0225": "regionaal", NIJMEGEN: "landelijk"}
        assert uow.instellingen.contact(NIJMEGEN) == contact


def test_days_off_are_replaced_as_a_whole(engine: Engine) -> None:
    with UnitOfWork(engine) as uow:
        uow.instellingen.zet_vrije_dagen({date(2026, 5, 15): "brugdag", date(2026, 1, 2): "dicht"})
        uow.instellingen.zet_vrije_dagen({date(2026, 5, 15): "vrij", date(2026, 5, 1): "dicht"})
        assert uow.instellingen.vrije_dagen() == {
            date(2026, 5, 1): "dicht",
            date(2026, 5, 15): "vrij",
        }
        uow.instellingen.zet_vrije_dagen({})
        assert uow.instellingen.vrije_dagen() == {}


def test_other_settings_are_text(engine: Engine) -> None:
    with UnitOfWork(engine) as uow:
        assert uow.instellingen.waarde("thema") == ""
        uow.instellingen.zet_waarde("thema", "donker")
        uow.instellingen.zet_waarde("thema", "licht")
        assert uow.instellingen.waarde("thema") == "licht"
