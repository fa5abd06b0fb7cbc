// What the coach may have to say, and what could be done about it. The words are in words/en/coach.ts.

/** What the button beside an advice does. */
export type Remedy =
  | { readonly kind: 'add-pieces' }
  /** Go on training from the model the run left. */
  | { readonly kind: 'train-on' }
  | { readonly kind: 'stop' }
  /** Leave these pieces out of the next training. */
  | { readonly kind: 'leave-out'; readonly pieceIds: readonly string[] }
  | { readonly kind: 'bolder' }
  | { readonly kind: 'more-careful' }
  /** The same settings, another seed. */
  | { readonly kind: 'write-again' };

/** How a run goes or went. Losses are nats per note. */
export type RunAdvice =
  /** The held-out loss rises while the training loss falls. */
  | { readonly kind: 'memorising'; readonly bestPass: number; readonly remedy: Remedy }
  /** It was still getting better at the end. */
  | { readonly kind: 'still-improving'; readonly remedy: Remedy }
  | {
      readonly kind: 'below-counting';
      readonly loss: number;
      readonly counting: number;
      /** Judged on the ends of the pieces it learned from: counting copies what they repeat. */
      readonly isWithin: boolean;
      readonly remedy: Remedy;
    }
  /** The model it went on from was never bettered. */
  | { readonly kind: 'no-gain'; readonly remedy: Remedy };

/** What the pieces to learn from are like. */
export type CorpusAdvice =
  /** Fewer notes than can be trained on at all. */
  | {
      readonly kind: 'too-little';
      readonly notes: number;
      readonly needed: number;
      readonly remedy: Remedy;
    }
  | { readonly kind: 'small'; readonly notes: number; readonly remedy: Remedy }
  | { readonly kind: 'one-pitch'; readonly remedy: Remedy }
  | { readonly kind: 'only-drums'; readonly remedy: Remedy }
  | Mixture<'mixed-beat'>
  | Mixture<'mixed-drums'>
  | Mixture<'mixed-density'>;

/** Pieces of two kinds. */
interface Mixture<Kind extends string> {
  readonly kind: Kind;
  /** How many pieces are of the smaller part, which the remedy leaves out. */
  readonly others: number;
  /** Whether it is the smaller part that is played freely, has drums, is dense. */
  readonly othersHaveIt: boolean;
  readonly remedy: Remedy;
}

/** What a take has come to. */
export type TakeAdvice =
  | { readonly kind: 'silent'; readonly remedy: Remedy }
  | { readonly kind: 'one-note'; readonly share: number; readonly remedy: Remedy }
  | { readonly kind: 'one-loop'; readonly bars: number; readonly remedy: Remedy }
  | { readonly kind: 'few-pitches'; readonly remedy: Remedy }
  /** Its pitches are more mixed than the corpus ever is. */
  | { readonly kind: 'scattered'; readonly remedy: Remedy };

export type Advice = RunAdvice | CorpusAdvice | TakeAdvice;
