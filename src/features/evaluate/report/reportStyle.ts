// How the report looks: the app's own colours in light and dark, on paper in light.

/** Rules of the page that set the colours and sizes of app/tokens.css, light and dark. */
export function readTokens(): string {
  const isOfRoot = (rule: CSSRule): boolean =>
    rule instanceof CSSStyleRule
      ? rule.selectorText === ':root'
      : rule instanceof CSSMediaRule && [...rule.cssRules].every(isOfRoot);
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter(isOfRoot)
    .map(({ cssText }) => cssText)
    .join('\n');
}

export const REPORT_STYLE = `
* { box-sizing: border-box; }
body { max-width: 62rem; margin: 0 auto; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 15px/1.5 var(--face); }
h1, h2 { font-family: var(--face-display); line-height: 1.2; }
h2 { margin-top: 2.5rem; padding-top: 1rem; border-top: 3px double var(--line-strong); }
h3 { margin: 1.75rem 0 0.25rem; }
svg { display: block; max-width: 100%; height: auto; margin: 0.5rem 0; }
table { border-collapse: collapse; font-size: 13px; }
th, td { padding: 0.15rem 0.75rem 0.15rem 0; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
th:first-child, td:first-child, .words td { text-align: left; }
thead th, .soft { color: var(--ink-soft); font-weight: 400; }
.wide { overflow-x: auto; margin: 0.75rem 0; }
figure { margin: 0; }
.verdict { padding: 0.5rem 0.75rem; border-left: 3px solid var(--warn); background: var(--warn-wash); }
.strips { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 0.5rem 1.5rem; padding: 0; list-style: none; }
dt { font-weight: 600; }
dd { margin: 0 0 0.4rem; }
@media screen and (max-width: 45rem) {
  figure { overflow-x: auto; }
  figure svg { max-width: none; }
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; background: white; font-size: 10pt; }
  .take { break-before: page; }
  svg, tr, figure, .strips li, .verdict { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  * { print-color-adjust: exact; }
}
`;
