// A further thread of the language model.
import { servePass } from '../../src/learning/wasm/threads/servePass.ts';
import { createLanguageModelPass } from './languageModel.ts';

servePass(createLanguageModelPass);
