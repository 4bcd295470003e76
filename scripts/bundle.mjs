/**
 * The JavaScript of `dist/`, beside the declarations that the compiler left there. Some seven hundred small modules are
 * pleasant to read and cost Node a third of a second to find and open: a few chunks cost almost nothing. Says nothing.
 *
 * What the command line does is one script more, in CommonJS, because compiled code can be kept of scripts only (see
 * `src/host/compiled.ts`). The small libraries it cannot start without are in it.
 */
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { rolldown } from 'rolldown';
import { fold } from '../src/libraries/folded.ts';
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
const program = 'src/cli/program';
/** Small, and needed at every start. */
const bundled = ['chalk', 'commander', 'ignore', 'jsonc-parser'];

/** All that the build is made of. */
function buildId() {
  const hash = createHash('sha256');
  const sources = ['src', 'rules'].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => join(folder, name)),
  );
  for (const path of [...sources.filter((it) => it.endsWith('.ts')).sort(), 'package-lock.json', 'scripts/bundle.mjs'])
    hash.update(path.replaceAll('\\', '/')).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/** Modules whose values are known by now. Plain data, as the walls make sure: as JSON it is read in half the time that code takes. */
const known = {
  'src/libraries/index.ts': { libraries },
  'src/standards/index.ts': { standards },
  'src/host/build.ts': { buildId: buildId() },
};
/** What a table says of a module. */
const of = (table, id) => Object.entries(table).find(([path]) => id.replaceAll('\\', '/').endsWith(`/${path}`))?.[1];
/**
 * The command line reads its data from files beside it, and of the libraries what a project needs: in a script every
 * text would be there twice, in the source and in what was compiled of it.
 */
const beside = {
  'src/libraries/index.ts': {
    file: 'libraries.txt',
    text: fold(libraries),
    code: (text) => `import { unfold } from './folded.ts'; export const libraries = unfold(${text});`,
  },
  'src/standards/index.ts': {
    file: 'standards.json',
    text: JSON.stringify(standards),
    code: (text) => `export const standards = JSON.parse(${text});`,
  },
};
const asFiles = {
  name: 'data-as-files',
  load(id) {
    const data = of(beside, id);
    if (data === undefined) return null;
    writeFileSync(`dist/src/cli/${data.file}`, inAscii(data.text));
    const text = `readFileSync(new URL('${data.file}', import.meta.url), 'latin1')`;
    return { code: `import { readFileSync } from 'node:fs'; ${data.code(text)}`, moduleType: 'js' };
  },
};
/** Loaded at every start for what we never ask: subcommands that are programs of their own, colours by guess. */
const isNeedless = (id, from) => id === '#supports-color' || (id === 'node:child_process' && /commander/.test(from));
const stubs = {
  name: 'stubs',
  resolveId: (id, from) => (isNeedless(id, from) ? '\0stub' : null),
  load: (id) => (id === '\0stub' ? 'export default { stdout: false, stderr: false };' : null),
};
const asJson = {
  name: 'data-as-json',
  load(id) {
    const values = of(known, id);
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

/** Writes the bundle and answers its chunks. Dependencies stay what the user installed, but for those named. */
async function write(input, inside, plugins, output) {
  const isInside = (id) => inside.some((name) => id === name || id.startsWith(`${name}/`));
  const bundle = await rolldown({
    input,
    external: (id, from) => !/^(?:[./#\0]|[A-Za-z]:)/.test(id) && !isInside(id) && !isNeedless(id, from),
    platform: 'node',
    // Made for bundlers, where a package has something for them.
    resolve: { mainFields: ['module', 'main'] },
    treeshake: true,
    plugins,
    logLevel: 'warn',
  });
  const written = await bundle.write({
    dir: 'dist',
    // Stack traces of users name functions.
    keepNames: true,
    minify: { compress: false, mangle: { keepNames: true, toplevel: true }, codegen: { removeWhitespace: true } },
    ...output,
  });
  await bundle.close();
  const chunks = written.output.filter(({ type }) => type === 'chunk');
  for (const { fileName, code } of chunks) writeFileSync(`dist/${fileName}`, inAscii(code));
  return chunks;
}

rmSync('dist/src/chunks', { recursive: true, force: true });
await write(Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])), [], [asJson], {
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'src/chunks/[name]-[hash].js',
});
const [script] = await write({ [program]: `${program}.ts` }, bundled, [asFiles, stubs, asJson], {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  codeSplitting: false,
});

// A function is what can be compiled as it stands.
writeFileSync(
  `dist/${script.fileName}`,
  `(function (exports, require, module, __filename) {${inAscii(script.code)}\n})`,
);

/** What the licences of the libraries inside ask for: their text. */
const folders = new Set(
  script.moduleIds
    .map((id) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll(sep, '/'))?.[1])
    .filter((folder) => folder !== undefined),
);
const licences = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e(?:[-.]|$)/i.test(each));
  if (file === undefined) throw new Error(`${relative('.', folder)} has no licence to ship`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
});
writeFileSync(
  `dist/${program}.LICENSES.txt`,
  `program.cjs contains these libraries.\n\n${licences.join(`\n${'-'.repeat(80)}\n\n`)}`,
);

// Grammars are WebAssembly and are found beside the languages, with their licences.
for (const name of readdirSync('src/languages/python'))
  if (/\.(?:wasm|LICENSE)$/.test(name)) cpSync(`src/languages/python/${name}`, `dist/src/languages/python/${name}`);
