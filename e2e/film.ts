// A film of the app, made of screenshots while a journey goes on, and for those who want no motion a sheet of its
// stills. Both are WebP; a frame of the film holds only what has changed, encoded by the browser.
import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { animatedWebp, type WebpFrame } from './animatedWebp.ts';
import { encodeChange, encodeSheet } from './filmPage.ts';

/** Pixels; the shape of the screen that is filmed. */
const SIZE = { width: 960, height: 600 };
/** Of WebP, 0..1. */
const QUALITY = 0.9;
/** Stills side by side on the sheet. */
const COLUMNS = 2;

/** Between pictures, so that they do not hold up what they show. */
const BREATH_MS = 80;

interface Shot {
  /** Base64. */
  readonly png: string;
  readonly milliseconds: number;
}

export class Film {
  readonly #page: Page;
  readonly #shots: Shot[] = [];
  readonly #stills: string[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** The page as it is, for so long. */
  async hold(seconds: number): Promise<void> {
    this.#shots.push({ png: await this.#shoot(), milliseconds: seconds * 1000 });
  }

  /**
   * What happens until `work` has resolved, made to last `seconds`: slow work goes by faster than it was.
   * @param framesPerSecond in the film, at most
   */
  async follow(work: Promise<unknown>, seconds: number, framesPerSecond: number): Promise<void> {
    const state = { isOver: false };
    const over = work.finally(() => (state.isOver = true));
    // Waited for below; until then a failure is no unhandled one.
    over.catch(() => undefined);
    const taken: string[] = [];
    do {
      taken.push(await this.#shoot());
      await this.#page.waitForTimeout(BREATH_MS);
    } while (!state.isOver);
    await over;
    const count = Math.min(taken.length, Math.round(seconds * framesPerSecond));
    for (let i = 0; i < count; i++) {
      const png = taken[Math.round(((i + 1) / count) * (taken.length - 1))]!;
      this.#shots.push({ png, milliseconds: Math.round((seconds * 1000) / count) });
    }
  }

  /** The last picture is one of the sheet's. */
  still(): void {
    this.#stills.push(this.#shots.at(-1).png);
  }

  /** @returns the film */
  async save(filmPath: string, sheetPath: string): Promise<Buffer> {
    const darkroom = await this.#page.context().newPage();
    const frames: WebpFrame[] = [];
    let before: string | null = null;
    for (const { png, milliseconds } of this.#shots) {
      const change = await darkroom.evaluate(encodeChange, {
        before,
        after: png,
        ...SIZE,
        quality: QUALITY,
      });
      before = png;
      if (change) {
        const { webp, ...place } = change;
        frames.push({ still: Buffer.from(webp, 'base64'), ...place, milliseconds });
      } else {
        const last = frames.pop()!;
        frames.push({ ...last, milliseconds: last.milliseconds + milliseconds });
      }
    }
    const film = animatedWebp(SIZE.width, SIZE.height, frames);
    await writeFile(filmPath, film);
    const sheet = await darkroom.evaluate(encodeSheet, {
      pngs: this.#stills,
      columns: COLUMNS,
      ...SIZE,
      quality: QUALITY,
    });
    await writeFile(sheetPath, Buffer.from(sheet, 'base64'));
    await darkroom.close();
    return film;
  }

  async #shoot(): Promise<string> {
    return (await this.#page.screenshot()).toString('base64');
  }
}
