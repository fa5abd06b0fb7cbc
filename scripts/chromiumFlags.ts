// Flags of the Chromium that tests run in: WebGPU and WebGL without a graphics card (SwiftShader),
// sound without a click, and a browser that itself talks to nobody.
export const chromiumFlags: readonly string[] = [
  // Chromium refuses its sandbox to root, which build servers usually are.
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-webgpu-adapter=swiftshader',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];
