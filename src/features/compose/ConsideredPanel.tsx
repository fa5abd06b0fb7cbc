// A take as the model that wrote it reads it: how each note surprises it, and what it considered for a chosen one.
import { useEffect, useMemo } from 'react';
import { cancelSurprise, showConsidered, showSurprise, writerOf } from '../../commands/insights.ts';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { SurprisePlot } from '../../components/plots/SurprisePlot.tsx';
import { UNITS_PER_BEAT } from '../../core/encoding/vocabulary.ts';
import type { ConsideredField, ConsideredNote } from '../../core/model/considered.ts';
import { createBarMap } from '../../core/music/bars.ts';
import { musicKey } from '../../core/project/take.ts';
import type { Take } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { usePlotSaves } from '../usePlotSaves.ts';
import {
  COMPOSE_TEXT,
  nameConsidered,
  nameNote,
  titleConsidered,
  wordChosen,
  wordProbability,
} from '#words/compose.ts';
import { DECISION_NAMES, wordOption, wordPitch, wordSurprise } from '#words/considered.ts';
import { wordWriterGone } from '#words/takes.ts';
import styles from './ConsideredPanel.module.css';

const TITLE = COMPOSE_TEXT.surprise;

export function ConsideredPanel({ take }: { take: Take }) {
  return (
    <Disclosure summary={COMPOSE_TEXT.considered}>
      {() => <Considered key={musicKey(take)} take={take} />}
    </Disclosure>
  );
}

function Considered({ take }: { take: Take }) {
  const app = useApp();
  const { id, title, score, primeNotes } = take;
  const saves = usePlotSaves(title);
  const key = musicKey(take);
  const isKnown = useAppState(() => writerOf(app, take) !== null);
  const job = useAppState(({ surprise }) => (surprise?.key === key ? surprise.job : null));
  const chosen = useAppState(({ considered }) => (considered?.key === key ? considered : null));
  useEffect(() => {
    void showSurprise(app, id);
    return () => cancelSurprise(app);
  }, [app, id, isKnown]);
  const surprise = job?.status === 'done' ? job.result : null;
  const notes = useMemo(() => {
    if (!surprise) return [];
    const bars = createBarMap(score);
    return Array.from(surprise.nats, (nats, note) => ({
      nats,
      name: wordPitch(surprise.pitches[note]!),
      bar: bars.toPosition((surprise.onsets[note]! * score.ticksPerQuarter) / UNITS_PER_BEAT).bar,
      isGiven: note < primeNotes,
    }));
  }, [surprise, score, primeNotes]);
  if (!isKnown) return <p>{wordWriterGone(take)}</p>;
  if (job?.status === 'failed') return <FailureNotice failure={job.failure} />;
  // Not spoken: it is so after every edit.
  if (!surprise) return <p>{COMPOSE_TEXT.reading}</p>;
  if (notes.length === 0) return <p>{COMPOSE_TEXT.noNotes}</p>;
  const { events } = surprise;
  return (
    <>
      <SurprisePlot
        title={TITLE}
        summary={wordSurprise(surprise)}
        notes={notes}
        chosen={chosen && events.indexOf(chosen.event)}
        onChoose={(note) => void showConsidered(app, id, events[note]!)}
        saves={saves(TITLE)}
      />
      <p role="status" className="visually-hidden">
        {chosen?.job.status === 'done' &&
          wordChosen(nameOf(events.indexOf(chosen.event)), pitchShare(chosen.job.result))}
      </p>
      {chosen?.job.status === 'failed' && <FailureNotice failure={chosen.job.failure} />}
      {chosen?.job.status === 'done' && (
        <ChosenNote
          take={take}
          name={nameOf(events.indexOf(chosen.event))}
          {...chosen.job.result}
        />
      )}
    </>
  );

  function nameOf(note: number): string {
    const { name, bar } = notes[note]!;
    return nameNote(name, bar);
  }
}

/** How likely the model found the pitch that was played. */
function pitchShare({ fields }: ConsideredNote): number {
  const pitch = fields.find(({ decision }) => decision === 'pitch');
  return pitch?.options.find(({ value }) => value === pitch.chosen)?.probability ?? 0;
}

function ChosenNote({
  take,
  name,
  nats,
  fields,
}: {
  take: Take;
  name: string;
  nats: number;
  fields: readonly ConsideredField[];
}) {
  const app = useApp();
  const extraPrograms = writerOf(app, take)?.model.extraPrograms ?? [];
  return (
    <section aria-label={nameConsidered(name)}>
      <h3>{titleConsidered(name, nats)}</h3>
      <p className={styles['small']}>{COMPOSE_TEXT.consideredExplained}</p>
      <div className={styles['fields']}>
        {fields.map(({ decision, chosen, options }) => (
          <table key={decision} className={styles['field']}>
            <thead>
              <tr>
                <th scope="col">{DECISION_NAMES[decision]}</th>
                <th scope="col">{COMPOSE_TEXT.asLearned}</th>
                <th scope="col">{COMPOSE_TEXT.asDrawn}</th>
              </tr>
            </thead>
            <tbody>
              {options.map(({ value, probability, drawn }) => (
                <tr key={value} data-chosen={value === chosen || undefined}>
                  <th scope="row">
                    {wordOption(decision, value, extraPrograms)}
                    {value === chosen && (
                      <span className={styles['mark']}> {COMPOSE_TEXT.chosen}</span>
                    )}
                  </th>
                  <Share value={probability} />
                  <Share value={drawn} />
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
}

function Share({ value }: { value: number }) {
  return (
    <td>
      <span className={styles['bar']} style={{ width: `${100 * value}%` }} />
      <span className={styles['figure']}>{wordProbability(value)}</span>
    </td>
  );
}
