// Makes e2e/small-waltz.wav, the recording of the journeys, with the app's own piano:
// `npx tsx scripts/recording/makeRecording.ts`.
import { writeFileSync } from 'node:fs';
import { openModulePage } from '../modulePage.ts';

const page = await openModulePage();
const bytes = await page.call<number[]>('/scripts/recording/recording.page.ts', 'renderTune');
writeFileSync('e2e/small-waltz.wav', Uint8Array.from(bytes));
await page.close();
