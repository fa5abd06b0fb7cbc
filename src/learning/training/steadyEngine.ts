// An engine that outlives its failures: when a step throws or its loss is not a number (a lost device,
// no memory, a broken driver), the weights kept last go on on the next engine.
import type { Checkpoint, OptimizerState } from '../../core/model/checkpoint.ts';
import type { EngineName, EngineReport } from '../../core/model/training.ts';
import type { EngineCandidate } from '../backends/candidates.ts';
import { chooseEngine, type ChoiceRequest, type EngineChoice } from '../backends/chooseEngine.ts';
import type { TrainEngine } from '../trainEngine.ts';

/** What a failure goes back to. */
export interface KeptWeights {
  readonly parameters: Float32Array;
  readonly optimizer: OptimizerState;
  readonly notesSeen: number;
}

export interface Recovery {
  readonly failed: EngineName;
  readonly reason: string;
  readonly notesSeen: number;
  readonly engines: readonly EngineReport[];
}

type Want = Omit<ChoiceRequest, 'failed'>;

export class SteadyEngine {
  readonly #candidates: readonly EngineCandidate[];
  readonly #want: Want;
  readonly #failed = new Map<EngineName, string>();
  #choice: EngineChoice;
  #kept: KeptWeights | null = null;

  private constructor(candidates: readonly EngineCandidate[], want: Want, choice: EngineChoice) {
    this.#candidates = candidates;
    this.#want = want;
    this.#choice = choice;
  }

  /** @throws AppError model/no-backend */
  static async open(candidates: readonly EngineCandidate[], want: Want): Promise<SteadyEngine> {
    const choice = await chooseEngine(candidates, { ...want, failed: new Map() });
    return new SteadyEngine(candidates, want, choice);
  }

  get reports(): readonly EngineReport[] {
    return this.#choice.reports;
  }

  /** The engine at work, as a checkpoint names it. */
  get current(): Checkpoint['engine'] {
    const { name, engine } = this.#choice;
    return { name, variant: engine.variant };
  }

  /** What a failure goes back to. */
  keep(weights: KeptWeights): void {
    this.#kept = weights;
  }

  /** Takes over where a checkpoint stands. Not to be called while work is under way. */
  load({ parameters, optimizer, carried, notesSeen }: Checkpoint): void {
    this.#choice.engine.load(parameters, optimizer, carried);
    this.keep({ parameters, optimizer, notesSeen });
  }

  /**
   * Runs `work` and checks its result. On failure the next engine takes over and the recovery is returned
   * in place of a result; the work is not repeated.
   * @throws AppError model/no-backend when no engine is left.
   */
  async run<Result>(
    work: (engine: TrainEngine) => Promise<Result>,
    lossOf: (result: Result) => number,
  ): Promise<{ readonly result: Result } | { readonly recovery: Recovery }> {
    const { name, engine } = this.#choice;
    let reason: string;
    try {
      const result = await work(engine);
      if (Number.isFinite(lossOf(result))) return { result };
      reason = 'the loss is not a number';
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
    this.#failed.set(name, reason);
    this.#release(engine);
    this.#choice = await chooseEngine(this.#candidates, { ...this.#want, failed: this.#failed });
    const { parameters, optimizer, notesSeen } = this.#kept ?? {
      parameters: this.#want.parameters,
      optimizer: undefined,
      notesSeen: 0,
    };
    this.#choice.engine.load(parameters, optimizer);
    return { recovery: { failed: name, reason, notesSeen, engines: this.#choice.reports } };
  }

  dispose(): void {
    this.#release(this.#choice.engine);
  }

  #release(engine: TrainEngine): void {
    try {
      engine.dispose();
    } catch (error) {
      // A broken engine may fail to free what its device has already taken with it.
      console.warn('the engine could not be freed', error);
    }
  }
}
