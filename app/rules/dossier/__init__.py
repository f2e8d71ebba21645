"""Rules of level 3: a message is judged against the messages before it."""

from types import ModuleType

from app.rules.dossier import (
    antwoord,
    declaratie,
    declaratieantwoord,
    herhaling,
    identificatie,
    levering,
    stop,
    verzoek,
    volume,
    wijziging,
)

MODULES: tuple[ModuleType, ...] = (
    antwoord,
    declaratie,
    declaratieantwoord,
    herhaling,
    identificatie,
    levering,
    stop,
    verzoek,
    volume,
    wijziging,
)
