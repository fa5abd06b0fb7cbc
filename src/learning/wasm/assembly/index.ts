// The kernels' exports. Addresses are bytes in the imported memory, sizes are counts of floats unless a
// docstring says otherwise. Operands do not overlap.
export { cellForward, lstmBackward, lstmForward } from './lstm';
export {
  addTransposedProduct,
  multiply,
  packColumns,
  packTransposed,
  sumTransposedProduct,
} from './multiply';
export { adamW, addVector, sumOfSquares } from './optimizer';
export { setTileRows } from './pack';
export {
  addBitRows,
  addRows,
  addRowSums,
  addTableRows,
  clear,
  copyTableRows,
  fillRows,
  maskRows,
  rectify,
  rectifyBackward,
  scatterBitRows,
  scatterTableRows,
} from './rows';
export { softmaxCrossEntropy } from './softmax';
export { addVectorProduct } from './vectorProduct';
