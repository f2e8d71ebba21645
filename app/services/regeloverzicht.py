"""Every rule of the standard, and whether the app judges it; also as ``docs/regels.md``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.rules.check import REGELS
from app.standard.regelregister import Niveau, Regelnummer, regelnummers
from app.standard.release import Wet

_REDENEN = {
    Niveau.PROCES: "werkafspraak tussen mensen, niet aan een bericht te zien",
    Niveau.INSTRUCTIE: "uitleg bij het invullen, geen controle",
}
_NOG_NIET = "nog niet gebouwd"

# What keeps an agreement or an instruction that no rule of its own judges.
_ELDERS = {
    "IV008": "zo verbetert en trekt het formulier Start melden in; zie ook TR063 en TR074",
    "IV009": "zo toont Heenweer een geboortedatum die niet helemaal bekend is",
    "IV013": "zo kiest het dossier de nieuwste versie van een toewijzing",
    "IV024": "bedragen zijn overal in eurocenten",
    "IV028": "zo maakt Heenweer een retourbericht",
    "IV032": "zo kiest Heenweer de retourcodes",
    "IV033": "de XsltVersie blijft leeg: Heenweer gebruikt de XSLT's van de standaard niet",
    "IV034": "zo vult Heenweer de versies in de header",
    "IV066": "bewaakt door TR332",
    "IV092": "bewaakt door TR349, TR350, TR351, TR357, TR361 en TR373",
    "IV096": "zo herkent het dossier een start en een stop; zie ook TR382",
    "IV097": "bewaakt door TR379",
    "OP011": "bewaakt door het formulier Start melden",
    "OP033": "bewaakt door TR063 en TR074",
    "OP033x1": "zo leest het dossier een gewijzigde toewijzing; zie ook TR332",
    "OP033x2": "bewaakt door CS058",
    "OP039": "het dossier neemt over wat de gemeente van een cliënt meldt",
    "OP065": "zo maakt Heenweer een retourbericht",
    "OP072": "bewaakt door TR382",
    "OP080": "het dossier kijkt naar de toewijzingsdatum, niet naar de volgorde van ontvangst",
    "OP090": "termijn op Vandaag",
    "OP095": "een regel vraagt alleen wat de afzender kan weten; zie TR332",
    "OP155": "bewaakt door TR382",
    "OP179": "bewaakt bij het inlezen en exporteren",
    "OP192": "bewaakt door het schema",
    "OP259": "bewaakt door TR302",
    "OP271": "termijn op Vandaag; dagen volgens het protocol van de gemeente",
    "OP275": "bewaakt door TR332",
    "OP286": "termijn op Vandaag: een afgekeurd bericht moet opnieuw",
    "OP289": "bewaakt door TR326",
    "OP308": "bewaakt door TR349",
    "OP350": "bewaakt door TR374",
    "OP361": "bewaakt door TR347",
    "OP363": "bewaakt door het formulier Start melden",
    "OP377": "bewaakt door TR382 en TR415",
    "OP378": "bewaakt door TR413",
    "OP379": "bewaakt door TR326",
}  # fmt: skip

_KOP = """\
# Regels van de iStandaarden

Alle regels van iWmo 3.2 en iJw 3.2, en waar Heenweer ze bewaakt. Een berichtnummer zonder wet
geldt voor beide. De niveaus zijn die van de standaard (IV032): 1 het schema, 2 één bericht,
3 tegen eerdere berichten, 4 tegen een bron van buiten.

Deze tabel wordt gemaakt met `.venv/bin/python -m app regels --markdown > docs/regels.md`.

| regel | wat er staat | niveau | retourcode | berichten | waar, of waarom niet |
|---|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Regelregel:
    """A rule for the list; ``reden`` says why it is absent, or what guards it instead.

    ``waar`` is the file with its function, below ``app/``; empty when it has none.
    """

    nummer: str
    niveau: str
    retourcode: str
    berichten: tuple[str, ...]
    titel: str
    aanwezig: bool
    reden: str
    waar: str = ""


def regels() -> list[Regelregel]:
    """All rules by number."""
    waar = {
        regel.nummer: regel.functie.__module__.removeprefix("app.").replace(".", "/") + ".py"
        for regel in REGELS
    }
    return [_regel(rij, waar.get(rij.nummer, "")) for rij in regelnummers()]


def markdown(lijst: Iterable[Regelregel]) -> str:
    """The same as a page for people, without a final line end."""
    rijen = [
        f"| {rij.nummer} | {rij.titel} | {rij.niveau} | {rij.retourcode} "
        f"| {_kort(rij.berichten)} | {f'`{rij.waar}`' if rij.waar else rij.reden} |"
        for rij in lijst
    ]
    return _KOP + "\n".join(rijen)


def _regel(rij: Regelnummer, waar: str) -> Regelregel:
    in_schema = rij.niveau is Niveau.SCHEMA
    if in_schema:
        reden = "bewaakt door het schema"
    elif waar:
        reden = ""
    else:
        reden = _ELDERS.get(rij.nummer) or _REDENEN.get(rij.niveau, _NOG_NIET)
    return Regelregel(
        rij.nummer,
        rij.niveau.value,
        rij.retourcode,
        rij.berichten,
        rij.titel,
        in_schema or bool(waar),
        reden,
        waar,
    )


def _kort(berichten: tuple[str, ...]) -> str:
    """Names of messages, with a bare number where it is that of both wetten."""
    nummers = sorted({bericht[-3:] for bericht in berichten})
    return " ".join(
        nummer if len(van) == len(Wet) else van[0]
        for nummer in nummers
        if (van := [bericht for bericht in berichten if bericht.endswith(nummer)])
    )
