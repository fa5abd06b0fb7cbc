// Project worker: projects and models as files, made and read. Items go through one at a time, so that the memory a
// large project needs is that of its largest item.
import type { ModelFile } from '../../core/model/modelFile.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import type { FileItem, PackedItem, ProjectFacts } from '../../core/project/projectFile.ts';
import type { ItemKind, ItemTypes } from '../../core/project/projectRecord.ts';
import type { Job } from '../job.ts';

export interface PackModelInput {
  readonly model: TrainedModel;
  readonly file: ModelFile;
}

export interface PackItemInput {
  readonly kind: ItemKind;
  readonly item: ItemTypes[ItemKind];
  /** From 1, of its kind. */
  readonly number: number;
  /** Of a model. */
  readonly file: ModelFile | null;
}

/** A file in the zip to be. */
export interface PackedFile {
  readonly path: string;
  readonly content: Blob;
}

export interface PackItemResult {
  readonly item: PackedItem;
  readonly files: readonly PackedFile[];
}

export interface PackProjectInput {
  readonly facts: ProjectFacts;
  readonly items: readonly PackedItem[];
  readonly files: readonly PackedFile[];
}

export interface OpenedFile {
  /** To read its items by; good until the next file is opened. */
  readonly fileId: number;
  readonly facts: ProjectFacts;
  readonly items: readonly PackedItem[];
}

export interface ReadItemInput {
  readonly fileId: number;
  /** In `items`. */
  readonly index: number;
}

/** What is thrown for a file that cannot be read has the entry and the reason in its details. */
export interface ProjectProtocol {
  /** A zip with the model, and a page that tells of it. @throws AppError cancelled */
  packModel(input: PackModelInput, job: Job<never>): Promise<Blob>;
  /**
   * @param input such a zip, or its model.json and weights file
   * @throws AppError model/unreadable
   */
  readModel(input: { readonly files: readonly File[] }, job: Job<never>): Promise<TrainedModel>;
  /** Whether an archive is that of a model. */
  holdsModel(input: { readonly file: Blob }, job: Job<never>): Promise<boolean>;
  /** The files of one item. */
  packItem(input: PackItemInput, job: Job<never>): Promise<PackItemResult>;
  /**
   * The project file. Events say the share that is done, 0..1.
   * @throws AppError cancelled; export/too-large beyond 4 GB
   */
  packProject(input: PackProjectInput, job: Job<number>): Promise<Blob>;
  /** @throws AppError project/not-project, project/newer, project/damaged, project/too-large */
  openProject(input: { readonly file: Blob }, job: Job<never>): Promise<OpenedFile>;
  /** @throws AppError project/damaged, project/too-large */
  readItem(input: ReadItemInput, job: Job<never>): Promise<FileItem>;
}
