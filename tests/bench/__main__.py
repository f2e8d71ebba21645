"""Runs all measurements: importing, judging, starting, opening Vandaag, looking back."""

from __future__ import annotations

import os
import platform

from tests.bench import declareren, importeren, meten, regels, starten, terugblik, vandaag

meten.toon(
    f"Python {platform.python_version()}, {os.cpu_count()} kernen, {platform.system()}. "
    "Medianen; de verhoudingen tellen."
)
importeren.meet()
regels.meet()
starten.meet()
vandaag.meet()
declareren.meet()
terugblik.meet()
