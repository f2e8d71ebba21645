"""For every rule in every message one case that it refuses, by the subject of the rules."""

from __future__ import annotations

from tests.rules.gevallen import basis, stop, tegen_eerdere
from tests.rules.gevallen.geval import Gevallen

GEVALLEN: Gevallen = {
    **basis.GEVALLEN,
    **stop.GEVALLEN,
    **tegen_eerdere.GEVALLEN,
}
