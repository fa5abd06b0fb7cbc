// What the pictures show, measured anew.
import { openModulePage } from '../modulePage.ts';
import type {
  Comparison,
  Learning,
  NextNote,
  PictureData,
  PieceExcerpt,
  StarterFacts,
} from './pictureData.ts';

const MODULE = '/scripts/pictures/pictures.page.ts';
/** Where the melody begins, over the left hand's bass and chord. */
const EXCERPT = ['Satie Gymnopedie No. 1', 4, 2] as const;
/** A note of the first strain, of a piece that the starter model has not learned from. */
const NEXT = ['Maple Leaf Rag', 2, 1, 10] as const;
const FORM = 'Maple Leaf Rag';
const TAKE = { bars: 64, seed: 1 };

export async function measure(): Promise<PictureData> {
  const page = await openModulePage();
  try {
    return {
      measuredOn: new Date().toISOString().slice(0, 10),
      starter: await page.call<StarterFacts>(MODULE, 'showPitches'),
      excerpt: await page.call<PieceExcerpt>(MODULE, 'showExcerpt', ...EXCERPT),
      next: await page.call<NextNote>(MODULE, 'showNextNote', ...NEXT),
      form: { title: FORM, distances: await page.call<number[]>(MODULE, 'showForm', FORM) },
      learning: await page.call<Learning>(MODULE, 'learn'),
      density: await page.call<Comparison>(MODULE, 'compareDensity', TAKE.bars, TAKE.seed),
    };
  } finally {
    await page.close();
  }
}
