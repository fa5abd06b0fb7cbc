// Taking the evaluation home as a page of its own.
import { nameReportFile } from '#words/defaults.ts';
import type { App } from './app.ts';

/** Saves a report. @param html that stands alone */
export function exportReport({ services }: App, html: string, writtenAt: Date): void {
  services.fileSaver.save(nameReportFile(writtenAt), new Blob([html]), 'text/html;charset=utf-8');
}
