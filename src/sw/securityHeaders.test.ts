import { expect, it } from 'vitest';
import { PAGE_POLICY, SECURITY_HEADERS, withSecurityHeaders } from './securityHeaders.ts';

it('adds what the host does not send, and leaves the rest of the answer as it is', async () => {
  const answer = withSecurityHeaders(
    new Response('notes', {
      status: 203,
      headers: { 'Content-Type': 'text/plain', 'Referrer-Policy': 'same-origin' },
    }),
  );
  expect(Object.fromEntries(answer.headers)).toEqual({
    ...Object.fromEntries(
      Object.entries(SECURITY_HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    'content-type': 'text/plain',
    'referrer-policy': 'same-origin',
  });
  expect(answer.status).toBe(203);
  expect(await answer.text()).toBe('notes');
});

it('has a policy without exceptions for inline code, and one that a page can state', () => {
  expect(PAGE_POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
  // Browsers refuse it in a page.
  expect(PAGE_POLICY).not.toContain('frame-ancestors');
});
