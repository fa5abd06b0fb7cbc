// Things an import repaired, left out or noticed. The words a musician reads are in words/en/remarks.ts.

export type ImportRemark =
  /** The file ends inside a track; everything before the break was kept. */
  | { readonly kind: 'truncated-track'; readonly track: number }
  /** Bytes that are no MIDI event were stepped over. */
  | { readonly kind: 'skipped-bytes'; readonly count: number }
  /** A note-on without a note-off, ended at the end of its track. */
  | { readonly kind: 'unended-notes'; readonly count: number }
  /** Format 2: independent patterns, laid one after the other. */
  | { readonly kind: 'sequential-patterns'; readonly count: number }
  /** SMPTE time: no beats in the file, so 120 bpm is assumed. */
  | { readonly kind: 'smpte-time'; readonly framesPerSecond: number }
  /** The same events as a piece the library already has; training leaves it aside. */
  | { readonly kind: 'same-as'; readonly title: string };
