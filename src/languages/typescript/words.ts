/** What a word means to somebody who looks for nesting only. */
export type Word = 'prefix' | 'infix' | 'header' | 'body' | 'else' | 'if' | 'case' | 'operator' | 'maker';

export const words = new Map<string, Word>();
const groups: Record<Word, string> = {
  prefix: 'typeof void delete await yield new keyof readonly unique infer asserts',
  infix: 'in of instanceof as satisfies extends is',
  header: 'while for with switch catch',
  body: 'do try finally',
  else: 'else',
  if: 'if',
  case: 'case default',
  operator: 'return throw async abstract',
  maker: 'function class',
};
for (const [word, list] of Object.entries(groups)) for (const one of list.split(' ')) words.set(one, word as Word);

const part = new Uint8Array(128);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_0123456789#\\') part[char.charCodeAt(0)] = 1;

/** Part of a name, number or the like; all that is not ASCII is taken for one. */
export function isWordPart(code: number): boolean {
  return code < 128 ? part[code] === 1 : code !== 0x2028 && code !== 0x2029 && code !== 0xfeff && code !== 0xa0;
}
