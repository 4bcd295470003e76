/**
 * How the cost of an audit grows with one file that holds ever more of one thing: the built command line over generated
 * programs. Prints CPU seconds, the exponent of growth since the size before, and memory; ends with 1 where a cost grew
 * faster than n^1.3 or a run went over 60 s of CPU or 1 GiB. Needs a `sh` that knows `ulimit -t`.
 *
 *     npm run growth                                    all programs with 1,000, 3,000 and 10,000 of their thing
 *     npm run growth -- --sizes 300,1000 switch tries   some of them, in other sizes
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { built, meter } from './robustness/audited.ts';

const STEEPEST = 1.3;
const SECONDS = 60;
const MEBIBYTES = 1024;
const head = `import express from 'express';
import { Pool } from 'pg';
const pool = new Pool();
const app = express();
app.use(express.json());
`;
const handler = (body: string): string => `${head}app.get('/a/:id', async (req, res) => { ${body} });\n`;
const each = (n: number, line: (index: number) => string, between = '\n'): string =>
  Array.from({ length: n }, (_, index) => line(index)).join(between);

const programs: Readonly<Record<string, (n: number) => string>> = {
  callers: (n) => `async function get(id) { return (await pool.query('SELECT id FROM t WHERE id = ' + id)).rows; }
${each(n, (i) => `async function c${i}(x) { return get(x + '${i}'); }`)}
${handler(`res.json([${each(n, (i) => `await c${i}(req.params.id)`, ',')}]);`)}`,
  switch: (n) =>
    handler(`switch (req.query.k) {
${each(n, (i) => `case 'k${i}': await pool.query('DELETE FROM t${i} WHERE id = $1', [req.params.id]); break;`)}
default: break; } res.json(1);`),
  appends: (n) =>
    handler(`let s = 'SELECT id FROM t WHERE 1=1';
${each(n, (i) => `s += ' AND c${i} = ' + req.query.c${i};`)}
res.json(await pool.query(s));`),
  branches: (n) =>
    handler(`let q = 'SELECT id FROM t WHERE 1=1'; const p = [];
${each(n, (i) => `if (req.query.c${i}) { q += ' AND c${i} = $1'; p.push(req.query.c${i}); }`)}
res.json(await pool.query(q, p));`),
  middleware: (n) => `${head}
${each(n, (i) => `app.use((req, res, next) => { if (req.headers.x${i}) return res.status(401).end(); next(); });`)}
${each(n, (i) => `app.get('/r${i}', (req, res) => { res.json(${i}); });`)}`,
  holes: (n) =>
    handler(
      `res.json(await pool.query(\`SELECT id FROM t WHERE ${each(n, (i) => `\${req.query.a${i}} = \${req.query.b${i}}`, ' AND ')}\`));`,
    ),
  tries: (n) =>
    handler(`${each(
      n,
      (i) =>
        `try { await pool.query('INSERT INTO t${i} (a) VALUES ($1)', [req.body.a]); } catch (e) { console.error(e); }`,
    )}
res.json(1);`),
};

interface Cost {
  readonly cpu: number;
  readonly memory: number;
}
/** What an audit of a program costs; undefined where it was ended or lost. */
function costOf(text: string): Cost | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'backend-audit-growth-'));
  try {
    writeFileSync(join(folder, 'app.js'), text);
    writeFileSync(join(folder, 'package.json'), '{"main":"app.js","dependencies":{"express":"^4","pg":"^8"}}');
    const audit = [process.execPath, '--import', meter, built, '.', '--no-cache', '--strict', '--fail-on', 'never'];
    const { status, output } = spawnSync('sh', ['-c', `ulimit -t ${SECONDS} && exec "$@"`, 'sh', ...audit], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    const usage = output[3] ?? '';
    if ((status !== 0 && status !== 2) || usage === '') return undefined;
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(usage) as NodeJS.ResourceUsage;
    return { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sizes: { type: 'string', default: '1000,3000,10000' } },
});
const sizes = values.sizes.split(',').map(Number);
const chosen = positionals.length > 0 ? positionals : Object.keys(programs);
for (const name of chosen) {
  const program = programs[name];
  if (program === undefined) {
    console.error(`No program is called ${name}; there are ${Object.keys(programs).join(', ')}.`);
    process.exit(1);
  }
  let before: { readonly size: number; readonly cpu: number } | undefined;
  for (const size of sizes) {
    const cost = costOf(program(size));
    const exponent = before && cost && Math.log(cost.cpu / before.cpu) / Math.log(size / before.size);
    const over = cost === undefined || cost.memory > MEBIBYTES || (exponent ?? 0) > STEEPEST;
    if (over) process.exitCode = 1;
    const told =
      cost === undefined
        ? `no report within ${SECONDS} s`
        : `${cost.cpu.toFixed(2).padStart(6)} s  ${exponent === undefined ? '      ' : `n^${exponent.toFixed(2)}`}  ${cost.memory.toFixed(0).padStart(4)} MiB`;
    console.log(`${name.padEnd(11)}${String(size).padStart(6)}  ${told}${over ? '  too much' : ''}`);
    before = cost && { size, cpu: cost.cpu };
  }
}
