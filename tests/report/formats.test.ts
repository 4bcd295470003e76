/** Each format by what its readers read: their published schemas, parsers of the format, or a reader written after theirs. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { About } from '../../src/report/about.ts';
import { formats, type FormatName } from '../../src/report/formats.ts';
import type { Result } from '../../src/report/report.ts';
import { about, finding, place, result } from './result.ts';

const schema = (name: string): string => readFileSync(new URL(`schemas/${name}`, import.meta.url), 'utf8');
const written = async (format: FormatName, more: Parameters<typeof result>[0] = {}, with_: Partial<About> = {}) =>
  (await formats[format].load())(result(more), { ...about(), ...with_ }, { color: 0, width: 100 });

/** What the source of an attacker may say. */
const hostile = [
  '\n::error file=x::owned',
  '::set-output name=a::b',
  '##[add-mask]abc',
  '%0A::stop-commands::x',
  '</failure><evil/>&amp;]]>',
  '`<img src=x onerror=alert(1)>` [click](http://evil.example) ![x](http://evil.example/x.png)',
  '@everyone #1 GH-1 www.evil.example https://evil.example',
  '| a | b |\n|---|---|\n| c | d |',
  '# head\n> quote\n- item\n1. one\n---\n```js\n',
  '\u001b[31mred\u202eesrever\u0000\ud800',
];
const attacks: Result['findings'] = hostile.map((text, index) =>
  finding({
    message: index % 2 === 0 ? `The value \`${text}\` is used` : `The value ${text} is used`,
    location: place(`src/${text}.ts`, index + 1),
    trail: [
      { at: place(`src/${text}.ts`, 1), what: text },
      { at: place('b.ts', 2), what: text },
    ],
    fingerprint: String(index).padStart(16, '0'),
    endpoints: [`GET /${text}`],
  }),
);

/** The commands that GitHub's runner takes from a log: as in actions/runner, `ActionCommand.TryParseV2` and `TryParse`. */
function commandsIn(log: string): { name: string; properties: Record<string, string>; data: string }[] {
  const unescaped = (text: string, more: readonly [string, string][] = []): string =>
    [['%0D', '\r'] as const, ['%0A', '\n'] as const, ...more, ['%25', '%'] as const].reduce(
      (all, [token, character]) => all.replaceAll(token, character),
      text,
    );
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const second = /^::([a-z-]+)(?: ([^]*?))?::([^]*)$/.exec(line.trimStart());
    if (second !== null) {
      const properties = (second[2] ?? '').split(',').filter((pair) => pair.includes('='));
      return {
        name: second[1]!,
        properties: Object.fromEntries(
          properties.map((pair) => [
            pair.slice(0, pair.indexOf('=')),
            unescaped(pair.slice(pair.indexOf('=') + 1), [
              ['%3A', ':'],
              ['%2C', ','],
            ]),
          ]),
        ),
        data: unescaped(second[3]!),
      };
    }
    const first = /##\[([^\]]*)\](.*)/.exec(line);
    return first === null ? [] : { name: first[1]!, properties: {}, data: first[2]! };
  });
}

describe('github', () => {
  it('annotates the gravest of each kind, and says how many are left out', async () => {
    const many = (number: number, severity: 'error' | 'warning' | 'info') =>
      Array.from({ length: number }, (_, index) =>
        finding({ severity, confidence: index < 3 ? 'medium' : 'high', location: place('a.ts', index + 1) }),
      );
    const log = await written('github', {
      findings: [...many(30, 'info'), ...many(12, 'warning'), ...many(14, 'error')],
    });
    const commands = commandsIn(log);
    const lines = (name: string) => commands.filter((it) => it.name === name).map(({ properties }) => properties.line);
    expect(lines('error')).toEqual(['4', '5', '6', '7', '8', '9', '10', '11', '12', '13']);
    expect(lines('warning')).toEqual(['4', '5', '6', '7', '8', '9', '10', '11', '12', '1']);
    expect(lines('notice')).toHaveLength(10);
    expect(commands.at(-1)?.data).toContain('Not annotated: 4 errors, 2 warnings, 21 infos');
  });

  it('names the place as the repository knows it, and columns only within a line', async () => {
    const [first, second] = commandsIn(
      await written(
        'github',
        { findings: [finding(), finding({ location: { ...place('a,b:c%3A\r\n.ts', 2), endLine: 4 } })] },
        { prefix: 'services/api/' },
      ),
    );
    expect(first).toEqual({
      name: 'error',
      properties: {
        file: 'services/api/src/a file.ts',
        line: '3',
        endLine: '3',
        col: '5',
        endColumn: '15',
        title: 'sql-injection',
      },
      data: 'The value `name` is put into the text of a statement Bind it.',
    });
    expect(second?.properties).toEqual({
      file: 'services/api/a,b:c%3A\r\n.ts',
      line: '2',
      endLine: '4',
      title: 'sql-injection',
    });
  });

  it('says that an analysis is incomplete', async () => {
    const [first] = commandsIn(await written('github', { lacking: ['src/a.ts does not parse'] }));
    expect(first).toMatchObject({ name: 'error', data: 'The analysis is incomplete: src/a.ts does not parse.' });
    // It takes the place of one of those that GitHub shows.
    const findings = Array.from({ length: 12 }, () => finding());
    const commands = commandsIn(await written('github', { findings, lacking: ['src/a.ts does not parse'] }));
    expect(commands.map(({ name }) => name)).toEqual([...Array.from({ length: 10 }, () => 'error'), 'notice']);
    expect(commands.at(-1)).toMatchObject({ properties: { title: 'backend-audit' } });
  });
});

it.each(Object.keys(formats) as FormatName[])(
  '%s gives the runner of a workflow no command of the source',
  async (format) => {
    const log = await written(format, { findings: attacks, suppressed: [] });
    const commands = commandsIn(log);
    if (format !== 'github') expect(commands).toEqual([]);
    else {
      expect(commands.every(({ name }) => name === 'error')).toBe(true);
      expect(commands.map(({ properties }) => Number(properties.line))).toEqual(hostile.map((_, index) => index + 1));
    }
  },
);

describe('gitlab', () => {
  const isEntry = new Ajv({ strict: false }).compile(JSON.parse(schema('codeclimate.json')));
  it('is a list of entries that GitLab takes, one a place, each with a fingerprint of its own', async () => {
    const also = [finding({ fingerprint: 'aaaabbbbccccdddd', location: place('src/b.ts', 7) })];
    const entries: unknown[] = JSON.parse(
      await written('gitlab', { findings: [finding({ also }), ...attacks] }, { prefix: 'api/' }),
    );
    for (const entry of entries) expect([isEntry(entry), isEntry.errors]).toEqual([true, null]);
    expect(entries.slice(0, 2)).toMatchObject([
      {
        check_name: 'sql-injection',
        severity: 'critical',
        location: { path: 'api/src/a file.ts', lines: { begin: 3, end: 3 } },
      },
      { fingerprint: 'aaaabbbbccccdddd', location: { path: 'api/src/b.ts' } },
    ]);
    const fingerprints = entries.map((entry) => (entry as { fingerprint: string }).fingerprint);
    expect(new Set(fingerprints).size).toBe(entries.length);
  });
  it('is an empty list where nothing is found, without a byte order mark', async () => {
    expect(await written('gitlab', { findings: [] })).toBe('[]\n');
  });
});

describe('rdjson', () => {
  it('is what the schema of reviewdog says', async () => {
    const isResult = new Ajv({ strict: false, validateSchema: false }).compile(
      JSON.parse(
        schema('rdjson.json').replace(
          'http://json-schema.org/draft-04/schema#',
          'http://json-schema.org/draft-07/schema#',
        ),
      ),
    );
    const told = JSON.parse(await written('rdjson', { findings: [finding(), ...attacks] }));
    expect([isResult(told), isResult.errors]).toEqual([true, null]);
    expect(told.diagnostics[0]).toEqual({
      message: 'The value `name` is put into the text of a statement Bind it.',
      location: { path: 'src/a file.ts', range: { start: { line: 3 }, end: { line: 3 } } },
      severity: 'ERROR',
      code: { value: 'sql-injection' },
    });
  });
});

describe('junit', () => {
  const faults = async (xml: string): Promise<readonly string[]> => {
    const { errors } = await validateXML({
      xml: [{ fileName: 'report.xml', contents: xml }],
      schema: [{ fileName: 'junit-10.xsd', contents: schema('junit-10.xsd') }],
    });
    return errors.map(({ message }) => message);
  };
  it('is valid, whatever the source says', async () => {
    expect(await faults(await written('junit'))).toEqual([]);
    expect(await faults(await written('junit', { findings: attacks }))).toEqual([]);
    expect(await written('junit', { findings: [finding({ message: 'half \ud800 of one' })] })).toContain(
      'half \ufffd of one',
    );
    expect(
      await faults((await written('junit')).replace(' name="backend-audit" tests', ' tests2="" tests')),
    ).not.toEqual([]);
  });
  it('fails for what is wrong, skips what is only said, and passes where nothing is', async () => {
    const xml = await written('junit');
    expect(xml).toContain('<testsuites name="backend-audit" tests="3" failures="1" errors="0">');
    expect(xml).toMatch(/<skipped type="info"/);
    const clean = await written('junit', { findings: [] });
    expect(clean).toContain('tests="1" failures="0" errors="0"');
    const broken = await written('junit', { findings: [], lacking: ['nothing was read'] });
    expect(broken).toContain('errors="1"');
    expect(await faults(broken)).toEqual([]);
  });
});

describe('markdown', () => {
  it('is one comment with a name, the gravest first, its remedy once a rule', async () => {
    const text = await written('markdown', {
      findings: [
        finding({ severity: 'info', rule: 'select-star' }),
        finding(),
        finding({ location: place('src/b.ts', 9), trail: [] }),
      ],
    });
    expect(text.split('\n')).toEqual([
      '<!-- backend-audit  -->',
      '## backend-audit',
      '',
      '2 errors, 0 warnings, 1 info.',
      '',
      '### error: sql-injection',
      '',
      'Bind it.',
      '',
      '- `src/a file.ts:3` The value `name` is put into the text of a statement',
      '  1. `src/a file.ts:2` `req.query.name` comes from the caller',
      '  2. `src/a file.ts:3` it is put into the text',
      '- `src/b.ts:9` The value `name` is put into the text of a statement',
      '',
      '### info: select-star',
      '',
      'Bind it.',
      '',
      expect.stringContaining('- `src/a file.ts:3`'),
      expect.anything(),
      expect.anything(),
      '',
    ]);
  });

  it('renders to nothing but its own lists, whatever the source says', async () => {
    const html = await marked.parse(await written('markdown', { findings: attacks }), { gfm: true });
    const tags = new Set([...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag));
    expect([...tags].sort()).toEqual(['code', 'h2', 'h3', 'li', 'ol', 'p', 'ul'].filter((tag) => tags.has(tag)));
    expect(html).not.toMatch(/<a |<img|<table|(?<![\w/])@everyone(?![^<]*<\/code>)/);
    expect((html.match(/<h[123]/g) ?? []).length).toBe(2);
  });

  it('fits a comment, and says what is left out', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) =>
      finding({ rule: `rule-${String(index % 7)}`, severity: index % 2 === 0 ? 'error' : 'warning' }),
    );
    const text = await written('markdown', { findings: many });
    expect(Buffer.byteLength(text)).toBeLessThan(65_000);
    const shown = (text.match(/^- /gm) ?? []).length;
    const left = /Left out, .*: (\d+) errors?, (\d+) warnings?, 0 infos/.exec(text);
    expect(shown + Number(left?.[1]) + Number(left?.[2])).toBe(2_000);
    expect(text).not.toContain('### warning');
  });
  it('lets nothing that is less grave take the room of what is left out', async () => {
    const small = (rule: string, severity: 'error' | 'warning') =>
      finding({ rule, severity, message: 'Small', trail: [] });
    const huge = (rule: string) => finding({ rule, message: 'x'.repeat(64_900), trail: [] });
    const left = async (...findings: readonly ReturnType<typeof small>[]) => {
      const text = await written('markdown', { findings });
      return [text.match(/^### .*/gm), text.match(/Small/g)?.length, / here: (.*)\. The/.exec(text)?.[1]];
    };
    expect(await left(small('a', 'error'), huge('b'), small('c', 'warning'))).toEqual([
      ['### error: a'],
      1,
      '1 error, 1 warning, 0 infos',
    ]);
    expect(await left(small('a', 'error'), huge('a'), small('a', 'error'))).toEqual([
      ['### error: a'],
      1,
      '2 errors, 0 warnings, 0 infos',
    ]);
  });
  it('fits a comment with what is said before the findings', async () => {
    const findings = Array.from({ length: 2_000 }, () => finding());
    const text = await written('markdown', { findings, lacking: ['x'.repeat(5_000)] });
    expect(Buffer.byteLength(text)).toBeLessThan(65_000);
    expect(text).toContain('x'.repeat(5_000));
  });
});
