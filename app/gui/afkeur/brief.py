"""The text that asks a gemeente for a new message in place of one that we refused."""

from __future__ import annotations

from collections.abc import Sequence

from app.gui.brief import BriefPagina
from app.gui.context import Kantoor
from app.gui.gemeentecontact import Contactvak
from app.services.afkeuren import Afkeur
from app.standard.codelijsten import gemeentenaam
from app.standard.element import Vorm
from app.standard.leesbaar import datum_voluit

_UITLEG = """\
In dit bericht van de gemeente klopte iets niet. Het retourbericht zegt dat al. Blijft een nieuw
bericht uit, vraag er dan om met deze tekst, per mail of aan de telefoon.

Er staan geen naam en geen BSN in: gewone mail is daar niet veilig genoeg voor. Met de
identificatie vindt de gemeente het bericht terug.

Je kunt de tekst hier nog aanpassen. Dat verandert niets aan je gegevens.
"""


def onderwerp(rijen: Sequence[Afkeur]) -> str:
    """Give the subject of the mail."""
    return f"Nieuwe {rijen[0].naam} gevraagd in plaats van {rijen[0].identificatie}"


def tekst(rijen: Sequence[Afkeur]) -> str:
    """Give the text: the message, and everything that is wrong in it."""
    eerste = rijen[0]
    fouten = "\n".join(_fout(rij) for rij in rijen)
    return (
        "Beste collega,\n\n"
        f"Via VECOZO ontvingen wij op {datum_voluit(eerste.sinds)} een "
        f"{eerste.soort.titel.lower()} ({eerste.naam}) met identificatie {eerste.identificatie}. "
        f"Daarin klopt iets niet{_gemeld(eerste)}:\n\n"
        f"{fouten}\n\n"
        "Wil je een verbeterd bericht sturen via VECOZO? Tot die tijd kunnen wij er niets mee.\n\n"
        "Met vriendelijke groet,\n"
    )


def _gemeld(rij: Afkeur) -> str:
    """How we told so already; nothing answers a 325."""
    if rij.soort.is_retour:
        return ""
    return f". Wij hebben het afgekeurd met een {Vorm(rij.wet, rij.soort.retour).naam}"


def _fout(rij: Afkeur) -> str:
    regel = f", regel {rij.regel}" if rij.regel else ""
    return f"- {rij.veld}: {rij.betekenis} (retourcode {rij.uitleg.code}{regel})"


class NieuwBerichtPagina(BriefPagina):
    """Shows the text for one message."""

    def __init__(self, kantoor: Kantoor, rijen: Sequence[Afkeur]) -> None:
        eerste = rijen[0]
        super().__init__(
            "Vraag de gemeente om een nieuw bericht",
            onderwerp(rijen),
            tekst(rijen),
            f"Gemeente {gemeentenaam(eerste.gemeente)} · {eerste.naam} {eerste.identificatie}",
            _UITLEG,
            contact=Contactvak(kantoor, eerste.gemeente),
        )
