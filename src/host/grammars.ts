import { readFileSync } from 'node:fs';
import { isPython, loadPython } from '../languages/index.ts';

/**
 * Makes the languages ready whose parsers are loaded when first needed. Loading is asynchronous, so whoever cannot wait
 * (ESLint, which never lints such files) goes without.
 */
export async function readyLanguages(paths: Iterable<string>): Promise<void> {
  for (const path of paths) {
    if (!isPython(path)) continue;
    const grammar = new URL('../languages/python/tree-sitter-python.wasm', import.meta.url);
    await loadPython(() => readFileSync(grammar));
    return;
  }
}
