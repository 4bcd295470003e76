// The walls between the folders bite: .dependency-cruiser.mjs, asked about a tree in which each file breaks one of them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Files that may be imported, and nothing is wrong with. */
const house = [
  'src/facts/index.ts',
  'src/model/index.ts',
  'src/linker/index.ts',
  'src/linker/project.ts',
  'src/languages/index.ts',
  'src/libraries/kinds.ts',
  'src/libraries/databases/pg.ts',
  'src/report/report.ts',
  'src/report/json.ts',
  'src/rule.ts',
  'src/audit.ts',
  'src/cli/main.ts',
  'rules/database/b.ts',
];
const broken: readonly (readonly [path: string, text: string, rule: string])[] = [
  ['src/facts/a.ts', "import { x } from '../model/index.ts';", 'wall of src/facts'],
  ['src/facts/b.ts', "import 'oxc-parser';", 'outside of src/facts'],
  ['src/model/a.ts', "import type { Pass } from '../linker/index.ts';", 'wall of src/model'],
  ['src/libraries/orms/a.ts', "import pg from '../databases/pg.ts';", 'data by its door'],
  ['src/languages/python/a.ts', "import { x } from '../typescript/z.ts';", 'wall of src/languages/python'],
  ['src/languages/python/b.ts', "import 'oxc-parser';", 'outside of src/languages/python'],
  ['src/languages/ruby/a.ts', "import { x } from '../../facts/index.ts';", 'no drawer'],
  ['src/util.ts', "import { x } from './facts/index.ts';", 'no drawer'],
  ['src/alone.ts', 'export {};', 'no orphan'],
  ['src/linker/a.ts', "import { y } from '../languages/index.ts';", 'wall of src/linker'],
  ['src/linker/b.ts', "import pg from '../libraries/databases/pg.ts';", 'data by its door'],
  ['rules/database/a.ts', "import { b } from './b.ts';", 'wall of rules'],
  ['rules/database/c.ts', "import type { E } from '../../src/model/index.ts';", 'wall of rules'],
  ['rules/database/d.ts', "type T = import('../../src/linker/index.ts').T;", 'wall of rules'],
  ['src/engine/a.ts', "import { write } from '../report/json.ts';", 'types through the wall of src/engine'],
  [
    'src/engine/b.ts',
    "import type { R } from '../report/report.ts'; import { w } from '../report/report.ts';",
    'types through the wall of src/engine',
  ],
  ['src/engine/c.ts', "import { readFileSync } from 'node:fs';", 'outside of src/engine'],
  ['src/engine/d.ts', "const z = require('yaml');", 'outside of src/engine'],
  ['src/engine/e.ts', "import { performance } from 'node:perf_hooks';", 'outside of src/engine'],
  ['src/report/a.ts', "import type { Endpoint } from '../model/index.ts';", 'wall of src/report'],
  ['src/host/a.ts', "import { b } from '../../rules/database/b.ts';", 'wall of src/host'],
  ['src/host/b.ts', "import { p } from '../linker/project.ts';", 'types through the wall of src/host'],
  ['src/host/c.ts', "import type { p } from '../linker/index.ts';", 'wall of src/host'],
  ['src/host/d.ts', "import { rolldown } from 'rolldown';", 'outside of src/host'],
  ['src/cli/a.ts', "import { link } from '../linker/index.ts';", 'wall of src/cli'],
  ['src/cli/b.ts', "import fs from 'node:fs/promises';", 'outside of src/cli'],
  ['src/eslint/a.ts', "import { parseSync } from 'oxc-parser';", 'outside of src/eslint'],
  ['src/host/e.ts', "import { rolldown } from 'rolldown';", 'dependencies only'],
  ['src/engine/f.ts', "import type { T } from './g.ts';", 'no cycle'],
];
/** Files in which nothing is wrong. */
const sound: readonly (readonly [path: string, text: string])[] = [
  ['src/linker/z.ts', "import { k } from '../libraries/kinds.ts'; import { join } from 'node:path/posix';"],
  ['src/libraries/index.ts', "import pg from './databases/pg.ts';"],
  ['rules/index.ts', "export { a } from './database/b.ts';"],
  ['src/engine/z.ts', "import { type Report, type Finding } from '../report/report.ts';"],
  ['src/languages/typescript/y.ts', "import { z } from './z.ts'; import { parseSync } from 'oxc-parser';"],
  ['src/languages/typescript/z.ts', "import { y } from './y.ts';"],
  ['src/host/z.ts', "import { readdirSync } from 'node:fs'; import 'yaml';"],
  // The cycle is told once, of the first file in it.
  ['src/engine/g.ts', "import { t } from './f.ts';"],
  ['src/eslint/z.ts', "import { audit } from '../audit.ts'; import { join } from 'node:path';"],
];

describe('the walls between the folders', () => {
  const tree = mkdtempSync(join(tmpdir(), 'walls-'));
  const found = new Map<string, string[]>();

  beforeAll(() => {
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    };
    for (const path of house) write(path, 'export {};');
    for (const [path, text] of [...broken, ...sound]) write(path, text);
    for (const name of ['node_modules', 'package.json', 'tsconfig.json', '.dependency-cruiser.mjs'])
      symlinkSync(join(root, name), join(tree, name));
    const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const { stdout, stderr } = spawnSync(process.execPath, [cruiser, '--output-type', 'json', 'src', 'rules'], {
      cwd: tree,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    expect(stderr).toBe('');
    for (const { from, rule } of JSON.parse(stdout).summary.violations)
      found.set(from, [...(found.get(from) ?? []), rule.name]);
  });
  afterAll(() => {
    rmSync(tree, { recursive: true });
  });

  it.each(broken)('%s: %s', (path, _, rule) => {
    expect(found.get(path)).toContain(rule);
  });
  it.each(sound)('but let through %s: %s', (path) => {
    expect(found.get(path)).toBeUndefined();
  });
});
