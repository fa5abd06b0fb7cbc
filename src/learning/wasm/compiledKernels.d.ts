// Compiled from assembly/ by scripts/kernelsPlugin.ts.
declare module 'virtual:kernels/*' {
  /** A WebAssembly module, base64. */
  const base64: string;
  export default base64;
}
