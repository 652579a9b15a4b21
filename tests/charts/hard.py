"""Ugly data for every kind of chart: drawn on docs/charts-hard.md, and held to what every chart must be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

LONG = (
    "Ministry of Transport and Communications of the Republic",
    "Министерство энергетики и водных ресурсов Республики",
    "Υπουργείο Υποδομών και Μεταφορών της Δημοκρατίας",
    "Bộ Nông nghiệp và Phát triển nông thôn nước Cộng hòa",
)
SHORT = ("Avalon", "Гиперборея", "Υπερβορεία", "Hồng Hà")


@dataclass(frozen=True, slots=True)
class Case:
    """`keys` are the chart's YAML without kind, title and data; `csv` its rows; `language` that of the book."""

    kind: str
    title: str
    keys: str
    csv: str
    language: str = "en"
    own: str = ""

    @property
    def yaml(self) -> str:
        return f"kind: {self.kind}\ntitle: {self.title}\ndata: data/t.csv\n{self.keys}"


def table(head: str, rows: Iterable[Iterable[object]]) -> str:
    return head + "\n" + "\n".join(",".join(str(cell) for cell in row) for row in rows)


def wave(n: int, at: int = 0) -> float:
    """A number that looks like data."""
    return round(50 + 40 * ((n * 37 + at * 53) % 101 - 50) / 50, 1)


def days(first: str, count: int, every: int = 1) -> list[date]:
    return [date.fromisoformat(first) + timedelta(n * every) for n in range(count)]


def months(first: int, count: int) -> list[str]:
    return [f"{2023 + (first + n - 1) // 12}-{(first + n - 1) % 12 + 1:02d}" for n in range(count)]


NAMED = "by: n\nvalue: v"
OVER = "x: t\nvalue: v\nby: n"

CASES: dict[str, Case] = {
    "one-point-among-lines": Case("line", "One series has a single point", OVER, table("n,t,v", [("Old", y, y - 1990) for y in range(2015, 2024)] + [("New", 2023, 12)])),
    "two-points": Case("line", "Two years only", "x: t\nvalue: v", "t,v\n2023,1.046\n2024,1.049"),
    "months-of-a-year": Case("line", "January to November", "x: t\ny: [imports, exports]", table("t,imports,exports", ((m, wave(i), wave(i, 3)) for i, m in enumerate(months(1, 11))))),
    "over-new-year": Case("column", "Four months over a new year", "x: t\nvalue: v", table("t,v", zip(months(11, 4), (3, 5, 4, 8), strict=True))),
    "quarters": Case("line", "Seven quarters, one missing", "x: t\nvalue: v", "t,v\n2023-Q1,4\n2023-Q2,5\n2023-Q3,7\n2024-Q1,6\n2024-Q2,8\n2024-Q3,9"),
    "working-days": Case("line", "Six weeks of working days", "x: t\nvalue: v\ndecimals: 1", table("t,v", ((d, wave(i)) for i, d in enumerate(days("2024-12-02", 44)) if d.weekday() < 5))),
    "irregular-polls": Case("line", "Polls when there were polls", "x: t\nvalue: v\nby: n\nestimate: e", table("n,t,v,e", [(n, d, wave(i, j), "yes" if i == 4 else "no") for j, n in enumerate(("For", "Against")) for i, d in enumerate(("2024-01-03", "2024-01-19", "2024-03-02", "2024-06-20", "2024-07-01", "2024-07-15"))])),
    "kilometers": Case("line", "Height along the road", "x: km\nvalue: v", "km,v\n0,212\n18,540\n19,555\n140,2480\n410,980"),
    "century": Case("line", "A hundred and thirty years", "x: t\nvalue: v", table("t,v", ((y, wave(y)) for y in range(1894, 2025)))),
    "thirty-lines": Case("line", "Thirty series and one that matters", f"{OVER}\nemphasis: [Series 7]", table("n,t,v", ((f"Series {i}", y, wave(i, y)) for i in range(30) for y in range(2018, 2025)))),
    "lines-end-together": Case("line", "All end at the same height", OVER, table("n,t,v", ((n, t, v) for i, n in enumerate(LONG) for t, v in ((2020, 10 * i), (2024, 50 + i / 10))))),
    "crowded-events": Case("line", "Three events within a year and a band", "x: t\nvalue: v\nevent: [{at: 2022, label: Invasion of the plain}, {at: 2022, label: Embargo on everything}, {at: 2023, label: Election}]\nshade: {from: 2021, to: 2023, label: A crisis with a rather long name}\nreference: {value: 55, label: the target of the plan}\nprojection-from: 2024", table("t,v", ((y, wave(y)) for y in range(2015, 2027)))),
    "negative-lines": Case("line", "Everything is below zero", OVER, table("n,t,v", ((n, y, -wave(i, y)) for i, n in enumerate(SHORT) for y in range(2019, 2025)))),
    "tiny-values": Case("column", "Values below a thousandth", NAMED, "n,v\nMercury,0.00021\nCadmium,0.00009\nLead,0.00148\nArsenic,0.0000004"),
    "huge-values": Case("ranked-bar", "From one to a trillion", NAMED, "n,v\nReserves,1234567890123\nDebt,98765432101\nAid,250000\nFines,1"),
    "axis-in-millions": Case("line", "Millions on both axes", "x: m\nvalue: v", "m,v\n1000000,2500000\n2000000,4500000\n3500000,14500000\n5000000,9500000"),
    "hundred-bars": Case("ranked-bar", "A hundred categories", NAMED, table("n,v", ((f"Category {i}", wave(i)) for i in range(100)))),
    "hundred-columns": Case("column", "A hundred categories as columns", NAMED, table("n,v", ((f"Category {i}", wave(i)) for i in range(100)))),
    "sixty-years-of-columns": Case("column", "Sixty-four years of columns", "x: t\nvalue: v", table("t,v", ((y, wave(y)) for y in range(1961, 2025)))),
    "long-names-bars": Case("ranked-bar", "Long names in four scripts", f"{NAMED}\nreference: {{value: 30, label: average of all ministries of the region}}", table("n,v", zip(LONG, (41, 33, 21, 8), strict=True))),
    "long-names-columns": Case("column", "Long names in four scripts, as columns", NAMED, table("n,v", zip(LONG, (41, -33, 21, 8), strict=True))),
    "negative-columns": Case("column", "Above and below zero", NAMED, "n,v\nA,-12.5\nB,3\nC,-0.04\nD,8\nE,0"),
    "equal-bars": Case("ranked-bar", "Equal to the first decimal", NAMED, "n,v\nAvalon,41.46\nBrigadoon,41.49\nCockaigne,41.5"),
    "groups-of-four": Case("grouped-column", "Ten names with four columns each", OVER.replace("x: t", "x: n").replace("by: n", "by: t"), table("n,t,v", ((f"Country {i}", y, wave(i, y)) for i in range(10) for y in (2009, 2014, 2019, 2024)))),
    "groups-negative": Case("grouped-column", "Long names, below zero", "x: n\ny: [before, after]\nnames: {before: before the reform of the tariff, after: after the reform of the tariff}", table("n,before,after", ((n, wave(i) - 60, 30 - wave(i, 2)) for i, n in enumerate(LONG)))),
    "stacked-empty-cells": Case("stacked-bar", "Parts that nobody knows", "x: n\nvalue: v\nby: t", table("n,t,v", ((n, t, "" if (i + j) % 2 else wave(i, j)) for i, n in enumerate(LONG) for j, t in enumerate(("Agriculture with forestry and fishing", "Mining and quarrying of minerals", "Wholesale and retail trade", "Public administration"))))),
    "stacked-slivers": Case("stacked-bar", "Seven parts, most of them slivers", "x: n\nvalue: v\nby: t\nshare: true", table("n,t,v", ((n, f"Part {t}", 96 if t == 1 else 0.7) for n in SHORT for t in range(1, 8)))),
    "thirds": Case("stacked-bar", "Three thirds make a whole", "x: n\nvalue: v\nby: t\nshare: true", table("n,t,v", ((n, t, 1) for n in ("North", "South") for t in ("a", "b", "c")))),
    "slope-crossing": Case("slope", "Fourteen names between two moments", OVER, table("n,t,v", ((f"Province number {i}", t, wave(i, t % 7)) for i in range(14) for t in (2014, 2024)))),
    "slope-close": Case("slope", "A rise in the third decimal", OVER, table("n,t,v", ((n, t, v) for n, a, b in ((LONG[0], "1.046", "1.049"), (LONG[1], "1.051", "1.047")) for t, v in ((2023, a), (2024, b))))),
    "dumbbell-edges": Case("dumbbell", "Dots beside their names", f"{OVER}\nnames: {{own: own statistics of the country, mirror: statistics of its partners}}", table("n,t,v", ((n, t, v) for n, a, b in zip(LONG, (0.2, 14, 3, 9), (0.4, 2, 3, 22), strict=True) for t, v in (("own", a), ("mirror", b))))),
    "scatter-crowd": Case("scatter", "Forty dots, half of them in one corner", "x: a\ny: b\nby: n\ntrend: true\nx-title: Income per head, dollars →\ny-title: Growth, %", table("n,a,b", ((f"Country {i}", 1000 + (i * 7919 % 400 if i % 2 else i * 1700), (i * 31 % 17) / 2) for i in range(40)))),
    "scatter-one-place": Case("scatter", "Five names at nearly one place", "x: a\ny: b\nby: n\nsize: s", table("n,a,b,s", ((n, 1000 + i, 5, 10 + i) for i, n in enumerate((*LONG, "Far away"))))),
    "treemap-many": Case("treemap", "Thirty parts, one of them half of all", NAMED, table("n,v", ((f"Province number {i}", 900 if i == 0 else 60 / i) for i in range(30)))),
    "treemap-groups": Case("treemap", "Groups of very different size", f"{NAMED}\ngroup: g", table("n,v,g", [(n, v, g) for g, vs in (("Europe and Central Asia", (400, 220, 90)), ("Islands of the Pacific", (4, 2, 1)), ("Landlocked developing countries", (12, 3))) for n, v in ((f"{g.split()[0]} {i + 1}", v) for i, v in enumerate(vs))])),
    "matrix-long": Case("matrix", "Long names in rows and columns", "by: n\nx: t\nvalue: v", table("n,t,v", ((n, t, ("opposed", "cautious", "open", "supportive", "unknown")[(i * 3 + j) % 5]) for i, n in enumerate(LONG) for j, t in enumerate(("Transboundary water management", "Critical minerals", "Counter-terrorism and border security", "Trade", "Visa-free travel", "Energy"))))),
    "timeline-crowded": Case("timeline", "Three milestones within a month", "by: n\nfrom: a\nto: b\nat: d\nmark: m\ntoday: 2025-03-01", table("n,a,b,d,m", [(n, "2025-01", "2026-12", d, m) for n in LONG[:2] for d, m in (("2025-03-02", "the contract is signed"), ("2025-03-09", "the first payment is made"), ("2025-03-20", "the first locomotive arrives"), ("2026-11-30", "the last of three hundred arrives"))])),
    "timeline-thirty": Case("timeline", "Thirty events in a list", "at: d\nby: n", table("d,n", ((d, f"Event number {i} of the working group on the connection of grids") for i, d in enumerate(days("2023-11-20", 30, 23))))),
    "waterfall-long": Case("waterfall", "Twelve steps with long names, below zero", f"{NAMED}\ntotal: t", table("n,v,t", [("Balance at the beginning of the year", 12, "yes"), *((f"{LONG[i % 4]} {i}", (-1) ** i * wave(i) / 4, "no") for i in range(10)), ("Balance at the end", "", "yes")])),
    "multiples-twenty": Case("small-multiples", "Twenty panels", OVER, table("n,t,v", ((f"Country number {i}", y, wave(i, y) - 30) for i in range(20) for y in range(2015, 2025)))),
    "area-many": Case("area", "Nine parts, some of them thin", OVER, table("n,t,v", ((f"Sector with a long name {i}", m, 2 if i > 4 else wave(i, j) / 4 + 5) for i in range(9) for j, m in enumerate(months(6, 14))))),
    "figures-long": Case("figure-strip", "Four figures with long words", f"{NAMED}\nunits: u\nchange: c\nremark: r", table("n,v,u,c,r", [("Water taken from the rivers for farming, cubic kilometers a year", 41.0234, "cubic-km-a-year", "+0.4 since the agreement of Almaty was signed", "2022; of this nine tenths for cotton and wheat"), ("People", 36.4, "million-people", "−0.2", "2024"), ("Share", 0.04, "percent", "", ""), ("Debt to all creditors", 1234567, "usd-mn", "+12%", "2024")]).replace("farming, cubic", "farming in cubic")),
    "russian-months": Case("column", "Больше всего воды в июле", "x: t\nvalue: v\ndecimals: 1\nestimate: e", table("t,v,e", ((m, wave(i), "да" if i > 7 else "нет") for i, m in enumerate(months(5, 10)))), "ru"),
    "french-negative": Case("waterfall", "Le solde a fondu", f"{NAMED}\ntotal: t", "n,v,t\nSolde au début de l’année,1234.5,oui\nRecettes,210.4,non\nDépenses,-1800.2,non\nSolde,,oui", "fr"),
}  # fmt: skip
