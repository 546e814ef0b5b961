"""Draws confidence against the share right: takes bins of mentions, gives an SVG that reads on light and dark pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SIZE, MARGIN = 360, 56  # of the square, and of what stands around it
WIDEST = 15.0  # radius of the fullest bin's dot
STYLE = """
  svg { background: #fff; color: #1d1d1f; font: 13px system-ui, sans-serif; }
  text { fill: currentColor; }
  .frame, .even { stroke: currentColor; fill: none; }
  .frame, .grid { stroke-opacity: .25; }
  .grid { stroke: currentColor; stroke-width: .5; }
  .even { stroke-dasharray: 4 4; stroke-opacity: .6; }
  .line { stroke: #0b6bb8; fill: none; stroke-width: 1.5; }
  .dot { fill: #0b6bb8; fill-opacity: .75; }
  @media (prefers-color-scheme: dark) {
    svg { background: #17181b; color: #ececf0; }
    .line { stroke: #63b3ff; } .dot { fill: #63b3ff; }
  }"""


@dataclass(frozen=True, slots=True)
class Bin:
    """Mentions with a confidence from `low` to `high`: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    size: int
    confidence: float
    right: float


def plot(bins: Sequence[Bin], error: float) -> str:
    """The whole SVG. A dot's area is the number of mentions; on the dashed line confidence is exactly true."""
    mentions = sum(b.size for b in bins)
    fullest = max((b.size for b in bins), default=1)
    side = SIZE + 2 * MARGIN
    title = f"Confidence and share right of {mentions} mentions; calibration error {error:.3f}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}" role="img" '
        f'aria-labelledby="title">',
        f'<title id="title">{title}</title>',
        f"<style>{STYLE}\n</style>",
    ]
    for k in range(0, 11, 2):
        x, y = _x(k / 10), _y(k / 10)
        parts += [
            f'<path class="grid" d="M{x} {_y(0)}V{_y(1)}M{_x(0)} {y}H{_x(1)}"/>',
            f'<text x="{x}" y="{_y(0) + 18}" text-anchor="middle">{k / 10:.1f}</text>',
            f'<text x="{_x(0) - 8}" y="{y + 4}" text-anchor="end">{k / 10:.1f}</text>',
        ]
    parts += [
        f'<path class="frame" d="M{_x(0)} {_y(0)}H{_x(1)}V{_y(1)}H{_x(0)}Z"/>',
        f'<path class="even" d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}"/>',
        f'<text x="{_x(0.5)}" y="{_y(0) + 40}" text-anchor="middle">confidence of a mention</text>',
        f'<text transform="translate({_x(0) - 38} {_y(0.5)}) rotate(-90)" text-anchor="middle">share right</text>',
        f'<text x="{_x(0)}" y="{MARGIN - 22}">{mentions} mentions, expected calibration error {error:.3f}</text>',
        f'<path class="line" d="{_line(bins)}"/>' if len(bins) > 1 else "",
    ]
    for b in bins:
        label = f"{b.size} mentions: confidence {b.confidence:.2f}, right {b.right:.2f}"
        radius = max(2.0, WIDEST * (b.size / fullest) ** 0.5)
        parts.append(
            f'<circle class="dot" cx="{_x(b.confidence)}" cy="{_y(b.right)}" r="{radius:.1f}"><title>{label}</title></circle>'
        )
    return "\n".join([*filter(None, parts), "</svg>", ""])


def _x(value: float) -> float:
    return round(MARGIN + SIZE * value, 1)


def _y(value: float) -> float:
    return round(MARGIN + SIZE * (1 - value), 1)


def _line(bins: Sequence[Bin]) -> str:
    return "M" + "L".join(f"{_x(b.confidence)} {_y(b.right)}" for b in bins)
