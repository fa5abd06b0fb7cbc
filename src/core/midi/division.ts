// The division word of the MIDI header: how long a tick is.
import { AppError } from '../errors.ts';
import { DEFAULT_TEMPO_BPM } from '../music/score.ts';

export interface Division {
  /** Resolution of the score. */
  readonly ticksPerQuarter: number;
  /** Ticks of the score per tick of the file, at least 1. */
  readonly scale: number;
  /** Not null for SMPTE time: ticks are fractions of a second and tempo changes mean nothing. */
  readonly framesPerSecond: number | null;
}

const SMPTE_RESOLUTION = 480;

/**
 * SMPTE time is laid on a grid of 480 (or a multiple) ticks per quarter at 120 bpm, fine enough that no
 * two ticks of the file fall together; rounding moves an event by half a millisecond at most.
 * @throws AppError midi/damaged for a tick without a length.
 */
export function readDivision(division: number, fileName: string): Division {
  if (division < 0x8000) {
    if (division === 0) throw new AppError('midi/damaged', `${fileName}: division 0`, { fileName });
    return { ticksPerQuarter: division, scale: 1, framesPerSecond: null };
  }
  const frames = 256 - (division >> 8);
  const ticksPerFrame = division & 0xff;
  if (ticksPerFrame === 0)
    throw new AppError('midi/damaged', `${fileName}: no ticks per frame`, { fileName });
  // 29 stands for NTSC's 30 drop-frame.
  const framesPerSecond = frames === 29 ? 30_000 / 1001 : frames;
  const ticksPerSecond = framesPerSecond * ticksPerFrame;
  const quartersPerSecond = DEFAULT_TEMPO_BPM / 60;
  const refinement = Math.ceil(ticksPerSecond / (SMPTE_RESOLUTION * quartersPerSecond));
  const ticksPerQuarter = SMPTE_RESOLUTION * refinement;
  return {
    ticksPerQuarter,
    scale: (ticksPerQuarter * quartersPerSecond) / ticksPerSecond,
    framesPerSecond,
  };
}
