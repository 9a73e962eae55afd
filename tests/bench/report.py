"""What a bench found, for people and for programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Report:
    """The figures of one run. Some of them are targets: they may be at most so much."""

    bench: str
    figures: Mapping[str, float]
    at_most: Mapping[str, float]

    def as_json(self) -> dict[str, Any]:
        return {"bench": self.bench, "figures": dict(self.figures), "targets": self.targets()}

    def targets(self) -> list[dict[str, Any]]:
        return [
            {
                "name": name,
                "value": self.figures[name],
                "limit": limit,
                "met": self.figures[name] <= limit,
            }
            for name, limit in self.at_most.items()
        ]

    def lines(self) -> list[str]:
        """The figures under each other, and behind a target whether it is met."""
        said = {target["name"]: _said(target) for target in self.targets()}
        width = max(map(len, self.figures))
        return [
            self.bench,
            *(
                f"  {name:<{width}} {value:>10.10g}{said.get(name, '')}"
                for name, value in self.figures.items()
            ),
        ]


def _said(target: Mapping[str, Any]) -> str:
    return f"   {'met' if target['met'] else 'MISSED'}, at most {target['limit']:g}"
