/**
 * What an audit costs, as ratios within one run: whole processes, in turn, medians.
 *
 *     npm run bench -- [folder] [--rounds 5] [--session]
 *
 * `floor` parses every file with oxc-parser and walks the tree once; the others are the command line cold (--no-cache)
 * and warm (nothing changed, or one file), oxlint with its defaults, ESLint with typescript-eslint's parser and
 * ESLint's recommended rules, and what a start costs: Node alone, `--version`, an empty folder.
 *
 * `--session` measures instead what a change costs: from run to run (`changed`: an exported line in one file) beside
 * `cold` and `warm`, and in a session by the door that ESLint comes in by, where an exported line is added to one file
 * after the other.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const isSession = args.includes('--session');
const rounds = Number(args[args.indexOf('--rounds') + 1] ?? '') || 3;
const folder = resolve(args.find((it, index) => !it.startsWith('--') && args[index - 1] !== '--rounds') ?? 'src');

const scratch = mkdtempSync(join(tmpdir(), 'backend-audit-bench-'));
const corpus = join(scratch, 'corpus');
cpSync(folder, corpus, { recursive: true, filter: (path) => !/\/(node_modules|\.git|dist)(\/|$)/.test(path) });

const floor = join(here, '.bench-floor.mjs');
writeFileSync(
  floor,
  `import fs from 'node:fs'; import { parseSync, visitorKeys } from 'oxc-parser';
let nodes = 0;
const walk = (n) => { nodes++; for (const k of visitorKeys[n.type] ?? []) { const v = n[k]; if (Array.isArray(v)) { for (const c of v) if (c) walk(c); } else if (v && typeof v === 'object') walk(v); } };
const go = (d) => { for (const e of fs.readdirSync(d, { withFileTypes: true })) { const p = d + '/' + e.name; if (e.isDirectory()) go(p); else if (/\\.[cm]?[jt]sx?$/.test(e.name)) walk(parseSync(p, fs.readFileSync(p, 'utf8')).program); } };
go(process.argv[2]);`,
);
const eslintConfig = join(here, '.bench-eslint.config.mjs');
writeFileSync(
  eslintConfig,
  `import js from '@eslint/js'; import parser from '@typescript-eslint/parser';
export default [{ files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], languageOptions: { parser }, rules: js.configs.recommended.rules, linterOptions: { reportUnusedDisableDirectives: 'off' } }];`,
);
/** A file in the middle of the corpus: its text is another one in each warm run. */
const sources = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.[cm]?[jt]sx?$/.test(path),
);
const changing = join(corpus, sources.sort()[sources.length >> 1]!);
const empty = join(scratch, 'empty');
mkdirSync(empty);
const main = join(here, 'dist/src/cli/main.js');
const cache = { ...process.env, XDG_CACHE_HOME: join(scratch, 'cache') };
const all: Record<string, readonly string[]> = {
  floor: [floor, corpus],
  cold: [main, corpus, '--no-cache', '--fail-on', 'never', '--format', 'json'],
  warm: [main, corpus, '--fail-on', 'never', '--format', 'json'],
  changed: [main, corpus, '--fail-on', 'never', '--format', 'json'],
  oxlint: [join(here, 'node_modules/oxlint/bin/oxlint'), corpus],
  eslint: [join(here, 'node_modules/eslint/bin/eslint.js'), '--config', eslintConfig, corpus],
  node: ['-e', '0'],
  version: [main, '--version'],
  empty: [main, empty],
};
const wanted = isSession ? ['floor', 'cold', 'warm', 'changed'] : Object.keys(all);
const commands = Object.fromEntries(wanted.map((name) => [name, all[name]!]));
const seconds: Record<string, number[]> = {};
let session: { readonly opening: number; readonly edits: readonly number[] } | undefined;
try {
  for (let round = 0; round <= rounds; round++) {
    for (const [name, command] of Object.entries(commands)) {
      if (name === 'changed') appendFileSync(changing, `\nexport const bench${String(round)} = ${String(round)};\n`);
      const start = performance.now();
      const run = spawnSync(process.execPath, command, { env: cache, stdio: 'ignore', cwd: corpus });
      if (run.error) throw run.error;
      // The first round warms the disk and fills the cache.
      if (round > 0) (seconds[name] ??= []).push((performance.now() - start) / 1000);
    }
  }
  if (isSession) {
    const script = ['--import', '@oxc-node/core/register', join(here, 'scripts/bench/session.ts'), corpus];
    const run = spawnSync(process.execPath, script, { env: cache, encoding: 'utf8', cwd: here });
    if (run.status !== 0) throw new Error(`the session failed: ${run.stderr}`);
    session = JSON.parse(run.stdout) as typeof session;
  }
} finally {
  for (const path of [scratch, floor, eslintConfig]) rmSync(path, { recursive: true, force: true });
}
/** The value below which a share of the list lies. */
const quantile = (list: readonly number[], share: number): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? NaN;
const median = (list: readonly number[]): number => quantile(list, 0.5);
const base = seconds.floor ?? [];
console.log(`${folder}, ${String(rounds)} rounds, Node ${process.version}`);
console.log('what      seconds   of the floor');
for (const [name, list] of Object.entries(seconds)) {
  const ratio = median(list.map((it, round) => it / (base[round] ?? NaN)));
  console.log(`${name.padEnd(8)} ${median(list).toFixed(2).padStart(8)} ${ratio.toFixed(2).padStart(14)}`);
}
if (session !== undefined) {
  const { opening, edits } = session;
  const floor = median(base) * 1000;
  console.log(`\nsession of ${edits.length} edits    ms   of the floor`);
  const rows = { opened: opening, median: median(edits), p90: quantile(edits, 0.9), slowest: Math.max(...edits) };
  for (const [name, milliseconds] of Object.entries(rows))
    console.log(
      `${name.padEnd(18)} ${milliseconds.toFixed(0).padStart(6)} ${(milliseconds / floor).toFixed(2).padStart(14)}`,
    );
}
