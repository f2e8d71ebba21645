"""What is kept of terms: what was put off, own protocols, calendars, who follows a client."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.eigen_protocol import EigenProtocol
from app.domain.uitstel import Uitstel
from app.store.engine import Engine
from app.store.unit_of_work import UnitOfWork

VANDAAG = date(2026, 4, 10)


def test_what_was_put_off_is_kept_changed_and_taken_back(engine: Engine) -> None:
    een = Uitstel("305|jw|0268|1|1||2026-04-01", date(2026, 4, 13), "wacht op ouder", VANDAAG)
    ander = Uitstel("302|jw|0268|1||7|2026-04-01", date(2026, 4, 14), "", VANDAAG)
    with UnitOfWork(engine) as uow:
        uow.uitstellen.zet([een, ander])
        uow.uitstellen.zet([replace(een, tot=date(2026, 4, 20), notitie="")])
        uow.uitstellen.neem_terug([ander.sleutel])
        uow.uitstellen.zet(())
        uow.uitstellen.neem_terug(())
        uow.commit()
    with UnitOfWork(engine) as uow:
        verder = replace(een, tot=date(2026, 4, 20), notitie="")
        assert uow.uitstellen.alle() == {een.sleutel: verder}


def test_a_protocol_of_the_user_is_kept_changed_and_taken_away(engine: Engine) -> None:
    eigen = EigenProtocol(
        naam="eigen-1",
        titel="Onze afspraken",
        erft_van="landelijk-3.2",
        geldig_vanaf=date(2026, 1, 1),
        verschillen={"305": {"lengte": 10, "bron": "contract, artikel 4"}},
        vastgelegd_op=VANDAAG,
    )
    korter = replace(eigen, geldig_tot=date(2026, 12, 31), verschillen={})
    with UnitOfWork(engine) as uow:
        uow.protocollen.zet(eigen)
        assert uow.protocollen.eigen() == {"eigen-1": eigen}
        uow.protocollen.zet(korter)
        assert uow.protocollen.eigen() == {"eigen-1": korter}
        uow.protocollen.verwijder("eigen-1")
        assert uow.protocollen.eigen() == {}


def test_a_calendar_of_a_gemeente_is_replaced_as_a_whole(engine: Engine) -> None:
    maart, april = date(2026, 3, 1), date(2026, 4, 1)
    with UnitOfWork(engine) as uow:
        uow.protocollen.zet_declaratiedata("0268", {maart: date(2026, 4, 10)})
        uow.protocollen.zet_declaratiedata("0200", {maart: date(2026, 4, 12)})
        uow.protocollen.zet_declaratiedata("0268", {april: date(2026, 5, 8)})
        assert uow.protocollen.declaratiedata() == {
            ("0268", april): date(2026, 5, 8),
            ("0200", maart): date(2026, 4, 12),
        }
        uow.protocollen.zet_declaratiedata("0200", {})
        assert list(uow.protocollen.declaratiedata()) == [("0268", april)]
