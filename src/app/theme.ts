// Light or dark: as the system says, or as was chosen on this device. app/tokens.css does the rest.
import type { AppStore } from '../store/store.ts';
import { THEMES, type Theme } from '../store/system.ts';

/** In localStorage; absent: as the system. */
const KEY = 'cadenza.theme';

/** Call once: public/beforePaint.js has set what was chosen before anything was painted; this follows `system.theme` until the page goes. */
export function followTheme(store: AppStore): void {
  const kept = readTheme();
  store.getState().setSystem({ theme: kept });
  apply(kept);
  store.subscribe(({ system: { theme } }, before) => {
    if (theme === before.system.theme) return;
    apply(theme);
    keep(theme);
  });
  // Other tabs follow.
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) store.getState().setSystem({ theme: readTheme() });
  });
}

function apply(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  // The browser's own frame around the page: index.html has a colour for each.
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    meta.dataset['of'] ??= meta.media.includes('dark') ? 'dark' : 'light';
    const { of } = meta.dataset;
    meta.media =
      theme === 'system' ? `(prefers-color-scheme: ${of})` : of === theme ? 'all' : 'not all';
  }
}

function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === kept) ?? 'system';
  } catch (thrown) {
    console.info('The choice of colours cannot be read:', thrown);
    return 'system';
  }
}

function keep(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch (thrown) {
    console.info('The choice of colours holds until the page is closed:', thrown);
  }
}
