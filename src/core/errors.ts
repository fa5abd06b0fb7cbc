// One error type for every failure a musician may meet. The words shown for a code live in
// words/en/errors.ts; `message` is for developers and logs.

export type ErrorCode =
  | 'file/empty'
  | 'file/unsupported'
  | 'file/too-large'
  | 'file/unreadable'
  | 'file/not-shared'
  | 'midi/not-midi'
  | 'midi/truncated'
  | 'midi/no-notes'
  | 'midi/damaged'
  | 'recording/unreadable'
  | 'recording/protected'
  | 'recording/unknown-coding'
  | 'recording/no-sound'
  | 'recording/silent'
  | 'recording/no-notes'
  | 'recording/already-here'
  | 'recording/not-kept'
  | 'recording/too-long'
  | 'microphone/unavailable'
  | 'microphone/refused'
  | 'network/unreachable'
  | 'worker/crashed'
  | 'model/too-little-music'
  | 'model/no-backend'
  | 'model/unreadable'
  | 'project/not-project'
  | 'project/newer'
  | 'project/damaged'
  | 'project/too-large'
  | 'training/elsewhere'
  | 'training/changed'
  | 'audio/unavailable'
  | 'export/too-large'
  | 'soundfont/unreadable'
  | 'soundfont/no-instruments'
  | 'soundfont/too-large'
  | 'soundfont/no-room'
  | 'ports/unavailable'
  | 'ports/refused'
  | 'ports/busy'
  | 'ports/unplugged'
  | 'ports/no-notes'
  | 'storage/unavailable'
  | 'storage/newer'
  | 'storage/no-room'
  | 'storage/elsewhere'
  | 'cancelled'
  | 'unexpected';

export type ErrorDetails = Readonly<Record<string, string | number>>;

/** A failure as plain data, which can be kept and sent. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
}

export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** Facts for the wording: file name, byte offset, sizes. */
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}

/** Any thrown value as an AppError; an abort becomes `cancelled`, everything unknown `unexpected`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof Error) {
    if (thrown.name === 'AbortError') return new AppError('cancelled', 'cancelled', {}, thrown);
    return new AppError('unexpected', thrown.message, {}, thrown);
  }
  return new AppError('unexpected', String(thrown));
}
