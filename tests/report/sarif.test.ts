import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { sarif } from '../../src/report/sarif.ts';
import { about, finding, place, result } from './result.ts';

const log = (more: Parameters<typeof result>[0] = {}): Log => JSON.parse(sarif(result(more), about())) as Log;

describe('SARIF', () => {
  it('says per finding rule, level, place, way and a fingerprint of our own', () => {
    const [run] = log().runs;
    expect(run?.results?.[0]).toMatchObject({
      ruleId: 'sql-injection',
      ruleIndex: 1,
      level: 'error',
      message: { text: 'The value `name` is put into the text of a statement. Bind it.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/a%20file.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 15 },
          },
        },
      ],
      partialFingerprints: { 'backendAudit/v1': '0123456789abcdef0123456789abcdef' },
    });
    expect(run?.results?.[0]?.partialFingerprints).not.toHaveProperty('primaryLocationLineHash');
    expect(run?.results?.[0]?.codeFlows?.[0]?.threadFlows[0]?.locations).toHaveLength(2);
    expect(run?.results?.[1]?.codeFlows).toBeUndefined();
    expect(run?.results?.map(({ level }) => level)).toEqual(['error', 'note', 'error']);
  });

  it('carries weaknesses as tags, and a security severity only with them', () => {
    const rules = log().runs[0]?.tool.driver.rules;
    expect(rules?.map(({ id }) => id)).toEqual(['select-star', 'sql-injection']);
    expect(rules?.[1]?.properties).toMatchObject({
      tags: ['security', 'external/cwe/cwe-089', 'database/parameterized-queries'],
      precision: 'very-high',
      'security-severity': '8.1',
    });
    expect(rules?.[0]?.properties).not.toHaveProperty('security-severity');
    for (const rule of rules ?? [])
      expect(
        [rule.shortDescription?.text, rule.fullDescription?.text, rule.help?.text, rule.help?.markdown].every(Boolean),
      ).toBe(true);
  });

  it('names files by where they lie in the repository, and itself by what was audited', () => {
    const told = (more: object) => (JSON.parse(sarif(result(), { ...about(), ...more })) as Log).runs[0]!;
    const below = told({ prefix: 'packages/my api/' });
    const uris = JSON.stringify(below).match(/"uri":"[^"]*"/g)!;
    expect(uris.filter((uri) => !uri.startsWith('"uri":"packages/my%20api/src/'))).toEqual([]);
    expect(below.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      'packages/my%20api/src/a%20file.ts',
    );
    expect(below.automationDetails?.id).toBe('backend-audit/packages/my api/');
    expect(told({}).automationDetails?.id).toBe('backend-audit/');
    expect(told({ prefix: 'api/', category: 'nightly' }).automationDetails?.id).toBe('nightly/');
    expect(told({ category: 'nightly/api/' }).automationDetails?.id).toBe('nightly/api/');
  });

  it('takes the worst that a rule may find for the severity of the alert', () => {
    const { rules, ...more } = about();
    const worse = rules.map((rule) => ({ ...rule, severity: 'warning' as const, worst: 'error' as const }));
    const [, injection] = (JSON.parse(sarif(result(), { ...more, rules: worse })) as Log).runs[0]!.tool.driver.rules!;
    expect(injection).toMatchObject({
      defaultConfiguration: { level: 'warning' },
      properties: { 'security-severity': '8.1' },
    });
  });

  it('lists what was suppressed with its reason, and what was not analysed', () => {
    const [run] = log().runs;
    expect(run?.results?.[2]?.suppressions).toEqual([{ kind: 'inSource', justification: 'constant in practice' }]);
    expect(run?.invocations?.[0]).toMatchObject({
      executionSuccessful: true,
      toolExecutionNotifications: [{ level: 'warning', descriptor: { id: 'minified' } }],
    });
    expect(log({ complete: false }).runs[0]?.invocations?.[0]?.executionSuccessful).toBe(false);
    const needed = { path: 'src/b.ts', code: 'syntax', message: 'does not parse', line: 3, needed: true };
    expect(log({ diagnostics: [needed] }).runs[0]?.invocations?.[0]?.toolExecutionNotifications).toMatchObject([
      {
        level: 'error',
        message: { text: 'src/b.ts does not parse.' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'src/b.ts' }, region: { startLine: 3 } } }],
      },
    ]);
  });

  it('is cut to what GitHub takes, gravest first, and says so', () => {
    const many = Array.from({ length: 25_100 }, (_, index) =>
      finding({ severity: index < 100 ? 'info' : 'error', trail: [] }),
    );
    const [run] = log({ findings: many, suppressed: [] }).runs;
    expect(run?.results).toHaveLength(25_000);
    expect(run?.results?.every(({ level }) => level === 'error')).toBe(true);
    expect(JSON.stringify(run?.invocations)).toContain('100 results of least severity were left out');
    const [suppressed] = result().suppressed;
    const full = log({ findings: many.slice(0, 25_000), suppressed: [{ ...suppressed!, severity: 'error' }] }).runs[0];
    expect(full?.results?.some(({ suppressions }) => suppressions !== undefined)).toBe(false);
    // What is hidden takes what room is left, and what fits stays in its order.
    const hidden = Array.from({ length: 3 }, () => suppressed!);
    const most = log({ findings: many.slice(0, 24_999), suppressed: hidden }).runs[0]?.results;
    expect(most?.map(({ suppressions }) => suppressions !== undefined).lastIndexOf(false)).toBe(24_998);
    expect(most).toHaveLength(25_000);
    expect(log({ findings: many.slice(0, 25_000), suppressed: [] }).runs[0]?.results?.[0]?.level).toBe('note');
  });

  it('tells of ways and other places that it cuts short', () => {
    const trail = Array.from({ length: 1_001 }, (_, index) => ({ at: place('a.ts', index + 1), what: 'on' }));
    const also = Array.from({ length: 1_002 }, (_, index) => finding({ location: place('b.ts', index + 1) }));
    const [run] = log({ findings: [finding({ trail }), finding({ also })] }).runs;
    expect(run?.results?.[0]?.codeFlows?.[0]?.threadFlows[0]?.locations).toHaveLength(1_000);
    expect(run?.results?.[1]?.relatedLocations).toHaveLength(1_000);
    expect(JSON.stringify(run?.invocations)).toMatch(
      /1 results show the first 1000 of their steps only.*1 results show the first 1000 of their other places only/,
    );
  });

  it('makes no link of what the source says', () => {
    const message = 'The value `a[0](b)` of [x](http://evil.example) is used';
    expect(log({ findings: [finding({ message })] }).runs[0]?.results?.[0]?.message.text).toContain(
      '`a\\[0\\](b)` of \\[x\\](http://evil.example)',
    );
  });
});
