"""One act on the database: everything of it is kept, or nothing."""

from __future__ import annotations

from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy.exc import OperationalError

from app.errors import UserError
from app.store.engine import SCHRIJVEN, Engine
from app.store.instellingen import Instellingen
from app.store.openstaand import Openstaand

if TYPE_CHECKING:
    from app.store.afkeuren import Afkeuren
    from app.store.berichten import Berichten
    from app.store.betalingen import Betalingen
    from app.store.concepten import Concepten
    from app.store.contracten import Contracten
    from app.store.declaratieregels import Declaratieregels
    from app.store.declaraties import Declaraties
    from app.store.dossiers import Dossiers
    from app.store.protocollen import Protocollen
    from app.store.terugblik import Terugblikken
    from app.store.uitstellen import Uitstellen
    from app.store.verbruik import Verbruiken
    from app.store.verwijzingen import Verwijzingen
    from app.store.verzoeken import Verzoeken
    from app.store.woonplaatsen import Woonplaatsen
    from app.store.zorg import Zorg


class DatabaseBezet(UserError):
    """Another process or thread is writing, and went on for too long."""


class NietTeSchrijven(UserError):
    """The file or its folder may only be read."""


class UnitOfWork:
    """One connection in one transaction, which is rolled back unless it was committed.

    Who reads sees the database as it was when the first question was asked, whatever others
    write meanwhile. Who writes does so alone; entering waits for that, and raises DatabaseBezet
    when it takes too long.
    """

    instellingen: Instellingen
    openstaand: Openstaand

    def __init__(self, engine: Engine, *, alleen_lezen: bool = False) -> None:
        self._engine = engine
        self._alleen_lezen = alleen_lezen

    def __enter__(self) -> Self:
        opties = {SCHRIJVEN: not self._alleen_lezen}
        self._verbinding = self._engine.connect().execution_options(**opties)
        try:
            self._verbinding.begin()
        except OperationalError as fout:
            self._verbinding.close()
            if "readonly" in str(fout.orig):
                raise NietTeSchrijven(
                    "In de gegevensmap kan niet worden geschreven.",
                    "Kijk of je bij die map mag, en of er nog ruimte is.",
                ) from fout
            if "locked" not in str(fout.orig):
                raise
            raise DatabaseBezet(
                "Je administratie is even bezet: er wordt nog iets anders weggeschreven.",
                "Wacht tot dat klaar is en probeer het opnieuw.",
            ) from fout
        except BaseException:
            self._verbinding.close()
            raise
        self.instellingen = Instellingen(self._verbinding)
        self.openstaand = Openstaand(self._verbinding)
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._verbinding.close()  # rolls back what was not committed

    def commit(self) -> None:
        """Keep what was written; nothing more can be done in this unit of work after it.

        Raises RuntimeError in one that only reads.
        """
        if self._alleen_lezen:
            raise RuntimeError("this unit of work only reads")
        self._verbinding.commit()
        self._verbinding.close()  # else what comes after would be lost without a word

    # Imported when first asked for, so that Vandaag does not wait for them.

    @cached_property
    def berichten(self) -> Berichten:
        """Messages in and out."""
        from app.store.berichten import Berichten

        return Berichten(self._verbinding)

    @cached_property
    def betalingen(self) -> Betalingen:
        """Payments of declarations."""
        from app.store.betalingen import Betalingen

        return Betalingen(self._verbinding)

    @cached_property
    def concepten(self) -> Concepten:
        """Requests that are half done."""
        from app.store.concepten import Concepten

        return Concepten(self._verbinding)

    @cached_property
    def contracten(self) -> Contracten:
        """What was agreed with gemeenten."""
        from app.store.contracten import Contracten

        return Contracten(self._verbinding)

    @cached_property
    def declaratieregels(self) -> Declaratieregels:
        """Declarations and lines in lists."""
        from app.store.declaratieregels import Declaratieregels

        return Declaratieregels(self._verbinding)

    @cached_property
    def declaraties(self) -> Declaraties:
        """Declarations."""
        from app.store.declaraties import Declaraties

        return Declaraties(self._verbinding)

    @cached_property
    def protocollen(self) -> Protocollen:
        """Own protocols and declaration calendars."""
        from app.store.protocollen import Protocollen

        return Protocollen(self._verbinding)

    @cached_property
    def terugblikken(self) -> Terugblikken:
        """What was done, to look back on."""
        from app.store.terugblik import Terugblikken

        return Terugblikken(self._verbinding)

    @cached_property
    def uitstellen(self) -> Uitstellen:
        """What was put off."""
        from app.store.uitstellen import Uitstellen

        return Uitstellen(self._verbinding)

    @cached_property
    def verbruik(self) -> Verbruiken:
        """What became of Toewijzingen."""
        from app.store.verbruik import Verbruiken

        return Verbruiken(self._verbinding)

    @cached_property
    def verwijzingen(self) -> Verwijzingen:
        """Referrals on file, with their scans."""
        from app.store.verwijzingen import Verwijzingen

        return Verwijzingen(self._verbinding)

    @cached_property
    def verzoeken(self) -> Verzoeken:
        """Requests, and what came of them."""
        from app.store.verzoeken import Verzoeken

        return Verzoeken(self._verbinding)

    @cached_property
    def woonplaatsen(self) -> Woonplaatsen:
        """Which gemeente was found to be responsible."""
        from app.store.woonplaatsen import Woonplaatsen

        return Woonplaatsen(self._verbinding)

    @cached_property
    def zorg(self) -> Zorg:
        """Delivered care."""
        from app.store.zorg import Zorg

        return Zorg(self._verbinding)

    @cached_property
    def afkeuren(self) -> Afkeuren:
        """What was refused."""
        from app.store.afkeuren import Afkeuren

        return Afkeuren(self._verbinding)

    @cached_property
    def dossiers(self) -> Dossiers:
        """Clients with what was assigned to them."""
        from app.store.dossiers import Dossiers

        return Dossiers(self._verbinding)
