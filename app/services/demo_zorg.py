"""What one gemeente of the demo assigned to one client, and the acts that can follow.

Working days are counted from the next day on which people work: 0 is today, or in a weekend or
on a holiday the first working day after it. So whatever falls due on working day 0 falls due
today, when that can be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from app.deadlines.werkdagen import Werkkalender
from app.domain.toewijzing import Toewijzingsleutel
from app.domain.verzending import Status, Verzending
from app.forms.stop_controle import Stopantwoord
from app.services import afkeuren, melden, starten, verzenden
from app.services.bestanden import Bestand
from app.services.demo_clienten import Opdracht, Persoon
from app.services.demo_dagboek import Dagboek
from app.services.demo_gemeente import Gemeenten, als_bestand, foutbericht
from app.services.workspace import Workspace
from app.standard.bericht import Bericht
from app.standard.release import PerWet
from app.standard.toewijzing import ToegewezenProduct
from app.standard.uitleg import vecozocode


class Dagen:
    """Days before and after today."""

    def __init__(self, vandaag: date, kalender: Werkkalender) -> None:
        self.vandaag = vandaag
        self._kalender = kalender
        werkt = kalender.is_werkdag(vandaag)
        self._eerste = vandaag if werkt else kalender.tel_op(vandaag, 1)

    def over(self, dagen: int) -> date:
        """A day so many days from today."""
        return self.vandaag + timedelta(days=dagen)

    def werkdag(self, nummer: int) -> date:
        """The working day with this number; negative ones lie before today."""
        if nummer >= 0:
            return self._kalender.tel_op(self._eerste, nummer)
        dag = self._eerste
        while nummer:
            dag -= timedelta(days=1)
            nummer += self._kalender.is_werkdag(dag)
        return dag


class Zorg:
    """What one gemeente assigned to one client, and the acts that follow, each on its day."""

    def __init__(
        self,
        dagen: Dagen,
        dagboek: Dagboek,
        gemeenten: Gemeenten,
        persoon: Persoon,
        opdracht: Opdracht,
    ) -> None:
        self.over, self.werkdag, self.vandaag = dagen.over, dagen.werkdag, dagen.vandaag
        self.dagboek = dagboek
        self.gemeenten = gemeenten
        self.client = persoon.client
        self.opdracht = opdracht
        self.producten: list[ToegewezenProduct] = []
        self._te_beantwoorden: Bericht | None = None
        self.verstuurd: list[Verzending] = []

    @property
    def code(self) -> str:
        """Why a message is refused."""
        return self.opdracht.code

    @property
    def eerste_nummer(self) -> int:
        """ToewijzingNummer that this gemeente gave to somebody else."""
        return self.gemeenten.eerste_nummer(self.opdracht.wet, self.opdracht.gemeente)

    @property
    def product(self) -> ToegewezenProduct:
        """The first product, as it is by now."""
        return self.producten[0]

    @property
    def sleutels(self) -> set[Toewijzingsleutel]:
        """The Toewijzingen, as they were given."""
        o = self.opdracht
        return {Toewijzingsleutel(o.wet, o.gemeente, p.toewijzing_nummer) for p in self.producten}

    # What comes in

    def toegewezen(self, dag: date, ingang: date, **eerste: Any) -> None:
        """The 301 comes in; ``eerste`` is what is different in its first product."""
        o = self.opdracht
        self.producten = [
            self.gemeenten.wijs_toe(naam, o.wet, o.gemeente, self.client, dag, ingang)
            for naam in o.producten
        ]
        self.gewijzigd(dag, **eerste)

    def gewijzigd(self, dag: date, **eerste: Any) -> None:
        """A 301 comes in, in which the first product is changed."""
        product, *rest = self.producten
        self.producten = [replace(product, toewijzingsdatum=dag, **eerste), *rest]
        producten = tuple(self.producten)
        self.komt_301(dag, lambda: producten)

    def komt_301(self, dag: date, producten: Callable[[], Sequence[ToegewezenProduct]]) -> None:
        """A 301 comes in, with the products as they are on that day."""
        o = self.opdracht
        self.komt(
            dag,
            lambda op: self.gemeenten.bericht301(o.wet, o.gemeente, self.client, producten(), op),
        )

    def komt(self, dag: date, maak: Callable[[date], Bericht]) -> None:
        """A message of the gemeente comes in, that is to be answered."""

        def post(op: date) -> Iterator[Bestand]:
            self._te_beantwoorden = maak(op)
            yield als_bestand(self._te_beantwoorden)

        self.dagboek.ontvang(dag, post)

    def antwoord(self, dag: date, code: str = "") -> None:
        """The retourbericht to what was sent last comes in."""
        self.dagboek.ontvang(
            dag,
            lambda dag: (
                als_bestand(self.gemeenten.antwoord(verstuurd, dag, code))
                for verstuurd in self.verstuurd
            ),
        )

    def foutbericht(self, dag: date) -> None:
        """VECOZO refuses what was sent last with a file."""
        tekst = vecozocode(self.code).betekenis
        self.dagboek.ontvang(
            dag, lambda _dag: (foutbericht(v, self.code, tekst) for v in self.verstuurd)
        )

    # What the aanbieder does

    def beantwoord(self, dag: date, tot: Status = Status.INGEDIEND) -> None:
        """The 302 or 320 to what came in last is sent."""

        def daad(workspace: Workspace) -> None:
            assert self._te_beantwoorden is not None  # the demo answers what came in
            self.verstuurd = [self.dagboek.beantwoord(workspace, self._te_beantwoorden, tot)]

        self.dagboek.doe(dag, daad)

    def gestart(self, dag: date, begindatum: date, tot: Status = Status.INGEDIEND) -> None:
        """The start of every product is reported."""

        def daad(workspace: Workspace) -> None:
            gemeente = self.opdracht.gemeente
            self.verstuurd = [
                self.dagboek.meld_start(
                    workspace, product.toewijzing_nummer, gemeente, begindatum, tot
                )
                for product in self.producten
            ]

        self.dagboek.doe(dag, daad)

    def gecorrigeerd(
        self, dag: date, begindatum: date | None, tot: Status = Status.INGEDIEND
    ) -> None:
        """The start of the first product is corrected, or without a date withdrawn."""

        def daad(workspace: Workspace) -> None:
            nummer, gemeente = self.producten[0].toewijzing_nummer, self.opdracht.gemeente
            self.verstuurd = [
                self.dagboek.corrigeer_start(workspace, nummer, gemeente, begindatum, tot)
            ]

        self.dagboek.doe(dag, daad)

    def gestopt(
        self, dag: date, einddatum: date, reden: str | PerWet, tot: Status = Status.INGEDIEND
    ) -> None:
        """The stop of all products is reported, in one 307."""

        def daad(workspace: Workspace) -> None:
            nummer, *ook = (product.toewijzing_nummer for product in self.producten)
            antwoord = Stopantwoord(einddatum, self._reden(reden), frozenset(ook))
            gemeente = self.opdracht.gemeente
            self.verstuurd = [self.dagboek.meld_stop(workspace, nummer, gemeente, antwoord, tot)]

        self.dagboek.doe(dag, daad)

    def stop_gecorrigeerd(
        self, dag: date, einddatum: date, reden: str | PerWet, tot: Status = Status.INGEDIEND
    ) -> None:
        """The stop of the first product is corrected."""

        def daad(workspace: Workspace) -> None:
            antwoord = Stopantwoord(einddatum, self._reden(reden))
            nummer, gemeente = self.producten[0].toewijzing_nummer, self.opdracht.gemeente
            self.verstuurd = [
                self.dagboek.corrigeer_stop(workspace, nummer, gemeente, antwoord, tot)
            ]

        self.dagboek.doe(dag, daad)

    def _reden(self, reden: str | PerWet) -> str:
        return reden if isinstance(reden, str) else reden.voor(self.opdracht.wet)

    def nog_niet_gestart(self, dag: date, verwacht_op: date | None) -> None:
        """The aanbieder notes that care has not begun."""

        def daad(workspace: Workspace) -> None:
            for product in self.producten:
                id_ = melden.vind(workspace, product.toewijzing_nummer, self.opdracht.gemeente)
                starten.nog_niet_gestart(workspace, id_, verwacht_op)

        self.dagboek.doe(dag, daad)

    def afgekeurd_door_vecozo(self, dag: date) -> None:
        """The aanbieder notes that VECOZO refused what was sent last."""

        def daad(workspace: Workspace) -> None:
            for verstuurd in self.verstuurd:
                verzenden.meld_afgekeurd(workspace, verstuurd.identificatie, self.code)

        self.dagboek.doe(dag, daad)

    def afgehandeld(self, dag: date, reden: str) -> None:
        """The aanbieder notes that the refusal of what was sent last asks nothing more."""

        def daad(workspace: Workspace) -> None:
            for verstuurd in self.verstuurd:
                afkeuren.handel_af(workspace, verstuurd.bewaard_id, reden)

        self.dagboek.doe(dag, daad)

    # What often follows one another

    def loopt(self, sinds: int, **eerste: Any) -> None:
        """Care has been running for some working days: assigned, answered, started, confirmed."""
        ingang = self.werkdag(-sinds)
        self.toegewezen(self.werkdag(-sinds - 6), ingang, **eerste)
        self.beantwoord(self.werkdag(-sinds - 5))
        self.gestart(self.werkdag(-sinds + 1), ingang)
        self.antwoord(self.werkdag(-sinds + 4))

    def wacht_op_start(self, ontvangen: int, ingang: date) -> None:
        """The 301 came in on a working day and was answered on the next."""
        self.toegewezen(self.werkdag(ontvangen), ingang)
        self.beantwoord(self.werkdag(ontvangen + 1))
