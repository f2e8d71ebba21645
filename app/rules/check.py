"""All rules together, and in which order they speak."""

from __future__ import annotations

from functools import cache

from app.domain.dossier import Dossier
from app.rules import bericht as over_bericht
from app.rules import contract, extern
from app.rules import dossier as over_dossier
from app.rules.bron import Bron
from app.rules.finding import Finding
from app.rules.pad import volgorde, voorvader
from app.rules.regel import Controle, Regel
from app.standard.bericht import Bericht

_MODULES = (*over_bericht.MODULES, *over_dossier.MODULES, contract, extern)

REGELS: tuple[Regel, ...] = tuple(
    sorted(
        (deel for module in _MODULES for deel in vars(module).values() if isinstance(deel, Regel)),
        key=lambda regel: regel.nummer,
    )
)


def check(bericht: Bericht, dossier: Dossier, bron: Bron) -> tuple[Finding, ...]:
    """Judge a message by all rules; findings come by level, then in document order.

    ``dossier`` is as it was before this message. A finding at level 2 refuses the message as a
    whole, so that levels 3 and 4 are not judged (IV032).
    """
    controle = Controle(bericht, dossier, bron)
    for groep in _op_niveau(bericht.naam):
        findings = [f for regel in groep for f in regel.controleer(controle)]
        if findings:
            return _op_volgorde(bericht, findings)
    return ()


@cache
def _op_niveau(bericht: str) -> tuple[tuple[Regel, ...], tuple[Regel, ...]]:
    gelden = [regel for regel in REGELS if bericht in regel.berichten]
    return (
        tuple(regel for regel in gelden if regel.niveau == 2),
        tuple(regel for regel in gelden if regel.niveau > 2),
    )


def _op_volgorde(bericht: Bericht, findings: list[Finding]) -> tuple[Finding, ...]:
    plaats = volgorde(bericht)

    def sleutel(finding: Finding) -> tuple[int, int]:
        # What is missing from the message takes the place of what it should have stood in.
        return finding.niveau, plaats[voorvader(finding.pad, plaats.__contains__)]

    return tuple(sorted(findings, key=sleutel))
