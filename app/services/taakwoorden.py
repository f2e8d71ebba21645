"""How what is due is called, the same in the window, on paper and on the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType

from app.deadlines.termijnen import (
    ACHTTIEN,
    AFKEUR,
    AGB_EINDE,
    AGB_WIJZIGING,
    BESLUIT_315,
    BESLUIT_317,
    BETALING,
    CORRECTIE_AFGEKEURD,
    CORRECTIE_TOEGEKEND,
    JAAREINDE,
    JAAREINDE_MELDEN,
    ONDERZOEK_315,
    ONDERZOEK_317,
    VERLENGING,
    VERVAL,
    VERWIJZING,
    VERZOEK_AFGEWEZEN,
    WOONPLAATSBEGINSEL,
    Actie,
    Termijn,
    Urgentie,
)
from app.domain.openstaand import (
    AanvraagOpen,
    AfkeurOpen,
    AgbWisselOpen,
    AntwoordOpen,
    BesluitOpen,
    BetalingOpen,
    CorrectieOpen,
    DeclaratieOpen,
    Feit,
    RegelsAfgekeurd,
    VerlengingOpen,
    VerwijzingOpen,
    VerzoekAfgewezen,
    Waarom,
)
from app.standard.berichtsoort import Berichtsoort
from app.standard.kort import aantal
from app.standard.leesbaar import bedrag, maand_voluit

# What is owed where that is no message, or not the only one by that number.
_SOORTEN = MappingProxyType(
    {
        AFKEUR: "Afgekeurd",
        BETALING: "Betaling",
        CORRECTIE_AFGEKEURD: "Afgekeurde regels",
        CORRECTIE_TOEGEKEND: "Correctie",
        JAAREINDE: "Jaarafsluiting",
        AGB_EINDE: "Beëindigde AGB-code",
        BESLUIT_315: "Besluit op 315",
        BESLUIT_317: "Besluit op 317",
        ONDERZOEK_315: "315 in onderzoek",
        ONDERZOEK_317: "317 in onderzoek",
        WOONPLAATSBEGINSEL: "Woonplaatsbeginsel",
        VERZOEK_AFGEWEZEN: "Verzoek afgewezen",
        VERLENGING: "Verlenging",
        VERVAL: "Toewijzing vervalt",
        JAAREINDE_MELDEN: "Jaarafsluiting melden",
        ACHTTIEN: "Wordt 18",
        AGB_WIJZIGING: "AGB-wijziging",
        VERWIJZING: "Verwijzing",
    }
)
# What is done ahead, as long as there is time and after that.
_VOORUIT = MappingProxyType(
    {
        VERVAL: ("Toewijzing vervalt zonder start", "Toewijzing vervallen"),
        JAAREINDE_MELDEN: ("Jaarafsluiting niet te halen?", "Jaarafsluiting niet te halen?"),
        ACHTTIEN: ("Wordt 18: overleggen", "Wordt 18: overleggen"),
        AGB_WIJZIGING: ("Nieuwe AGB-code melden", "Nieuwe AGB-code melden"),
        VERWIJZING: ("Verwijzing verloopt", "Verwijzing verlopen"),
    }
)
_TELLING = {
    Urgentie.TE_LAAT: "te laat",
    Urgentie.VANDAAG: "vandaag",
    Urgentie.DEZE_WEEK: "deze week",
}
# The answers that we wait for; every other message is ours to send.
_VAN_GEMEENTE = frozenset(
    soort for soort in Berichtsoort if soort.is_retour and soort.ontvangt_aanbieder
)


def soort_naam(soort: str) -> str:
    """Give the name of a kind of work: ``Start (305)``."""
    if (woorden := _SOORTEN.get(soort)) is not None:
        return woorden
    bericht = Berichtsoort(soort)
    return f"{'Antwoord' if bericht in _VAN_GEMEENTE else bericht.woord} ({soort})"


def samenvatting(termijnen: Sequence[Termijn]) -> str:
    """Say how it stands in one line: ``3 te laat · 5 vandaag · 12 deze week · 2 uitgesteld``."""
    telling = Counter(t.status for t in termijnen if t.uitgesteld_tot is None)
    delen = [f"{telling[u]} {naam}" for u, naam in _TELLING.items() if telling[u]]
    if telling and not delen:
        delen = [f"{telling[Urgentie.LATER]} later"]
    if uitgesteld := len(termijnen) - telling.total():
        delen.append(f"{uitgesteld} uitgesteld")
    return " · ".join(delen)


def titel(t: Termijn) -> str:
    """Say what is to be done or what is waited for: ``Start melden (305)``."""
    if (eigen := eigen_titel(t)) is not None:
        return eigen
    if isinstance(t.feit, AfkeurOpen):
        return f"{t.feit.soort.woord} afgekeurd ({t.feit.soort})"
    soort = Berichtsoort(t.soort)
    if t.actie is Actie.TREK_IN:
        return "Melding intrekken"  # a 307 when a stop stands, then the 305
    if t.actie is Actie.EXPORTEER:
        return f"{soort.woord} exporteren ({soort})"
    if t.actie is Actie.MELD_INGEDIEND:
        return f"{soort.woord} indienen ({soort})"
    if soort in _VAN_GEMEENTE:
        wat = "Geen antwoord" if t.status is Urgentie.TE_LAAT else "Antwoord verwacht"
        return f"{wat} ({soort})"
    return f"{soort.woord} {'sturen' if soort.is_retour else 'melden'} ({soort})"


def eigen_titel(t: Termijn) -> str | None:
    """Give the title of what is not named after its message alone, or None."""
    if (vooruit := _VOORUIT.get(t.soort)) is not None:
        return vooruit[t.status is Urgentie.TE_LAAT]
    return _titel_declareren(t) or _titel_verzoeken(t)


def _titel_declareren(t: Termijn) -> str | None:
    match t.feit:
        case DeclaratieOpen(status=None, waarom=Waarom.MAAND, tot=tot):
            return f"Declareren {maand_voluit(tot).partition(' ')[0]} ({t.soort})"
        case DeclaratieOpen(waarom=Waarom.JAAR, tot=tot):
            return f"Zorg van {tot.year} declareren"
        case DeclaratieOpen(waarom=Waarom.AGB):
            return "Declareren oude AGB"
        case BetalingOpen():
            return "Betaling ontbreekt" if t.status is Urgentie.TE_LAAT else "Betaling verwacht"
        case RegelsAfgekeurd():
            return "Afgekeurde regels verbeteren"
        case CorrectieOpen():
            return "Toegekende regels corrigeren"
    return None


def _titel_verzoeken(t: Termijn) -> str | None:
    laat = t.status is Urgentie.TE_LAAT
    match t.feit:
        case AanvraagOpen(status=None, concept_id=None):
            return f"Toewijzing aanvragen ({t.soort})"
        case AanvraagOpen(status=None):
            return f"Verzoek afmaken ({t.soort})"
        case BesluitOpen() if t.soort == WOONPLAATSBEGINSEL:
            return "Afwijzen op woonplaats kan nog"
        case BesluitOpen(in_onderzoek=True):
            return "Geen besluit na onderzoek" if laat else "Onderzoek loopt"
        case BesluitOpen():
            return f"{'Geen besluit' if laat else 'Besluit verwacht'} (301 of 319)"
        case VerzoekAfgewezen(soort=soort):
            return f"Verzoek afgewezen ({soort})"
        case VerlengingOpen():
            return "Verlenging vragen"
    return None


def hoeveel(groep: Sequence[Termijn]) -> str:
    """Say how much what is due together comes to; empty where only counting it says something."""
    return _hoeveel_declareren(groep) or _hoeveel_verzoeken(groep)


def _hoeveel_declareren(groep: Sequence[Termijn]) -> str:
    feiten = [t.feit for t in groep]
    match feiten[0]:
        case DeclaratieOpen(status=None, waarom=Waarom.MAAND) if len(groep) > 1:
            return aantal(len(groep), "maand", "maanden")
        case DeclaratieOpen(status=None):
            clienten = sum(f.clienten for f in feiten if isinstance(f, DeclaratieOpen))
            return aantal(clienten, "cliënt", "cliënten") if len(groep) == 1 else ""
        case BetalingOpen():
            return bedrag(sum(f.bedrag for f in feiten if isinstance(f, BetalingOpen)))
        case RegelsAfgekeurd() | CorrectieOpen():
            regels = sum(f.regels for f in feiten if isinstance(f, RegelsAfgekeurd | CorrectieOpen))
            return aantal(regels, "regel", "regels")
        case AntwoordOpen() if declaratie_nummer(feiten[0]):
            if len(groep) > 1:
                return aantal(len(groep), "declaratie", "declaraties")
            return f"Declaratie {declaratie_nummer(feiten[0])}"
    return ""


def _hoeveel_verzoeken(groep: Sequence[Termijn]) -> str:
    feit = groep[0].feit
    if isinstance(feit, BesluitOpen):
        return aantal(len(groep), "verzoek", "verzoeken")
    if isinstance(feit, AgbWisselOpen):
        return aantal(feit.toewijzingen, "toewijzing", "toewijzingen")
    return "Nieuwe cliënt" if isinstance(feit, AanvraagOpen | VerwijzingOpen) else ""


def zonder_client(t: Termijn) -> str:
    """Say what is due where no client can be named: how much it is, or in which message."""
    if eigen := hoeveel((t,)):
        return eigen
    return f"Bericht {t.identificatie}" if t.identificatie else ""


def declaratie_nummer(feit: Feit) -> str:
    """DeclaratieNummer of what a fact is about; empty when it is about no declaration."""
    if isinstance(feit, AntwoordOpen | BetalingOpen | RegelsAfgekeurd | CorrectieOpen):
        return feit.declaratie_nummer
    return ""
