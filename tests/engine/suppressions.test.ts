// Suppressions in real source, to the column.
import { expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

it('hold from where their comment ends to where the next one starts, on one line too', async () => {
  const [before, between, after] = ['A', 'B', 'C'].map((letter) => `'AKIAIOSFODNN7${letter}A2B3C4'`) as [
    string,
    string,
    string,
  ];
  const text = `const keys = [${before}, /* backend-audit-disable hardcoded-secret -- a sample */${between}/* backend-audit-enable hardcoded-secret */, ${after}];`;
  const root = folderWith({ 'a.js': text });
  const { findings, suppressed } = await audit(root, { cache: false, workers: 0, strict: true, config: {} });
  const columns = (list: typeof findings): number[] => list.map(({ location }) => location.column);
  expect(columns(findings)).toEqual([text.indexOf(before) + 1, text.indexOf(after) + 1]);
  expect(columns(suppressed)).toEqual([text.indexOf(between) + 1]);
});
