"""Growth check-ins of the sample data: every two months, with ups and a few downs."""

from __future__ import annotations

from peerpal.domain.growth import GrowthCheckIn, GrowthDimension
from peerpal.services.demo_days import DemoDays, working_day
from peerpal.services.services import Services

_CHECK_INS = (
    (338, (2, 2, 1, 3, 2, 3, 2, 2), "New here. I know the storefront and hardly anybody."),
    (277, (2, 3, 2, 3, 2, 3, 2, 3), "Ana and I have found our pace."),
    (216, (2, 3, 2, 3, 2, 3, 3, 3), "First incident that I followed from the beginning."),
    (155, (3, 3, 2, 2, 3, 4, 3, 3), "A quarter of firefighting; what for was hard to see."),
    (94, (3, 4, 3, 3, 3, 4, 3, 4), "Two teams ask me about the rota now."),
    (33, (3, 4, 3, 4, 3, 4, 4, 4), "I said no to a third project, and it was fine."),
)
"""How many days ago, the ratings in the order of the dimensions, and a note."""


class DemoGrowth(DemoDays):
    """Makes a year of growth check-ins."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.context)

    def add(self) -> None:
        """Save the check-ins."""
        with self._context.history.step("Sample data: growth") as step:
            for ago, ratings, note in _CHECK_INS:
                on = working_day(self._ago(ago))
                said = dict(zip(GrowthDimension, ratings, strict=True))
                step.put(
                    GrowthCheckIn(
                        **self._origin(on),
                        on=on,
                        ratings={dimension.value: rating for dimension, rating in said.items()},
                        note=note,
                    )
                )
