"""Runs every benchmark and holds the figures against the promises: `python -m bench`."""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from bench import (
    costs,
    daily,
    first_frame,
    growth,
    keys,
    log_command,
    memory,
    peers,
    save,
    screens,
    search,
    shell,
    summary,
)

PROMISES = {
    "first_frame_1000_over_empty": 1.25,
    "first_frame_10000_over_empty": 1.8,
    "peerpal_log_over_jrnl": 1.2,
    "save_over_bare_append": 3.0,
    "growth_1000_to_100000": 2.0,
    "bytes_written_over_record": 2.0,
    "key_ms_p95": 16.0,
    "search_key_ms_p95": 16.0,
    "peer_page_ms": 50.0,
    "in_full_ms": 50.0,
    "ledger_ms": 50.0,
    "filter_ms": 50.0,
    "slowest_screen_ms": 50.0,
    "peerpal_log_over_json_load": 1.5,
    "peerpal_due_over_json_load": 1.5,
    "memory_at_first_over_file": 4.0,
    "memory_everywhere_over_file": 4.0,
    "summary_toggle_ms": 100.0,
    "summary_export_ms": 50.0,
    "open_over_json_loads": 1.2,
    "fold_over_atomic_rewrite": 2.0,
}
"""The most that each figure may be."""
AT_LEAST = {"stock_tinydb_over_save": 50.0}
"""The least that each figure may be."""

_BENCHES = {
    "first_frame": first_frame,
    "log": log_command,
    "save": save,
    "costs": costs,
    "keys": keys,
    "search": search,
    "daily": daily,
    "summary": summary,
    "screens": screens,
    "shell": shell,
    "memory": memory,
    "growth": growth,
    "peers": peers,
}


def main() -> int:
    """Measure what is asked for and print a table; a whole run is written as JSON too."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "only", nargs="*", choices=[*_BENCHES, []], help="which to run; all if none"
    )
    parser.add_argument(
        "--output", type=Path, help="where to write; bench/result.json, when all are run"
    )
    arguments = parser.parse_args()
    figures: dict[str, float] = {}
    kept: list[bool] = []
    for name in arguments.only or _BENCHES:
        with tempfile.TemporaryDirectory(prefix="peerpal-bench-") as work:
            measured = _BENCHES[name].measure(Path(work))
        kept += [_report(name, figure) for name, figure in measured.items()]
        figures |= measured
    result = {
        "python": platform.python_version(),
        "textual": version("textual"),
        "figures": {name: round(figure, 3) for name, figure in figures.items()},
    }
    output = arguments.output or (None if arguments.only else Path("bench/result.json"))
    if output:
        output.write_text(json.dumps(result, indent=2) + "\n")
    return 0 if all(kept) else 1


def _report(name: str, figure: float) -> bool:
    most, least = PROMISES.get(name), AT_LEAST.get(name)
    promise, kept = "", True
    if most is not None:
        promise, kept = f"at most {most:g}", figure <= most
    elif least is not None:
        promise, kept = f"at least {least:g}", figure >= least
    verdict = "" if not promise else "kept" if kept else "MISSED"
    print(f"{name:32} {figure:10.2f}   {promise:14} {verdict}", flush=True)
    return kept


if __name__ == "__main__":
    sys.exit(main())
