// A further thread of the wasm engine.
import { NETWORK_MODEL } from '../networkPass.ts';
import { servePass } from './servePass.ts';

servePass(NETWORK_MODEL);
