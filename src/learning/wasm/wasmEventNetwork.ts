// The network one event at a time on the kernels. The embeddings' products with the first kernel are
// tabulated once, so an event costs some row additions and a product of a vector with each matrix.
import { FIELD_COUNT, FIELDS } from '../../core/encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../../core/encoding/pieceCursor.ts';
import { FIELD_CLASSES } from '../../core/encoding/vocabulary.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import { FIRST_PLACED_FIELD, parameterLayout } from '../network/layout.ts';
import { joinFloats, splitFloats, type EventNetwork } from '../sampling/eventNetwork.ts';
import { instantiateKernels } from './builds.ts';
import { embeddedSize, type Blocks } from './inputRows.ts';
import type { Address, Kernels } from './kernels.ts';
import { lstmBlocks } from './lstmLayer.ts';
import { KernelMemory, Region } from './memory.ts';
import {
  allocatePacked,
  matrix,
  packing,
  Products,
  roundUp8,
  type PackedMatrix,
} from './products.ts';
import { StepLayer } from './stepLayer.ts';

export class WasmEventNetwork implements EventNetwork {
  readonly #kernels: Kernels;
  readonly #memory = KernelMemory.create();
  readonly #spec: NetworkSpec;
  readonly #parameters: Blocks;
  readonly #layers: readonly StepLayer[];
  /** Per field [V + 1, 4H]: embedding · kernel. */
  readonly #tables: readonly Address[];
  readonly #headKernel: PackedMatrix;
  readonly #outputs: readonly PackedMatrix[];
  /** [6] */
  readonly #ids: Address;
  /** [144] bytes. */
  readonly #side: Address;
  /** [6Z], the heads' pre-activations as far as they are known. */
  readonly #hidden: Address;
  /** [Z] */
  readonly #active: Address;
  readonly #logits: readonly Address[];

  /**
   * @param module as `compileKernels` gives it
   * @throws RangeError for parameters of another network
   */
  constructor(spec: NetworkSpec, parameters: Float32Array, module: WebAssembly.Module) {
    const { blocks, size } = parameterLayout(spec);
    if (parameters.length !== size)
      throw new RangeError(`${parameters.length} parameters where the network has ${size}`);
    const { hiddenSize: H, headSize: Z } = spec;
    this.#spec = spec;
    this.#kernels = instantiateKernels(module, this.#memory.memory);
    const region = new Region();
    const start = region.floats(size);
    const offsets = new Map(blocks.map(({ name, offset }) => [name, start + 4 * offset]));
    this.#parameters = (name) => offsets.get(name)!;
    this.#layers = Array.from(
      { length: spec.layers },
      (_, layer) => new StepLayer(this.#kernels, this.#memory, region, layer === 0 ? 0 : H, H),
    );
    this.#tables = FIELD_CLASSES.map((classes) => region.floats((classes + 1) * 4 * H));
    this.#headKernel = allocatePacked(region, H, FIELD_COUNT * Z);
    this.#outputs = FIELD_CLASSES.map((classes) => allocatePacked(region, Z, classes));
    this.#ids = region.floats(FIELD_COUNT);
    this.#side = region.bytes(SIDE_SIZE);
    this.#hidden = region.floats(FIELD_COUNT * Z);
    this.#active = region.floats(Z);
    this.#logits = FIELD_CLASSES.map((classes) => region.floats(roundUp8(classes)));
    const products = new Products(this.#kernels, region, 4 * H);
    const kernel = allocatePacked(region, embeddedSize(spec), 4 * H);
    this.#memory.reserve(region.end);
    this.#memory.floats(start, size).set(parameters);
    this.#tabulate(products, kernel);
    this.#layers.forEach((layer, index) => layer.load(lstmBlocks(this.#parameters, index)));
    const heads = matrix(this.#parameters('heads/kernel'), H, FIELD_COUNT * Z);
    packing(this.#kernels, heads, this.#headKernel).pack();
    FIELDS.forEach((field, k) => {
      const output = matrix(this.#parameters(`output/${field}/kernel`), Z, FIELD_CLASSES[k]!);
      packing(this.#kernels, output, this.#outputs[k]!).pack();
    });
  }

  reset(): void {
    for (const layer of this.#layers) layer.reset();
  }

  advance(previous: ArrayLike<number>, sideBefore: Float32Array): void {
    const { hiddenSize: H, headSize: Z } = this.#spec;
    const width = 4 * H;
    this.#memory.integers(this.#ids, FIELD_COUNT).set(previous);
    this.#memory.bytes(this.#side, SIDE_SIZE).set(sideBefore);
    this.#layers.forEach((layer, index) => {
      layer.clearGates();
      if (index === 0) {
        this.#tables.forEach((table, k) =>
          this.#kernels.addTableRows(1, width, this.#ids + 4 * k, 1, table, layer.gates, width),
        );
        const side = this.#parameters('lstm_0/kernel') + 4 * embeddedSize(this.#spec) * width;
        this.#addSide(side, width, layer.gates);
      }
      layer.step(this.#layers[index - 1]?.h ?? 0);
    });
    const all = FIELD_COUNT * Z;
    this.#kernels.fillRows(1, all, this.#parameters('heads/bias'), this.#hidden, all);
    const top = this.#layers.at(-1)!.h;
    this.#kernels.addVectorProduct(H, all, top, this.#headKernel.at, this.#hidden);
    this.#addSide(this.#parameters('heads/side_before'), FIRST_PLACED_FIELD * Z, this.#hidden);
  }

  place(sideAt: Float32Array): void {
    const Z = this.#spec.headSize;
    const before = FIRST_PLACED_FIELD * Z;
    this.#memory.bytes(this.#side, SIDE_SIZE).set(sideAt);
    const width = FIELD_COUNT * Z - before;
    this.#addSide(this.#parameters('heads/side_at'), width, this.#hidden + 4 * before);
  }

  logits(field: number): Float32Array {
    const Z = this.#spec.headSize;
    const classes = FIELD_CLASSES[field]!;
    const logits = this.#logits[field]!;
    const output = this.#outputs[field]!;
    const bias = this.#parameters(`output/${FIELDS[field]!}/bias`);
    this.#kernels.fillRows(1, classes, bias, logits, classes);
    this.#kernels.fillRows(1, Z, this.#hidden + 4 * field * Z, this.#active, Z);
    this.#kernels.rectify(Z, this.#active);
    this.#kernels.addVectorProduct(Z, output.columns, this.#active, output.at, logits);
    return this.#memory.floats(logits, classes);
  }

  choose(field: number, chosen: number): void {
    const Z = this.#spec.headSize;
    const from = (field + 1) * Z;
    const width = FIELD_COUNT * Z - from;
    if (width === 0) return;
    this.#memory.integers(this.#ids, 1)[0] = chosen;
    const table = this.#parameters(`chain/${FIELDS[field]!}`);
    this.#kernels.addTableRows(1, width, this.#ids, 1, table, this.#hidden + 4 * from, width);
  }

  save(): Float32Array {
    return joinFloats(this.#remembered());
  }

  restore(saved: Float32Array): void {
    splitFloats(saved, this.#remembered());
  }

  #remembered(): Float32Array[] {
    const hidden = this.#memory.floats(this.#hidden, FIELD_COUNT * this.#spec.headSize);
    return [...this.#layers.flatMap((layer) => layer.memory()), hidden];
  }

  #addSide(table: Address, width: number, out: Address): void {
    this.#kernels.addBitRows(1, 1, SIDE_SIZE, this.#side, 0, 0, width, table, out, width);
  }

  /** @param packed room for the kernel's rows of one field after the other */
  #tabulate(products: Products, packed: PackedMatrix): void {
    const width = 4 * this.#spec.hiddenSize;
    let row = this.#parameters('lstm_0/kernel');
    FIELDS.forEach((field, k) => {
      const depth = this.#spec.embeddingSizes[k]!;
      const rows = FIELD_CLASSES[k]! + 1;
      const kernel = { ...packed, depth };
      packing(this.#kernels, matrix(row, depth, width), kernel).pack();
      const embedding = matrix(this.#parameters(`embedding/${field}`), rows, depth);
      products.multiply(embedding, kernel, matrix(this.#tables[k]!, rows, width));
      row += 4 * depth * width;
    });
  }
}
