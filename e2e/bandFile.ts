// A MIDI file of a small band, written byte by byte.

export interface Part {
  /** General MIDI program; without meaning for drums. */
  readonly program: number;
  readonly isDrum?: boolean;
  /** Played in turn, an eighth each. */
  readonly pitches: readonly number[];
}

const TICKS_PER_QUARTER = 96;
const EIGHTHS = 64;
/** A quaver of 48 ticks: sounding, then not. */
const [HELD_TICKS, REST_TICKS] = [44, 4];

const text = (value: string): readonly number[] => [...new TextEncoder().encode(value)];
const uint32 = (value: number): readonly number[] =>
  [24, 16, 8, 0].map((by) => (value >> by) & 255);

/** Format 0, at 120 quarters a minute: 16 seconds. */
export function bandFile(title: string, parts: readonly Part[]): Uint8Array {
  const channelOf = ({ isDrum = false }: Part, index: number): number => (isDrum ? 9 : index);
  const events: number[] = [0, 0xff, 3, title.length, ...text(title)];
  for (const [i, part] of parts.entries()) events.push(0, 0xc0 | channelOf(part, i), part.program);
  for (let eighth = 0; eighth < EIGHTHS; eighth++)
    for (const isOn of [true, false])
      for (const [i, part] of parts.entries()) {
        const wait = isOn ? (eighth === 0 ? 0 : REST_TICKS) : HELD_TICKS;
        const status = (isOn ? 0x90 : 0x80) | channelOf(part, i);
        events.push(i === 0 ? wait : 0, status, part.pitches[eighth % part.pitches.length]!, 90);
      }
  events.push(0, 0xff, 0x2f, 0);
  const header = [...text('MThd'), ...uint32(6), 0, 0, 0, 1, 0, TICKS_PER_QUARTER];
  return Uint8Array.from([...header, ...text('MTrk'), ...uint32(events.length), ...events]);
}
