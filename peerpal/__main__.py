"""Starts PeerPal: `peerpal` and `python -m peerpal`."""

from __future__ import annotations

import sys


def main() -> None:
    """Do what the command line asks for, and end with its exit status."""
    from peerpal.cli.edge import run
    from peerpal.cli.output import prepare_output

    prepare_output()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
