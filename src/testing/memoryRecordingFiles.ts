// Recordings in memory, in place of the browser's file system.
import type { Heard, KeptRecording, RecordingFiles } from '../services/storage/recordingFiles.ts';

interface Kept extends KeptRecording {
  readonly projectId: string;
  readonly heard: Heard | null;
}

export class MemoryRecordingFiles implements RecordingFiles {
  kept: readonly Kept[] = [];

  add(projectId: string, id: string, file: File, isOnlyCopy: boolean): Promise<void> {
    const unheard = {
      isHeard: false,
      heard: null,
      attempts: 0,
      isDiscarded: false,
      settings: null,
    };
    this.kept = [
      ...this.kept,
      { projectId, id, fileName: file.name, isOnlyCopy, file, ...unheard },
    ];
    return Promise.resolve();
  }
  saveHeard(projectId: string, id: string, heard: Heard): Promise<void> {
    return this.#change(projectId, id, { heard, isHeard: true });
  }
  saveSettings(projectId: string, id: string, settings: Kept['settings']): Promise<void> {
    return this.#change(projectId, id, { settings });
  }
  saveAttempts(projectId: string, id: string, attempts: number): Promise<void> {
    return this.#change(projectId, id, { attempts });
  }
  saveDiscarded(projectId: string, id: string, isDiscarded: boolean): Promise<void> {
    return this.#change(projectId, id, { isDiscarded });
  }
  list(projectId: string): Promise<readonly KeptRecording[]> {
    return Promise.resolve(this.kept.filter((one) => one.projectId === projectId));
  }
  openHeard(_: string, id: string): Promise<Heard | null> {
    return Promise.resolve(this.kept.find((one) => one.id === id)?.heard ?? null);
  }
  remove(projectId: string, id: string): Promise<void> {
    this.kept = this.kept.filter((one) => one.id !== id || one.projectId !== projectId);
    return Promise.resolve();
  }
  removeAll(projectId: string): Promise<void> {
    this.kept = this.kept.filter((one) => one.projectId !== projectId);
    return Promise.resolve();
  }
  projects(): Promise<readonly string[]> {
    return Promise.resolve([...new Set(this.kept.map(({ projectId }) => projectId))]);
  }
  #change(projectId: string, id: string, change: Partial<Kept>): Promise<void> {
    const isIt = (one: Kept): boolean => one.id === id && one.projectId === projectId;
    if (!this.kept.some(isIt)) return Promise.reject(new Error(`${id} was never added`));
    this.kept = this.kept.map((one) => (isIt(one) ? { ...one, ...change } : one));
    return Promise.resolve();
  }
}
