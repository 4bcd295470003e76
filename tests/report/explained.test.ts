// An endpoint and a standard in full, as a person reads them who asks why the report says what it says.
import { expect, it } from 'vitest';
import { explainedEndpoint, explainedStandard, type Telling } from '../../src/report/explained.ts';
import type { Result } from '../../src/report/report.ts';
import { endpoint, finding, place, result } from './result.ts';

const plain: Telling = { color: 0, prefix: 'api/', lineAt: ({ path, line }) => source[`${path}:${String(line)}`] };
const source: Readonly<Record<string, string>> = {
  'src/access.ts:2': '  if (!user)   return reply\u001b.code(401);  ',
  'src/app.ts:4': `app.use(requireUser, ${'x'.repeat(200)});`,
  'src/routes.ts:14': '   ',
};
const at = place('src/app.ts', 4);
const refusals = [
  { at: place('src/access.ts', 2), status: 401 },
  { at: place('src/access.ts', 2), status: 401 },
  { at: place('src/access.ts', 9) },
];
const role = (does: string, is: 'yes' | 'conditional' | 'unknown', by = '', more: object = {}) =>
  ({ does, is, by, at, ...more }) as Result['endpoints'][number]['chain'][number]['roles'][number];
const asked = endpoint({
  purpose: 'login',
  handler: { ...endpoint().handler, name: '' },
  chain: [
    { text: 'requireUser(\n  store,\n)', at, scope: 'global', roles: [role('authenticates', 'yes', '', { refusals })] },
    {
      text: `check(${'y'.repeat(120)})`,
      at: place('src/app.ts', 5),
      scope: 'route',
      roles: [
        role('validates', 'conditional', 'z'),
        role('limits', 'unknown', 'a setting decides\u001b', { at: place('src/app.ts', 5, 9) }),
        role('other', 'unknown', 'x() is not read', { at: place('src/other.ts', 5) }),
        role('other', 'yes'),
      ],
    },
  ],
  chainComplete: false,
  unseen: ['plugin() may add some'],
  authorized: { is: 'unknown', by: 'nothing is known about some-package' },
  ownerScoped: { is: 'unknown', by: 'nothing is known about some-package' },
});
const knowing: Pick<Result, 'further'> = {
  further: (it) => ({
    ...result().further(it),
    limits: {
      rate: [
        { at, max: 100, seconds: 60 },
        { at, max: 5 },
        { at, seconds: 9 },
      ],
      body: [{ at: place('src/app.ts', 8), bytes: 1000 }],
    },
  }),
};

it('tells of an endpoint what runs, what it answers, its numbers, what would settle the rest, and what was found', () => {
  const found = [finding({ message: `Words${' and words'.repeat(12)}\u001b` })];
  expect(explainedEndpoint(asked, found, knowing, plain).split('\n')).toEqual([
    'POST /books/:id',
    '  registered  api/src/routes.ts:10',
    '  handler     api/src/routes.ts:12',
    '  kind        rest, express; by its nature: login',
    '',
    'What runs for it, in order',
    '   1. requireUser( store, )  global  api/src/app.ts:4',
    '      authenticates',
    '        refuses with 401  api/src/access.ts:2  if (!user) return reply\\x1b.code(401);',
    '        refuses  api/src/access.ts:9',
    `   2. check(${'y'.repeat(111)}...  route  api/src/app.ts:5`,
    '      validates (under a condition)  api/src/app.ts:4',
    '      limits (not known: a setting decides\\x1b)',
    '      other (not known: x() is not read)  api/src/other.ts:5',
    '   3. the handler',
    '  Not all that runs was seen:',
    '    - plugin() may add some',
    '',
    'Answers',
    '  Authenticated    yes             requireUser',
    `      api/src/app.ts:4  app.use(requireUser, ${'x'.repeat(96)}...`,
    '  Authorized       unknown         nothing is known about some-package',
    '  Owner-scoped     unknown         nothing is known about some-package',
    '  Body validated   unknown         the schema could not be seen',
    '  Query validated  not applicable',
    '  Params validated conditional',
    '  Rate-limited     no',
    '  Audited          yes',
    '      api/src/routes.ts:14',
    '  Errors handled   yes',
    '  Transactional    not applicable',
    '  In order         yes',
    '  Paged            not applicable',
    '  Documented       yes             docs/openapi.yaml: GET /orders',
    '  Response model   no',
    '  Versioned        unknown         a gateway may tell one',
    '',
    'Limits',
    '  100 requests in 60 seconds  api/src/app.ts:4',
    '  5 requests in ? seconds  api/src/app.ts:4',
    '  ? requests in 9 seconds  api/src/app.ts:4',
    '  body of 1000 bytes at most  api/src/app.ts:8',
    '',
    'What would settle the unknown',
    '  authorized, owner-scoped: Say in `libraries` of backend-audit.config.json what some-package does,',
    '  for instance {"package": "some-package", "middleware": [{"at": ".name ()", "does":',
    '  "authenticates"}]}; "other" for what does none of it.',
    '  body validated, versioned: Read the chain above: the answer is there as soon as each step of it',
    '  can be read. `libraries` of backend-audit.config.json says what cannot be read does.',
    '',
    'Findings',
    '  api/src/a file.ts:3  error  sql-injection',
    '      Words and words and words and words and words and words and words and words and words and',
    '      words and words and words and words\\x1b',
    '',
  ]);
});

it('leaves out what there is nothing to say of', () => {
  const settled = { is: 'not-applicable' } as const;
  const bare = endpoint({
    chain: [],
    ownerScoped: settled,
    validated: { body: settled, query: settled, path: settled },
  });
  const further = (it: typeof bare) => ({ ...result().further(it), versioned: settled });
  const text = explainedEndpoint(bare, [], { further }, { ...plain, prefix: '' });
  expect(text).toMatch(
    /^POST \/books\/:id\n {2}registered {2}src\/routes\.ts:10\n {2}handler {5}update, src\/routes\.ts:12\n {2}kind {8}rest, express\n\nWhat runs/,
  );
  expect(text).toMatch(/, in order\n {3}1\. the handler\n\nAnswers\n/);
  expect(text).toMatch(/\n {2}Versioned {8}not applicable\n$/);
  expect(text).not.toMatch(/^(?:Limits|What would settle|Findings)/m);
});

const standard = {
  id: 'group/name',
  title: 'Something holds.',
  level: 'must',
  evidence: { satisfied: 'It is there.', violated: 'It is not there.' },
};
it.each([
  [
    {
      decidedBy: [
        { id: 'some-rule', what: 'It looks.', cwe: [1, 20] },
        { id: 'a-figure', what: 'It counts.' },
      ],
    },
    ['What decides it', '  some-rule  CWE-1, CWE-20', '    It looks.', '  a-figure', '    It counts.'],
  ],
  [
    { decidedBy: [], undecided: 'nobody can', cautions: 'Not always.', params: { most: 5, names: ['a'] } },
    [
      'Beware',
      '  Not always.',
      '',
      'Numbers and names in it',
      '  most: 5',
      '  names: ["a"]',
      '',
      'What decides it',
      '  Nothing yet: nobody can.',
    ],
  ],
])('tells of a standard what shows it and what decides it: %o', (more, lines) => {
  expect(explainedStandard({ ...standard, ...more }, 0).split('\n')).toEqual([
    'group/name  (must)',
    'Something holds.',
    '',
    'What shows that it is kept',
    '  It is there.',
    '',
    'What shows that it is broken',
    '  It is not there.',
    '',
    ...lines,
    '',
    'Where it comes from',
    '  group group of the catalogue (`backend-audit standards`)',
    '',
  ]);
});

it('paints what matters where there are colours', () => {
  const text = explainedEndpoint(asked, [finding()], knowing, { ...plain, color: 1 });
  for (const painted of [
    '\u001b[1mAnswers',
    '\u001b[32myes ',
    '\u001b[31mno ',
    '\u001b[33munknown ',
    '\u001b[31merror',
  ])
    expect(text).toContain(painted);
  expect(explainedStandard({ ...standard, decidedBy: [] }, 1)).toContain('\u001b[1mgroup/name');
});
