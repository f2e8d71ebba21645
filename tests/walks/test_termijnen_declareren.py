"""From recorded care to a payment, by what is due at each step (`heenweer termijnen`)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import insert

from app import bootstrap
from app.services import declaraties
from app.services.workspace import Workspace
from app.standard.basis import Product
from app.standard.codec import decode
from app.store.tables_declareren import betaling
from tests.bouw import bericht301, toegewezen
from tests.walks.conftest import WACHTWOORD, Kantoor, afkeuring
from tests.walks.declareren import afspraak, antwoord325, leg_vast, regelpad, zorg

DECLAREREN = {"323", "325", "betaling", "correctie-afgekeurd", "correctie-toegekend", "jaareinde"}


def open_ws(kantoor: Kantoor) -> Workspace:
    return bootstrap.open_workspace(kantoor.map, WACHTWOORD, lambda: kantoor.vandaag)


def te_doen(kantoor: Kantoor, *wat: str) -> list[tuple[Any, ...]]:
    """What is due of declaring: soort, due date, act, and whatever is asked."""
    return [
        (t["soort"], t["vervaldatum"], t["actie"], *(t[veld] for veld in wat))
        for t in kantoor.heenweer("termijnen")
        if t["soort"] in DECLAREREN
    ]


@pytest.fixture
def declarant(kantoor: Kantoor) -> Kantoor:
    """Two Toewijzingen in Nijmegen with care in April; it is 4 May."""
    ander = Product(categorie="45", code="45A05")
    kantoor.importeer(bericht301(toegewezen(), toegewezen(300202, product=ander)))
    ws = open_ws(kantoor)
    leg_vast(
        ws,
        zorg(date(2026, 4, 7)),
        zorg(date(2026, 4, 7), nummer=300202),
        contract=[afspraak(), afspraak(product=ander)],
    )
    with ws.schrijven() as uow:
        uow.zorg.koppel({1: 1, 2: 2})
        uow.commit()
    ws.engine.dispose()
    return kantoor


def stuur(kantoor: Kantoor, maand: str) -> Any:
    """Declare a month, hand it in, and give the file."""
    kantoor.heenweer("declareer", "--maand", maand)
    (pad,) = [p for p in kantoor.exporteer() if "323" in p.name]
    kantoor.heenweer("ingediend", decode(pad.read_bytes()).identificatie)
    return pad


def test_van_zorg_tot_betaling_in_rijk_van_nijmegen(declarant: Kantoor) -> None:
    declarant.vandaag = date(2026, 4, 30)
    assert te_doen(declarant) == []  # the month is not over
    declarant.vandaag = date(2026, 5, 4)
    assert te_doen(declarant, "regel", "status") == [
        ("323", "2026-05-31", "declareer", "OP354", "later")
    ]
    declarant.heenweer("declareer", "--maand", "2026-04")
    ((soort, dag, actie, bericht),) = te_doen(declarant, "bericht")
    assert (soort, dag, actie) == ("323", "2026-05-31", "exporteer")
    (pad,) = [p for p in declarant.exporteer() if "323" in p.name]
    assert bericht in pad.name
    assert te_doen(declarant) == [("323", "2026-05-31", "meld_ingediend")]
    declarant.heenweer("ingediend", bericht)
    # RvN §5.10: 20 working days from 5 May on, over Hemelvaartsdag and Tweede pinksterdag.
    assert te_doen(declarant, "wie") == [("325", "2026-06-04", "mail_gemeente", "gemeente")]

    declarant.vandaag = date(2026, 5, 20)
    kapot = afkeuring("TR321", "9321", regelpad(1, 2))
    declarant.importeer(antwoord325(pad, kapot, dag=date(2026, 5, 20)))
    assert te_doen(declarant) == [
        ("betaling", "2026-06-03", "bekijk_declaratie"),  # 30 days after the Dagtekening, §5.10
        ("correctie-afgekeurd", "2026-06-30", "bekijk_regels"),  # the next month, §5.9
    ]

    declarant.vandaag = date(2026, 6, 4)
    assert te_doen(declarant, "status")[0] == (
        "betaling",
        "2026-06-03",
        "mail_gemeente",
        "te_laat",
    )
    betaal_alles(declarant)
    assert [soort for soort, _, _ in te_doen(declarant)] == ["correctie-afgekeurd"]
    stuur(declarant, "2026-05")
    assert [soort for soort, _, _ in te_doen(declarant)] == ["325"]


def test_wat_na_toekenning_verandert_moet_worden_gecorrigeerd(declarant: Kantoor) -> None:
    declarant.vandaag = date(2026, 5, 4)
    pad = stuur(declarant, "2026-04")
    declarant.vandaag = date(2026, 5, 20)
    declarant.importeer(antwoord325(pad, dag=date(2026, 5, 20)))
    betaal_alles(declarant)
    assert te_doen(declarant) == []
    ws = open_ws(declarant)
    with ws.schrijven() as uow:
        uow.zorg.vervang(1, None, datetime(2026, 5, 21, 9, tzinfo=UTC))
        uow.commit()
    ws.engine.dispose()
    assert te_doen(declarant) == [
        ("correctie-toegekend", "2026-07-20", "bekijk_declaratie")  # two months, §5.9
    ]
    declarant.vandaag = date(2026, 6, 1)
    stuur(declarant, "2026-05")  # the proposal takes the line back
    assert [soort for soort, _, _ in te_doen(declarant)] == ["325"]


def test_een_jaar_dat_niet_gedeclareerd_is(declarant: Kantoor) -> None:
    declarant.vandaag = date(2027, 6, 30)
    assert te_doen(declarant, "status") == [
        ("323", "2026-05-31", "declareer", "te_laat"),
        ("jaareinde", "2027-06-30", "declareer", "vandaag"),
    ]


def betaal_alles(kantoor: Kantoor) -> None:
    """Record that the gemeente paid what it granted."""
    ws = open_ws(kantoor)
    rijen = [
        {"bericht_id": r.bericht_id, "datum": kantoor.vandaag, "bedrag": r.te_ontvangen,
         "omschrijving": ""}
        for r in declaraties.lijst(ws)
    ]  # fmt: skip
    with ws.schrijven() as uow:
        uow._verbinding.execute(insert(betaling), rijen)
        uow.commit()
    ws.engine.dispose()
