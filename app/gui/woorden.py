"""Words that recur, and short names for where a row has little room."""

from __future__ import annotations

from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet

ALLEEN_GEMELD = "Dit bericht is verwerkt. Er valt wel iets op."


def wet_kort(wet: Wet) -> str:
    """Give the wet in a few letters."""
    return "Jw" if wet is Wet.JW else "Wmo"


def gemeente_en_code(code: str) -> str:
    """Give a gemeente as people know it, and as messages do: `Nijmegen (0268)`."""
    return f"{gemeentenaam(code)} ({code})"
