// What a model's zip says to whoever opens it: what it learned from, and how other programs load it.
import { WEIGHTS_FILE } from './modelFile.ts';
import type { TrainedModel } from './trainedModel.ts';

export const README_FILE = 'README.md';
export const MODEL_FILE = 'model.json';

/** Markdown. */
export function modelReadme({
  name,
  network,
  parameters,
  provenance,
}: Pick<TrainedModel, 'name' | 'network' | 'parameters' | 'provenance'>): string {
  const { base, pieces, notesSeen, validationNatsPerNote, baselineNatsPerNote } = provenance;
  const list = pieces.map((title) => `- ${oneLine(title)}`).join('\n');
  return `# ${oneLine(name)}

A model that writes music, trained in Cadenza on ${provenance.createdAt.slice(0, 10)}.

- Network: ${network.layers} LSTM layer${network.layers === 1 ? '' : 's'} of ${network.hiddenSize} units, ${parameters.length} parameters
- Went on from: ${base === null ? 'nothing' : oneLine(base)}
- Notes heard in training: ${notesSeen}
- Held-out loss: ${validationNatsPerNote.toFixed(3)} nats per note (an n-gram on the same music: ${baselineNatsPerNote.toFixed(3)})
- Seed: ${provenance.seed}

It may repeat passages of the music it has learned from; whether it may be passed on is for those who
own that music to say.

## To go on in Cadenza

Open this zip on the Train screen, under "Open a model file".

## In other programs

\`${MODEL_FILE}\` and \`${WEIGHTS_FILE}\` are a stock TensorFlow.js LayersModel:

    const model = await tf.loadLayersModel('${MODEL_FILE}');

\`tensorflowjs_converter --input_format=tfjs_layers_model\` makes a Keras file of it. The inputs are the six
classes of the previous event (\`previous_…\`), what sounds and where in the bar it is (\`side_before\`,
\`side_at\`), and the classes of the event itself that are decided already (\`chosen_…\`); the outputs are
the logits of each class. The vocabulary (NoteTuple-48), the settings and where the model comes from stand in
\`userDefinedMetadata.cadenza\` of \`${MODEL_FILE}\`.

## Learned from

${list}
`;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
