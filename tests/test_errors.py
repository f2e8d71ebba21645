from __future__ import annotations

import copy
import pickle

from app.errors import UserError


def test_without_advice_the_message_is_shown_as_it_is() -> None:
    fout = UserError("Dit bestand is geen bericht.")
    assert (fout.message, fout.advice) == ("Dit bestand is geen bericht.", None)
    assert str(fout) == "Dit bestand is geen bericht."


def test_the_advice_follows_the_message() -> None:
    fout = UserError("Dit is een 3.1-bericht.", "Vraag de gemeente om een 3.2-bericht.")
    assert str(fout) == "Dit is een 3.1-bericht. Vraag de gemeente om een 3.2-bericht."


def test_it_survives_the_way_from_another_process() -> None:
    fout = UserError("Wat.", "Hoe.")
    for other in (copy.copy(fout), pickle.loads(pickle.dumps(fout))):
        assert (other.message, other.advice) == ("Wat.", "Hoe.")
