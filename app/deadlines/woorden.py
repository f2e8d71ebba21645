"""The terms of a protocol in the words of a user: what must be done, by whom, counted from when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from app.deadlines.protocol import Eenheid, Term, Vanaf, Wie
from app.deadlines.termijnen import (
    AANVRAAG_CRISIS,
    AANVRAAG_GGZ,
    ACHTTIEN,
    AGB_EINDE,
    AGB_WIJZIGING,
    BESLUIT_315,
    BESLUIT_317,
    BETALING,
    CORRECTIE_AFGEKEURD,
    CORRECTIE_TOEGEKEND,
    DECLARATIE_GGZ,
    JAAREINDE,
    JAAREINDE_MELDEN,
    ONDERZOEK_315,
    ONDERZOEK_317,
    START_GGZ,
    VERLENGING,
    VERVAL,
    VERWIJZING,
    WOONPLAATSBEGINSEL,
)
from app.standard.codelijsten import gemeentenaam

# In the order in which things happen.
WAT: Mapping[str, str] = MappingProxyType(
    {
        VERWIJZING: "Starten op een verwijzing",
        "315": "Hulp aanvragen (315)",
        AANVRAAG_GGZ: "Specialistische ggz aanvragen (315)",
        AANVRAAG_CRISIS: "Crisishulp aanvragen (315)",
        "316": "Bevestigen van je aanvraag (316)",
        BESLUIT_315: "Besluiten op je aanvraag (301 of 319)",
        ONDERZOEK_315: "Besluiten na onderzoek van je aanvraag",
        WOONPLAATSBEGINSEL: "Afwijzen op het woonplaatsbeginsel",
        "302": "Toewijzing bevestigen (302)",
        "305": "Start melden (305)",
        START_GGZ: "Start melden van specialistische ggz (305)",
        VERVAL: "Starten voordat een toewijzing vervalt",
        "306": "Bevestigen van je start (306)",
        "307": "Stop melden (307)",
        "308": "Bevestigen van je stop (308)",
        VERLENGING: "Verlenging aanvragen",
        ACHTTIEN: "Overleggen als een cliënt 18 wordt",
        "318": "Bevestigen van je verzoek om wijziging (318)",
        BESLUIT_317: "Besluiten op je verzoek om wijziging (301 of 319)",
        ONDERZOEK_317: "Besluiten na onderzoek van je wijziging",
        "320": "Antwoord bevestigen (320)",
        "323": "Declareren (323)",
        DECLARATIE_GGZ: "Declareren van later toegewezen specialistische ggz (323)",
        "325": "Antwoorden op je declaratie (325)",
        BETALING: "Betalen wat is toegekend",
        CORRECTIE_AFGEKEURD: "Afgekeurde regels opnieuw declareren",
        CORRECTIE_TOEGEKEND: "Toegekende regels corrigeren",
        JAAREINDE_MELDEN: "Melden dat het jaar niet op tijd kan",
        JAAREINDE: "Het afgelopen jaar declareren",
        AGB_WIJZIGING: "Een nieuwe AGB-code melden",
        AGB_EINDE: "Declareren op een beëindigde AGB-code",
    }
)
WIE: Mapping[Wie, str] = MappingProxyType({Wie.AANBIEDER: "Jij", Wie.GEMEENTE: "De gemeente"})
VANAF: Mapping[Vanaf, str] = MappingProxyType(
    {
        Vanaf.ONTVANGST: "de ontvangst van het bericht",
        Vanaf.START: "de start van de hulp, of de ontvangst van de toewijzing als die later is",
        Vanaf.EINDE: "het einde van de hulp, of de dag waarop je dat wist",
        Vanaf.MAAND: "het eind van de maand waarin je hulp gaf",
        Vanaf.JAAR: "het eind van het jaar waarin je hulp gaf",
        Vanaf.DAGTEKENING: "de dagtekening van je bericht",
        Vanaf.ANTWOORD: "de ontvangst van het antwoord op je declaratie (325)",
        Vanaf.AGB: "de laatste dag van je AGB-code",
        Vanaf.AGB_NIEUW: "de eerste dag van je nieuwe AGB-code",
        Vanaf.EERSTE_CONTACT: "het eerste contact of de intake",
        Vanaf.DIAGNOSTIEK: "het begin van de diagnostiek",
        Vanaf.CLIENTTIJD: "de eerste tijd die je met de cliënt werkte",
        Vanaf.AANVANG: "het begin van de hulp die je aanvraagt",
        Vanaf.EINDDATUM: "de einddatum van de toewijzing",
        Vanaf.AANMELDING: "de aanmelding van de cliënt",
    }
)
EENHEID: Mapping[Eenheid, str] = MappingProxyType(
    {
        Eenheid.WERKDAGEN: "werkdagen",
        Eenheid.DAGEN: "dagen",
        Eenheid.WEKEN: "weken",
        Eenheid.MAANDEN: "maanden",
        Eenheid.EINDE_MAAND: "maanden, tot het eind van die maand",
        Eenheid.VASTE_DATUM: "jaar later, op een vaste dag",
    }
)


def volgorde(soort: str) -> int:
    """Give the place of a term among the others; what has no words comes last."""
    return list(WAT).index(soort) if soort in WAT else len(WAT)


def wat(soort: str) -> str:
    """Say what must be done."""
    return WAT.get(soort, soort)


def telt_vanaf(term: Term) -> str:
    """Say from when it counts: ``telt vanaf de aanmelding van de cliënt``."""
    return f"telt {'terug ' * term.vooraf}vanaf {VANAF[term.vanaf]}"


def hoe_lang(term: Term) -> str:
    """Give the length in words, with the gemeenten that have another one."""
    delen = [term.lengte_tekst]
    for gemeente, lengte in sorted(term.per_gemeente.items()):
        delen.append(f"{gemeentenaam(gemeente)} {replace(term, lengte=lengte).lengte_tekst}")
    return "; ".join(delen)
