// A project as it is kept: everything a musician made and set in it, as plain data with typed arrays, the same in the
// browser's database and in a project file. Each item (piece, model, take, recording) is a record of its own, so that
// a change writes only itself; the project's record names them in order.
import type { PlayerOptions, TrackMix } from '../audio/mix.ts';
import type { TrainSettings } from '../model/training.ts';
import type { Model } from './model.ts';
import type { Piece, SkippedFile } from './piece.ts';
import type { Recording } from './recording.ts';
import type { PrimeSource, SoundFileChoice, WritingSettings } from './settings.ts';
import type { Take } from './take.ts';

/** Of the records below. A change of their shape raises it and adds to migrations.ts. */
export const FORMAT_VERSION = 3;

/** What a project holds, by list. */
export interface ItemTypes {
  readonly rows: Piece | SkippedFile;
  readonly models: Model;
  readonly takes: Take;
  readonly recordings: Recording;
}
export type ItemKind = keyof ItemTypes;
export const ITEM_KINDS: readonly ItemKind[] = ['rows', 'models', 'takes', 'recordings'];

export type ProjectItems = { readonly [Kind in ItemKind]: readonly ItemTypes[Kind][] };

/** What was set and where the musician was. What an older record lacks is as in a new project. */
export interface ProjectState {
  /** Takes ever written, removed ones included: the next is called one more. */
  readonly takeCount: number;
  /** Recordings ever kept, removed ones included. */
  readonly recordingCount: number;
  readonly selectedTakeId: string | null;
  readonly training: TrainSettings;
  readonly writing: WritingSettings;
  readonly soundFile: SoundFileChoice;
  readonly playback: {
    readonly options: PlayerOptions;
    readonly playsWhileWriting: boolean;
    /** What was chosen last to be played. */
    readonly chosen: PrimeSource | null;
    /** By kind and id, as "take 1234": how each track is heard. */
    readonly mixes: Readonly<Record<string, readonly TrackMix[]>>;
  };
  /** As in the address: "compose". */
  readonly screen: string;
}

/** The last removal, while it can be undone: its items are still kept. */
export interface KeptRemoval {
  readonly kind: ItemKind;
  /** Where each stood in its list. */
  readonly entries: readonly { readonly index: number; readonly id: string }[];
}

export interface ProjectRecord {
  readonly formatVersion: number;
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601. */
  readonly changedAt: string;
  /** Of all its items, roughly. */
  readonly bytes: number;
  readonly pieceCount: number;
  /** Ids in the order of the lists; the removed ones are not among them. */
  readonly order: Readonly<Record<ItemKind, readonly string[]>>;
  readonly removed: KeptRemoval | null;
  /** ISO 8601; null, or when the musician deleted it: it can be brought back until it is forgotten. */
  readonly deletedAt: string | null;
  readonly state: Partial<ProjectState>;
}

/** The last removal as its list needs it to be undone. */
export type Removal = {
  readonly [Kind in ItemKind]: {
    readonly kind: Kind;
    readonly entries: readonly { readonly index: number; readonly item: ItemTypes[Kind] }[];
  };
}[ItemKind];

/** A whole project in memory. */
export interface ProjectContents {
  readonly items: ProjectItems;
  readonly removed: Removal | null;
  readonly state: Partial<ProjectState>;
}
