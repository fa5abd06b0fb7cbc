// The compiled kernels as the engine sees them. What each does is said with its source in assembly/.

/** Bytes from the start of the kernels' memory. */
export type Address = number;

/** Sizes count floats; a `width` is the distance from one row of a matrix to the next. */
export interface Kernels {
  setTileRows(rows: number): void;
  packColumns(
    depth: number,
    columns: number,
    x: Address,
    width: number,
    levels: number,
    out: Address,
  ): void;
  packTransposed(
    depth: number,
    columns: number,
    x: Address,
    width: number,
    levels: number,
    out: Address,
  ): void;
  multiply(
    rows: number,
    columns: number,
    depth: number,
    x: Address,
    xWidth: number,
    b: Address,
    c: Address,
    cWidth: number,
    accumulate: boolean,
    levels: number,
    scratch: Address,
  ): void;
  addTransposedProduct(
    rows: number,
    columns: number,
    depth: number,
    x: Address,
    xWidth: number,
    b: Address,
    c: Address,
    cWidth: number,
    scratch: Address,
  ): void;
  sumTransposedProduct(
    rows: number,
    columns: number,
    depth: number,
    x: Address,
    xWidth: number,
    y: Address,
    yWidth: number,
    isFirst: boolean,
    isLast: boolean,
    products: Address,
    c: Address,
    cWidth: number,
    levels: number,
    scratch: Address,
  ): void;
  lstmForward(
    steps: number,
    streams: number,
    size: number,
    gates: Address,
    recurrent: Address,
    levels: number,
    bias: Address,
    h: Address,
    c: Address,
    tanhC: Address,
    fromPast: Address,
    scratch: Address,
  ): void;
  /** `c` and `cNext` may be the same. */
  cellForward(
    streams: number,
    size: number,
    gates: Address,
    fromPast: Address,
    bias: Address,
    c: Address,
    cNext: Address,
    tanhC: Address,
    h: Address,
  ): void;
  addVectorProduct(depth: number, columns: number, x: Address, b: Address, out: Address): void;
  lstmBackward(
    steps: number,
    streams: number,
    size: number,
    gates: Address,
    recurrentTransposed: Address,
    levels: number,
    c: Address,
    tanhC: Address,
    dh: Address,
    dBias: Address,
    fromFuture: Address,
    dc: Address,
    scratch: Address,
  ): void;
  addTableRows(
    rows: number,
    width: number,
    ids: Address,
    idStep: number,
    table: Address,
    out: Address,
    outWidth: number,
  ): void;
  copyTableRows(
    rows: number,
    width: number,
    ids: Address,
    idStep: number,
    table: Address,
    out: Address,
    outWidth: number,
  ): void;
  scatterTableRows(
    rows: number,
    width: number,
    ids: Address,
    idStep: number,
    table: Address,
    x: Address,
    xWidth: number,
  ): void;
  addBitRows(
    rows: number,
    streams: number,
    size: number,
    bits: Address,
    mask: Address,
    maskWidth: number,
    width: number,
    table: Address,
    out: Address,
    outWidth: number,
  ): void;
  scatterBitRows(
    rows: number,
    streams: number,
    size: number,
    bits: Address,
    mask: Address,
    maskWidth: number,
    width: number,
    table: Address,
    x: Address,
    xWidth: number,
  ): void;
  clear(count: number, out: Address): void;
  fillRows(rows: number, width: number, row: Address, out: Address, outWidth: number): void;
  addRows(
    rows: number,
    width: number,
    x: Address,
    xWidth: number,
    out: Address,
    outWidth: number,
  ): void;
  addRowSums(rows: number, width: number, x: Address, xWidth: number, out: Address): void;
  maskRows(
    rows: number,
    streams: number,
    width: number,
    x: Address,
    out: Address,
    outWidth: number,
    mask: Address,
    maskWidth: number,
  ): void;
  rectify(size: number, x: Address): void;
  rectifyBackward(size: number, x: Address, dx: Address): void;
  softmaxCrossEntropy(
    rows: number,
    width: number,
    logits: Address,
    targets: Address,
    weights: Address,
    legal: Address,
    step: number,
    scale: number,
  ): number;
  sumOfSquares(size: number, x: Address): number;
  addVector(size: number, y: Address, x: Address): void;
  adamW(
    size: number,
    parameters: Address,
    gradient: Address,
    first: Address,
    second: Address,
    clip: number,
    firstDecay: number,
    secondDecay: number,
    stepSize: number,
    secondScale: number,
    epsilon: number,
    keep: number,
  ): void;
}
