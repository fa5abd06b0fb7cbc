/** Makes words others, for a screen reader that is silent on those it has just read; nobody sees it. */
export const NOT_HEARD = '\u{a0}';

/** For a status: the same words twice are spoken once, so the second time they are made others. */
export function spokenAnew(before: string, words: string): string {
  return words !== '' && words === before ? words + NOT_HEARD : words;
}
