// Seed, candidates, and how each property of a note is drawn, in exact figures.
import { rollSeed } from '../../commands/generateTake.ts';
import { Button, IconButton } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { NumberField } from '../../components/controls/NumberField.tsx';
import { Switch } from '../../components/controls/Switch.tsx';
import { DEFAULT_RULES, type DrawRule } from '../../core/model/takeSettings.ts';
import { useAppState } from '../appContext.tsx';
import { COMMON_TEXT } from '#words/common.ts';
import { COMPOSE_TEXT, PROPERTIES, RULE_TEXT, nameRule } from '#words/compose.ts';
import styles from './WritingForm.module.css';

const COLUMNS = [
  { rule: 'temperature', label: RULE_TEXT.temperature, from: 1, to: 300 },
  { rule: 'topP', label: RULE_TEXT.topP, from: 1, to: 100 },
  { rule: 'minP', label: RULE_TEXT.minP, from: 0, to: 100 },
] as const;

export function AdvancedFields() {
  const { seed, isSeedFresh, candidates, rules } = useAppState((state) => state.settings.writing);
  const change = useAppState((state) => state.setWritingSettings);
  return (
    <Disclosure summary={COMMON_TEXT.advanced}>
      <div>
        <NumberField
          label={COMMON_TEXT.seed}
          hint={COMPOSE_TEXT.seedHint}
          min={0}
          max={4294967295}
          value={seed}
          onChange={(next) => change({ seed: next, isSeedFresh: false })}
        >
          <IconButton
            look="plain"
            icon="dice"
            label={COMPOSE_TEXT.newSeed}
            onClick={() => change({ seed: rollSeed() })}
          />
        </NumberField>
        <Switch isOn={isSeedFresh} onChange={(isOn) => change({ isSeedFresh: isOn })}>
          {COMPOSE_TEXT.freshSeed}
        </Switch>
      </div>
      <NumberField
        label={COMPOSE_TEXT.attempts}
        hint={COMPOSE_TEXT.attemptsHint}
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
        <caption>{COMPOSE_TEXT.rules}</caption>
        <thead>
          <tr>
            <th scope="col">{COMPOSE_TEXT.property}</th>
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
                    aria-label={nameRule(property, label)}
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
        {COMPOSE_TEXT.defaults}
      </Button>
    </div>
  );
}
