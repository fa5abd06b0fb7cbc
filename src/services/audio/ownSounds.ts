// The musician's own SoundFonts. A font is kept as it came; each of its instruments is converted when it is first
// needed, which takes seconds, and kept as well. So the first sound comes soon, whatever the size of the font.
import type { InstrumentId } from '../../core/audio/instrumentPlan.ts';
import type { SampledInstrument } from '../../core/audio/sampleSet.ts';
import { AppError } from '../../core/errors.ts';
import type { SoundFontProtocol } from '../../workers/soundfont/protocol.ts';
import type { KeptFont, SoundFontStore } from '../storage/soundFonts.ts';

const MAX_BYTES = 500e6;

interface JobOptions {
  readonly signal: AbortSignal;
  /** Share done, 0..1. */
  readonly onProgress: (share: number) => void;
}

/** An instrument, ready to be decoded. */
export interface InstrumentSource {
  readonly sampled: SampledInstrument;
  read(): Promise<ArrayBuffer>;
}

export interface OwnSounds {
  /** The fonts kept, and which of them plays; null where none can be kept. Call it once before all else. */
  open(): Promise<{ readonly fonts: readonly KeptFont[]; readonly chosenId: string | null } | null>;
  /**
   * Reads a font and keeps it; it does not play yet.
   * @throws AppError soundfont/too-large, soundfont/unreadable, soundfont/no-instruments, soundfont/no-room,
   *   cancelled; then nothing has changed
   */
  add(file: File, job: JobOptions): Promise<KeptFont>;
  remove(font: KeptFont): Promise<void>;
  /** Null for the sounds that ship. */
  choose(font: KeptFont | null): Promise<void>;
  chosen(): KeptFont | null;
  /**
   * What the chosen font plays an instrument with; null when it has none, or no font is chosen.
   * @throws AppError cancelled
   */
  find(instrument: InstrumentId, job: JobOptions): Promise<InstrumentSource | null>;
  /** Gives back what finding took of memory. */
  rest(): Promise<void>;
}

export function createOwnSounds(store: SoundFontStore, worker: SoundFontProtocol): OwnSounds {
  let chosen: KeptFont | null = null;
  /** Of the chosen font: what is converted, and null for what turned out to be silent. */
  let known = new Map<InstrumentId, SampledInstrument | null>();
  /** One conversion at a time is enough for the memory there is. */
  let last: Promise<unknown> = Promise.resolve();

  /** Nothing changes when keeping the choice fails. */
  const take = async (
    font: KeptFont | null,
    keep: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> => {
    const converted = font === null ? [] : await store.converted(font.id);
    await keep();
    known = new Map(converted.map((sampled) => [sampled.instrument, sampled]));
    chosen = font;
  };
  const choose = (font: KeptFont | null): Promise<void> =>
    take(font, () => store.choose(font?.id ?? null));

  const convert = async (
    font: KeptFont,
    instrument: InstrumentId,
    { signal, onProgress }: JobOptions,
  ): Promise<SampledInstrument | null> => {
    const file = await store.openFont(font.id);
    const result = await worker.convert(
      { id: font.id, file, instrument },
      { signal, onEvent: onProgress },
    );
    if (result !== null) await store.addInstrument(font.id, result.sampled, result.bytes);
    return result?.sampled ?? null;
  };

  return {
    async open() {
      if (!(await store.isThere())) return null;
      const [fonts, chosenId] = await Promise.all([store.list(), store.chosen()]);
      await take(fonts.find(({ id }) => id === chosenId) ?? null);
      return { fonts, chosenId: chosen?.id ?? null };
    },
    async add(file, { signal, onProgress }) {
      if (file.size > MAX_BYTES)
        throw new AppError('soundfont/too-large', `${file.size} bytes`, { fileName: file.name });
      const id = crypto.randomUUID();
      try {
        const { instruments } = await worker.open({ id, file }, { signal });
        const font = { id, fileName: file.name, bytes: file.size, instruments };
        await store.add(font, file, { signal, onProgress });
        return font;
      } finally {
        // What was not kept is of no more use, and what was is opened again when it is to be heard.
        await worker.close(null, {});
      }
    },
    async remove(font) {
      if (chosen?.id === font.id) await choose(null);
      await store.remove(font.id);
    },
    choose,
    chosen: () => chosen,
    async find(instrument, job) {
      const font = chosen;
      if (!font?.instruments.includes(instrument)) return null;
      const turn = last.then(async () => {
        const before = known.get(instrument);
        if (before !== undefined || font !== chosen) return before ?? null;
        const sampled = await convert(font, instrument, job);
        if (font === chosen) known.set(instrument, sampled);
        return sampled;
      });
      // The next in turn does not mind how this one ended.
      last = turn.catch(() => undefined);
      const sampled = await turn;
      return (
        sampled && {
          sampled,
          read: async () => (await store.openInstrument(font.id, sampled)).arrayBuffer(),
        }
      );
    },
    rest: () => worker.close(null, {}),
  };
}
