// Taking the evaluation home as a page of its own.
import type { App } from './app.ts';

/** Saves a report. @param html that stands alone */
export function exportReport({ services }: App, html: string, writtenAt: Date): void {
  const name = `cadenza-report-${writtenAt.toISOString().slice(0, 10)}.html`;
  services.fileSaver.save(name, new Blob([html]), 'text/html;charset=utf-8');
}
