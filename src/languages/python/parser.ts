import type * as treeSitter from 'web-tree-sitter';
import { plain, type Plain } from './tree.ts';

/** Text to plain tree. Undefined: the parser itself failed, which says nothing about the text. */
export type Parse = (text: string) => Plain | undefined;

export async function createParser(grammar: Uint8Array): Promise<Parse> {
  // Most projects hold no Python.
  const { Language, Parser } = await import('web-tree-sitter');
  await Parser.init();
  const language = await Language.load(grammar);
  let parser: treeSitter.Parser | undefined;
  return (text) => {
    parser ??= new Parser().setLanguage(language);
    try {
      const tree = parser.parse(text);
      if (tree === null) return undefined;
      const cursor = tree.walk();
      try {
        return plain(cursor);
      } finally {
        cursor.delete();
        tree.delete();
      }
    } catch {
      // A trap leaves the parser in a state nobody knows: the next text gets a new one.
      parser = undefined;
      return undefined;
    }
  };
}
