"""Draws every screen from the demo data, to look at: `python -m tests.screenshots`.

Light, dark, at 150 % and in the smallest window, into the folder `screenshots`; the same with
long names, a full list, an empty data folder and what may go wrong.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
