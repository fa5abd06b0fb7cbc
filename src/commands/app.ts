// What a command works on: the facts and the side effects.
import type { Services } from '../services/services.ts';
import type { AppStore } from '../store/store.ts';

export interface App {
  readonly store: AppStore;
  readonly services: Services;
}
