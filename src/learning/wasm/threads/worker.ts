// A further thread of the wasm engine.
import { createNetworkPass } from '../networkPass.ts';
import { servePass } from './servePass.ts';

servePass(createNetworkPass);
