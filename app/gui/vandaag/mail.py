"""A text to mail or read out to the gemeente when its answer stays away: no name, no BSN in it."""

from __future__ import annotations

from collections.abc import Sequence

from app.deadlines.termijnen import Termijn
from app.domain.openstaand import AntwoordOpen
from app.gui.brief import BriefPagina
from app.gui.format import datum
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import datum_voluit

_UITLEG = """\
De gemeente had al moeten antwoorden. Vraag ernaar met deze tekst, per mail of aan de telefoon.

Er staan geen naam en geen BSN in: gewone mail is daar niet veilig genoeg voor. Met de
identificatie en de datum vindt de gemeente het bericht terug.

Je kunt de tekst hier nog aanpassen. Dat verandert niets aan je gegevens.
"""


def onderwerp(termijnen: Sequence[Termijn]) -> str:
    """Give the subject of the mail."""
    eerste = termijnen[0]
    heen = Berichtsoort(eerste.soort).heen
    return f"Geen {_naam(eerste, eerste.soort)} ontvangen op {_naam(eerste, heen)}"


def tekst(termijnen: Sequence[Termijn]) -> str:
    """Give the text of the mail; it identifies the messages and nobody in them."""
    eerste, een = termijnen[0], len(termijnen) == 1
    soort = Berichtsoort(eerste.soort)
    wat = "een bericht" if een else f"{len(termijnen)} berichten"
    berichten = "\n".join(_regel(t) for t in termijnen)
    return (
        "Beste collega,\n\n"
        f"Via VECOZO hebben wij {wat} ingediend waarop wij nog geen antwoord hebben ontvangen:\n\n"
        f"{berichten}\n\n"
        f"Wij verwachten daarop een {soort.titel.lower()} ({_naam(eerste, soort)}), binnen "
        f"{eerste.lengte} na ontvangst ({eerste.regel}).\n\n"
        f"Wil je nagaan of {'het bericht' if een else 'de berichten'} bij jullie "
        f"{'is' if een else 'zijn'} aangekomen, en het antwoord via VECOZO sturen?\n\n"
        "Met vriendelijke groet,\n"
    )


def _regel(t: Termijn) -> str:
    assert isinstance(t.feit, AntwoordOpen)  # only an answer is asked of a gemeente
    heen = Berichtsoort(t.soort).heen
    return (
        f"- {heen.titel} ({_naam(t, heen)}), identificatie {t.identificatie}, "
        f"ingediend op {datum_voluit(t.feit.ingediend_op)}"
    )


def _naam(t: Termijn, soort: str) -> str:
    return f"{t.wet.value.upper()}{soort}"


class MailPagina(BriefPagina):
    """Shows the text that asks for an answer."""

    def __init__(self, termijnen: Sequence[Termijn]) -> None:
        eerste = termijnen[0]
        wie = eerste.client if len(termijnen) == 1 else f"{len(termijnen)} berichten"
        super().__init__(
            "Vraag de gemeente om antwoord",
            onderwerp(termijnen),
            tekst(termijnen),
            f"Gemeente {gemeentenaam(eerste.gemeente)} · {wie} · "
            f"antwoord verwacht op {datum(eerste.vervaldatum)}",
            _UITLEG,
        )
