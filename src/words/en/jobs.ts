// How long work begins and ends, for screen readers.

interface JobWords {
  readonly started: string;
  readonly cancelled: string;
  /** Why follows. */
  readonly failed: string;
}

export const JOB_TEXT: Readonly<Record<'import' | 'training' | 'writing', JobWords>> = {
  import: {
    started: 'Import started.',
    cancelled: 'Import cancelled.',
    failed: 'Import failed.',
  },
  training: {
    started: 'Training started.',
    cancelled: 'Training cancelled.',
    failed: 'Training failed.',
  },
  writing: {
    started: 'Writing started.',
    cancelled: 'Writing cancelled.',
    failed: 'Writing failed.',
  },
};

export const TRAINING_DONE = 'Training finished. Your model is ready to compose with.';
export const WRITING_DONE = 'Your take is ready.';
