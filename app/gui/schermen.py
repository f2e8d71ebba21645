"""The screens that can wait until Vandaag stands there, each imported when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.gui.context import (
    AFKEUR,
    BERICHTEN,
    CLIENTEN,
    CONTROLEREN,
    DECLAREREN,
    INSTELLINGEN,
    KLAAR,
    OVERZICHTEN,
    VERZOEKEN,
    Kantoor,
)
from app.gui.page import Screen
from app.gui.task import Progress


def _clienten(kantoor: Kantoor) -> Screen:
    from app.gui.clienten.page import scherm

    return scherm(kantoor)


def _berichten(kantoor: Kantoor) -> Screen:
    from app.gui.berichten.page import scherm

    return scherm(kantoor)


def _verzoeken(kantoor: Kantoor) -> Screen:
    from app.gui.verzoeken.page import scherm

    return scherm(kantoor)


def _declareren(kantoor: Kantoor) -> Screen:
    from app.gui.declareren.page import scherm

    return scherm(kantoor)


def _klaar(kantoor: Kantoor) -> Screen:
    from app.gui.klaar.page import scherm

    return scherm(kantoor)


def _afkeur(kantoor: Kantoor) -> Screen:
    from app.gui.afkeur.page import scherm

    return scherm(kantoor)


def _overzichten(kantoor: Kantoor) -> Screen:
    from app.gui.overzichten.page import scherm

    return scherm(kantoor)


def _controleren(kantoor: Kantoor) -> Screen:
    from app.gui.controleren.page import scherm

    return scherm(kantoor)


def _instellingen(kantoor: Kantoor) -> Screen:
    from app.gui.instellingen.page import scherm

    return scherm(kantoor)


# The screens that can wait; a test holds their names against those in the sidebar.
LUI: Mapping[str, Callable[[Kantoor], Screen]] = MappingProxyType(
    {
        CLIENTEN: _clienten,
        BERICHTEN: _berichten,
        VERZOEKEN: _verzoeken,
        DECLAREREN: _declareren,
        KLAAR: _klaar,
        AFKEUR: _afkeur,
        OVERZICHTEN: _overzichten,
        CONTROLEREN: _controleren,
        INSTELLINGEN: _instellingen,
    }
)


def laad_de_rest(_: Progress) -> None:
    """Import in a thread what the user may ask for next, so that no click waits for it."""
    import app.gui.afkeur.page
    import app.gui.berichten.page
    import app.gui.clienten.page
    import app.gui.controleren.page
    import app.gui.declareren.page
    import app.gui.importeren.importeur
    import app.gui.instellingen.page
    import app.gui.klaar.page
    import app.gui.melden.openen
    import app.gui.overzichten.page
    import app.gui.verzoeken.openen
    import app.gui.verzoeken.page
    import app.gui.woonplaats.openen  # noqa: F401  # imported for their effect
