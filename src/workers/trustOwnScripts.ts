// Trusted Types: with `require-trusted-types-for 'script'` a worker or service worker starts only from an address that
// this policy lets through, in the page and in workers that start workers. It makes no HTML and no script text.
interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL: (address: string) => string }): unknown;
}

/** Call once per page or worker, before the first worker starts. Browsers without Trusted Types need none. */
export function trustOwnScripts(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      const { origin, protocol } = new URL(address, location.href);
      // The origin of a blob: address is that of the page.
      if (origin === location.origin && protocol === location.protocol) return address;
      throw new TypeError(`not a script of this app: ${address}`);
    },
  });
}
