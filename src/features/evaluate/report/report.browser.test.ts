import { expect, test } from 'vitest';
import { createRandom } from '../../../core/random.ts';
import { PLAIN_TAKE } from '../../../testing/plainTake.ts';
import { randomScore } from '../../../testing/randomScore.ts';
import { createEvaluateHandler } from '../../../workers/evaluate/handler.ts';
import type { ReportContent } from './reportContent.ts';
import { writeReport } from './writeReport.tsx';

const EVIL =
  '<img src="https://example.org/x.png" onerror="alert(1)"></title><script>alert(2)</script>';

const random = createRandom(5);
const pieces = Array.from({ length: 10 }, (_, i) => ({
  id: `${i}`,
  score: { ...randomScore(random, 120), title: `${EVIL} ${i}` },
}));
const empty = { ...pieces[0]!.score, tracks: [] };
const drums = {
  ...pieces[0]!.score,
  tracks: pieces[0]!.score.tracks.map((track) => ({ ...track, isDrum: true })),
};

async function report(): Promise<Document> {
  const handler = createEvaluateHandler();
  await handler.learnCorpus({ key: 'k', pieces }, {});
  const takes = [pieces[3]!.score, empty, drums].map((score, i) => ({
    ...PLAIN_TAKE,
    ...{ id: `take ${i}`, title: `${EVIL} take ${i}`, modelName: EVIL, score },
  }));
  const written = takes.map(({ id, score }) => ({ id, score, fromBar: 0 }));
  const evaluation = await handler.evaluateTakes({ corpusKey: 'k', takes: written }, {});
  const html = writeReport({
    takes: takes.map((take, i) => ({ take, evaluation: evaluation!.takes[i]!, sound: null })),
    ...{ pieces, evaluation: evaluation!, appVersion: '1.2.3', writtenAt: new Date(0) },
  });
  expect(html).toMatch(/^<!doctype html>/);
  return new DOMParser().parseFromString(html, 'text/html');
}

test('a report stands alone, whatever the titles are, and says something true of every take', async () => {
  const page = await report();
  const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]');
  expect(policy?.getAttribute('content')).toMatch(/^default-src 'none'; img-src data:/);
  // Titles are text, not elements.
  expect(page.querySelectorAll('script, iframe, link, object, img, [onerror]')).toHaveLength(0);
  for (const picture of page.querySelectorAll('image'))
    expect(picture.getAttribute('href')).toMatch(/^data:image\/png;base64,/);
  const [copy, nothing, beat] = page.querySelectorAll('.take');
  expect(copy!.querySelector('h2')!.textContent).toBe(`${EVIL} take 0`);
  expect(copy!.textContent).toContain('Much of it is copied.');
  expect(copy!.textContent).toContain('Copied note for note: 100 %');
  expect(copy!.querySelectorAll('image').length).toBeGreaterThan(6);
  expect(copy!.querySelectorAll('.strips svg').length).toBeGreaterThan(10);
  expect(nothing!.textContent).toContain('This take has no notes.');
  expect(nothing!.textContent).toContain('Copied note for note: – of its notes');
  expect(beat!.textContent).toContain('This take has no pitches to draw.');
  expect(page.body.textContent).not.toMatch(/NaN|undefined|Infinity/);
  expect(page.body.textContent).toContain('Cadenza 1.2.3');
  // The app's own colours come along with its style sheets; here there are none but the report's.
  expect(page.querySelector('style')!.textContent).toContain('@media print');
});

test('what cannot be drawn gives no report, and leaves nothing to draw', () => {
  const errors: unknown[] = [];
  const listen = (event: ErrorEvent) => errors.push(event.error);
  addEventListener('error', listen);
  const content = { takes: null, pieces } as unknown as ReportContent;
  expect(() => writeReport(content)).toThrow(TypeError);
  removeEventListener('error', listen);
  expect(errors).toEqual([]);
});
