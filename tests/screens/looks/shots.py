"""What every picture has in common: the sizes, and how it is compared."""

from __future__ import annotations

from collections.abc import Callable

from screens.driving import NARROW, WIDE

SIZES = {"wide": WIDE, "small": NARROW}

Compare = Callable[..., bool]
