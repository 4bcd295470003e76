// What a user decides about rules: for all, for folders, for files, for this run.
import { expect, it } from 'vitest';
import type { Settings } from '../../src/engine/settings.ts';
import { sessionOf } from './fakes.ts';

const texts = { 'a.lines': 'secret x', 'b/c.lines': 'secret x', 'b/d/e.lines': 'secret x' };
const leaks = (settings: Settings) => {
  const session = sessionOf(texts, { settings });
  const { findings, standards } = session.result();
  const [first, second, third] = Object.keys(texts).map((path) => {
    const found = findings.filter(({ rule, location }) => rule === 'leak' && location.path === path);
    return found.map(({ severity }) => severity).join();
  });
  return [first, second, third, session.rules.some(({ id }) => id === 'leak') ? 'asked' : standards[0]?.reason];
};
const covers = (pattern: RegExp) => (path: string) => pattern.test(path);
const off = { leak: 'off' } as const;
const error = { leak: 'error' } as const;
const info = { leak: 'info' } as const;
const folders = [
  { folder: 'b/d', severities: error },
  { folder: 'b', severities: info },
];

it.each<readonly [string, Settings, ReturnType<typeof leaks>]>([
  ['nothing', {}, ['warning', 'warning', 'warning', 'asked']],
  ['a severity for all', { severities: info }, ['info', 'info', 'info', 'asked']],
  ['off for all', { severities: off }, ['', '', '', 'switched off: leak']],
  [
    'off for all, where files name another rule',
    { severities: off, overrides: [{ covers: covers(/./), severities: { shared: 'info' } }] },
    ['', '', '', 'switched off: leak'],
  ],
  ['another rule', { severities: { shared: 'off' } }, ['warning', 'warning', 'warning', 'asked']],
  ['folders, of which the deepest decides', { severities: off, folders }, ['', 'info', 'error', 'asked']],
  [
    'a folder that names no rule',
    { severities: off, folders: [{ folder: 'b', severities: {} }] },
    ['', 'warning', 'warning', 'asked'],
  ],
  [
    'off in all folders',
    { severities: off, folders: [{ folder: 'b', severities: off }] },
    ['', '', '', 'switched off: leak'],
  ],
  ['off in a folder alone', { folders: [{ folder: 'b/d', severities: off }] }, ['warning', 'warning', '', 'asked']],
  [
    'files before folders',
    { folders, overrides: [{ covers: covers(/e\.lines$/), severities: off }] },
    ['warning', 'info', '', 'asked'],
  ],
  [
    'files, of which the last that names the rule decides',
    {
      overrides: [
        { covers: covers(/^b/), severities: info },
        { covers: covers(/e\.lines$/), severities: error },
        { covers: covers(/./), severities: { shared: 'off' } },
      ],
    },
    ['warning', 'info', 'error', 'asked'],
  ],
  [
    'on for files alone',
    { severities: off, overrides: [{ covers: covers(/c\.lines$/), severities: error }] },
    ['', 'error', '', 'asked'],
  ],
  [
    'off for files, and for all',
    { severities: off, overrides: [{ covers: covers(/./), severities: off }] },
    ['', '', '', 'switched off: leak'],
  ],
  [
    'this run before all',
    { forced: error, severities: off, folders, overrides: [{ covers: covers(/./), severities: off }] },
    ['error', 'error', 'error', 'asked'],
  ],
  [
    'off for this run',
    { forced: off, folders, overrides: [{ covers: covers(/./), severities: error }] },
    ['', '', '', 'switched off: leak'],
  ],
  ['this run, of another rule', { forced: { shared: 'off' }, severities: info }, ['info', 'info', 'info', 'asked']],
  ['it is the only one', { only: ['leak'], severities: info }, ['info', 'info', 'info', 'asked']],
  ['another is the only one', { only: ['shared'], forced: error }, ['', '', '', 'switched off: leak']],
])('%s', (_, settings, expected) => {
  expect(leaks(settings)).toEqual(expected);
});
