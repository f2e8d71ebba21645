"""For every rule in every message one case that it refuses, by the subject of the rules."""

from __future__ import annotations

from tests.rules.gevallen import basis, gedeclareerd
from tests.rules.gevallen.geval import Gevallen

GEVALLEN: Gevallen = {
    **basis.GEVALLEN,
    **gedeclareerd.GEVALLEN,
}
