// Recordings in memory, in place of the browser's file system.
import type { KeptRecording, RecordingStore } from '../services/storage/recordings.ts';

/** Of one project. */
export class MemoryRecordings implements RecordingStore {
  kept: readonly KeptRecording[] = [];

  add(_: string, id: string, file: File, isOnlyCopy: boolean): Promise<void> {
    const recording = { id, fileName: file.name, isOnlyCopy, file, heard: null, settings: null };
    this.kept = [...this.kept, recording];
    return Promise.resolve();
  }
  saveHeard(_: string, id: string, heard: KeptRecording['heard']): Promise<void> {
    return this.#change(id, { heard });
  }
  saveSettings(_: string, id: string, settings: KeptRecording['settings']): Promise<void> {
    return this.#change(id, { settings });
  }
  list(): Promise<readonly KeptRecording[]> {
    return Promise.resolve(this.kept);
  }
  remove(_: string, id: string): Promise<void> {
    this.kept = this.kept.filter((recording) => recording.id !== id);
    return Promise.resolve();
  }
  removeAll(): Promise<void> {
    this.kept = [];
    return Promise.resolve();
  }
  #change(id: string, change: Partial<KeptRecording>): Promise<void> {
    if (!this.kept.some((recording) => recording.id === id))
      return Promise.reject(new Error(`${id} was never added`));
    this.kept = this.kept.map((one) => (one.id === id ? { ...one, ...change } : one));
    return Promise.resolve();
  }
}
