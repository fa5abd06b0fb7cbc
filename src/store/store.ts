// The one store: serialisable facts and synchronous transitions. What awaits is a command.
import { createStore } from 'zustand/vanilla';
import { createAudioExportSlice, type AudioExportSlice } from './audioExport.ts';
import { createEvaluationSlice, type EvaluationSlice } from './evaluation.ts';
import { createFileWorkSlice, type FileWorkSlice } from './fileWork.ts';
import { createInsightsSlice, type InsightsSlice } from './insights.ts';
import { createLibrarySlice, type LibrarySlice } from './library.ts';
import { createMidiPortsSlice, type MidiPortsSlice } from './midiPorts.ts';
import { createPlaybackSlice, type PlaybackSlice } from './playback.ts';
import { createProjectSlice, type ProjectSlice } from './project.ts';
import { createRecordingsSlice, type RecordingsSlice } from './recordings.ts';
import { createReviewSlice, type ReviewSlice } from './review.ts';
import { createSettingsSlice, type SettingsSlice } from './settings.ts';
import { createSoundsSlice, type SoundsSlice } from './sounds.ts';
import { createSystemSlice, type SystemSlice } from './system.ts';
import { createTakeEditsSlice, type TakeEditsSlice } from './takeEdits.ts';
import { createTakesSlice, type TakesSlice } from './takes.ts';
import { createTrainingSlice, type TrainingSlice } from './training.ts';
import { createTrashSlice, type TrashSlice } from './trash.ts';

export type State = ProjectSlice &
  LibrarySlice &
  TrainingSlice &
  TakesSlice &
  TakeEditsSlice &
  PlaybackSlice &
  MidiPortsSlice &
  RecordingsSlice &
  ReviewSlice &
  SoundsSlice &
  AudioExportSlice &
  FileWorkSlice &
  EvaluationSlice &
  InsightsSlice &
  SystemSlice &
  SettingsSlice &
  TrashSlice;

/** A fresh store; the app has one, tests make their own. */
export function createAppStore() {
  return createStore<State>()((...args) => ({
    ...createProjectSlice(...args),
    ...createLibrarySlice(...args),
    ...createTrainingSlice(...args),
    ...createTakesSlice(...args),
    ...createTakeEditsSlice(...args),
    ...createPlaybackSlice(...args),
    ...createMidiPortsSlice(...args),
    ...createRecordingsSlice(...args),
    ...createReviewSlice(...args),
    ...createSoundsSlice(...args),
    ...createAudioExportSlice(...args),
    ...createFileWorkSlice(...args),
    ...createEvaluationSlice(...args),
    ...createInsightsSlice(...args),
    ...createSystemSlice(...args),
    ...createSettingsSlice(...args),
    ...createTrashSlice(...args),
  }));
}

export type AppStore = ReturnType<typeof createAppStore>;
