/** For a status: the same words twice are spoken once, so the second time they end with a space that nobody sees. */
export function spokenAnew(before: string, words: string): string {
  return words !== '' && words === before ? `${words}\u{a0}` : words;
}
