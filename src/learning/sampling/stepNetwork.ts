// The network one event at a time on plain typed arrays, for writing music: a read-back per field would
// dominate on a graphics chip, and one event is too little work for any backend. Products of the
// embeddings with the first kernel are tabulated once, so an event costs a few row additions and one
// product with the recurrent kernel.
import { FIELD_COUNT, FIELDS } from '../../core/encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../../core/encoding/pieceCursor.ts';
import { FIELD_CLASSES } from '../../core/encoding/vocabulary.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import { blockOf, FIRST_PLACED_FIELD, parameterLayout } from '../network/layout.ts';
import { joinFloats, splitFloats, type EventNetwork } from './eventNetwork.ts';

interface Layer {
  /** [in, 4H]; null for the first layer, whose products are tabulated. */
  readonly kernel: Float32Array | null;
  readonly recurrentKernel: Float32Array;
  readonly bias: Float32Array;
  readonly h: Float32Array;
  readonly c: Float32Array;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

export class StepNetwork implements EventNetwork {
  readonly #hiddenSize: number;
  readonly #headSize: number;
  readonly #layers: readonly Layer[];
  /** Per field [V + 1, 4H]: embedding · kernel. */
  readonly #inputTables: readonly Float32Array[];
  /** [144, 4H] */
  readonly #sideKernel: Float32Array;
  readonly #heads: {
    readonly kernel: Float32Array;
    readonly bias: Float32Array;
    readonly sideBefore: Float32Array;
    readonly sideAt: Float32Array;
    readonly chains: readonly Float32Array[];
    readonly outputs: readonly { readonly kernel: Float32Array; readonly bias: Float32Array }[];
  };
  readonly #gates: Float32Array;
  /** [6Z], the heads' pre-activations as far as they are known. */
  readonly #hidden: Float32Array;
  readonly #logits: readonly Float32Array[];

  constructor(spec: NetworkSpec, parameters: Float32Array) {
    const { blocks, size } = parameterLayout(spec);
    if (parameters.length !== size)
      throw new RangeError(`${parameters.length} parameters where the network has ${size}`);
    const block = (name: string): Float32Array => blockOf(parameters, blocks, name);
    const H = spec.hiddenSize;
    this.#hiddenSize = H;
    this.#headSize = spec.headSize;
    this.#layers = Array.from({ length: spec.layers }, (_, layer) => ({
      kernel: layer === 0 ? null : block(`lstm_${layer}/kernel`),
      recurrentKernel: block(`lstm_${layer}/recurrent_kernel`),
      bias: block(`lstm_${layer}/bias`),
      h: new Float32Array(H),
      c: new Float32Array(H),
    }));
    const kernel = block('lstm_0/kernel');
    let from = 0;
    this.#inputTables = FIELDS.map((field, k) => {
      const width = spec.embeddingSizes[k]!;
      const rows = kernel.subarray(from * 4 * H, (from + width) * 4 * H);
      from += width;
      const embedding = block(`embedding/${field}`);
      const table = new Float32Array((FIELD_CLASSES[k]! + 1) * 4 * H);
      for (let id = 0; id <= FIELD_CLASSES[k]!; id++)
        addProduct(
          table.subarray(id * 4 * H, (id + 1) * 4 * H),
          embedding.subarray(id * width, (id + 1) * width),
          rows,
        );
      return table;
    });
    this.#sideKernel = kernel.subarray(from * 4 * H);
    this.#heads = {
      kernel: block('heads/kernel'),
      bias: block('heads/bias'),
      sideBefore: block('heads/side_before'),
      sideAt: block('heads/side_at'),
      chains: FIELDS.slice(0, -1).map((field) => block(`chain/${field}`)),
      outputs: FIELDS.map((field) => ({
        kernel: block(`output/${field}/kernel`),
        bias: block(`output/${field}/bias`),
      })),
    };
    this.#gates = new Float32Array(4 * H);
    this.#hidden = new Float32Array(FIELD_COUNT * spec.headSize);
    this.#logits = FIELD_CLASSES.map((classes) => new Float32Array(classes));
  }

  reset(): void {
    for (const { h, c } of this.#layers) {
      h.fill(0);
      c.fill(0);
    }
  }

  advance(previous: ArrayLike<number>, sideBefore: Float32Array): void {
    const H = this.#hiddenSize;
    const gates = this.#gates;
    this.#layers.forEach((layer, index) => {
      gates.set(layer.bias);
      if (layer.kernel) addProduct(gates, this.#layers[index - 1]!.h, layer.kernel);
      else {
        this.#inputTables.forEach((table, k) => addRow(gates, table, previous[k]!));
        addProduct(gates, sideBefore, this.#sideKernel);
      }
      addProduct(gates, layer.h, layer.recurrentKernel);
      for (let j = 0; j < H; j++) {
        const candidate = Math.tanh(gates[2 * H + j]!);
        const kept = sigmoid(gates[H + j]!) * layer.c[j]!;
        layer.c[j] = kept + sigmoid(gates[j]!) * candidate;
        layer.h[j] = sigmoid(gates[3 * H + j]!) * Math.tanh(layer.c[j]!);
      }
    });
    this.#hidden.set(this.#heads.bias);
    addProduct(this.#hidden, this.#layers.at(-1)!.h, this.#heads.kernel);
    addProduct(
      this.#hidden.subarray(0, FIRST_PLACED_FIELD * this.#headSize),
      sideBefore,
      this.#heads.sideBefore,
    );
  }

  place(sideAt: Float32Array): void {
    addProduct(
      this.#hidden.subarray(FIRST_PLACED_FIELD * this.#headSize),
      sideAt,
      this.#heads.sideAt,
    );
  }

  logits(field: number): Float32Array {
    const Z = this.#headSize;
    const logits = this.#logits[field]!;
    const { kernel, bias } = this.#heads.outputs[field]!;
    logits.set(bias);
    const active = this.#hidden.subarray(field * Z, (field + 1) * Z).map((z) => Math.max(0, z));
    addProduct(logits, active, kernel);
    return logits;
  }

  choose(field: number, chosen: number): void {
    const chain = this.#heads.chains[field];
    if (chain) addRow(this.#hidden.subarray((field + 1) * this.#headSize), chain, chosen);
  }

  save(): Float32Array {
    return joinFloats(this.#memory());
  }

  restore(saved: Float32Array): void {
    splitFloats(saved, this.#memory());
  }

  #memory(): Float32Array[] {
    return [...this.#layers.flatMap(({ h, c }) => [h, c]), this.#hidden];
  }
}

/** out += x · matrix, matrix [x.length, out.length]; zeros of x cost nothing. */
function addProduct(out: Float32Array, x: Float32Array, matrix: Float32Array): void {
  const width = out.length;
  for (let i = 0; i < x.length; i++) {
    const scale = x[i]!;
    if (scale === 0) continue;
    const offset = i * width;
    for (let j = 0; j < width; j++) out[j]! += scale * matrix[offset + j]!;
  }
}

/** out += row `index` of a table of rows as wide as `out`. */
function addRow(out: Float32Array, table: Float32Array, index: number): void {
  const offset = index * out.length;
  for (let j = 0; j < out.length; j++) out[j]! += table[offset + j]!;
}

/** The ids that stand for "before the first event". */
export const START: readonly number[] = FIELD_CLASSES;

/** A zeroed side input. */
export function createSide(): Float32Array {
  return new Float32Array(SIDE_SIZE);
}
