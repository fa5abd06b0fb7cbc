// A model as files of TensorFlow.js' LayersModel format: any program with TensorFlow.js opens the network,
// and ours finds in `userDefinedMetadata` all that makes music of it.
// https://www.tensorflow.org/js/guide/save_load (the format is tf.io.ModelJSON)

export interface ModelFile {
  /** Content of model.json. */
  readonly model: unknown;
  /** Content of the one weights file it names. */
  readonly weights: Uint8Array<ArrayBuffer>;
}

/** Key in `userDefinedMetadata`. */
export const METADATA_KEY = 'cadenza';

export const WEIGHTS_FILE = 'weights.bin';
