// What the next take is made with.
import { useMemo } from 'react';
import { cancelGenerate, generateTake } from '../../commands/generateTake.ts';
import { Button, IconButton } from '../../components/controls/Button.tsx';
import { NumberField, SelectField } from '../../components/controls/Field.tsx';
import { Slider } from '../../components/controls/Slider.tsx';
import { Switch } from '../../components/controls/Switch.tsx';
import { piecesOf } from '../../store/library.ts';
import type { Model } from '../../store/training.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { countOf } from '../figureWording.ts';
import { wordModel } from '../modelWording.ts';
import { wordAdventure } from './adventureWording.ts';
import styles from './WritingForm.module.css';

const SEEDS = 10_000;
const NOTHING = '';

/** A seed short enough to remember and to say. */
function rollSeed(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % SEEDS;
}

export function WritingForm({ newest }: { newest: Model }) {
  const app = useApp();
  const models = useAppState((state) => state.training.models);
  const rows = useAppState((state) => state.library.rows);
  const settings = useAppState((state) => state.settings.writing);
  const change = useAppState((state) => state.setWritingSettings);
  const isWriting = useAppState((state) => state.takes.writing.status === 'running');
  const pieces = useMemo(() => piecesOf(rows), [rows]);
  const chosen = models.find(({ id }) => id === settings.modelId) ?? newest;
  const prime = pieces.find(({ id }) => id === settings.primePieceId);

  const write = async () => {
    await generateTake(app, {
      modelId: chosen.id,
      prime: prime ? { pieceId: prime.id, bars: settings.primeBars } : null,
      temperature: settings.temperature,
      noteCount: settings.noteCount,
      seed: settings.seed,
    });
    const { takes } = app.store.getState();
    if (settings.isSeedFresh && takes.writing.status === 'done') change({ seed: rollSeed() });
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <SelectField
        label="Model"
        hint={wordModel(chosen.model)}
        value={chosen.id}
        choices={models.map(({ id, model }) => ({ value: id, label: model.name }))}
        onChange={(modelId) => change({ modelId })}
      />
      <SelectField
        label="Start from"
        value={prime?.id ?? NOTHING}
        choices={[
          { value: NOTHING, label: 'Nothing' },
          ...pieces.map(({ id, score }) => ({ value: id, label: score.title })),
        ]}
        onChange={(id) => change({ primePieceId: id === NOTHING ? null : id })}
      />
      {prime && (
        <NumberField
          label="Opening bars"
          hint="The take begins with these bars and goes on from there."
          min={1}
          max={64}
          value={settings.primeBars}
          onChange={(primeBars) => change({ primeBars })}
        />
      )}
      <Slider
        label="Adventure"
        min={0.8}
        max={1.2}
        step={0.05}
        value={settings.temperature}
        valueText={wordAdventure(settings.temperature)}
        hint="Careful keeps to what it knows; bold takes risks."
        onChange={(temperature) => change({ temperature })}
      />
      <Slider
        label="Length"
        min={50}
        max={1000}
        step={50}
        value={settings.noteCount}
        valueText={countOf(settings.noteCount, 'note')}
        onChange={(noteCount) => change({ noteCount })}
      />
      <div>
        <NumberField
          label="Seed"
          hint="The same seed and settings give the same take."
          min={0}
          max={4294967295}
          value={settings.seed}
          onChange={(seed) => change({ seed, isSeedFresh: false })}
        >
          <IconButton
            look="plain"
            icon="dice"
            label="New seed"
            onClick={() => change({ seed: rollSeed() })}
          />
        </NumberField>
        <Switch isOn={settings.isSeedFresh} onChange={(isSeedFresh) => change({ isSeedFresh })}>
          New seed after each take
        </Switch>
      </div>
      {isWriting ? (
        <Button onClick={() => cancelGenerate(app)}>Cancel</Button>
      ) : (
        <Button look="primary" type="submit">
          Write
        </Button>
      )}
    </form>
  );
}
