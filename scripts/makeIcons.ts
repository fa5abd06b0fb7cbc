// Draws the PNG icons from public/icon.svg in a headless browser: `npx tsx scripts/makeIcons.ts`.
// A maskable icon is cropped by the system, so its ground reaches the edges.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { findBrowser } from './browser.ts';

const ICONS = [
  { file: 'icon-192.png', size: 192, isMaskable: false },
  { file: 'icon-512.png', size: 512, isMaskable: false },
  { file: 'icon-maskable-512.png', size: 512, isMaskable: true },
];

const svg = readFileSync('public/icon.svg', 'utf8');
const { path } = await findBrowser();
const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
for (const { file, size, isMaskable } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const square = isMaskable ? 'svg > rect { rx: 0 }' : '';
  await page.setContent(`<style>body { margin: 0 } svg { display: block } ${square}</style>${svg}`);
  await page.screenshot({ path: `public/${file}`, omitBackground: true });
  await page.close();
}
await browser.close();
