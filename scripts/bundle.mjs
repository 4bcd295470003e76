/**
 * The JavaScript of `dist/`, beside the declarations that the compiler left there. Some seven hundred small modules are
 * pleasant to read and cost Node a third of a second to find and open: a few chunks cost almost nothing. Says nothing.
 */
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { rolldown } from 'rolldown';

const entries = ['src/audit', 'src/cli/main', 'src/eslint/index', 'src/host/extract-worker', 'src/languages/index'];

rmSync('dist/src/chunks', { recursive: true, force: true });
const bundle = await rolldown({
  input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
  // Dependencies stay what the user installed.
  external: (id) => !/^(?:[./]|[A-Za-z]:)/.test(id),
  platform: 'node',
  treeshake: true,
  logLevel: 'warn',
});
await bundle.write({
  dir: 'dist',
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'src/chunks/[name]-[hash].js',
  // Stack traces of users name functions.
  keepNames: true,
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
});
await bundle.close();

// Grammars are WebAssembly and are found beside the languages, with their licences.
for (const name of readdirSync('src/languages/python'))
  if (/\.(?:wasm|LICENSE)$/.test(name)) cpSync(`src/languages/python/${name}`, `dist/src/languages/python/${name}`);
