"""When the money of a declaration is expected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from app.deadlines.protocol import LANDELIJK, Vanaf, protocol
from app.deadlines.termijnen import BETALING
from app.deadlines.werkdagen import Werkkalender
from app.domain.betaling import Declaratiestand
from app.domain.verzending import Status
from app.services.betalingen import (
    verwacht_op,
)
from app.standard.release import Wet
from tests.bouw import NIJMEGEN
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures
JUNI_1, JUNI_9, JUNI_20 = date(2026, 6, 1), date(2026, 6, 9), date(2026, 6, 20)
Bewaar = Callable[..., Path]


class TestDeBetaaltermijn:
    """The term of the protocol of the gemeente."""

    STAND = Declaratiestand(
        bericht_id=1, wet=Wet.JW, gemeente=NIJMEGEN, nummer="D1", identificatie="B1",
        maand=date(2026, 4, 1), dagtekening=date(2026, 5, 11), status=Status.INGEDIEND,
        totaal=1, ingediend_op=date(2026, 5, 13),
    )  # fmt: skip

    def verwacht(self, **van_term: Any) -> date:
        landelijk = protocol(LANDELIJK)
        term = replace(landelijk.term(BETALING), **van_term)
        met_term = replace(landelijk, termijnen={**landelijk.termijnen, BETALING: term})
        return verwacht_op(self.STAND, met_term, Werkkalender())

    def test_is_dertig_dagen(self) -> None:
        assert self.verwacht() == date(2026, 6, 13)

    def test_telt_vanaf_de_dag_na_indienen_of_vanaf_de_dagtekening(self) -> None:
        assert self.verwacht(lengte=3, vanaf=Vanaf.ONTVANGST) == date(2026, 5, 17)
        assert self.verwacht(lengte=3, vanaf=Vanaf.DAGTEKENING) == date(2026, 5, 14)
