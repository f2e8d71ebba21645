"""Facts from which it follows what is due: what is owed, to whom, since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.aanvraag import Zorgvorm
from app.domain.toewijzing import Startverwachting
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet


@dataclass(frozen=True, slots=True, kw_only=True)
class Openstaand:
    """What every open item has: whose it is and in which message it lives."""

    wet: Wet
    gemeente: str
    client_id: int | None = None
    client: str = ""  # name for lists, such as ``T. de Wit``


@dataclass(frozen=True, slots=True, kw_only=True)
class RetourOpen(Openstaand):
    """A received heenbericht whose retourbericht has not been submitted (302, 320)."""

    bericht_id: int  # of the received message
    identificatie: str
    soort: Berichtsoort  # of the retourbericht
    ontvangen_op: date
    retour_id: int | None
    status: Status | None  # of the retourbericht
    aantal_toewijzingen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StartOpen(Openstaand):
    """A Toewijzing for which no start has been submitted.

    ``ontvangen_op`` is the day of the 301 that first let it begin on its Ingangsdatum. ``hervat``
    tells that care goes on after a stop, so that an earlier start was submitted.
    """

    toewijzing_id: int
    toewijzing_nummer: int
    product: str
    ingangsdatum: date
    einddatum: date | None
    ontvangen_op: date
    zorgvorm: Zorgvorm = Zorgvorm.ANDERS
    verwachting: Startverwachting | None = None
    hervat: bool = False
    gemelde_start: date | None = None  # begindatum in a 305 that has not been submitted yet
    bericht_id: int | None = None  # that 305
    status: Status | None = None  # of that 305


@dataclass(frozen=True, slots=True, kw_only=True)
class StopOpen(Openstaand):
    """A Toewijzing on which a stop is owed: it has ended or was taken back while care runs on.

    ``einddatum`` is the last day that may be given and ``bekend_op`` the day on which the gemeente
    first told so. ``onderbroken_sinds`` is the Einddatum of a temporary stop. ``gemelde_stop`` is
    the Einddatum in a 307 that has not been submitted yet, which was made on ``gemeld_op``.
    """

    toewijzing_id: int
    toewijzing_nummer: int
    product: str
    einddatum: date | None
    bekend_op: date
    verwijderd: bool = False
    onderbroken_sinds: date | None = None
    gemelde_stop: date | None = None
    gemeld_op: date | None = None
    bericht_id: int | None = None  # that 307
    status: Status | None = None  # of that 307


@dataclass(frozen=True, slots=True, kw_only=True)
class AntwoordOpen(Openstaand):
    """A message that was submitted and not answered yet (306, 308, 316, 318, 325)."""

    bericht_id: int
    identificatie: str
    soort: Berichtsoort  # of the answer
    ingediend_op: date
    declaratie_nummer: str = ""  # of a 323


@dataclass(frozen=True, slots=True, kw_only=True)
class AfkeurOpen(Openstaand):
    """A message that was refused, by VECOZO or by the gemeente, and has no replacement yet.

    ``toewijzing_id`` is the first Toewijzing that it reports on; ``toewijzing_nummer`` is known
    when that is the only one.
    """

    bericht_id: int
    identificatie: str
    soort: Berichtsoort
    sinds: date
    codes: tuple[str, ...]
    toewijzing_id: int | None = None
    toewijzing_nummer: int | None = None


class Waarom(StrEnum):
    """By which term care must be declared; each has its own."""

    MAAND = "maand"  # it was given in a month that has passed
    JAAR = "jaar"  # it was given in a year that has passed
    AGB = "agb"  # the AGB code that it is declared under has ended


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaratieOpen(Openstaand):
    """Care that was recorded and is not declared, of one AGB code of ours.

    ``tot`` is the last day of the month or year in which it was given, or of the AGB code;
    ``vanaf`` the first day of its earliest month. While it stands in a 323 that was not submitted,
    ``bericht_id`` and ``status`` are of that 323. ``sggz_toegewezen_op`` is the first day on which
    a 301 came, where all of it is specialistische ggz that was assigned after the month;
    ``corrigeert_sinds`` the first day on which lines were granted that such a 323 takes back.
    """

    waarom: Waarom
    aanbieder: str
    vanaf: date
    tot: date
    clienten: int
    prestaties: int
    sggz_toegewezen_op: date | None = None
    corrigeert_sinds: date | None = None
    bericht_id: int | None = None
    identificatie: str | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _VanDeclaratie(Openstaand):
    """What is open on a 323 that the gemeente has; ``maand`` is its DeclaratiePeriode."""

    bericht_id: int
    identificatie: str
    declaratie_nummer: str
    maand: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BetalingOpen(_VanDeclaratie):
    """A declaration of which less was paid than was granted; ``bedrag`` is the rest (eurocent)."""

    dagtekening: date
    ingediend_op: date
    bedrag: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegelsAfgekeurd(_VanDeclaratie):
    """Lines of a declaration that were rejected and are not solved, since the 325."""

    sinds: date
    regels: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectieOpen(_VanDeclaratie):
    """Granted lines whose recorded care is no longer what was declared; granted on ``sinds``."""

    sinds: date
    regels: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraagOpen(Openstaand):
    """A 315 that is due: care was asked for or began, and the gemeente was not asked yet.

    It is a referral on file, a concept, or a message that was not submitted; ids are of those.
    Once there is a message, ``verwijzing_id`` and ``concept_id`` are empty. ``verlengt_tot`` is the
    Einddatum of the Toewijzing that it extends, of which ``eerste_contact`` is no first contact but
    the first day that is asked.
    """

    eerste_contact: date
    zorgvorm: Zorgvorm
    verlengt_tot: date | None = None
    verwijzing_id: int | None = None
    concept_id: int | None = None
    bericht_id: int | None = None
    identificatie: str | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BesluitOpen(Openstaand):
    """A request that was submitted and on which the gemeente has not decided.

    Of a 315 the products that are as far, by the number of ``referenties``.
    """

    bericht_id: int
    identificatie: str
    soort: Berichtsoort  # 315 or 317
    dagtekening: date
    ingediend_op: date
    in_onderzoek: bool
    referenties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekAfgewezen(Openstaand):
    """A request that a 319 refused, on which the user has not acted; ``reden`` of WJ759."""

    bericht_id: int  # of the request
    identificatie: str
    soort: Berichtsoort
    verzoek_id: int
    referentie_aanbieder: str
    reden: str
    andere_gemeente: str | None
    sinds: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VerlengingOpen(Openstaand):
    """A Toewijzing on which care runs and that ends soon, for which nothing was asked yet."""

    toewijzing_id: int
    toewijzing_nummer: int
    product: str
    einddatum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AchttienOpen(Openstaand):
    """A Toewijzing of the Jeugdwet that ends about when its client becomes 18, on ``achttien_op``.

    Care runs on it and nothing of the Wmo goes on after it. ``einde`` is its Einddatum, or without
    one the day before that birthday.
    """

    toewijzing_id: int
    toewijzing_nummer: int
    product: str
    einde: date
    achttien_op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AgbWisselOpen(Openstaand):
    """An AGB code of ours that ends on ``tot`` while Toewijzingen on it go on after that day."""

    aanbieder: str
    tot: date
    toewijzingen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwijzingOpen(Openstaand):
    """A referral on file on which nothing was asked and care has not begun.

    ``geldig_tot`` is its last day as the user recorded it. ``ggz`` tells that the client has
    jeugd-ggz from the gemeente; the gemeente may be unknown.
    """

    verwijzing_id: int
    datum: date | None
    aanmelding: date | None
    geldig_tot: date | None
    ggz: bool


Vooruitfeit = AchttienOpen | AgbWisselOpen | VerwijzingOpen
Verzoekfeit = AanvraagOpen | BesluitOpen | VerzoekAfgewezen | VerlengingOpen
Declareerfeit = DeclaratieOpen | BetalingOpen | RegelsAfgekeurd | CorrectieOpen
Leveringfeit = StartOpen | StopOpen | VerlengingOpen | AchttienOpen
Feit = (
    RetourOpen
    | StartOpen
    | StopOpen
    | AntwoordOpen
    | AfkeurOpen
    | Declareerfeit
    | Verzoekfeit
    | Vooruitfeit
)
