// Which of the files that could not be read are needed, and what is said of it.
import { expect, it } from 'vitest';
import type { Project } from '../../src/linker/project.ts';
import type { FileRecord } from '../../src/model/model.ts';
import { link, sessionOf } from './fakes.ts';

const manifest = (...entries: readonly string[]) => ({ manifests: [{ folder: '', dependencies: {}, entries }] });
const unread = '?!';
const lackOf = (texts: Readonly<Record<string, string>>, parts: Parameters<typeof sessionOf>[1] = {}) => {
  const { complete, lacking, files } = sessionOf(texts, parts).result();
  return [
    complete,
    lacking.length,
    files.flatMap(({ path, state, needed }) => (state === 'skipped' && needed ? path : [])),
  ];
};
/** What the linker makes of a role. */
const withRole = (role: FileRecord['role']) => ({
  link: (project: Project) => {
    const model = link(project);
    return { ...model, files: model.files.map((file) => (file.path === 'a.lines' ? { ...file, role } : file)) };
  },
});
const importing = { 'a.lines': 'import ./b', 'b.lines': unread };

it.each<readonly [string, Parameters<typeof lackOf>, ReturnType<typeof lackOf>]>([
  ['what is imported', [importing], [false, 1, ['b.lines']]],
  ['what a manifest starts at', [{ 'a.lines': unread, 'b.lines': '' }, manifest('a.lines')], [false, 1, ['a.lines']]],
  [
    'not what another stands beside that it starts at',
    [{ 'a.lines': '', 'b.lines': unread }, manifest('a.lines')],
    [true, 0, []],
  ],
  [
    'not what is beside what is imported',
    [{ 'a.lines': 'import ./c', 'b.lines': unread, 'c.lines': '' }],
    [true, 0, []],
  ],
  ['not what an import means that is not there', [{ 'a.lines': 'import ./c', 'b.lines': unread }], [true, 0, []]],
  ['not what a browser imports', [importing, withRole('client')], [true, 0, []]],
  ['not what a script imports', [importing, withRole('script')], [true, 0, []]],
  ['what a migration imports', [importing, withRole('migration')], [false, 1, ['b.lines']]],
  ['all, where nothing else was read', [{ 'a.lines': unread, 'b.lines': unread }], [false, 1, ['a.lines', 'b.lines']]],
])('needed is %s', (_, how, expected) => {
  expect(lackOf(...how)).toEqual(expected);
});

it('diagnostics come by file, line and words', () => {
  const notice = (path: string, line: number | undefined, message: string) => ({
    path,
    code: 'x',
    message,
    needed: false,
    ...(line !== undefined && { line }),
  });
  const notices = [
    notice('b', 2, 'd'),
    notice('b', 1, 'c'),
    notice('b', 1, 'a'),
    notice('b', undefined, 'z'),
    notice('a', 9, 'y'),
  ];
  const { diagnostics } = sessionOf({ 'a.lines': '' }, { notices }).result();
  expect(diagnostics.map(({ path, line, message }) => `${path}:${line ?? ''} ${message}`)).toEqual([
    'a:9 y',
    'b: z',
    'b:1 a',
    'b:1 c',
    'b:2 d',
  ]);
});
