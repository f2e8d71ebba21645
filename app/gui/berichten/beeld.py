"""What the detail of a message shows, in words: made off the GUI thread, without widgets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.ontvangst import Ontvangststatus, alleen_gemeld, weigert
from app.domain.verzending import Status as Verzendstatus
from app.gui.berichtstatus import regel_titel, status_tekst
from app.gui.format import StatusText, datum, moment
from app.gui.gegevens import gegevens
from app.gui.widgets.message_view import Gegeven
from app.gui.woorden import ALLEEN_GEMELD
from app.rules.pad import voorvader
from app.services import berichten
from app.services.berichten import Berichtdetail
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import gemeentenaam
from app.standard.uitleg import Uitleg, retourcode
from app.standard.xmlplaats import MEESTE, leesbare_xml, regels_per_pad, sleutel
from app.store.berichtrijen import Berichtregel
from app.store.tables import Richting

_VERZOEKEN = (Berichtsoort.VERZOEK_TOEWIJZING, Berichtsoort.VERZOEK_WIJZIGING)
_BESLUITEN = (Berichtsoort.TOEWIJZING, Berichtsoort.ANTWOORD)


@dataclass(frozen=True, slots=True)
class Vondst:
    """What is wrong in a message, what to do about it and the rule behind it.

    ``regel`` is the line of the XML, or None where there is none to show; ``pad`` the element.
    """

    melding: str
    advies: str
    herkomst: str
    regel: int | None
    pad: str


@dataclass(frozen=True, slots=True)
class Verwant:
    """A message that belongs to this one: `Antwoord: Retour op start zorg (JW306)`."""

    id: int
    verband: str
    titel: str


@dataclass(frozen=True, slots=True)
class Berichtbeeld:
    """One message as it is shown."""

    id: int
    titel: str
    status: StatusText
    feiten: str
    client_id: int | None
    client: str
    reden: str
    advies: str
    geweigerd: bool
    alleen_gemeld: bool
    vondsten: tuple[Vondst, ...]
    codes_kop: str
    codes: tuple[Uitleg, ...]
    verwant: tuple[Verwant, ...]
    gegevens: tuple[Gegeven, ...]
    xml: str
    xml_uitleg: str
    bestandsnaam: str
    binnen: bool

    @property
    def is_mis(self) -> bool:
        """Whether there is something to explain before one reads the message."""
        return bool(self.reden or self.vondsten or self.codes)


def laad(workspace: Workspace, bericht_id: int) -> Berichtbeeld:
    """Read a message, with the answer that refused it if there is one."""
    detail = berichten.detail(workspace, bericht_id)
    antwoord = None
    if detail.regel.status is Verzendstatus.AFGEKEURD:
        soort = detail.regel.soort
        later = [v for v in detail.verwant if v.soort and soort and v.soort is soort.retour]
        later = [v for v in later if v.id > bericht_id]
        antwoord = berichten.detail(workspace, later[0].id) if later else None
    return beeld(detail, antwoord, workspace.vandaag())


def beeld(detail: Berichtdetail, antwoord: Berichtdetail | None, vandaag: date) -> Berichtbeeld:
    """Put a message in words; ``antwoord`` is the answer that refused it."""
    regel = detail.regel
    xml = leesbare_xml(detail.xml)
    plaatsen = regels_per_pad(xml)
    bron = antwoord or detail
    geweigerd = regel.status is Ontvangststatus.GEWEIGERD
    gemeld = alleen_gemeld([bevinding.regel for bevinding in detail.bevindingen])
    return Berichtbeeld(
        id=regel.id,
        titel=regel_titel(regel),
        status=status_tekst(regel.status, regel.soort),
        feiten=_feiten(regel, vandaag),
        client_id=regel.client_id,
        client=regel.client,
        reden=_reden(detail, geweigerd=geweigerd, gemeld=gemeld),
        advies=detail.advies,
        geweigerd=geweigerd,
        alleen_gemeld=gemeld,
        vondsten=tuple(_vondsten(detail, plaatsen)),
        codes_kop=_codes_kop(detail, antwoord),
        codes=tuple({code.uitleg.code: code.uitleg for code in bron.codes}.values()),
        verwant=tuple(_verwant(regel, ander) for ander in detail.verwant),
        gegevens=_gegevens(detail, antwoord, plaatsen),
        xml=xml,
        xml_uitleg=_xml_uitleg(detail.xml, xml),
        bestandsnaam=bestandsnaam(regel),
        binnen=regel.richting is Richting.IN,
    )


def bestandsnaam(regel: Berichtregel) -> str:
    """Give the name under which a message is saved: as it came in, or as it is exported."""
    if regel.bestandsnaam:
        return regel.bestandsnaam
    return f"{regel.naam}_{regel.gemeente}_{regel.moment:%Y%m%d}_{regel.identificatie}.xml"


def _feiten(regel: Berichtregel, vandaag: date) -> str:
    in_of_uit = "Binnengekomen" if regel.richting is Richting.IN else "Gemaakt"
    wanneer = regel.moment.astimezone()
    vooraf = "vandaag, " if wanneer.date() == vandaag else ""
    delen = [f"{in_of_uit} {vooraf}{moment(wanneer, vandaag)}"]
    if regel.ingediend_op:
        delen.append(f"ingediend {datum(regel.ingediend_op)}")
    if regel.gemeente:
        delen.append(gemeentenaam(regel.gemeente))
    if regel.identificatie:
        delen.append(regel.identificatie)
    if regel.aanbieder:
        delen.append(f"AGB {regel.aanbieder}")
    return " · ".join(delen)


def _reden(detail: Berichtdetail, *, geweigerd: bool, gemeld: bool) -> str:
    """What to say before the findings."""
    if gemeld:
        return f"{ALLEEN_GEMELD} {detail.reden}".strip()
    # What was judged and answered tells it by its findings; the rest only by its reason.
    return "" if detail.bevindingen and not geweigerd else detail.reden


def _vondsten(detail: Berichtdetail, plaatsen: Mapping[str, int]) -> Iterator[Vondst]:
    for bevinding in detail.bevindingen:
        gestuurd = bevinding.retourcode if weigert(bevinding.regel) else ""
        code = f"retourcode {retourcode(gestuurd).kort}" if gestuurd else ""
        herkomst = " · ".join(filter(None, (f"regel {bevinding.regel}", code)))
        # What is absent is shown at what it should have stood in.
        pad = voorvader(sleutel(bevinding.pad), plaatsen.__contains__)
        yield Vondst(bevinding.melding, bevinding.advies, herkomst, plaatsen.get(pad), pad)


def _codes_kop(detail: Berichtdetail, antwoord: Berichtdetail | None) -> str:
    if antwoord is not None:
        return f"De gemeente keurde dit af op {datum(antwoord.regel.moment.astimezone().date())}"
    if detail.regel.vecozo_code:
        return "VECOZO keurde dit af"
    if detail.regel.soort is None:
        return "VECOZO keurde je bericht af"
    return "De gemeente keurde je bericht af"


def _verwant(regel: Berichtregel, ander: Berichtregel) -> Verwant:
    return Verwant(ander.id, _verband(regel, ander), regel_titel(ander))


def _verband(regel: Berichtregel, ander: Berichtregel) -> str:
    if regel.soort is None or ander.soort is None:
        return "Gaat over" if regel.soort is None else "Afgekeurd met"
    if ander.soort is regel.soort:
        return "Vervangt" if ander.id < regel.id else "Vervangen door"
    if regel.soort.is_retour and ander.soort is regel.soort.heen:
        return "Antwoord op"
    if ander.soort.is_retour and regel.soort is ander.soort.heen:
        return "Antwoord"
    if regel.soort in _VERZOEKEN and ander.soort in _BESLUITEN:
        return "Besluit"
    if regel.soort in _BESLUITEN and ander.soort in _VERZOEKEN:
        return "Besluit op"
    return "Hoort bij hetzelfde"


def _gegevens(
    detail: Berichtdetail, antwoord: Berichtdetail | None, plaatsen: Mapping[str, int]
) -> tuple[Gegeven, ...]:
    """The readable lines, each with its place in the XML and with what is wrong with it."""
    mis = {bevinding.pad: bevinding.melding for bevinding in detail.bevindingen}
    for code in (antwoord or detail).codes:
        # An answer repeats the message (IV028): what it refuses has the same path in both.
        mis.setdefault(code.pad, code.uitleg.betekenis)
    return gegevens(detail.leesbaar, mis, plaatsen)


def _xml_uitleg(heel: str, getoond: str) -> str:
    if len(heel) > MEESTE:
        return "Alleen het begin is te zien. Bewaar het bestand om alles te lezen."
    if heel != getoond:
        return "Voor het lezen op regels gezet. Het bestand zelf is niet veranderd."
    return ""
