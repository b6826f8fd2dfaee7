"""The style of the HTML brief: one column of prose, light and dark on screen, black on white on paper."""

from typing import Final

STYLE: Final = """\
:root {
  --paper: #fdfdfc; --ink: #1d2125; --quiet: #565e66; --line: #d5d9dc;
  --urgent: #a80f1e; --high: #86206f; --routine: #1c4f80; --note: #565e66;
  --lowest: #a80f1e; --middle: #8a5a00; --best: #1d6b3c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16191c; --ink: #e7e9eb; --quiet: #a9b1b8; --line: #3b4248;
    --urgent: #ff9a9a; --high: #f0a8e2; --routine: #9fcbf6; --note: #a9b1b8;
    --lowest: #ff9a9a; --middle: #e8bf6a; --best: #8fd3a8;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem 3.5rem; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0; }
h1 { font-size: 1.9rem; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 1rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.0625rem; }
h4 { font-size: 1rem; font-weight: 600; margin-top: 0.8rem; }
p, ul, dl { margin: 0.4rem 0 0; }
ul { padding-left: 1.2rem; }
li { margin-top: 0.3rem; }
.whole { white-space: nowrap; }
.quiet { color: var(--quiet); font-size: 0.875em; }
.lead { margin-top: 1.5rem; font-size: 1.25rem; font-weight: 600; line-height: 1.35; }
.severity { display: block; font-size: 0.875em; letter-spacing: 0.04em; color: var(--tone); }
.urgent { --tone: var(--urgent); }
.high { --tone: var(--high); }
.routine { --tone: var(--routine); }
.note { --tone: var(--note); }
.point { margin-top: 1.75rem; padding-left: 1rem; border-left: 3px solid var(--tone); }
.point.urgent { border-left-width: 6px; }
.trace { display: block; }
.open li { margin-top: 0.7rem; }
.open .severity { display: inline; margin-right: 0.3rem; font-weight: 600; }
.open, .sources { list-style: none; padding: 0; }
.sources li { margin-top: 0.6rem; }
figure { margin: 1.5rem 0 0; }
svg { display: block; width: 100%; max-width: 40rem; height: auto; font-size: 13px; fill: var(--ink); }
svg .quiet { fill: var(--quiet); font-size: 12px; }
svg .decides { font-weight: 700; }
svg .edge { stroke: var(--line); }
svg .mark { fill: var(--ink); stroke: var(--paper); stroke-width: 2; }
.track { stroke-width: 2; }
.osteoporosis { stroke: var(--lowest); stroke-dasharray: 3 4; }
.low_bone_mass { stroke: var(--middle); }
.below_expected_range_for_age { stroke: var(--middle); stroke-dasharray: 3 4; }
.normal, .within_expected_range_for_age { stroke: var(--best); stroke-width: 6; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 1rem 0.3rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 400; width: 45%; }
thead th { font-weight: 600; }
footer { margin-top: 2.75rem; padding-top: 1.25rem; border-top: 1px solid var(--line); font-weight: 600; }
@page { margin: 18mm 17mm; }
@media print {
  :root {
    --paper: #fff; --ink: #000; --quiet: #333; --line: #999;
    --urgent: #000; --high: #000; --routine: #000; --note: #000;
    --lowest: #000; --middle: #000; --best: #000;
  }
  body { font-size: 10.5pt; line-height: 1.4; }
  main { max-width: none; padding: 0; }
  h1, h2, h3, h4 { break-after: avoid; }
  h2 { margin-top: 1.5rem; padding-top: 0.75rem; }
  .point, li, tr, figure, footer { break-inside: avoid; }
  .point { margin-top: 1rem; }
  .open, .sources, .answers { columns: 2; column-gap: 8mm; font-size: 9pt; }
  .open li, .sources li { margin-top: 0; padding-bottom: 0.4rem; }
  table { font-size: 9pt; }
}
"""
