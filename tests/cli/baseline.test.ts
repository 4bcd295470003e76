import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, put } from '../host/folder.ts';
import { backend, backendAudit } from './run.ts';

const name = 'backend-audit-baseline.json';
const query = (where: string): string => `const { Pool } = require('pg');
const pool = new Pool();
const { Router } = require('express');
const router = Router();
router.get('/cakes/:${where}', async (req, res) => {
  const { rows } = await pool.query("SELECT id FROM cakes WHERE ${where} = '" + req.params.${where} + "'");
  res.json(rows);
});
module.exports = router;
`;
const old = { ...backend, 'routes/cakes.js': query('id') };
const json = (root: string, ...args: string[]) => {
  const { code, stdout, stderr } = backendAudit(['-f', 'json', ...args], root);
  const { findings, baseline } = JSON.parse(stdout).backend_audit;
  return { code, stderr, baseline, rules: findings.map(({ rule }: { rule: string }) => rule) as string[] };
};

describe('backend-audit baseline', () => {
  it('writes what is found beside the configuration; later runs tell and fail on what is new', () => {
    const root = folderWith(old);
    expect(backendAudit([], root).code).toBe(1);
    const { code, stdout } = backendAudit(['baseline', '--reason', 'from before'], root);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^backend-audit-baseline\.json: \d+ known findings \(\d+ added\)\n$/),
    ]);
    const written = readFileSync(join(root, name), 'utf8');
    const lines = written.split('\n').filter((line) => line.startsWith('{"file"'));
    expect(lines).toEqual([...lines].sort());
    expect(lines.every((line) => line.endsWith('"reason":"from before"},'))).toBe(true);
    expect(JSON.parse(written).findings).toHaveLength(lines.length + 1);

    const clean = json(root, '--fail-on', 'info');
    expect([clean.code, clean.rules, clean.baseline.gone]).toEqual([0, [], []]);
    expect(clean.baseline.known).toHaveLength(lines.length);
    expect(clean.stderr).toContain(`not shown: ${String(lines.length)} that ${name} has`);
    // The catalogue is judged by what is there, known or not.
    expect(backendAudit(['-f', 'json'], root).stdout).toMatch(
      /"id": "database\/parameterized-queries",[^}]*"state": "violated"/,
    );

    put(root, 'routes/pies.js', query('name').replaceAll('cakes', 'pies'));
    put(root, 'server.js', `${backend['server.js']}app.use('/pies', require('./routes/pies'));\n`);
    const more = json(root);
    expect([more.code, more.rules.includes('sql-injection')]).toEqual([1, true]);
    expect(backendAudit(['baseline'], root).stdout).toMatch(/added/);
    expect(json(root, '--fail-on', 'info').code).toBe(0);
  });

  it('says what is gone, fails for it when asked to, and takes it out with --prune alone', () => {
    const root = folderWith(old);
    backendAudit(['baseline'], root);
    put(root, 'routes/cakes.js', query('id').replace(`= '" + req.params.id + "'"`, '= $1", [req.params.id]'));
    const { code, stderr, baseline } = json(root);
    expect(code).toBe(0);
    expect(baseline.gone).toContainEqual(
      expect.objectContaining({ rule: 'sql-injection', file: 'routes/cakes.js', in: 'get /cakes/:id' }),
    );
    expect(stderr).toMatch(
      /1 of backend-audit-baseline\.json is gone; `backend-audit baseline --prune` takes them out:\n.*routes\/cakes\.js \(get \/cakes\/:id\) sql-injection/,
    );
    expect(backendAudit(['--fail-on-stale'], root).code).toBe(1);
    put(root, 'routes/pies.js', query('name').replaceAll('cakes', 'pies'));
    put(root, 'server.js', `${backend['server.js']}app.use('/pies', require('./routes/pies'));\n`);
    expect(backendAudit(['baseline', '--prune'], root).stdout).toMatch(/\(1 gone\)/);
    const pruned = json(root, '--fail-on-stale');
    expect([pruned.code, pruned.rules.includes('sql-injection'), pruned.baseline.gone]).toEqual([1, true, []]);
  });

  it('knows what moved, was renamed and laid out anew, keeps its reason, and one more of it is new', () => {
    const root = folderWith(old);
    backendAudit(['baseline'], root);
    writeFileSync(
      join(root, name),
      readFileSync(join(root, name), 'utf8').replace(/("rule":"sql-injection".*?)\}/, '$1,"reason":"see #12"}'),
    );
    renameSync(join(root, 'routes/cakes.js'), join(root, 'routes/all-cakes.js'));
    put(root, 'server.js', backend['server.js'].replace('./routes/cakes', './routes/all-cakes'));
    put(
      root,
      'routes/all-cakes.js',
      `\n// moved\n${query('id').replace('const { rows } = await', 'const { rows: found } =\n    await').replace('json(rows)', 'json(found)')}`,
    );
    const moved = json(root, '--fail-on', 'info', '--fail-on-stale');
    expect([moved.code, moved.rules]).toEqual([0, []]);
    expect(moved.baseline.known).toContainEqual(expect.objectContaining({ rule: 'sql-injection', reason: 'see #12' }));
    expect(backendAudit(['baseline', '--prune'], root).stdout).toMatch(/in a file of another name/);
    expect(readFileSync(join(root, name), 'utf8')).toMatch(
      /"file":"routes\/all-cakes\.js","rule":"sql-injection".*"reason":"see #12"/,
    );

    put(root, 'routes/copy.js', query('id'));
    put(
      root,
      'server.js',
      `${readFileSync(join(root, 'server.js'), 'utf8')}app.use('/copy', require('./routes/copy'));\n`,
    );
    const { stdout } = backendAudit(['-f', 'json'], root);
    const told = JSON.parse(stdout).backend_audit.findings.filter(
      ({ rule }: { rule: string }) => rule === 'sql-injection',
    );
    expect(told.map(({ file }: { file: string }) => file)).toEqual(['routes/copy.js']);
  });

  it('is found from a folder below it, and concerns what is audited', () => {
    const root = folderWith({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'backend-audit.config.json': '{}',
      ...Object.fromEntries(Object.entries(old).map(([path, text]) => [`api/${path}`, text])),
      'jobs/package.json': '{"name":"jobs"}',
      'jobs/run.js': 'module.exports = 1;\n',
    });
    backendAudit(['baseline'], root);
    const below = json(join(root, 'api'), '--fail-on', 'info', '--fail-on-stale');
    expect([below.code, below.rules]).toEqual([0, []]);
    expect(backendAudit(['jobs', '--fail-on-stale'], root)).toMatchObject({ code: 0 });
    const before = readFileSync(join(root, name), 'utf8');
    backendAudit(['baseline', 'jobs'], root);
    expect(readFileSync(join(root, name), 'utf8')).toBe(before);
  });

  it('beside a configuration below holds for the whole, too, and is written by its own folder alone', () => {
    const root = folderWith({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'backend-audit.config.json': '{}',
      ...Object.fromEntries(
        ['api', '..shop'].flatMap((folder) =>
          Object.entries(old).map(([path, text]) => [`${folder}/${path}`, text] as const),
        ),
      ),
      'api/backend-audit.config.json': '{}',
    });
    const at = (path: string): string => readFileSync(join(root, path, name), 'utf8');
    backendAudit(['baseline', 'api'], root);
    backendAudit(['baseline'], root);
    const [mine, below] = [at('.'), at('api')];
    expect(mine).toContain('"file":"..shop/');
    expect(mine).not.toContain('"file":"api/');
    expect(json(root, '--fail-on', 'info', '--fail-on-stale')).toMatchObject({ code: 0, rules: [] });
    expect(json(join(root, '..shop'), '--fail-on', 'info', '--fail-on-stale')).toMatchObject({ code: 0, rules: [] });
    put(root, 'api/routes/copy.js', old['routes/cakes.js']);
    expect(json(root, '--fail-on', 'info').rules).toEqual(json(join(root, 'api'), '--fail-on', 'info').rules);
    rmSync(join(root, 'api/routes/copy.js'));
    rmSync(join(root, 'api/routes/cakes.js'));
    const { code, stderr } = backendAudit(['--fail-on-stale'], root);
    expect([code, stderr]).toEqual([1, expect.stringContaining(`of api/${name}`)]);
    backendAudit(['baseline', '--prune'], root);
    expect([at('.'), at('api')]).toEqual([mine, below]);
  });

  it.each([
    ['{"version":1,"findings":[\n<<<<<<< HEAD\n', /backend-audit-baseline\.json:2 two branches are in conflict here/],
    ['{', /backend-audit-baseline\.json: it is no JSON/],
    ['{"version":9,"findings":[]}', /it is no baseline that this version reads/],
    ['{"version":1,"findings":[{"rule":"x"}]}', /\{"rule":"x"\} is no entry/],
  ])('says what is wrong with %j', (text, said) => {
    const { code, stderr } = backendAudit([], folderWith({ ...old, [name]: text }));
    expect([code, stderr]).toEqual([2, expect.stringMatching(said)]);
  });

  it('in SARIF is known, with its reason, beside what is new', () => {
    const root = folderWith(old);
    backendAudit(['baseline', '--reason', 'legacy'], root);
    put(root, 'routes/pies.js', query('name').replaceAll('cakes', 'pies'));
    put(root, 'server.js', `${backend['server.js']}app.use('/pies', require('./routes/pies'));\n`);
    const results: { ruleId: string; baselineState: string; suppressions?: unknown }[] = JSON.parse(
      backendAudit(['-f', 'sarif'], root).stdout,
    ).runs[0].results;
    const injections = results.filter(({ ruleId }) => ruleId === 'sql-injection');
    expect(injections.map(({ baselineState, suppressions }) => [baselineState, suppressions])).toEqual([
      ['new', undefined],
      ['unchanged', [{ kind: 'external', justification: 'legacy' }]],
    ]);
  });
});
