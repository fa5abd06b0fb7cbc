// Seed, candidates, and how each property of a note is drawn, in exact figures.
import { rollSeed } from '../../commands/generateTake.ts';
import { Button, IconButton } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { NumberField } from '../../components/controls/Field.tsx';
import { Switch } from '../../components/controls/Switch.tsx';
import { DEFAULT_RULES, type DrawRule } from '../../core/model/takeSettings.ts';
import { useAppState } from '../appContext.tsx';
import styles from './WritingForm.module.css';

const PROPERTIES = ['Wait, beats', 'Wait, parts', 'Instrument', 'Pitch', 'Duration', 'Loudness'];
const COLUMNS = [
  { rule: 'temperature', label: 'Heat %', from: 1, to: 300 },
  { rule: 'topP', label: 'Keep %', from: 1, to: 100 },
  { rule: 'minP', label: 'Floor %', from: 0, to: 100 },
] as const;

export function AdvancedFields() {
  const { seed, isSeedFresh, candidates, rules } = useAppState((state) => state.settings.writing);
  const change = useAppState((state) => state.setWritingSettings);
  return (
    <Disclosure summary="Advanced">
      <div>
        <NumberField
          label="Seed"
          hint="The same seed and settings give the same take."
          min={0}
          max={4294967295}
          value={seed}
          onChange={(next) => change({ seed: next, isSeedFresh: false })}
        >
          <IconButton
            look="plain"
            icon="dice"
            label="New seed"
            onClick={() => change({ seed: rollSeed() })}
          />
        </NumberField>
        <Switch isOn={isSeedFresh} onChange={(isOn) => change({ isSeedFresh: isOn })}>
          New seed after each take
        </Switch>
      </div>
      <NumberField
        label="Attempts"
        hint="So many are written, and one that is like the pieces is kept. A take that plays as it is written has but one."
        min={1}
        max={16}
        value={candidates}
        onChange={(count) => change({ candidates: count })}
      />
      <RuleTable rules={rules} onChange={(next) => change({ rules: next })} />
    </Disclosure>
  );
}

function RuleTable({
  rules,
  onChange,
}: {
  rules: readonly DrawRule[];
  onChange: (rules: readonly DrawRule[]) => void;
}) {
  return (
    <div>
      <table className={styles['rules']}>
        <caption>
          How each property of a note is drawn. Heat: above 100 the unlikely gains. Keep: only the
          likeliest that make up this share. Floor: nothing less likely than this share of the
          likeliest. Adventure multiplies the heat of waits, pitch and duration.
        </caption>
        <thead>
          <tr>
            <th scope="col">Property</th>
            {COLUMNS.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PROPERTIES.map((property, field) => (
            <tr key={property}>
              <th scope="row">{property}</th>
              {COLUMNS.map(({ rule, label, from, to }) => (
                <td key={rule}>
                  <input
                    type="number"
                    aria-label={`${property}, ${label}`}
                    min={from}
                    max={to}
                    value={Math.round((rules[field]?.[rule] ?? 0) * 100)}
                    onChange={({ target: { valueAsNumber: percent } }) => {
                      if (!(percent >= from && percent <= to)) return;
                      onChange(
                        rules.map((old, i) =>
                          i === field ? { ...old, [rule]: percent / 100 } : old,
                        ),
                      );
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        look="quiet"
        disabled={rules === DEFAULT_RULES}
        onClick={() => onChange(DEFAULT_RULES)}
      >
        Back to the defaults
      </Button>
    </div>
  );
}
