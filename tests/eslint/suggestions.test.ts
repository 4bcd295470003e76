// What can be mended with certainty is suggested in the editor, from the text that is open there.
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../src/eslint/index.ts';
import { folderWith } from '../host/folder.ts';

const text = `const { Pool } = require('pg');
const pool = new Pool();
exports.find = (name) => pool.query(\`SELECT id FROM cakes WHERE name = '\${name}'\`);
exports.search = (where) => pool.query(\`SELECT id FROM cakes WHERE \${where}\`);
`;

it('a suggestion comes with the finding, and mends it when it is taken', async () => {
  const root = folderWith({ 'package.json': '{"name":"x","dependencies":{"pg":"8"}}', 'cakes.js': text });
  const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: plugin.configs.recommended });
  const injections = async (written: string) => {
    const [result] = await eslint.lintText(written, { filePath: join(root, 'cakes.js') });
    return result!.messages.filter(({ ruleId }) => ruleId === 'backend-audit/sql-injection');
  };
  const [first, second] = await injections(text);
  expect(first?.suggestions).toHaveLength(1);
  expect(second?.suggestions ?? []).toEqual([]);
  const [{ desc, fix }] = first!.suggestions as [{ desc: string; fix: { range: [number, number]; text: string } }];
  expect(desc).toBe('Bind the values of the statement.');
  const mended = text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
  expect(mended).toBe(text.replace("name = '${name}'`", 'name = $1`, [name]'));
  // What no caller is seen to choose is told by the strict preset.
  expect(await injections(mended)).toEqual([]);
});
