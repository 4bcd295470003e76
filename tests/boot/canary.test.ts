import { execFileSync, execSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { rootOf } from './oracle.ts';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
let mine: string;

const song = (): string[] => {
  const log = join(mine, 'sang.log');
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
};

beforeEach(() => {
  mine = mkdtempSync(join(tmpdir(), 'canary-'));
  cpSync(rootOf('canary'), mine, { recursive: true });
  symlinkSync(fromHere('../../node_modules'), join(mine, 'node_modules'));
});

afterEach(() => {
  rmSync(mine, { recursive: true, force: true });
});

describe('the canary', () => {
  const files = readdirSync(rootOf('canary'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.[cm]?[jt]s$/.test(file),
  );

  it.each(files)('sings when %s is executed', (file) => {
    for (const typed of files.filter((file) => file.endsWith('.ts'))) {
      const source = readFileSync(join(mine, typed), 'utf8');
      const { outputText } = ts.transpileModule(source, {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
      });
      writeFileSync(join(mine, typed.replace(/ts$/, 'mjs')), outputText);
    }
    const routes = join(mine, 'src/routes/shafts.js');
    writeFileSync(routes, readFileSync(routes, 'utf8').replace('depths.ts', 'depths.mjs'));
    execFileSync(process.execPath, [join(mine, file.replace(/ts$/, 'mjs'))]);
    expect(song()).toContain(file);
  });

  it('sings when its package scripts run', () => {
    const { scripts } = JSON.parse(readFileSync(join(mine, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    execSync(String(scripts.preinstall), { cwd: mine });
    expect(song()).toEqual(['preinstall']);
  });

  it('stays silent when it is audited', async () => {
    const endpoints = await endpointsOf(mine, { cache: false });
    expect(endpoints).toHaveLength(3);
    expect(song()).toEqual([]);
  });
});
