"""The figures as Markdown tables."""

from contenders import BASELINE

MIB = 1 << 20


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def record(part, where, contender, figures):
    return {
        "part": part,
        "contender": contender.name,
        "clusters": where.clusters,
        "bytes": where.bytes,
        "runs": [figure.as_json() for figure in figures],
    }


def cold(made, runs, size, count):
    """Medians, their spread, and how they compare with the baseline."""
    base = next((runs[each] for each in made if each.name == BASELINE), None)
    against = f" | wall, CPU, memory against {BASELINE}" if base else ""
    lines = [
        f"Cold start, {size / 1000:.1f} KB, medians of {count} (least–most)",
        "",
        f"| | wall, ms | CPU, ms | peak, MiB{against} |",
        "|---" * (5 if base else 4) + "|",
    ]
    for contender in made:
        figures = runs[contender]
        cells = [spread([figure.wall * 1000 for figure in figures]), spread([figure.cpu * 1000 for figure in figures])]
        cells.append(f"{median(figure.rss for figure in figures) / MIB:.0f}")
        if base:
            cells.append(
                ", ".join(
                    f"{median(map(of, figures)) / median(map(of, base)):.2f}"
                    for of in (lambda each: each.wall, lambda each: each.cpu, lambda each: each.rss)
                )
            )
        lines.append("| " + " | ".join([contender.name, *cells]) + " |")
    return "\n".join(lines) + "\n"


def spread(values):
    return f"{median(values):.0f} ({min(values):.0f}–{max(values):.0f})"


def growth(records):
    """Wall time and peak memory, a row for each size."""
    names = list(dict.fromkeys(each["contender"] for each in records))
    lines = ["Growth: seconds, MiB", "", "| clusters | MB | " + " | ".join(names) + " |", "|---" * (len(names) + 2) + "|"]
    for size, clusters in sorted({(each["bytes"], each["clusters"]) for each in records}):
        cells = {each["contender"]: growth_cell(each) for each in records if each["bytes"] == size}
        row = [f"{clusters:,}", f"{size / 1e6:.3g}"] + [cells.get(name, "–") for name in names]
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines) + "\n"


def growth_cell(one):
    late = [run for run in one["runs"] if run["timed_out"]]
    if late:
        return f"> {late[0]['wall']:.0f}"
    wall = median(run["wall"] for run in one["runs"])
    return f"{wall:.3g}, {median(run['rss'] for run in one['runs']) / MIB:.0f}"
