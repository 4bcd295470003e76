// Written once: on every fixture the plugin and the command line's engine find the same, at the same places, in the same words.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint as ESLint9 } from 'eslint-9';
import { ESLint as ESLint10 } from 'eslint';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import plugin from '../../src/eslint/index.ts';
import { repository } from './workplace.ts';
import { othersOf } from '../../src/report/others.ts';

const fixtures = join(repository, 'fixtures');
const projects = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter(
    (path) => !/node_modules|^(?:cases|frameworks)/.test(path) && existsSync(join(fixtures, path, 'package.json')),
  )
  .sort();
const linted = /\.[cm]?[jt]sx?$/;

describe.each([
  ['eslint-9', ESLint9, 'recommended'],
  ['eslint', ESLint10, 'recommended'],
  ['eslint', ESLint10, 'strict'],
] as const)('%s', (_, ESLint, preset) => {
  it.each(projects)(`finds in %s what the command line finds (${preset})`, async (project) => {
    const root = join(fixtures, project);
    const { findings } = await audit(root, { cache: false, strict: preset === 'strict' });
    const expected = findings
      .filter(({ location }) => linted.test(location.path))
      .map((finding) => {
        const { rule, message, location } = finding;
        const { path, line, column, endLine, endColumn } = location;
        // The terminal says in a sentence of its own where else it is so.
        const told = [message, othersOf(finding, '')].filter((it) => it !== undefined).join(' ');
        return [path, line, column, endLine, endColumn, rule, told].join(' ');
      });
    const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: plugin.configs[preset] as never });
    const results = await eslint.lintFiles(['.']);
    const found = results.flatMap(({ filePath, messages }) =>
      messages
        .filter(({ ruleId }) => ruleId?.startsWith('backend-audit/'))
        .map(({ ruleId, message, line, column, endLine, endColumn }) =>
          [
            filePath.slice(root.length + 1),
            line,
            column,
            endLine,
            endColumn,
            ruleId!.slice('backend-audit/'.length),
            message,
          ].join(' '),
        ),
    );
    expect(found.sort()).toEqual(expected.sort());
  });
});
