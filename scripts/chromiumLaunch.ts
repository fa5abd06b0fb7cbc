// How tests launch Chromium: which one, with an imitated graphics card (SwiftShader) or without any, sound without a
// click, and a browser that itself talks to nobody.
import { existsSync } from 'node:fs';
import type { LaunchOptions } from 'playwright';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** `npm test` finds a browser and names it in CHROMIUM_PATH. Undefined means Playwright's own. */
const executablePath =
  process.env['CHROMIUM_PATH'] ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);

const ARGUMENTS = [
  // Chromium refuses its sandbox to root, which build servers usually are.
  '--no-sandbox',
  '--autoplay-policy=no-user-gesture-required',
  // Chromium asks Google about every form. Of this switch only the last one counts, so what
  // Playwright would disable and matters here is named again.
  '--disable-features=AutofillServerCommunication,CDPScreenshotNewSurface,HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

const launchWith = (...more: readonly string[]): LaunchOptions => ({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [...ARGUMENTS, ...more],
});

/** Where WebGPU or WebGL is asked for. */
export const chromiumLaunch = launchWith(
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-webgpu-adapter=swiftshader',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // Painting on an imitated card takes more of the processor than painting without one.
  '--disable-gpu-rasterization',
);

/**
 * Where the page is what counts: with an imitated card every frame waits for the processor to be that card, for
 * hundreds of milliseconds while a model is trained on it. Without one Chromium paints itself.
 */
export const plainLaunch = launchWith('--disable-gpu');
