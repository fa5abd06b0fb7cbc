// The report as a file: one page with its pictures inside, that needs no script and may fetch nothing. React fills
// an element that is never shown, so that every title is escaped, whatever file it comes from.
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { LANGUAGE } from '#words/figures.ts';
import { REPORT_TEXT } from '#words/report.ts';
import type { ReportContent } from './reportContent.ts';
import { ReportPage } from './ReportPage.tsx';
import { readTokens, REPORT_STYLE } from './reportStyle.ts';

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** @returns HTML. Throws what React cannot draw: half a report is none. */
export function writeReport(content: ReportContent): string {
  const main = document.implementation.createHTMLDocument().createElement('main');
  const faults: unknown[] = [];
  const root = createRoot(main, { onUncaughtError: (fault) => faults.push(fault) });
  let body: string;
  try {
    flushSync(() => root.render(<ReportPage content={content} />));
    if (faults.length > 0) throw faults[0];
    body = main.outerHTML;
  } finally {
    root.unmount();
  }
  return `<!doctype html>
<html lang="${LANGUAGE}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${REPORT_TEXT.fileTitle}</title>
<style>
${readTokens()}${REPORT_STYLE}</style>
</head>
<body>${body}</body>
</html>
`;
}
