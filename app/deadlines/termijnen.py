"""What a line of the agenda holds: who owes what to whom, by when, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.deadlines.protocol import Wie
from app.domain.openstaand import (
    AanvraagOpen,
    AchttienOpen,
    AfkeurOpen,
    AgbWisselOpen,
    BesluitOpen,
    DeclaratieOpen,
    Feit,
    Leveringfeit,
    StartOpen,
    StopOpen,
    VerlengingOpen,
    VerwijzingOpen,
    VerzoekAfgewezen,
)
from app.standard.release import Wet

# What is owed where the soort of a Termijn is a word: a message that was rejected,
AFKEUR = "afkeur"
# and of a declaration what is no message, or not the only one by that number.
BETALING = "betaling"
CORRECTIE_AFGEKEURD = "correctie-afgekeurd"
CORRECTIE_TOEGEKEND = "correctie-toegekend"
JAAREINDE = "jaareinde"
AGB_EINDE = "agb-einde"
# And of requests: a decision on a 315 or 317, at first or after research, a refusal on the
# woonplaatsbeginsel, a request that was refused, an extension, the life of a referral.
BESLUIT_315 = "besluit-315"
BESLUIT_317 = "besluit-317"
ONDERZOEK_315 = "onderzoek-315"
ONDERZOEK_317 = "onderzoek-317"
WOONPLAATSBEGINSEL = "woonplaatsbeginsel"
VERZOEK_AFGEWEZEN = "verzoek-afgewezen"
VERLENGING = "verlenging"
VERWIJZING = "verwijzing"
# The terms of a 315, by the kind of care; all three are owed as a 315. Likewise of a 305.
AANVRAAG_GGZ = "315-ggz"
AANVRAAG_CRISIS = "315-crisis"
START_GGZ = "305-ggz"
# And of a 323, for what was assigned after the month in which it was given.
DECLARATIE_GGZ = "323-ggz"
# And what must be done ahead: a start before the Toewijzing lapses, word to the gemeente before the
# year is closed, before a client becomes 18, and before our AGB code becomes another.
VERVAL = "verval"
JAAREINDE_MELDEN = "jaareinde-melden"
ACHTTIEN = "18-jaar"
AGB_WIJZIGING = "agb-wijziging"

# What lives in no message of ours or theirs.
_ZonderBericht = VerlengingOpen | AchttienOpen | AgbWisselOpen | VerwijzingOpen
_ZonderIdentificatie = _ZonderBericht | StartOpen | StopOpen
_MetToewijzing = Leveringfeit | AfkeurOpen


class Urgentie(StrEnum):
    """How near the due date is; the groups of Vandaag, in this order."""

    TE_LAAT = "te_laat"
    VANDAAG = "vandaag"
    DEZE_WEEK = "deze_week"
    LATER = "later"


class Actie(StrEnum):
    """What the user can do about it now."""

    ZET_KLAAR = "zet_klaar"
    MELD_START = "meld_start"
    MELD_STOP = "meld_stop"
    TREK_IN = "trek_in"
    EXPORTEER = "exporteer"
    MELD_INGEDIEND = "meld_ingediend"
    BEKIJK_AFKEUR = "bekijk_afkeur"
    MAIL_GEMEENTE = "mail_gemeente"
    DECLAREER = "declareer"
    BEKIJK_REGELS = "bekijk_regels"
    BEKIJK_DECLARATIE = "bekijk_declaratie"
    MAAK_VERZOEK = "maak_verzoek"
    BEKIJK_VERZOEK = "bekijk_verzoek"
    VRAAG_VERLENGING = "vraag_verlenging"
    NEEM_CONTACT_OP = "neem_contact_op"


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijn:
    """One thing that is due, computed from a fact and never stored.

    ``soort`` is the number of the message that is owed, or a word such as ``afkeur``; ``regel`` the
    rule of the standard, or empty, and ``bron`` where it was agreed. ``telt_vanaf`` is day 0.
    ``werkdagen_over`` counts the working days until the ``vervaldatum`` and is negative when that
    has passed. Whom and what it is about follows from ``feit``; of a retourbericht that is owed
    that is the received message. ``verwacht`` tells that the start of care is expected but not
    recorded. ``uitleg`` is one line for the user: from, length,
    source; ``kort`` is the fact and the term alone, ``gevolg`` what happens otherwise, where the
    term says so. ``medewerker`` follows the client. ``uitgesteld_tot`` is a day after today while
    it is put off and else None; ``notitie`` is of who put it off, and stays when it returns. The
    term itself does not move.
    """

    soort: str
    regel: str
    bron: str
    telt_vanaf: date
    lengte: str
    vervaldatum: date
    werkdagen_over: int
    status: Urgentie
    wie: Wie
    verwacht: bool = False
    actie: Actie
    uitleg: str
    kort: str
    feit: Feit
    gevolg: str = ""
    medewerker: str = ""
    uitgesteld_tot: date | None = None
    notitie: str = ""

    @property
    def wet(self) -> Wet:
        """Wet of the fact."""
        return self.feit.wet

    @property
    def gemeente(self) -> str:
        """Code of the gemeente, which may be empty while it is not known."""
        return self.feit.gemeente

    @property
    def client_id(self) -> int | None:
        """Id of the client, if it is about one."""
        return self.feit.client_id

    @property
    def client(self) -> str:
        """Name of the client, for lists."""
        return self.feit.client

    @property
    def toewijzing_id(self) -> int | None:
        """Id of the Toewijzing that it is about."""
        feit = self.feit
        return feit.toewijzing_id if isinstance(feit, _MetToewijzing) else None

    @property
    def toewijzing_nummer(self) -> int | None:
        """ToewijzingNummer of the Toewijzing that it is about."""
        feit = self.feit
        return feit.toewijzing_nummer if isinstance(feit, _MetToewijzing) else None

    @property
    def bericht_id(self) -> int | None:
        """Id of the message that the fact lives in."""
        return None if isinstance(self.feit, _ZonderBericht) else self.feit.bericht_id

    @property
    def identificatie(self) -> str | None:
        """Identificatie of that message; of a report on a Toewijzing it is not told."""
        return None if isinstance(self.feit, _ZonderIdentificatie) else self.feit.identificatie

    @property
    def sleutel(self) -> str:
        """Tells it from all others and stays the same from day to day while its fact does."""
        delen = (
            self.soort,
            self.wet,
            self.gemeente,
            self.client_id,
            self.toewijzing_id,
            self.bericht_id,
            _plek(self.feit),
            self.telt_vanaf,
        )
        return "|".join("" if deel is None else str(deel) for deel in delen)


def _plek(feit: Feit) -> str | int | None:
    """What tells facts about one client or message apart."""
    match feit:
        case DeclaratieOpen() | AgbWisselOpen():
            return feit.aanbieder
        case VerwijzingOpen():
            return feit.verwijzing_id
        case AanvraagOpen():
            return feit.verwijzing_id or (feit.concept_id and f"concept {feit.concept_id}")
        case VerzoekAfgewezen():
            return feit.verzoek_id
        case BesluitOpen():
            return " ".join(feit.referenties)
    return None
