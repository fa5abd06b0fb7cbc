// The headers every answer of the app carries, written once: vite.config.ts serves and publishes them, the service
// worker adds them where the host sends none. docs/security.md says what each is for.

/** Shared memory, and with it threads, needs a cross-origin isolated page. */
export const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/**
 * What a policy inside the page can say as well. `blob:` is a recording being listened to, a plot
 * being saved; `data:` the cells of one.
 */
export const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  // The MP3 encoder fetches its WebAssembly from itself.
  "connect-src 'self' data:",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/** Used: keyboards, the microphone, sound outputs by name. The rest is shut, for us as for a dependency. */
const PERMISSIONS = [
  'microphone=(self)',
  'midi=(self)',
  'cross-origin-isolated=(self)',
  ...[
    'accelerometer',
    'camera',
    'display-capture',
    'encrypted-media',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'payment',
    'picture-in-picture',
    'publickey-credentials-get',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
].join(', ');

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  ...ISOLATION_HEADERS,
  // Who may frame the page can be said in a header only.
  'Content-Security-Policy': `${PAGE_POLICY}; frame-ancestors 'none'`,
  'Permissions-Policy': PERMISSIONS,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The same answer with every header it lacks; one the host sends stays as it is. */
export function withSecurityHeaders(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    if (!headers.has(name)) headers.set(name, value);
  const { body, status, statusText } = response;
  return new Response(body, { status, statusText, headers });
}
