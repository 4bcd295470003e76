// The programmatic door over a whole backend: the same answer however it is asked.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { audit, endpointsOf, standards } from '../../src/audit.ts';
import { placesOf } from '../../src/engine/index.ts';
import { json } from '../../src/report/json.ts';
import { folderWith } from '../host/folder.ts';

const library = fileURLToPath(new URL('../../fixtures/library', import.meta.url));
const violating = fileURLToPath(new URL('../../fixtures/express-js/violating', import.meta.url));
const temporary = () => {
  const folder = mkdtempSync(join(tmpdir(), 'backend-audit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const about = {
  version: '0',
  prefix: '',
  rules: [],
  surroundings: {
    deliverables: { source: null, tests: null, documentation: null, deployment: null },
    services: [],
    coverage: [],
    load: [],
  },
};

describe('audit()', () => {
  it('gives a complete result for the bundled example, with every standard in it', async () => {
    const result = await audit(library, { cache: false });
    expect(result.complete).toBe(true);
    expect(result.diagnostics).toEqual([]);
    expect(result.endpoints.length).toBeGreaterThan(10);
    expect(result.standards.map(({ id }) => id)).toEqual(standards.map(({ id }) => id));
    for (const { state, reason } of result.standards)
      if (state === 'not_assessed' || state === 'unknown') expect(reason).toBeTruthy();
  });

  it('gives byte-identical reports cold, cached, and on several threads', async () => {
    const cache = temporary();
    const cold = json(await audit(violating, { cache }), about);
    expect(json(await audit(violating, { cache }), about)).toBe(cold);
    // Threads start from the build.
    const built = (await import(new URL('../../dist/src/audit.js', import.meta.url).href)) as { audit: typeof audit };
    const alone = json(await built.audit(violating, { cache: false, workers: 0 }), about);
    expect(json(await built.audit(violating, { cache: false, workers: 2 }), about)).toBe(alone);
  });

  it('shows in the strict view what the default view shows, and more', async () => {
    const [plain, strict] = [
      await audit(violating, { cache: false }),
      await audit(violating, { cache: false, strict: true }),
    ];
    expect(plain.findings.some(({ confidence }) => confidence === 'low')).toBe(false);
    expect(strict.findings).toEqual(expect.arrayContaining([...plain.findings]));
  });

  it('follows the configuration in the folder unless it is handed one', async () => {
    const root = temporary();
    writeFileSync(
      join(root, 'app.js'),
      `const app = require('express')();\napp.post('/login', (req, res) => res.json({}));\napp.listen(1);\n`,
    );
    writeFileSync(join(root, 'backend-audit.config.json'), '{ "rules": { "unlimited-sensitive-endpoint": "info" } }');
    const severities = async (config?: object) => {
      const { findings } = await audit(root, { cache: false, ...(config === undefined ? {} : { config }) });
      return findings.flatMap(({ rule, severity }) => (rule === 'unlimited-sensitive-endpoint' ? [severity] : []));
    };
    expect(await severities()).toEqual(['info']);
    expect(await severities({})).toEqual(['warning']);
    expect(await severities({ rules: { 'unlimited-sensitive-endpoint': 'off' } })).toEqual([]);
  });
});

describe('what a project says of itself', () => {
  const app = `
    const express = require('express');
    const app = express();
    app.get('/books', list);
    app.post('/orders', (request, response) => response.json({}));
    app.post('/carts/:name/run', (request, response) => response.json({}));
    app.post('/private', requireUser, (request, response) => response.json({}));
    function list(request, response) { response.json([]); }
    function requireUser(request, response, next) {
      if (request.headers.authorization !== process.env.KEY) return response.status(401).end();
      next();
    }
    app.listen(8080);`;
  const audited = async (config: object) => {
    const root = temporary();
    writeFileSync(join(root, 'app.js'), app);
    writeFileSync(join(root, 'backend-audit.config.json'), JSON.stringify(config));
    return audit(root, { cache: false, strict: true });
  };
  const open = ({ findings }: Awaited<ReturnType<typeof audited>>) =>
    findings.flatMap(placesOf).flatMap(({ rule, location }) => (rule === 'unguarded-endpoint' ? location.line : []));

  it('reports endpoints that anyone can use, unless they are public on purpose', async () => {
    expect(open(await audited({}))).toEqual([4, 5, 6]);
    expect(open(await audited({ public: ['GET /books', '/carts/*'] }))).toEqual([5]);
    expect(open(await audited({ public: ['post /orders', '/books/', '/carts/:any/run'] }))).toEqual([]);
  });

  it('shows in the ledger that they are, and by which words', async () => {
    const { endpoints } = await audited({ public: ['/orders', '/private'] });
    const answers = endpoints.map(({ path, authenticated: { is, by } }) => [path, is, by]);
    expect(answers).toContainEqual(['/orders', 'not-applicable', 'public by the configuration: /orders']);
    expect(answers).toContainEqual(['/private', 'yes', expect.anything()]);
  });

  it('judges each package by the version that its own manifest asks for', async () => {
    const app = `const express = require('express');
const app = express();
app.get('/a', async (req, res) => { res.json(await load()); });
async function load() { return fetch('https://example.org'); }
app.listen(1);
`;
    const root = folderWith({
      'package.json': '{"dependencies":{"express":"^4.18.0"}}',
      'new/package.json': '{"dependencies":{"express":"^5.0.0"}}',
      'new/app.js': app,
      'old/package.json': '{"dependencies":{"express":"^4.18.0"}}',
      'old/app.js': app,
      'oldest/package.json': '{}',
      'oldest/app.js': app,
    });
    const { findings } = await audit(root, { cache: false });
    const lost = findings.filter(({ rule }) => rule === 'lost-rejection').map(({ location }) => location.path);
    expect(lost).toEqual(['old/app.js', 'oldest/app.js']);
  });

  it('tells of each file that was read in part what was not understood, and where', async () => {
    const root = temporary();
    writeFileSync(join(root, 'app.js'), 'const name = process.argv[2];\n\nrequire(name);\n');
    const { files } = await audit(root, { cache: false });
    expect(files).toMatchObject([{ state: 'partial', reason: 'line 3: require of a computed path' }]);
  });
});

describe('endpointsOf()', () => {
  it('lists the endpoints', async () => {
    const endpoints = await endpointsOf(library, { cache: false });
    expect(endpoints.map(({ method, path }) => `${method} ${path}`)).toContain('GET /health');
  });
});
