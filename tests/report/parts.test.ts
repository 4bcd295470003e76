// A part of a report that cannot be written is missing, and said to be; the rest is the same to the byte.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { json } from '../../src/report/json.ts';
import type { Result } from '../../src/report/report.ts';
import { sarif } from '../../src/report/sarif.ts';
import { terminal } from '../../src/report/terminal.ts';
import { about, result } from './result.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/report.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: false, formats: { date: true } }).compile(schema);

/** The same, but that looking at one member throws. */
function without<T extends object>(whole: T, member: keyof T): T {
  return Object.defineProperty({ ...whole }, member, {
    get() {
      throw new Error('broken for the test');
    },
    enumerable: true,
  });
}
const sound = result();
const broken: Readonly<Record<string, { readonly of: Result; readonly by: ReturnType<typeof about> }>> = {
  'a finding': { of: { ...sound, findings: [without(sound.findings[0]!, 'trail'), sound.findings[1]!] }, by: about() },
  'an endpoint': {
    of: { ...sound, endpoints: [without(sound.endpoints[0]!, 'chain'), sound.endpoints[1]!] },
    by: about(),
  },
  'a suppressed finding': { of: { ...sound, suppressed: [without(sound.suppressed[0]!, 'standards')] }, by: about() },
  'the checklist': { of: { ...sound, inventory: without(sound.inventory, 'databases') }, by: about() },
  'the thresholds': { of: sound, by: { ...about(), surroundings: without(about().surroundings, 'coverage') } },
};
type Json = Record<string, unknown>;
const parsed = ({ of, by }: { readonly of: Result; readonly by: ReturnType<typeof about> }): Json =>
  JSON.parse(json(of, by));
const ours = (report: Json): Json => report.backend_audit as Json;

describe('the JSON report', () => {
  it.each(Object.entries(broken))('lacks %s, says so, and keeps to its schema', (name, given) => {
    const report = parsed(given);
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    const { complete, diagnostics } = ours(report).coverage as { complete: boolean; diagnostics: Json[] };
    expect(complete).toBe(false);
    expect(diagnostics).toContainEqual({
      file: '',
      code: 'report-failed',
      message: `${name} could not be written (broken for the test): it is missing`,
      needed: true,
    });
  });

  it('keeps everything else', () => {
    const whole = ours(parsed({ of: sound, by: about() }));
    const { endpoints, findings, coverage, ...rest } = ours(parsed(broken['a finding']!));
    expect(findings).toEqual((whole.findings as unknown[]).slice(1));
    expect(endpoints).toEqual(whole.endpoints);
    expect({ ...rest, endpoints, findings: whole.findings, coverage: whole.coverage }).toEqual(whole);
    expect(coverage).not.toEqual(whole.coverage);
  });

  it('shows a leaf that cannot be worked out as null, with the reason', () => {
    const report = parsed({ of: { ...sound, inventory: without(sound.inventory, 'rest') }, by: about() });
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    expect(report).toMatchObject({ api_endpoints: { rest: null, total: null } });
    expect(ours(report).measurements).toMatchObject({
      '/api_endpoints/rest': { status: 'not_measured', reason: 'working it out failed: broken for the test' },
    });
  });

  it('without a checklist calls nothing complete', () => {
    const report = parsed(broken['the checklist']!);
    expect(ours(report).checklist).toBeNull();
    expect(report.status).toBe('incomplete');
  });
});

describe('the other formats', () => {
  it('SARIF lacks the finding and notifies of it', () => {
    const { runs } = JSON.parse(sarif(broken['a finding']!.of, about()));
    const whole = JSON.parse(sarif(sound, about())).runs[0];
    expect(runs[0].results).toEqual(whole.results.slice(1));
    expect(runs[0].invocations[0].executionSuccessful).toBe(false);
    expect(runs[0].invocations[0].toolExecutionNotifications[0]).toMatchObject({ descriptor: { id: 'report-failed' } });
  });

  it('the terminal shows that something is missing, and all else', () => {
    const screen = { color: 0, width: 80 } as const;
    const whole = terminal(sound, about(), screen);
    const missing = '(a part of the report is missing: broken for the test)';
    const text = terminal({ ...sound, endpoints: [without(sound.endpoints[0]!, 'authorized')] }, about(), screen);
    expect(whole).not.toContain(missing);
    expect(text).toContain(missing);
    for (const line of whole.split('\n').filter((it) => /^(?:must|should|files|src)/.test(it)))
      expect(text).toContain(line);
    const all = terminal(broken['a finding']!.of, about(), { ...screen, all: true });
    expect(all).toContain(missing);
    expect(all).toContain('select-star');
    expect(all).toContain('src/z.ts:1:1');
  });
});
