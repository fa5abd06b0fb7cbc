// Composition root: the one store, the real services, and what keeps them in step.
import type { App } from '../commands/app.ts';
import { stopForNewer } from '../commands/keepProject.ts';
import { openProject } from '../commands/openProject.ts';
import { resumeTraining } from '../commands/resumeTraining.ts';
import { loadOwnSounds } from '../commands/ownSounds.ts';
import { followPlayback } from '../commands/playback.ts';
import { resumeRecordings } from '../commands/transcribe.ts';
import { followReview } from '../commands/followReview.ts';
import { followWriting } from '../commands/playWhileWriting.ts';
import { AppError } from '../core/errors.ts';
import { createAudioOutput } from '../services/audio/audioOutput.ts';
import { decodeRecording } from '../services/audio/decodeRecording.ts';
import { createMediaFocus } from '../services/audio/mediaFocus.ts';
import { createMicrophone } from '../services/audio/microphone.ts';
import { createOwnSounds } from '../services/audio/ownSounds.ts';
import { createRecordingSound } from '../services/audio/recordingSound.ts';
import { createSoundKeeper } from '../services/audio/soundKeeper.ts';
import { createBuiltInCorpus } from '../services/files/builtInCorpus.ts';
import { createDownloadSaver } from '../services/files/fileSaver.ts';
import { createFetchShipped } from '../services/files/shippedFile.ts';
import { createStarterFiles } from '../services/files/starterFiles.ts';
import { createWebMidiPorts } from '../services/midiPorts/webMidiPorts.ts';
import { createLiveSound } from '../services/playback/liveSound.ts';
import { createNoteSound } from '../services/playback/noteSound.ts';
import { createSampleLibrary } from '../services/playback/sampleLibrary.ts';
import { createScoreRenderer } from '../services/playback/scoreRenderer.ts';
import { createTonePlayback } from '../services/playback/tonePlayback.ts';
import { createCheckpointStore } from '../services/storage/checkpoints.ts';
import { createOpenedProject } from '../services/storage/openedProject.ts';
import { createProjectStore } from '../services/storage/projectStore.ts';
import { createRecordingFiles } from '../services/storage/recordingFiles.ts';
import { createSoundFontStore } from '../services/storage/soundFonts.ts';
import { createStorageKeeper } from '../services/storage/storageRoom.ts';
import { toFailure } from '../store/job.ts';
import { createAppStore } from '../store/store.ts';
import { createEvaluateClient } from '../workers/evaluate/client.ts';
import { createModelClient } from '../workers/model/client.ts';
import { createPreprocessClient } from '../workers/preprocess/client.ts';
import { createProjectClient } from '../workers/project/client.ts';
import { createRenderClient } from '../workers/render/client.ts';
import { createSoundFontClient } from '../workers/soundfont/client.ts';
import { createTranscribeClient } from '../workers/transcribe/client.ts';
import { followArrivals } from './arrivals.ts';
import { followDrops } from './fileDrop.ts';
import { followBeginning } from './firstVisit.ts';
import { followFocus } from './keepFocus.ts';
import { followPresses } from './giveWay.ts';
import { guardLeaving } from './leaving.ts';
import { followMediaKeys } from './mediaKeys.ts';
import { registerPwa } from './pwa.ts';
import { followHash, returnTo } from './route.ts';
import { preloadScreens } from './screenViews.ts';
import { followKeys } from './shortcuts.ts';
import { followTheme } from './theme.ts';

export interface Booted {
  readonly app: App;
  /** Settles when what was kept is there, or cannot be read. */
  readonly opened: Promise<void>;
  /** Takes a waiting version over; reloads the page. */
  readonly applyUpdate: () => void;
}

/** Call once: it listens to the window until the page goes. */
export function boot(): Booted {
  const baseUrl = new URL(import.meta.env.BASE_URL, location.href).href;
  const fetchShipped = createFetchShipped(baseUrl);
  const ownSounds = createOwnSounds(createSoundFontStore(), createSoundFontClient());
  const library = createSampleLibrary(baseUrl, ownSounds);
  const output = createAudioOutput();
  const app: App = {
    store: createAppStore(),
    services: {
      preprocess: createPreprocessClient(),
      model: createModelClient(),
      evaluate: createEvaluateClient(),
      transcribe: createTranscribeClient(),
      projectFiles: createProjectClient(),
      decodeRecording,
      microphone: createMicrophone(),
      recordingSound: createRecordingSound((cause) =>
        app.store.getState().setPlayback({
          failure: toFailure(new AppError('recording/unreadable', 'cannot play it', {}, cause)),
        }),
      ),
      playback: createTonePlayback(library, output),
      midiPorts: createWebMidiPorts(),
      liveSound: createLiveSound(output, createSampleLibrary(baseUrl)),
      noteSound: createNoteSound(output, createSampleLibrary(baseUrl, ownSounds)),
      renderer: createScoreRenderer(
        () => createSampleLibrary(baseUrl, ownSounds),
        createRenderClient(),
      ),
      soundKeeper: createSoundKeeper(baseUrl, library),
      ownSounds,
      fileSaver: createDownloadSaver(),
      builtInCorpus: createBuiltInCorpus(fetchShipped),
      starterFiles: createStarterFiles(fetchShipped),
      projects: createProjectStore(() => stopForNewer(app)),
      openedProject: createOpenedProject(),
      storageKeeper: createStorageKeeper(),
      checkpoints: createCheckpointStore(),
      recordingFiles: createRecordingFiles(),
    },
  };
  followPlayback(app);
  void loadOwnSounds(app);
  followWriting(app);
  followReview(app);
  followTheme(app.store);
  followHash(app.store);
  followBeginning(app.store);
  followPresses(app);
  followKeys(app);
  followFocus();
  followMediaKeys(app, createMediaFocus());
  followDrops(app);
  const opened = openProject(app, (screen, isOther) => returnTo(app.store, screen, isOther));
  followArrivals(app, opened);
  void preloadScreens();
  const tell = (thrown: unknown): void =>
    app.store.getState().setProject({ failure: toFailure(thrown) });
  void opened.then(() => resumeTraining(app)).catch(tell);
  void opened.then(() => resumeRecordings(app)).catch(tell);
  const leaveUnasked = guardLeaving(app);
  const applyUpdate = registerPwa(app.store);
  return {
    app,
    opened,
    applyUpdate: () => {
      leaveUnasked();
      applyUpdate();
    },
  };
}
