"""A field for a gemeente, found by typing."""

from __future__ import annotations

from app.gui.widgets.search_field import SearchField
from app.gui.woorden import gemeente_en_code
from app.standard.codelijsten import gemeenten


class GemeenteField(SearchField):
    """All gemeenten, found by typing any part of the name or code. `value` is the code or None."""

    def __init__(self, name: str, width: int) -> None:
        super().__init__(width, "Typ een naam…")
        self.setAccessibleName(name)
        self.setAccessibleDescription("Typ een deel van de naam en kies met Enter.")
        self.line.setAccessibleName(name)
        self.set_entries([(g.code, gemeente_en_code(g.code), "") for g in gemeenten()])

    def leeg(self) -> None:
        """Have nothing chosen."""
        self.set_value(None)
