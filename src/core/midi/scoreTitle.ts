// The title of a piece: the name inside the file when it says something, else the file's own name.

/** Names that programs give by themselves, and names of parts. */
const MEANINGLESS =
  /^(control track|conductor( track)?|tempo( track)?|master( track)?|untitled.*|unnamed.*|new (sequence|song|project)|(midi )?(track|sequence|seq|song|instrument|staff|part|channel|unknown)[ -]*\d*|\d+|piano( (left|right))?|(left|right)( hand)?|rh|lh|up(per)?|down|lower|treble|bass|drums?|melody|vocals?)\W*$/i;

/** @param sequenceName decoded name of the sequence, empty when there is none. */
export function scoreTitle(sequenceName: string, fileName: string): string {
  const isMeaningful = /\p{L}{3}/u.test(sequenceName) && !MEANINGLESS.test(sequenceName);
  return isMeaningful ? sequenceName : titleFromFileName(fileName);
}

/** "maple-leaf-rag.mid" → "Maple Leaf Rag"; words that have capitals keep theirs. */
export function titleFromFileName(fileName: string): string {
  const stem = fileName.replace(/^.*[/\\]/, '').replace(/(?<=.)\.[^.]*$/, '');
  const words = stem.replace(/[-_\s]+/g, ' ').trim();
  const title = /\p{Lu}/u.test(words)
    ? words
    : words.replace(/(?<![\p{L}\p{N}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
  return (
    title.replace(/\b(no|op)(?=\d)/gi, (word) => `${word[0]!.toUpperCase()}${word.slice(1)}. `) ||
    fileName
  );
}
