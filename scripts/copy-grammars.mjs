// What the compiler leaves behind: grammars that are WebAssembly, with their licences. Says nothing.
import { cpSync } from 'node:fs';

for (const name of ['tree-sitter-python.wasm', 'tree-sitter-python.LICENSE'])
  cpSync(`src/languages/python/${name}`, `dist/src/languages/python/${name}`);
