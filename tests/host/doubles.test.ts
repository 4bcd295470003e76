// What stands in for a service of somebody else, and what only sounds like it.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { audit } from '../../src/audit.ts';
import { roleOf } from '../../src/host/roles.ts';

it.each([
  ['orders-api-stub/users.js', 'test'],
  ['mock-server/index.ts', 'test'],
  ['fake-orders-service/src/a.ts', 'test'],
  ['payments-stub/index.js', 'script'],
  ['src/stubborn-api/a.ts', 'source'],
  ['src/api/mocking.ts', 'source'],
])('%s is of the role %s', (path, role) => {
  expect(roleOf(path)).toBe(role);
});
const server = `const express = require('express');\nconst app = express();\napp.delete('/users', (req, res) => res.sendStatus(204));\napp.listen(1);\n`;
async function told(scripts: Readonly<Record<string, string>>, files: readonly string[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'backend-audit-double-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const all = { 'package.json': JSON.stringify({ name: 'a', scripts, dependencies: { express: '5' } }) };
  for (const [name, text] of [...Object.entries(all), ...files.map((file) => [file, server] as const)]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { endpoints } = await audit(folder, { cache: false, workers: 0, config: {} });
  return endpoints.map((it) => it.at.path);
}
it('a stub that a script starts is no service beside the one that is started', async () => {
  const scripts = { start: 'node server/main.js', 'dev:stub': 'node orders-api-stub/index.js' };
  expect(await told(scripts, ['server/main.js', 'orders-api-stub/index.js'])).toEqual(['server/main.js']);
});
it('where nothing else is started, it is one', async () => {
  const scripts = { start: 'node mock-server/index.js' };
  expect(await told(scripts, ['mock-server/index.js'])).toEqual(['mock-server/index.js']);
});
