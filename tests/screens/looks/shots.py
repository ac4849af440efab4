"""What every picture has in common: the sizes, and how it is compared."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from screens.driving import NARROW, WIDE

SIZES = {"wide": WIDE, "small": NARROW}
"""The sizes of a picture; a window of the first is made smaller for the second."""

Steps = Callable[[Pilot[None]], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Pictures:
    """Compares how the app looks with how it looked, at each size in one run of the app."""

    snapshot: SnapshotAssertion
    folder: Path
    """Where to see how it looks now."""

    async def __call__(
        self,
        app: PeerPalApp,
        *,
        press: Iterable[str] = (),
        before: Steps | None = None,
        sizes: Iterable[str] = tuple(SIZES),
    ) -> None:
        kept = self.snapshot.use_extension(SVGImageExtension)
        first, *_ = sizes
        async with app.run_test(size=SIZES[first], notifications=True) as pilot:
            if before:
                await before(pilot)
            await pilot.pause()
            for key in press:
                await pilot.press(key)  # what it opens is there before the next one
            for size in sizes:
                if size != first:
                    await pilot.resize_terminal(*SIZES[size])
                    await pilot.pause()
                await pilot.pause()
                await pilot.wait_for_scheduled_animations()
                picture = await _at_rest(pilot, app)
                is_same = kept(name=size) == picture
                now = self.folder / f"{size}.svg"
                now.write_text(picture)
                assert is_same, f"it looks different now, see {now}"


async def _at_rest(pilot: Pilot[None], app: PeerPalApp) -> str:
    """Return the picture once it is the same twice: below a box, a size may come a draw later."""
    before, picture = "", app.export_screenshot(title=app.title, simplify=True)
    while picture != before:
        await pilot.pause()
        before, picture = picture, app.export_screenshot(title=app.title, simplify=True)
    return picture
