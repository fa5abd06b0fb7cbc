// A further thread of the language model.
import { servePass } from '../../src/learning/wasm/threads/servePass.ts';
import { LANGUAGE_MODEL } from './languageModel.ts';

servePass(LANGUAGE_MODEL);
