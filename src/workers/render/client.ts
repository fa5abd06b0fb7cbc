// Page side of the render worker.
import { connect } from '../connect.ts';
import type { RenderProtocol } from './protocol.ts';

export function createRenderClient(): RenderProtocol {
  return connect<RenderProtocol>(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'render' }),
    { renderMix: true, renderStems: true },
  );
}
