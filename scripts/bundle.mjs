/**
 * The JavaScript of `dist/`, beside the declarations that the compiler left there. Some seven hundred small modules are
 * pleasant to read and cost Node a third of a second to find and open: a few chunks cost almost nothing. Says nothing.
 */
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { libraries } from '../src/libraries/index.ts';
import { standards } from '../src/standards/index.ts';

// The last two are no doors of the package: tests of threads and of the parser's limits start from the build.
const entries = [
  'src/audit',
  'src/cli/main',
  'src/eslint/index',
  'src/host/extract-worker',
  'src/host/index',
  'src/languages/index',
];

/** Plain data, as the walls make sure: as JSON it is read in half the time that code takes. */
const data = new Map([
  ['src/libraries/index.ts', { libraries }],
  ['src/standards/index.ts', { standards }],
]);
const asJson = {
  name: 'data-as-json',
  load(id) {
    const [, values] = [...data].find(([path]) => id.replaceAll('\\', '/').endsWith(`/${path}`)) ?? [];
    if (values === undefined) return null;
    const lines = Object.entries(values).map(
      ([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`,
    );
    return { code: lines.join('\n'), moduleType: 'js' };
  },
};
/** One byte a character: half to read, and less to scan. Only texts and patterns hold others. */
const inAscii = (code) =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

rmSync('dist/src/chunks', { recursive: true, force: true });
const bundle = await rolldown({
  input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
  // Dependencies stay what the user installed.
  external: (id) => !/^(?:[./]|[A-Za-z]:)/.test(id),
  platform: 'node',
  treeshake: true,
  plugins: [asJson],
  logLevel: 'warn',
});
const { output } = await bundle.write({
  dir: 'dist',
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'src/chunks/[name]-[hash].js',
  // Stack traces of users name functions.
  keepNames: true,
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
});
await bundle.close();
for (const { type, fileName, code } of output) if (type === 'chunk') writeFileSync(`dist/${fileName}`, inAscii(code));

// Grammars are WebAssembly and are found beside the languages, with their licences.
for (const name of readdirSync('src/languages/python'))
  if (/\.(?:wasm|LICENSE)$/.test(name)) cpSync(`src/languages/python/${name}`, `dist/src/languages/python/${name}`);
