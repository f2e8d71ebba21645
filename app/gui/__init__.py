"""The window: all that knows Qt."""

import builtins

# PySide hangs itself on every import, and reads the source of whatever is imported from then on
# to see whether its snake_case is used there. Nobody does; it took a twentieth of the start.
_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401 - this is where it does

builtins.__import__ = _import
