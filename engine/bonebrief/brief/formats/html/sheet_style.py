"""The style of the two sheets: boxes and lines to write on, folds, one page of paper and what lies behind it."""

from typing import Final

SHEET_STYLE: Final = """\
.name, .lines { display: flex; flex-wrap: wrap; gap: 0.4rem 1.2rem; }
.write {
  flex: 1 1 7rem; border-bottom: 1px solid var(--line); color: var(--quiet); font-size: 0.8em; padding-top: 0.5rem;
}
.talks, .strip { list-style: none; padding: 0; }
.talks li { margin-top: 1rem; }
.talks p { margin-left: 1.7rem; }
.talks .severity { display: inline; }
.talks label { display: flex; gap: 0.6rem; align-items: baseline; }
input[type=checkbox] { width: 1.05rem; height: 1.05rem; margin: 0; flex: none; accent-color: var(--ink); }
.strip { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: 0.4rem 1rem; }
.strip dt { color: var(--quiet); font-size: 0.8em; line-height: 1.2; }
.strip dd { margin: 0; font-weight: 600; }
mark { background: none; color: inherit; border: 1px solid var(--quiet); padding: 0 0.5em; }
.today { border-left: 6px solid var(--urgent); padding-left: 1rem; }
.today h2 { border: 0; padding: 0; }
.ask li { margin-top: 0.8rem; }
.answer { display: block; border-bottom: 1px solid var(--line); height: 1.7rem; }
.risks svg { margin-top: 0.4rem; }
.track.under { stroke: var(--best); stroke-width: 6; }
.track.near { stroke: var(--middle); stroke-width: 4; }
.track.over { stroke: var(--lowest); stroke-dasharray: 3 4; }
.track.far { stroke: var(--lowest); stroke-width: 4; stroke-dasharray: 8 3; }
.behind { margin-top: 2rem; }
details { border-top: 1px solid var(--line); padding: 0.8rem 0; }
summary { cursor: pointer; }
summary h2 { display: inline; border: 0; margin: 0; padding: 0; font-size: 1.1rem; }
@page { size: auto; margin: 10mm 12mm; }
@media print {
  .front { font-size: 10.5pt; line-height: 1.32; }
  .handout { font-size: 11pt; line-height: 1.35; }
  .full.handout { font-size: 10pt; line-height: 1.28; }
  .dense.front, .dense.handout { font-size: 9.5pt; line-height: 1.28; }
  main p, main ul, main ol, main dl { margin-top: 0.12rem; margin-bottom: 0; }
  main li { margin-top: 0.1rem; }
  h1 { font-size: 14pt; }
  main h2 { font-size: 1.1em; margin: 0.45rem 0 0.15rem; padding-top: 0.3rem; }
  main h3 { font-size: 1em; }
  main h4 { font-size: 1em; margin-top: 0.3rem; }
  .quiet { font-size: 0.85em; }
  main .lead { font-size: 1.2em; margin-top: 0.5rem; }
  .severity, .trace { display: inline; }
  figure { margin-top: 0.4rem; }
  figure svg { max-width: 108mm; }
  figure:not(.risks) .said, .rule { display: none; }
  .risks { display: grid; grid-template-columns: 1fr 1fr; column-gap: 6mm; }
  .risks p, .risks figcaption { grid-column: 1 / -1; }
  .point { margin-top: 0.4rem; padding-left: 0.6rem; }
  .front .open { columns: 1; font-size: 0.9em; }
  .front .open li { padding: 0; }
  .talks li { display: grid; grid-template-columns: 1fr 62mm; column-gap: 5mm; margin-top: 0.3rem; }
  .talks label, .talks li > p:not(.lines) { grid-column: 1; }
  .talks .lines { grid-column: 2; grid-row: 1 / 3; margin: 0; align-items: end; }
  .talks p { margin-left: 1.45rem; }
  .write { min-height: 6mm; font-size: 7.5pt; padding: 0; }
  input[type=checkbox] { width: 9pt; height: 9pt; }
  .strip { grid-template-columns: repeat(6, 1fr); gap: 0.15rem 3mm; font-size: 0.9em; }
  main footer { margin-top: 0.5rem; padding-top: 0.3rem; font-size: 0.9em; }
  .behind { break-before: page; margin: 0; columns: 2; column-gap: 6mm; font-size: 8pt; line-height: 1.25; }
  .dense.behind { columns: 3; column-gap: 4mm; font-size: 6.8pt; line-height: 1.2; }
  .behind .quiet, .behind table, .behind .open, .behind .sources { font-size: inherit; columns: auto; }
  .behind h2 { font-size: 8pt; }
  .behind h3, .behind h4 { font-size: inherit; margin-top: 0.2rem; break-inside: avoid; break-after: avoid; }
  .behind thead, .behind .cited .trace, .dense.behind .unasked { display: none; }
  .behind .point { margin-top: 0.25rem; padding-left: 0.35rem; border-left-width: 1.5px; break-inside: auto; }
  .behind ul { padding-left: 0.7rem; }
  .behind .open, .behind .sources { padding: 0; }
  .behind .open li, .behind .sources li { padding: 0; margin-top: 0.05rem; }
  .behind th, .behind td { padding: 0 0.3rem 0 0; border: 0; }
  .dense.behind table, .dense.behind tbody { display: block; }
  .dense.behind tr, .dense.behind th, .dense.behind td { display: inline; padding: 0; }
  .dense.behind th::after { content: ": "; }
  .dense.behind td::after { content: " · "; }
  .dense.behind tr:last-child td::after { content: ""; }
  details { border: 0; padding: 0; }
  details::details-content { display: block; content-visibility: visible; }
  summary { list-style: none; }
  summary h2 { display: block; border-bottom: 1px solid var(--line); margin: 0.3rem 0 0.1rem; }
  .ask li { margin-top: 0.35rem; }
  .answer { height: 8.5mm; }
  .dense .answer { height: 6.5mm; }
  .packed.handout { font-size: 8.5pt; line-height: 1.2; }
  .packed .answer { height: 5mm; }
  .patient .more ul { columns: 2; column-gap: 6mm; font-size: 0.9em; line-height: 1.22; }
  .patient figure svg { max-width: 110mm; }
}
"""
