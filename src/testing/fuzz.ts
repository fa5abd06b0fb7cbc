// Tries a reader on damaged inputs. A case is its number: the same number always makes the same input, so a failure
// is named by it and tried again alone (`npm run fuzz`).
import { AppError } from '../core/errors.ts';
import { createRandom, type Random } from '../core/random.ts';

export interface FuzzTarget {
  /** As `midi`. */
  readonly name: string;
  /**
   * Makes a damaged input, reads it and checks what came out.
   * @throws AppError when the reader refused it, which is right; anything else is a fault
   */
  attempt(random: Random): void | Promise<void>;
}

export interface FuzzFailure {
  readonly target: string;
  readonly number: number;
  readonly reason: string;
}

export interface FuzzReport {
  readonly tried: number;
  /** Read in spite of the damage. */
  readonly accepted: number;
  /** Crashes, hangs and results that are not sound. */
  readonly failures: readonly FuzzFailure[];
  /** Of the processor, so that a busy machine does not count. */
  readonly slowestMs: number;
}

/** What takes longer seems to hang. */
export const HANG_MS = 2000;

/** Tries the cases from number `first` on. */
export async function fuzz(target: FuzzTarget, first: number, count: number): Promise<FuzzReport> {
  const failures: FuzzFailure[] = [];
  let accepted = 0;
  let slowestMs = 0;
  for (let number = first; number < first + count; number++) {
    const fail = (reason: string): void =>
      void failures.push({ target: target.name, number, reason });
    const before = process.cpuUsage();
    try {
      await target.attempt(createRandom(number));
      accepted++;
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code === 'unexpected')
        fail(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
    }
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    slowestMs = Math.max(slowestMs, ms);
    if (ms > HANG_MS) fail(`took ${Math.round(ms)} ms`);
  }
  return { tried: count, accepted, failures, slowestMs };
}
