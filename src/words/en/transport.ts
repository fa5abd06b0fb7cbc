// The player at the foot of the page, and the mixer of tracks.
import { countOf, formatPercent } from './figures.ts';

export const TRANSPORT_TEXT = {
  player: 'Player',
  settings: 'Player settings',
  nothing: 'Nothing to play yet',
  waiting: 'Waiting for more notes',
  interrupted: 'Interrupted: resumes here when the sound is back',
  position: 'Position',
  tempo: 'Tempo',
  volume: 'Volume',
  metronome: 'Metronome',
  countIn: 'Count in',
  fromBar: 'From bar',
  toBar: 'To bar',
  dragToLoop: 'Drag to loop a section',
  playsOn: 'Play on',
  noSynthesiser: 'Plug in a synthesiser and it appears here.',
  thisDevice: 'This device',
  connect: 'Play on a MIDI synthesiser',
  level: 'Level',
};

export const MIXER_TEXT = { tracks: 'Tracks', volume: 'Volume', pan: 'Pan', drums: 'Drums' };

export const wordLoading = (share: number): string => `Loading sounds, ${formatPercent(share)}`;
/** @param now, end from `formatClock` */
export const wordPosition = (now: string, end: string): string => `${now} of ${end}`;
export const wordTempo = (percent: number): string => `${percent} %`;
export const wordTracks = (tracks: number): string => countOf(tracks, 'track');

/** A track without a name of its own. @param index from 0 */
export const nameUnnamed = (index: number): string => `Track ${index + 1}`;
export const nameDrums = (track: string): string =>
  track === MIXER_TEXT.drums ? track : `${track}: ${MIXER_TEXT.drums}`;
export const nameMute = (track: string): string => `Mute ${track}`;
export const nameSolo = (track: string): string => `Solo ${track}`;
export const nameInstrument = (track: string): string => `Instrument of ${track}`;
export const nameVolume = (track: string): string => `Volume of ${track}`;
export const namePan = (track: string): string => `Pan of ${track}`;

/** @param pan -1 left .. 1 right */
export function wordPan(pan: number): string {
  if (Math.abs(pan) < 0.05) return 'centre';
  return `${formatPercent(Math.abs(pan))} ${pan < 0 ? 'left' : 'right'}`;
}
