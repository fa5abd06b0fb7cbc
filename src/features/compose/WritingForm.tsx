// What the next take is made with: the few things most takes need, then what can be said beyond.
import { cancelGenerate } from '../../commands/generateTake.ts';
import { Button } from '../../components/controls/Button.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { Slider } from '../../components/controls/Slider.tsx';
import { STARTER_ID, type Model } from '../../store/training.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { wordAdventure } from '#words/adventure.ts';
import { COMMON_TEXT } from '#words/common.ts';
import { COMPOSE_TEXT, wordBarCount, wordWriteSeveral } from '#words/compose.ts';
import { wordModel, wordModelChoice } from '#words/models.ts';
import { AdvancedFields } from './AdvancedFields.tsx';
import { LimitFields } from './LimitFields.tsx';
import { PlayWhileWriting } from './PlayWhileWriting.tsx';
import { PrimeFields } from './PrimeFields.tsx';
import { modelsOf, newTake, writeTakes } from './writeTakes.ts';
import styles from './WritingForm.module.css';

const SEVERAL = 4;

export function WritingForm({ model }: { model: Model }) {
  const app = useApp();
  const training = useAppState((state) => state.training);
  const settings = useAppState((state) => state.settings.writing);
  const change = useAppState((state) => state.setWritingSettings);
  const isWriting = useAppState((state) => state.takes.writing.status === 'running');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void writeTakes(app, newTake(settings));
      }}
    >
      <SelectField
        label={COMPOSE_TEXT.model}
        hint={model.id === STARTER_ID ? COMPOSE_TEXT.starterHint : wordModel(model.model)}
        value={model.id}
        choices={modelsOf(training).map(({ id, model }) => ({
          value: id,
          label: id === STARTER_ID ? model.name : wordModelChoice(model),
        }))}
        onChange={(modelId) => change({ modelId })}
      />
      <PrimeFields />
      <Slider
        label={COMPOSE_TEXT.length}
        min={4}
        max={128}
        step={4}
        value={settings.bars}
        valueText={wordBarCount(settings.bars)}
        hint={COMPOSE_TEXT.lengthHint}
        onChange={(bars) => change({ bars })}
      />
      <Slider
        label={COMPOSE_TEXT.adventure}
        min={0.8}
        max={1.2}
        step={0.05}
        value={settings.temperature}
        valueText={wordAdventure(settings.temperature)}
        onChange={(temperature) => change({ temperature })}
      />
      <div className={styles['actions']}>
        {isWriting ? (
          <Button onClick={() => cancelGenerate(app)}>{COMMON_TEXT.cancel}</Button>
        ) : (
          <>
            <Button look="primary" type="submit">
              {COMPOSE_TEXT.write}
            </Button>
            <Button onClick={() => void writeTakes(app, newTake(settings), SEVERAL)}>
              {wordWriteSeveral(SEVERAL)}
            </Button>
          </>
        )}
      </div>
      <PlayWhileWriting />
      <LimitFields model={model.model} />
      <AdvancedFields />
    </form>
  );
}
