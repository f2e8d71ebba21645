"""A text to mail or read out to the gemeente about what must be talked over ahead.

No name, no birthday and no BSN is in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.deadlines.termijnen import Termijn
from app.domain.openstaand import AchttienOpen, AgbWisselOpen, DeclaratieOpen, StartOpen
from app.gui.format import aantal
from app.standard.leesbaar import datum_voluit
from app.standard.release import Wet

_DAG = timedelta(days=1)
_WET = {Wet.WMO: "Wmo", Wet.JW: "Jeugdwet"}
_SLOT = "\n\nMet vriendelijke groet,\n"


@dataclass(frozen=True)
class Contact:
    """What is said to the gemeente: what it is about, the mail, and what to ask by telephone."""

    titel: str
    over: str
    onderwerp: str
    mail: str
    vragen: str
    nummers: str
    uitleg: str

    @property
    def bellen(self) -> str:
        """What to ask on the telephone, and what to have at hand."""
        return (
            f"Vraag\n{self.vragen}\n\nHoud bij de hand\n{self.nummers}\n\n"
            "Schrijf op\nMet wie je sprak en wat er is afgesproken. Met ‘Stel uit’ bewaar je dat "
            "bij de taak.\n"
        )


def contact(termijnen: Sequence[Termijn]) -> Contact | None:
    """Give what to say, or None for what is asked of the gemeente in another way."""
    eerste = termijnen[0]
    match eerste.feit:
        case AchttienOpen() as feit:
            return _achttien(feit, eerste)
        case AgbWisselOpen() as feit:
            return _agb_wissel(feit)
        case DeclaratieOpen() as feit:
            return _jaareinde(feit, eerste)
        case StartOpen() as feit:
            return _vervallen(feit, eerste)
    return None


def _achttien(feit: AchttienOpen, t: Termijn) -> Contact:
    toewijzing = (
        f"- Toewijzing {feit.toewijzing_nummer} (Jeugdwet), {feit.product}, tot en met "
        f"{datum_voluit(feit.einde)}"
    )
    vraag = "Welke hulp gaat daarna door, en bij welke aanbieder?"
    return Contact(
        titel="Overleg met de gemeente over 18 worden",
        over=f"toewijzing {feit.toewijzing_nummer}",
        onderwerp=f"Overgang van Jeugdwet naar Wmo, toewijzing {feit.toewijzing_nummer}",
        mail="Beste collega,\n\n"
        f"De cliënt van deze toewijzing wordt binnenkort 18:\n\n{toewijzing}\n\n"
        "Gaat de hulp verder onder de Wmo, dan overleggen wij daar graag op tijd over, samen met "
        f"de cliënt ({t.bron}). {vraag} En wanneer kunnen we elkaar spreken?{_SLOT}",
        vragen=f"{vraag}\nWanneer kunnen we overleggen, met de cliënt erbij?",
        nummers=toewijzing,
        uitleg="Een cliënt wordt 18 en de Jeugdwet stopt. Overleg met de toegang van de gemeente "
        "of de hulp verder gaat onder de Wmo, en bij wie.\n",
    )


def _agb_wissel(feit: AgbWisselOpen) -> Contact:
    tot, nieuw = datum_voluit(feit.tot), datum_voluit(feit.tot + _DAG)
    lopend = aantal(feit.toewijzingen, "toewijzing", "toewijzingen")
    loopt = "loopt" if feit.toewijzingen == 1 else "lopen"
    return Contact(
        titel="Meld de nieuwe AGB-code",
        over=f"AGB-code {feit.aanbieder}",
        onderwerp=f"Wijziging van onze AGB-code per {nieuw}",
        mail="Beste collega,\n\n"
        f"Onze AGB-code {feit.aanbieder} eindigt op {tot}. Vanaf {nieuw} werken wij met een nieuwe "
        f"code: … (vul in).\n\nOp de oude code {loopt} bij jullie {lopend} ({_WET[feit.wet]}) door "
        f"na {tot}. Past die ingangsdatum, en wanneer krijgen wij de nieuwe toewijzingen (301)? "
        f"Is er voor het contract nog iets nodig?{_SLOT}",
        vragen=f"Past {nieuw} als ingangsdatum, en wanneer komen de nieuwe toewijzingen (301)?\n"
        "Is er voor het contract nog iets nodig?",
        nummers=f"- Oude AGB-code {feit.aanbieder}, tot en met {tot}\n- De nieuwe AGB-code\n"
        f"- {lopend} ({_WET[feit.wet]})",
        uitleg="Je AGB-code eindigt. De gemeente moet je lopende toewijzingen beëindigen en op de "
        "nieuwe code opnieuw toewijzen. Spreek daarom op tijd de ingangsdatum af.\n",
    )


def _jaareinde(feit: DeclaratieOpen, t: Termijn) -> Contact:
    jaar = feit.tot.year
    omvang = (
        f"{aantal(feit.prestaties, 'prestatie', 'prestaties')} van "
        f"{aantal(feit.clienten, 'cliënt', 'cliënten')}"
    )
    vraag = f"Tot wanneer kunnen wij de zorg van {jaar} nog declareren?"
    return Contact(
        titel="Maak een afspraak over de jaarafsluiting",
        over=f"zorg van {jaar}",
        onderwerp=f"Declaraties over {jaar}",
        mail="Beste collega,\n\n"
        f"Wij hebben over {jaar} nog {omvang} ({_WET[feit.wet]}) niet gedeclareerd. Doordat "
        "toewijzingen later zijn verwerkt, halen wij 30 juni daarmee misschien niet. Wij maken "
        f"daar graag een afspraak over ({t.bron}). {vraag}{_SLOT}",
        vragen=vraag,
        nummers=f"- {omvang} ({_WET[feit.wet]})",
        uitleg="Haal je 30 juni niet doordat de gemeente toewijzingen laat verwerkte? Vraag dan "
        "voor 1 maart om een afspraak. Haal je het wel, dan hoef je niets te doen.\n",
    )


def _vervallen(feit: StartOpen, t: Termijn) -> Contact:
    toewijzing = (
        f"- Toewijzing {feit.toewijzing_nummer} ({_WET[feit.wet]}), {feit.product}, ontvangen op "
        f"{datum_voluit(feit.ontvangen_op)}"
    )
    vraag = "Geldt de toewijzing nog, of sturen jullie een nieuwe?"
    return Contact(
        titel="Vraag of de toewijzing nog geldt",
        over=f"toewijzing {feit.toewijzing_nummer}",
        onderwerp=f"Nog geen start op toewijzing {feit.toewijzing_nummer}",
        mail="Beste collega,\n\n"
        f"Op deze toewijzing hebben wij binnen {t.lengte} geen start (305) gestuurd:\n\n"
        f"{toewijzing}\n\nDaarmee zou zij zijn vervallen ({t.bron}). {vraag}{_SLOT}",
        vragen=vraag,
        nummers=toewijzing,
        uitleg="Zonder start (305) vervalt een toewijzing in deze regio na een tijd. Gaat de hulp "
        "toch door, vraag dan of zij nog geldt.\n",
    )
