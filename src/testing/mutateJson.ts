// Damages a text of JSON that it stays JSON: values become others of the same kind, of another, or on an edge; names
// become other names.
import type { Random } from '../core/random.ts';
import { pick } from './mutateBytes.ts';

const EDGES = [
  ...[
    '0',
    '-1',
    '0.5',
    '1e300',
    '-1e300',
    '1e-300',
    '9007199254740993',
    '127',
    '128',
    '255',
    '256',
  ],
  ...['null', 'true', '[]', '{}', '[[]]', '""', '"x"', '"__proto__"', '"constructor"', '"../x"'],
];
const MOST_CHANGES = 3;
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/g;

export function mutateJson(json: string, random: Random): string {
  let result = json;
  for (let changes = 1 + random.integer(MOST_CHANGES); changes > 0; changes--) {
    const tokens = [...result.matchAll(TOKEN)];
    if (tokens.length === 0) return result;
    const { index, 0: token } = pick(tokens, random);
    const isName = /^\s*:/.test(result.slice(index + token.length));
    const isSwap = random.next() < 0.3;
    const put = isSwap ? pick(tokens, random)[0] : pick(EDGES, random);
    // A name must be text.
    const text = isName && !put.startsWith('"') ? '"other"' : put;
    result = result.slice(0, index) + text + result.slice(index + token.length);
  }
  return result;
}
