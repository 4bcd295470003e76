/**
 * The JavaScript of `dist/`, beside the declarations that the compiler left there. Some seven hundred small modules are
 * pleasant to read and cost Node a third of a second to find and open: a few chunks cost almost nothing. Says nothing.
 */
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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

/** All that the build is made of. */
function buildId() {
  const hash = createHash('sha256');
  const sources = ['src', 'rules'].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => join(folder, name)),
  );
  for (const path of [...sources.filter((it) => /\.tsx?$/.test(it)).sort(), 'package-lock.json', 'scripts/bundle.mjs'])
    hash.update(path.replaceAll('\\', '/')).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/** Modules whose values are known by now. Plain data, as the walls make sure: as JSON it is read in half the time that code takes. */
const known = {
  'src/libraries/index.ts': { libraries },
  'src/standards/index.ts': { standards },
  'src/host/build.ts': { buildId: buildId() },
};
const asJson = {
  name: 'data-as-json',
  load(id) {
    const values = Object.entries(known).find(([path]) => id.replaceAll('\\', '/').endsWith(`/${path}`))?.[1];
    if (values === undefined) return null;
    const lines = Object.entries(values).map(
      ([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`,
    );
    return { code: lines.join('\n'), moduleType: 'js' };
  },
};

rmSync('dist/src/chunks', { recursive: true, force: true });
const bundle = await rolldown({
  input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
  // Dependencies stay what the user installed.
  external: /^(?![./\0]|[A-Za-z]:)/,
  platform: 'node',
  treeshake: true,
  plugins: [asJson],
  logLevel: 'warn',
});
await bundle.write({
  dir: 'dist',
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'src/chunks/[name]-[hash].js',
  // Stack traces of users name functions.
  keepNames: true,
  minify: { compress: false, mangle: { keepNames: true, toplevel: true }, codegen: { removeWhitespace: true } },
});
await bundle.close();

// Grammars are WebAssembly and are found beside the languages, with their licences.
for (const name of readdirSync('src/languages/python'))
  if (/\.(?:wasm|LICENSE)$/.test(name)) cpSync(`src/languages/python/${name}`, `dist/src/languages/python/${name}`);
