// A test is told by the runner that it asks for something, where its name does not say so.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const roles = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(modelOf(files).files.map(({ path, role }) => [path, role]));

const app = "const express = require('express'); const app = express(); app.get('/a', (req, res) => res.send('a'));";

describe('files that import a runner of tests', () => {
  it.each(['import { it } from "vitest";', 'import test from "node:test";', 'const t = require("ava");'])(
    'are tests: %s',
    (line) => {
      expect(roles({ 'app.js': app, 'orders.integration.ts': `${line} import './app.js';` })).toEqual({
        'app.js': 'source',
        'orders.integration.ts': 'test',
      });
    },
  );
  it('are none where the program imports them', () => {
    const files = { 'app.js': `${app} require('./checks.js');`, 'checks.js': 'require("vitest");' };
    expect(roles(files)['checks.js']).toBe('source');
  });
  it('are none where only a type is asked for', () => {
    expect(roles({ 'app.js': app, 'kinds.ts': 'import type { Mock } from "vitest";' })['kinds.ts']).toBe('source');
  });
});
