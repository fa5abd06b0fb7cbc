// Recording an opening on a MIDI keyboard: count-in, metronome, and the player's own sound meanwhile.
import { encodeScore } from '../core/encoding/encodeScore.ts';
import { AppError } from '../core/errors.ts';
import {
  assembleRecording,
  type Beat,
  type PlayedMessage,
} from '../core/midi/assembleRecording.ts';
import { countNotes } from '../core/music/score.ts';
import type { MidiInput } from '../services/midiPorts/midiPorts.ts';
import type { LiveSession } from '../services/playback/liveSound.ts';
import { toFailure, toJobEnd } from '../store/job.ts';
import { nameOpening } from '#words/defaults.ts';
import type { App } from './app.ts';
import { midiAccessOf } from './midiPorts.ts';
import { pausePlayback } from './playback.ts';

export interface RecordRequest {
  readonly inputId: string;
  readonly beat: Beat;
}

interface Session {
  readonly request: RecordRequest;
  readonly live: LiveSession;
  readonly messages: PlayedMessage[];
  /** Lets go of the keyboard. */
  readonly release: () => void;
}

const sessions = new WeakMap<App, Session>();
/** The start that counts, when one is stopped while its sound loads and another begins. */
const latestStarts = new WeakMap<App, RecordRequest>();

/** Records until stopRecording; progress and outcome are in `store.recordings`. Call it from a click. */
export async function startRecording(app: App, request: RecordRequest): Promise<void> {
  const { store, services } = app;
  const { recordings, setRecorder } = store.getState();
  if (recordings.recorder.status === 'running') return;
  latestStarts.set(app, request);
  const isWanted = (): boolean =>
    latestStarts.get(app) === request && store.getState().recordings.recorder.status === 'running';
  pausePlayback(app);
  setRecorder({ status: 'running', progress: { downbeatMs: null, notes: 0 } });
  try {
    const access = midiAccessOf(app);
    const input = access?.inputs().find(({ id }) => id === request.inputId);
    if (!access || !input) throw new AppError('ports/unplugged', `no input ${request.inputId}`);
    await input.open();
    const live = await services.liveSound.start(request.beat);
    if (!isWanted()) {
      live.stop();
      return;
    }
    const { downbeatMs } = live;
    const messages: PlayedMessage[] = [];
    let notes = 0;
    const report = (): void => setRecorder({ status: 'running', progress: { downbeatMs, notes } });
    const hear = (bytes: Uint8Array, atMs: number): void => {
      live.hear(bytes);
      messages.push({ bytes: Uint8Array.from(bytes), seconds: (atMs - downbeatMs) / 1000 });
      if (bytes[0]! >> 4 !== 0x9 || bytes[2] === 0) return;
      notes++;
      report();
    };
    const unlisten = listenOrStop(input, hear, live);
    const unwatch = access.listen(() => {
      // What was played until then is kept.
      if (!access.inputs().some(({ id }) => id === request.inputId)) stopRecording(app);
    });
    const release = (): void => {
      unlisten();
      unwatch();
      live.stop();
    };
    sessions.set(app, { request, live, messages, release });
    report();
  } catch (thrown) {
    // One that was stopped must not end the one after it.
    if (isWanted()) setRecorder(toJobEnd(thrown));
  }
}

/** A keyboard that cannot be listened to leaves no metronome behind. */
function listenOrStop(
  input: MidiInput,
  hear: Parameters<MidiInput['listen']>[0],
  live: LiveSession,
): () => void {
  try {
    return input.listen(hear);
  } catch (thrown) {
    live.stop();
    throw thrown;
  }
}

/** Ends the recording; what was played is among the openings from then on. */
export function stopRecording(app: App): void {
  const { recordings, addRecording, setRecorder } = app.store.getState();
  if (recordings.recorder.status !== 'running') return;
  const session = sessions.get(app);
  if (!session) {
    setRecorder({ status: 'cancelled' });
    return;
  }
  sessions.delete(app);
  session.release();
  const { messages, request, live } = session;
  const endSeconds = (performance.now() - live.downbeatMs) / 1000;
  const title = nameOpening(recordings.count + 1);
  const score = assembleRecording(messages, request.beat, endSeconds, title);
  if (countNotes(score) === 0) {
    const failure = toFailure(new AppError('ports/no-notes', 'nothing was played'));
    setRecorder({ status: 'failed', failure });
    return;
  }
  const recording = { id: crypto.randomUUID(), title, score, events: encodeScore(score) };
  addRecording(recording);
  setRecorder({ status: 'done', result: recording });
}
