// The programmatic door over a whole backend: the same answer however it is asked.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { audit, endpointsOf, standards } from '../../src/audit.ts';
import { json } from '../../src/report/json.ts';

const library = fileURLToPath(new URL('../../fixtures/library', import.meta.url));
const violating = fileURLToPath(new URL('../../fixtures/express-js/violating', import.meta.url));
const temporary = () => {
  const folder = mkdtempSync(join(tmpdir(), 'backend-audit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const about = {
  version: '0',
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

describe('endpointsOf()', () => {
  it('lists the endpoints', async () => {
    const endpoints = await endpointsOf(library, { cache: false });
    expect(endpoints.map(({ method, path }) => `${method} ${path}`)).toContain('GET /health');
  });
});
