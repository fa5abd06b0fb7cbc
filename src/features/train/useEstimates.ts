// Seconds of a training by size, as far as this device's speed is known.
import { useMemo } from 'react';
import { estimateSeconds, expectWorkload } from '../../core/model/budget.ts';
import { PRESET_NAMES, type PresetName } from '../../core/model/trainedModel.ts';
import { countNotes } from '../../core/music/score.ts';
import { includedPieces } from '../../store/library.ts';
import { useAppState } from '../appContext.tsx';

export function useEstimates(): Readonly<Partial<Record<PresetName, number>>> {
  const rows = useAppState((state) => state.library.rows);
  const { length, engine, validation } = useAppState((state) => state.settings.training);
  const speeds = useAppState((state) => state.training.speeds[engine]);
  return useMemo(() => {
    const pieces = includedPieces(rows);
    const notes = pieces.reduce((sum, { score }) => sum + countNotes(score), 0);
    const work = expectWorkload(pieces.length, notes, validation);
    return Object.fromEntries(
      PRESET_NAMES.flatMap((preset) => {
        const speed = speeds?.[preset];
        return speed === undefined ? [] : [[preset, estimateSeconds(work, length, speed)]];
      }),
    );
  }, [rows, length, validation, speeds]);
}
