// A training thread that fails where it is told to.
import { servePass } from '../learning/wasm/threads/servePass.ts';
import { FAILING_MODEL } from './failingPass.ts';

servePass(FAILING_MODEL);
