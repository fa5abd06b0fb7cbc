// `npm run starter -- --data DIR [--notes N]`: trains the starter model that ships with the app on the
// built-in pieces and on the sets of piano rolls in DIR (manners.ts names them: { train, valid } as in
// `npm run bench -- nll`), and writes public/starter. Half an hour on one core.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openModulePage } from '../modulePage.ts';
import { MANNERS } from './manners.ts';
import type { RollSet, StarterFile } from './starter.page.ts';

const MODULE = '/scripts/starter/starter.page.ts';
const OUTPUT = 'public/starter';

const { values } = parseArgs({
  options: { data: { type: 'string' }, notes: { type: 'string', default: '8000000' } },
});
if (values.data === undefined) throw new Error('--data DIR: where the piano rolls are');

const page = await openModulePage();
try {
  for (const name of Object.keys(MANNERS)) {
    const text = readFileSync(join(values.data, `${name}.json`), 'utf8');
    const { train, valid } = JSON.parse(text) as Omit<RollSet, 'name'>;
    await page.call(MODULE, 'addSet', { name, train, valid });
  }
  const { model, weights } = await page.call<StarterFile>(
    MODULE,
    'trainStarter',
    Number(values.notes),
  );
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(join(OUTPUT, 'model.json'), JSON.stringify(model));
  writeFileSync(join(OUTPUT, 'weights.bin'), Buffer.from(weights, 'base64'));
} finally {
  await page.close();
}
