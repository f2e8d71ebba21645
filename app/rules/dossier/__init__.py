"""Rules of level 3: a message is judged against the messages before it."""

from types import ModuleType

from app.rules.dossier import (
    antwoord,
    identificatie,
    levering,
    stop,
    verzoek,
    wijziging,
)

MODULES: tuple[ModuleType, ...] = (
    antwoord,
    identificatie,
    levering,
    stop,
    verzoek,
    wijziging,
)
