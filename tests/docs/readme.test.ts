// What the README shows is taken by the tool: its configurations are read, its suppressions obeyed, its options known.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from '../host/folder.ts';
import { backendAudit } from '../cli/run.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'));
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map((found) => found[1]!);

describe('the README', () => {
  it.each(blocks('jsonc').map((text) => [text]))('shows a configuration that is read: %s', (text) => {
    const root = folderWith({
      'package.json': '{"name":"x"}',
      'backend-audit.config.json': text,
      'src/security/access.js': '',
      'src/legacy/old.js': '',
      'shared/audit.json': '{}',
      'node_modules/@acme/backend-audit-config/backend-audit.config.json': '{}',
    });
    const { code, stderr } = backendAudit(['--no-cache'], root);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('names no option that the command line does not have', () => {
    const { stdout } = backendAudit(['--help'], folderWith({}));
    const table = [...readme.matchAll(/^\| `(--[a-z-]+)/gm)].map((found) => found[1]!);
    expect(table.length).toBeGreaterThan(10);
    for (const option of table) expect(stdout).toContain(option);
  });

  it('gives the action inputs that it has', () => {
    const steps = blocks('yaml').filter((text) => text.includes('uses: backend-audit/'));
    expect(steps).not.toEqual([]);
    for (const text of steps)
      for (const step of parse(text) as { uses: string; with?: object }[])
        if (step.uses.startsWith('backend-audit/'))
          expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
  });
});
