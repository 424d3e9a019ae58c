"""Draws time over size, both logarithmic, as an SVG that reads well on light and dark pages."""

import math

from tables import median

WIDTH, HEIGHT = 760, 430
LEFT, RIGHT, TOP, BOTTOM = 64, 190, 44, 48

# By what the name begins with; ours stands out, the others stay back.
COLOURS = [("azwi-fn", "ours"), ("kubectl", "kubectl"), ("kustomize", "kustomize"), ("kpt", "kpt"), ("yq", "yq")]

STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #57606a; }
  .title { font-size: 15px; font-weight: 600; fill: #1f2328; }
  .grid { stroke: #d0d7de; stroke-width: 1; }
  polyline { fill: none; stroke-width: 2; }
  .ours { color: #0969da; } .kubectl { color: #bc4c00; } .kustomize { color: #8a6100; } .kpt { color: #8250df; } .yq { color: #1a7f37; }
  g.ours polyline { stroke-width: 3.5; } g.second polyline { stroke-dasharray: 6 4; stroke-width: 2.5; }
  g polyline { stroke: currentColor; } g circle { fill: currentColor; }
  g text { fill: currentColor; font-weight: 600; stroke: #ffffff; stroke-width: 4; paint-order: stroke; }
  @media (prefers-color-scheme: dark) {
    text { fill: #9198a1; } .title { fill: #f0f6fc; } .grid { stroke: #3d444d; } g text { fill: currentColor; stroke: #0d1117; }
    .ours { color: #58a6ff; } .kubectl { color: #f0883e; } .kustomize { color: #d29922; } .kpt { color: #bc8cff; } .yq { color: #3fb950; }
  }
"""


def svg(records):
    lines = series(records)
    points = [point for line in lines.values() for point in line]
    x = Scale([size for size, _ in points], LEFT, WIDTH - RIGHT)
    y = Scale([seconds for _, seconds in points], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title()}">',
        f"<style>{STYLE}</style>",
        f'<text class="title" x="{LEFT}" y="22">{title()}</text>',
    ]
    for value in x.ticks():
        at = x(value)
        parts.append(f'<line class="grid" x1="{at:.1f}" y1="{TOP}" x2="{at:.1f}" y2="{HEIGHT - BOTTOM}"/>')
        parts.append(f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{size_label(value)}</text>')
    for value in y.ticks():
        at = y(value)
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{at:.1f}" x2="{WIDTH - RIGHT}" y2="{at:.1f}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{time_label(value)}</text>')
    for name, line in lines.items():
        parts.append(f'<g class="{css(name)}">')
        parts.append('<polyline points="' + " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in line) + '"/>')
        parts += [f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="3"/>' for a, b in line]
        parts.append("</g>")
    ends = {name: (x(line[-1][0]), y(line[-1][1])) for name, line in lines.items()}
    for name, height in apart(ends).items():
        x_end = ends[name][0]
        place = f'x="{x_end + 10:.1f}" y="{height + 4:.1f}"'
        if "second" in css(name):  # on the right it would lie on the first line
            place = f'x="{x_end:.1f}" y="{height - 14:.1f}" text-anchor="middle"'
        parts.append(f'<g class="{css(name)}"><text {place}>{label(name)}</text></g>')
    return "\n".join(parts + ["</svg>", ""])


def title():
    return "Time for the same edits: size of the input, wall clock"


def series(records):
    """Medians by name; where a run did not end in time, the line ends. What results are printed as makes no line of its own."""
    lines = {}
    for each in records:
        drawn = each["part"] == "growth" and not each["contender"].endswith("results as JSON")
        if drawn and not any(run["timed_out"] for run in each["runs"]):
            point = (each["bytes"], median(run["wall"] for run in each["runs"]))
            lines.setdefault(each["contender"], []).append(point)
    return lines


class Scale:
    """A logarithmic axis over whole decades of what there is."""

    def __init__(self, values, start, end):
        self.low, self.high = math.log10(min(values)), math.log10(max(values))
        self.start, self.end = start, end

    def __call__(self, value):
        part = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)

    def ticks(self):
        return [10.0**exponent for exponent in range(math.ceil(self.low - 0.05), math.floor(self.high + 0.05) + 1)]


def apart(ends):
    """The heights of the labels: of lines that end at the same size, the upper ones make room."""
    heights, last = {}, {}
    for name, (x, y) in sorted(ends.items(), key=lambda each: -each[1][1]):
        last[x] = heights[name] = min(y, last.get(x, math.inf) - 16)
    return heights


def label(name):
    """As a function it has a line of the same colour, whose name is long enough with what differs."""
    return "as a function" if name.endswith(", function") else name


def css(name):
    group = next((css for start, css in COLOURS if name.startswith(start)), "yq")
    return group + (" second" if "function" in name else "")


def size_label(size):
    return f"{size / 1e6:g} MB" if size >= 1e6 else f"{size / 1e3:g} KB"


def time_label(seconds):
    return f"{seconds:g} s" if seconds >= 1 else f"{seconds * 1000:g} ms"
