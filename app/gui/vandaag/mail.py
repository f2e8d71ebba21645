"""A text to mail or read out to the gemeente when its answer or its payment stays away.

No name and no BSN is in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.deadlines.termijnen import Termijn
from app.domain.openstaand import AntwoordOpen, BetalingOpen
from app.gui.brief import BriefPagina
from app.gui.format import datum
from app.gui.vandaag.declareren import declaratie_nummer
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import bedrag, datum_voluit, maand_voluit

_UITLEG = """\
De gemeente had al moeten antwoorden. Vraag ernaar met deze tekst, per mail of aan de telefoon.

Er staan geen naam en geen BSN in: gewone mail is daar niet veilig genoeg voor. Met de
identificatie en de datum vindt de gemeente het bericht terug.

Je kunt de tekst hier nog aanpassen. Dat verandert niets aan je gegevens.
"""

_UITLEG_BETALING = """\
De gemeente had al moeten betalen. Kijk eerst of het geld echt niet binnen is: boek anders de
betaling bij de declaratie. Vraag ernaar met deze tekst, per mail of aan de telefoon.

Er staan geen naam en geen BSN in: gewone mail is daar niet veilig genoeg voor. Met het
declaratienummer vindt de gemeente de declaratie terug.

Je kunt de tekst hier nog aanpassen. Dat verandert niets aan je gegevens.
"""


def onderwerp(termijnen: Sequence[Termijn]) -> str:
    """Give the subject of the mail."""
    eerste = termijnen[0]
    if isinstance(eerste.feit, BetalingOpen):
        nummers = ", ".join(declaratie_nummer(t.feit) for t in termijnen)
        return f"Nog geen betaling ontvangen van declaratie {nummers}"
    heen = Berichtsoort(eerste.soort).heen
    return f"Geen {_naam(eerste, eerste.soort)} ontvangen op {_naam(eerste, heen)}"


def tekst(termijnen: Sequence[Termijn]) -> str:
    """Give the text of the mail; it identifies the messages and nobody in them."""
    if isinstance(termijnen[0].feit, BetalingOpen):
        return _tekst_betaling(termijnen)
    eerste, een = termijnen[0], len(termijnen) == 1
    soort = Berichtsoort(eerste.soort)
    wat = "een bericht" if een else f"{len(termijnen)} berichten"
    berichten = "\n".join(_regel(t) for t in termijnen)
    return (
        "Beste collega,\n\n"
        f"Via VECOZO hebben wij {wat} ingediend waarop wij nog geen antwoord hebben ontvangen:\n\n"
        f"{berichten}\n\n"
        f"Wij verwachten daarop een {soort.titel.lower()} ({_naam(eerste, soort)}), binnen "
        f"{eerste.lengte} na ontvangst ({_afspraak(eerste)}).\n\n"
        f"Wil je nagaan of {'het bericht' if een else 'de berichten'} bij jullie "
        f"{'is' if een else 'zijn'} aangekomen, en het antwoord via VECOZO sturen?\n\n"
        "Met vriendelijke groet,\n"
    )


def _tekst_betaling(termijnen: Sequence[Termijn]) -> str:
    eerste, een = termijnen[0], len(termijnen) == 1
    declaraties = "\n".join(_declaratie(t) for t in termijnen)
    return (
        "Beste collega,\n\n"
        f"Van {'deze declaratie' if een else 'deze declaraties'} hebben wij nog niet alles "
        f"ontvangen wat is toegekend:\n\n{declaraties}\n\n"
        f"Wij verwachten de betaling binnen {eerste.lengte} ({_afspraak(eerste)}).\n\n"
        "Wil je nagaan wanneer je betaalt, of op welke datum en met welk kenmerk dat is gedaan?\n\n"
        "Met vriendelijke groet,\n"
    )


def _regel(t: Termijn) -> str:
    assert isinstance(t.feit, AntwoordOpen)  # only an answer is asked of a gemeente
    heen = Berichtsoort(t.soort).heen
    nummer = f"declaratienummer {t.feit.declaratie_nummer}, " if t.feit.declaratie_nummer else ""
    return (
        f"- {heen.titel} ({_naam(t, heen)}), {nummer}identificatie {t.identificatie}, "
        f"ingediend op {datum_voluit(t.feit.ingediend_op)}"
    )


def _declaratie(t: Termijn) -> str:
    assert isinstance(t.feit, BetalingOpen)  # of such a fact only
    return (
        f"- Declaratienummer {t.feit.declaratie_nummer} ({_naam(t, Berichtsoort.DECLARATIE)}) over "
        f"{maand_voluit(t.feit.maand)}, ingediend op {datum_voluit(t.feit.ingediend_op)}: "
        f"nog {bedrag(t.feit.bedrag)}"
    )


def _afspraak(t: Termijn) -> str:
    """Where the term stands: the rule, and what the region agreed where that differs."""
    return "; ".join(dict.fromkeys(deel for deel in (t.regel, t.bron) if deel))


def _naam(t: Termijn, soort: str) -> str:
    return f"{t.wet.value.upper()}{soort}"


class MailPagina(BriefPagina):
    """Shows the text that asks for an answer."""

    def __init__(self, termijnen: Sequence[Termijn]) -> None:
        eerste = termijnen[0]
        betaling = isinstance(eerste.feit, BetalingOpen)
        super().__init__(
            f"Vraag de gemeente om {'betaling' if betaling else 'antwoord'}",
            onderwerp(termijnen),
            tekst(termijnen),
            f"Gemeente {gemeentenaam(eerste.gemeente)} · {_over(termijnen)} · "
            f"{'betaling' if betaling else 'antwoord'} verwacht op {datum(eerste.vervaldatum)}",
            _UITLEG_BETALING if betaling else _UITLEG,
        )


def _over(termijnen: Sequence[Termijn]) -> str:
    if len(termijnen) > 1:
        return f"{len(termijnen)} berichten"
    nummer = declaratie_nummer(termijnen[0].feit)
    return f"declaratie {nummer}" if nummer else termijnen[0].client
