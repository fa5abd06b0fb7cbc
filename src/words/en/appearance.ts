// How the page looks.
import type { Theme } from '../../store/system.ts';

export const APPEARANCE_TEXT = { title: 'Appearance', colours: 'Colours' };

export const THEME_NAMES: Readonly<Record<Theme, string>> = {
  system: 'As on this device',
  light: 'Light',
  dark: 'Dark',
};
