// TensorFlow.js' backends: starting one by name, and telling a graphics chip from its imitation in
// software, which is many times slower than wasm.
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import '@tensorflow/tfjs-backend-webgpu';

export type TfjsBackend = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

setWasmPaths({
  'tfjs-backend-wasm.wasm': wasmUrl,
  'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
  // tfjs wants all three named. This one is never fetched, for threads are off: tfjs gives wasm half of
  // the cores at most and our products are small, so threads would cost more than they give.
  'tfjs-backend-wasm-threaded-simd.wasm': wasmSimdUrl,
});
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);

/** Makes `name` tfjs' backend. @throws Error saying why it does not start. */
export async function startBackend(name: TfjsBackend): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error(`tfjs cannot start ${name}`);
  await tf.ready();
}

export interface Hardware {
  readonly status: 'hardware' | 'software' | 'missing';
  /** Adapter or renderer, or why there is none. */
  readonly detail: string;
}

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render/i;

/** What a backend would run on here. */
export async function probeHardware(name: TfjsBackend): Promise<Hardware> {
  if (name === 'webgpu') return probeWebGpu();
  if (name === 'webgl') return probeWebGl();
  return { status: 'hardware', detail: 'processor' };
}

async function probeWebGpu(): Promise<Hardware> {
  // Absent in browsers without WebGPU and on insecure origins, whatever the types say.
  const gpu = navigator.gpu as GPU | undefined;
  const adapter = await gpu?.requestAdapter();
  if (!adapter) return { status: 'missing', detail: gpu ? 'no adapter' : 'no WebGPU' };
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const detail = [vendor, architecture, device, description].filter(Boolean).join(' ');
  const isSoftware = isFallbackAdapter || SOFTWARE.test(detail);
  return { status: isSoftware ? 'software' : 'hardware', detail };
}

function probeWebGl(): Hardware {
  if (typeof OffscreenCanvas === 'undefined')
    return { status: 'missing', detail: 'no OffscreenCanvas' };
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return { status: 'missing', detail: 'no WebGL 2' };
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const detail = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { status: SOFTWARE.test(detail) ? 'software' : 'hardware', detail };
}
