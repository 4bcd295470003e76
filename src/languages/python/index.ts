/**
 * Python: text to facts. May import the facts vocabulary and its parser; may not read files or throw.
 * The parser is WebAssembly, whose loading cannot be waited for in synchronous code: until somebody has called
 * `loadPython`, this language claims no file.
 */
import type { Extraction, Language, SourceText } from '../../facts/index.ts';

let extract: ((source: SourceText) => Extraction) | undefined;

export const python: Language = {
  id: 'python',
  ecosystem: 'pypi',
  version: '1',
  claims: (path) => extract !== undefined && isPython(path),
  extract: (source) =>
    extract?.(source) ?? { refused: { code: 'internal', message: 'the parser of Python is not loaded' } },
};

export function isPython(path: string): boolean {
  return path.endsWith('.py');
}

/** Makes the language ready. Takes the bytes of the grammar, because only the host reads files. */
export async function loadPython(grammar: () => Uint8Array): Promise<void> {
  if (extract !== undefined) return;
  // What costs start-up is loaded when first needed.
  const [{ createParser }, { extractor }] = await Promise.all([import('./parser.ts'), import('./extract.ts')]);
  extract = extractor(await createParser(grammar()));
}
