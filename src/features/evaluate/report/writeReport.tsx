// The report as a file: one page with its pictures inside, that needs no script and may fetch nothing. React fills
// a document that is never shown, so that every title is escaped, whatever file it comes from.
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { ReportContent } from './reportContent.ts';
import { ReportPage } from './ReportPage.tsx';
import { readTokens, REPORT_STYLE } from './reportStyle.ts';

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** @returns HTML. Throws what React cannot draw: half a report is none. */
export function writeReport(content: ReportContent): string {
  const page = document.implementation.createHTMLDocument('Cadenza report');
  page.documentElement.lang = 'en';
  const add = (name: 'meta' | 'style', attributes: Readonly<Record<string, string>>, text = '') => {
    const element = page.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    page.head.append(element);
  };
  add('meta', { charset: 'utf-8' });
  add('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY });
  add('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' });
  add('meta', { name: 'color-scheme', content: 'light dark' });
  add('style', {}, readTokens() + REPORT_STYLE);
  const main = page.createElement('main');
  page.body.append(main);
  const faults: unknown[] = [];
  const root = createRoot(main, { onUncaughtError: (fault) => faults.push(fault) });
  flushSync(() => root.render(<ReportPage content={content} />));
  if (faults.length > 0) throw faults[0];
  const html = `<!doctype html>\n${page.documentElement.outerHTML}\n`;
  root.unmount();
  return html;
}
