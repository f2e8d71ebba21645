"""Without arguments the window opens; a subcommand runs without one."""

from __future__ import annotations

import io
import sys


def main() -> int:
    """Start the program as the command line says."""
    if len(sys.argv) > 1 and not _alleen_venster(sys.argv[1:]):
        from app import cli

        if isinstance(sys.stdout, io.TextIOWrapper):  # a file or pipe may not know every name
            sys.stdout.reconfigure(errors="backslashreplace")
        return cli.main(sys.argv[1:])
    from app import bootstrap

    return bootstrap.start_venster(sys.argv[1:])


def _alleen_venster(argv: list[str]) -> bool:
    """Whether only options of the window are given: a data folder and a day."""
    opties = {"--gegevens", "--vandaag"}
    return all(
        deel.partition("=")[0] in opties or (i > 0 and argv[i - 1] in opties)
        for i, deel in enumerate(argv)
    )


if __name__ == "__main__":
    sys.exit(main())
