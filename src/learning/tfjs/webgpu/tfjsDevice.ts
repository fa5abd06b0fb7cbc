// TensorFlow.js' own WebGPU device: the page then has one, and one place where it is lost.
import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/** @throws Error unless tfjs' webgpu backend has been started. */
export function tfjsDevice(): GPUDevice {
  const backend = tf.findBackend('webgpu') as WebGPUBackend | null;
  if (!backend) throw new Error('the webgpu backend has not been started');
  return backend.device;
}
