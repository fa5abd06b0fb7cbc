// What the next take is made with: the few things most takes need, then what can be said beyond.
import { cancelGenerate } from '../../commands/generateTake.ts';
import { Button } from '../../components/controls/Button.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { Slider } from '../../components/controls/Slider.tsx';
import { STARTER_ID, type Model } from '../../store/training.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { countOf } from '../figureWording.ts';
import { wordModel, wordModelChoice } from '../modelWording.ts';
import { AdvancedFields } from './AdvancedFields.tsx';
import { wordAdventure } from './adventureWording.ts';
import { LimitFields } from './LimitFields.tsx';
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
        label="Model"
        hint={
          model.id === STARTER_ID
            ? 'It comes with Cadenza and knows rags, dance tunes, chorales and classics.'
            : wordModel(model.model)
        }
        value={model.id}
        choices={modelsOf(training).map(({ id, model }) => ({
          value: id,
          label: id === STARTER_ID ? model.name : wordModelChoice(model),
        }))}
        onChange={(modelId) => change({ modelId })}
      />
      <PrimeFields />
      <Slider
        label="Length"
        min={4}
        max={128}
        step={4}
        value={settings.bars}
        valueText={countOf(settings.bars, 'bar')}
        hint="And up to two more for the ending to ring."
        onChange={(bars) => change({ bars })}
      />
      <Slider
        label="Adventure"
        min={0.8}
        max={1.2}
        step={0.05}
        value={settings.temperature}
        valueText={wordAdventure(settings.temperature)}
        onChange={(temperature) => change({ temperature })}
      />
      <div className={styles['actions']}>
        {isWriting ? (
          <Button onClick={() => cancelGenerate(app)}>Cancel</Button>
        ) : (
          <>
            <Button look="primary" type="submit">
              Write
            </Button>
            <Button onClick={() => void writeTakes(app, newTake(settings), SEVERAL)}>
              Write {SEVERAL} takes
            </Button>
          </>
        )}
      </div>
      <LimitFields model={model.model} />
      <AdvancedFields />
    </form>
  );
}
