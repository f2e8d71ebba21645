"""The demo works on any day."""

from __future__ import annotations

from datetime import date

import pytest

from app.deadlines.termijnen import Urgentie
from app.domain.ontvangst import Ontvangststatus
from app.services import (
    demo,
    werklijst,
)
from tests.services.demomap import Maak, binnen, maak, soorten

__all__ = ["maak"]  # a fixture


@pytest.mark.parametrize(
    "vandaag",
    [
        date(2026, 4, 11),  # a Saturday
        date(2027, 5, 17),  # Tweede pinksterdag
        date(2028, 2, 29),
        date(2026, 12, 31),
        date(2027, 3, 1),  # a Monday
    ],
)
def test_de_demo_werkt_op_elke_dag(maak: Maak, vandaag: date) -> None:
    workspace = maak(vandaag)
    assert demo.vul(workspace) == 68
    te_doen = soorten(werklijst.termijnen(workspace))
    te_laat = {soort for soort, status in te_doen if status is Urgentie.TE_LAAT}
    van_declareren = {"betaling", "correctie-afgekeurd", "correctie-toegekend", "jaareinde"}
    van_verzoeken = {"besluit-315", "verlenging", "verzoek-afgewezen"}
    assert te_laat - van_declareren - van_verzoeken == {"302", "305", "306", "307", "afkeur"}
    assert te_laat >= van_verzoeken
    komt_voor = {"woonplaatsbeginsel", "18-jaar", "verval", "verwijzing"}
    assert komt_voor <= {soort for soort, _ in te_doen}
    werkdag = vandaag.weekday() < 5 and vandaag != date(2027, 5, 17)
    assert (("302", Urgentie.VANDAAG) in te_doen) == werkdag
    assert (("305", Urgentie.VANDAAG) in te_doen) == werkdag
    assert (("307", Urgentie.VANDAAG) in te_doen) == werkdag
    assert len(binnen(workspace, Ontvangststatus.GEWEIGERD)) == 3
