// Every side effect a command may have, behind interfaces, so that tests can bring their own.
import type { EvaluateProtocol } from '../workers/evaluate/protocol.ts';
import type { ModelProtocol } from '../workers/model/protocol.ts';
import type { PreprocessProtocol } from '../workers/preprocess/protocol.ts';
import type { ProjectProtocol } from '../workers/project/protocol.ts';
import type { TranscribeProtocol } from '../workers/transcribe/protocol.ts';
import type { OwnSounds } from './audio/ownSounds.ts';
import type { RecordingDecoder } from './audio/decodeRecording.ts';
import type { Microphone } from './audio/microphone.ts';
import type { RecordingSound } from './audio/recordingSound.ts';
import type { SoundKeeper } from './audio/soundKeeper.ts';
import type { BuiltInCorpus } from './files/builtInCorpus.ts';
import type { FileSaver } from './files/fileSaver.ts';
import type { StarterFiles } from './files/starterFiles.ts';
import type { MidiPorts } from './midiPorts/midiPorts.ts';
import type { LiveSound } from './playback/liveSound.ts';
import type { NoteSound } from './playback/noteSound.ts';
import type { Playback } from './playback/playback.ts';
import type { ScoreRenderer } from './playback/scoreRenderer.ts';
import type { CheckpointStore } from './storage/checkpoints.ts';
import type { OpenedProject } from './storage/openedProject.ts';
import type { ProjectStore } from './storage/projectStore.ts';
import type { RecordingFiles } from './storage/recordingFiles.ts';
import type { StorageKeeper } from './storage/storageRoom.ts';

export interface Services {
  readonly preprocess: PreprocessProtocol;
  readonly model: ModelProtocol;
  readonly evaluate: EvaluateProtocol;
  readonly transcribe: TranscribeProtocol;
  /** Files of projects and models. */
  readonly projectFiles: ProjectProtocol;
  readonly decodeRecording: RecordingDecoder;
  readonly recordingSound: RecordingSound;
  readonly microphone: Microphone;
  readonly playback: Playback;
  readonly midiPorts: MidiPorts;
  readonly liveSound: LiveSound;
  readonly noteSound: NoteSound;
  readonly renderer: ScoreRenderer;
  readonly soundKeeper: SoundKeeper;
  readonly ownSounds: OwnSounds;
  readonly fileSaver: FileSaver;
  readonly builtInCorpus: BuiltInCorpus;
  readonly starterFiles: StarterFiles;
  readonly projects: ProjectStore;
  readonly openedProject: OpenedProject;
  readonly storageKeeper: StorageKeeper;
  readonly checkpoints: CheckpointStore;
  readonly recordingFiles: RecordingFiles;
}
