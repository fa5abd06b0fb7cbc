// Changing a take: the music goes on, or the chosen bars of it are written anew. Each makes a take of its own.
import { useState } from 'react';
import { playLoop } from '../../commands/playback.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { NameField } from '../../components/controls/NameField.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { NumberField } from '../../components/controls/NumberField.tsx';
import { countEncodedBars } from '../../core/encoding/barExcerpt.ts';
import { instrumentName } from '../../core/music/instrumentNames.ts';
import { createTimeMap } from '../../core/music/timeMap.ts';
import type { Take } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { COMPOSE_TEXT, wordGoOn, wordLoop, wordOnlyTrack, wordRewrite } from '#words/compose.ts';
import { spanOf, type BarSelection } from './barTicks.ts';
import styles from './WritingForm.module.css';
import { writeTakes } from './writeTakes.ts';

const ALL = 'all';

export function RewritePanel({
  take,
  selection,
  onSelect,
}: {
  take: Take;
  selection: BarSelection | null;
  onSelect: (selection: BarSelection | null) => void;
}) {
  const app = useApp();
  const { bars: length } = useAppState((state) => state.settings.writing);
  const renameTake = useAppState((state) => state.renameTake);
  const isWriting = useAppState((state) => state.takes.writing.status === 'running');
  const [track, setTrack] = useState(ALL);
  const total = countEncodedBars(take.events);
  const { fromBar, bars } = selection ?? { fromBar: 0, bars: total };
  const last = fromBar + bars;
  const loopSelection = () => {
    const { startTicks, endTicks } = spanOf(take.score, { fromBar, bars });
    const timeMap = createTimeMap(take.score);
    const loop = {
      startSeconds: timeMap.toSeconds(startTicks),
      endSeconds: timeMap.toSeconds(endTicks),
    };
    void playLoop(app, { kind: 'take', id: take.id }, loop);
  };
  return (
    <Disclosure summary={COMPOSE_TEXT.change}>
      <NameField key={take.id} name={take.title} onChange={(title) => renameTake(take.id, title)} />
      <div>
        <Button
          disabled={isWriting}
          onClick={() => {
            const source = { kind: 'take', id: take.id } as const;
            const prime = { source, fromBar: 0, bars: total };
            void writeTakes(app, { kind: 'new', prime, bars: length });
          }}
        >
          {wordGoOn(length)}
        </Button>
      </div>
      <p>{COMPOSE_TEXT.rewriteHint}</p>
      <div className={styles['pair']}>
        <NumberField
          label={COMPOSE_TEXT.firstBar}
          min={1}
          max={total}
          value={fromBar + 1}
          onChange={(bar) => onSelect({ fromBar: bar - 1, bars: Math.max(1, last - bar + 1) })}
        />
        <NumberField
          label={COMPOSE_TEXT.lastBar}
          min={1}
          max={total}
          value={last}
          onChange={(bar) => {
            const from = Math.min(fromBar, bar - 1);
            onSelect({ fromBar: from, bars: bar - from });
          }}
        />
      </div>
      {take.score.tracks.length > 1 && (
        <SelectField
          label={COMPOSE_TEXT.parts}
          hint={COMPOSE_TEXT.partsHint}
          value={track}
          choices={[
            { value: ALL, label: COMPOSE_TEXT.allParts },
            ...take.score.tracks.map((one, index) => ({
              value: String(index),
              label: wordOnlyTrack(index, instrumentName(one)),
            })),
          ]}
          onChange={setTrack}
        />
      )}
      <div>
        {selection && (
          <>
            <Button look="quiet" onClick={() => onSelect(null)}>
              {COMPOSE_TEXT.allBars}
            </Button>
            <Button look="quiet" onClick={loopSelection}>
              {wordLoop(fromBar, bars)}
            </Button>
          </>
        )}
        <Button
          disabled={isWriting}
          onClick={() => {
            const tracks = track === ALL ? null : [Number(track)];
            void writeTakes(app, { kind: 'rewrite', takeId: take.id, fromBar, bars, tracks });
          }}
        >
          {wordRewrite(fromBar, bars)}
        </Button>
      </div>
    </Disclosure>
  );
}
