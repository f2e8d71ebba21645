"""A text that goes along with a referral that a gemeente asks for: no name, no BSN in it."""

from __future__ import annotations

from collections.abc import Sequence

from app.gui.brief import BriefPagina

_UITLEG = """\
Een gemeente mag om de verwijzing vragen om te zien of er recht op zorg is. Je mag dat niet weigeren
(Midden-IJssel/Oost-Veluwe 2024, §4.1).

Maak eerst op een kopie **alles onleesbaar wat de gemeente niet nodig heeft**. Alleen dit blijft
staan: wie de jeugdige is, wie verwees, en wie de zorg geeft. Wat er medisch in staat gaat de
gemeente niet aan.

1. Bewaar de scan met **Bewaren als…**, druk hem af, maak de rest zwart en scan hem opnieuw. Een
   zwart vlak in een PDF is vaak weer weg te halen.
2. Stuur hem met **beveiligde mail**, niet met gewone.
3. Verwijder daarna de losse kopieën op je computer.

De tekst noemt geen naam en geen BSN. Je kunt hem hier nog aanpassen; dat verandert niets aan je
gegevens. Weet je niet hoe de gemeente het wil hebben, bel dan.
"""

_VOORAF = (
    "Maak eerst op een kopie van de scan onleesbaar wat de gemeente niet nodig heeft, en stuur die "
    "met beveiligde mail. Deze tekst gaat erbij; er staan geen naam en geen BSN in. Druk op F1 "
    "voor hoe je dat doet."
)


def tekst(referenties: Sequence[str]) -> str:
    """Give the text; ``referenties`` are those of the requests that rest on the referral."""
    welke = "referentie" if len(referenties) == 1 else "referenties"
    om = f" ({welke} {', '.join(referenties)})" if referenties else ""
    return (
        "Beste collega,\n\n"
        f"Je vroeg om de verwijzing bij ons verzoek{om}. Die gaat hierbij.\n\n"
        "Leesbaar zijn alleen wie de jeugdige is, wie verwees en wie de zorg geeft. De rest "
        "hebben wij onleesbaar gemaakt, omdat het voor het recht op zorg niet nodig is.\n\n"
        "Met vriendelijke groet,\n"
    )


class Verwijzingmail(BriefPagina):
    """Shows the text, and in the help how to send the referral safely."""

    def __init__(self, wie_verwees: str, referenties: Sequence[str]) -> None:
        super().__init__(
            "Stuur de verwijzing naar de gemeente",
            "Verwijzing bij ons verzoek",
            tekst(referenties),
            wie_verwees,
            _UITLEG,
            vooraf=_VOORAF,
        )
