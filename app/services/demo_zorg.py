"""What one gemeente of the demo assigned to one client, and the acts that can follow.

Working days are counted from the next day on which people work: 0 is today, or in a weekend or
on a holiday the first working day after it. So whatever falls due on working day 0 falls due
today, when that can be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
        self._dagboek = dagboek
        self._gemeenten = gemeenten
        self._client = persoon.client
        self._opdracht = opdracht
        self._producten: list[ToegewezenProduct] = []
        self._laatste_301 = ""
        self._verstuurd: list[Verzending] = []

    @property
    def code(self) -> str:
        """Why a message is refused."""
        return self._opdracht.code

    @property
    def eerste_nummer(self) -> int:
        """ToewijzingNummer that this gemeente gave to somebody else."""
        return self._gemeenten.eerste_nummer(self._opdracht.wet, self._opdracht.gemeente)

    @property
    def product(self) -> ToegewezenProduct:
        """The first product, as it is by now."""
        return self._producten[0]

    @property
    def sleutels(self) -> set[Toewijzingsleutel]:
        """The Toewijzingen, as they were given."""
        o = self._opdracht
        return {Toewijzingsleutel(o.wet, o.gemeente, p.toewijzing_nummer) for p in self._producten}

    # What comes in

    def toegewezen(self, dag: date, ingang: date, **eerste: Any) -> None:
        """The 301 comes in; ``eerste`` is what is different in its first product."""
        o = self._opdracht
        self._producten = [
            self._gemeenten.wijs_toe(naam, o.wet, o.gemeente, self._client, dag, ingang)
            for naam in o.producten
        ]
        self.gewijzigd(dag, **eerste)

    def gewijzigd(self, dag: date, **eerste: Any) -> None:
        """A 301 comes in, in which the first product is changed."""
        product, *rest = self._producten
        self._producten = [replace(product, toewijzingsdatum=dag, **eerste), *rest]
        self._dagboek.ontvang(dag, self._bericht301(tuple(self._producten)))

    def _bericht301(
        self, producten: tuple[ToegewezenProduct, ...]
    ) -> Callable[[date], Iterator[Bestand]]:
        def maak(dag: date) -> Iterator[Bestand]:
            o = self._opdracht
            bericht = self._gemeenten.bericht301(o.wet, o.gemeente, self._client, producten, dag)
            self._laatste_301 = bericht.identificatie
            yield als_bestand(bericht)

        return maak

    def antwoord(self, dag: date, code: str = "") -> None:
        """The 306 or 308 to what was sent last comes in."""
        self._dagboek.ontvang(
            dag,
            lambda dag: (
                als_bestand(self._gemeenten.antwoord(verstuurd, dag, code))
                for verstuurd in self._verstuurd
            ),
        )

    def foutbericht(self, dag: date) -> None:
        """VECOZO refuses what was sent last with a file."""
        tekst = vecozocode(self.code).betekenis
        self._dagboek.ontvang(
            dag, lambda _dag: (foutbericht(v, self.code, tekst) for v in self._verstuurd)
        )

    # What the aanbieder does

    def beantwoord(self, dag: date, tot: Status = Status.INGEDIEND) -> None:
        """The 302 is sent."""

        def daad(workspace: Workspace) -> None:
            self._verstuurd = [self._dagboek.beantwoord(workspace, self._laatste_301, tot)]

        self._dagboek.doe(dag, daad)

    def gestart(self, dag: date, begindatum: date, tot: Status = Status.INGEDIEND) -> None:
        """The start of every product is reported."""

        def daad(workspace: Workspace) -> None:
            gemeente = self._opdracht.gemeente
            self._verstuurd = [
                self._dagboek.meld_start(
                    workspace, product.toewijzing_nummer, gemeente, begindatum, tot
                )
                for product in self._producten
            ]

        self._dagboek.doe(dag, daad)

    def gecorrigeerd(
        self, dag: date, begindatum: date | None, tot: Status = Status.INGEDIEND
    ) -> None:
        """The start of the first product is corrected, or without a date withdrawn."""

        def daad(workspace: Workspace) -> None:
            nummer, gemeente = self._producten[0].toewijzing_nummer, self._opdracht.gemeente
            self._verstuurd = [
                self._dagboek.corrigeer_start(workspace, nummer, gemeente, begindatum, tot)
            ]

        self._dagboek.doe(dag, daad)

    def gestopt(
        self, dag: date, einddatum: date, reden: str | PerWet, tot: Status = Status.INGEDIEND
    ) -> None:
        """The stop of all products is reported, in one 307."""

        def daad(workspace: Workspace) -> None:
            nummer, *ook = (product.toewijzing_nummer for product in self._producten)
            antwoord = Stopantwoord(einddatum, self._reden(reden), frozenset(ook))
            gemeente = self._opdracht.gemeente
            self._verstuurd = [self._dagboek.meld_stop(workspace, nummer, gemeente, antwoord, tot)]

        self._dagboek.doe(dag, daad)

    def stop_gecorrigeerd(
        self, dag: date, einddatum: date, reden: str | PerWet, tot: Status = Status.INGEDIEND
    ) -> None:
        """The stop of the first product is corrected."""

        def daad(workspace: Workspace) -> None:
            antwoord = Stopantwoord(einddatum, self._reden(reden))
            nummer, gemeente = self._producten[0].toewijzing_nummer, self._opdracht.gemeente
            self._verstuurd = [
                self._dagboek.corrigeer_stop(workspace, nummer, gemeente, antwoord, tot)
            ]

        self._dagboek.doe(dag, daad)

    def _reden(self, reden: str | PerWet) -> str:
        return reden if isinstance(reden, str) else reden.voor(self._opdracht.wet)

    def nog_niet_gestart(self, dag: date, verwacht_op: date | None) -> None:
        """The aanbieder notes that care has not begun."""

        def daad(workspace: Workspace) -> None:
            for product in self._producten:
                id_ = melden.vind(workspace, product.toewijzing_nummer, self._opdracht.gemeente)
                starten.nog_niet_gestart(workspace, id_, verwacht_op)

        self._dagboek.doe(dag, daad)

    def afgekeurd_door_vecozo(self, dag: date) -> None:
        """The aanbieder notes that VECOZO refused what was sent last."""

        def daad(workspace: Workspace) -> None:
            for verstuurd in self._verstuurd:
                verzenden.meld_afgekeurd(workspace, verstuurd.identificatie, self.code)

        self._dagboek.doe(dag, daad)

    def afgehandeld(self, dag: date, reden: str) -> None:
        """The aanbieder notes that the refusal of what was sent last asks nothing more."""

        def daad(workspace: Workspace) -> None:
            for verstuurd in self._verstuurd:
                afkeuren.handel_af(workspace, verstuurd.bewaard_id, reden)

        self._dagboek.doe(dag, daad)

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
