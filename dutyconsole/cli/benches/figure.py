"""A measured figure beside its peer's."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import quantiles
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Figure:
    """One measurement: ours, the peer's, both in `unit`."""

    name: str
    unit: str
    ours: float
    peer_name: str
    peer: float
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        """Ours as a multiple of the peer's."""
        return self.ours / self.peer if self.peer else float("inf")

    def fields(self) -> dict[str, Any]:
        """Return what is printed as JSON."""
        return {
            "name": self.name,
            "unit": self.unit,
            "ours": round(self.ours, 4),
            "peer_name": self.peer_name,
            "peer": round(self.peer, 4),
            "ratio": round(self.ratio, 3),
            **self.detail,
        }

    def words(self) -> str:
        """Return what is printed for people."""
        more = "  ".join(f"{key}={value}" for key, value in self.detail.items())
        return (
            f"{self.name}\t{self.ours:.3f} {self.unit}\t{self.peer_name} {self.peer:.3f} {self.unit}"
            f"\t×{self.ratio:.2f}\t{more}"
        )


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile of at least two values, by the inclusive method."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]
