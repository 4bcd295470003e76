// One small backend told twice, in Express and in FastAPI: the vocabulary carries both, so the model says the same of both.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../src/audit.ts';
import type { Endpoint, Result } from '../src/audit.ts';
import { marksIn } from './judgement/marks.ts';

const root = fileURLToPath(new URL('../fixtures/parity', import.meta.url));

interface Told {
  readonly result: Result;
  /** `rule` for each mark, by place. */
  readonly marks: ReadonlyMap<string, readonly string[]>;
}
async function tell(name: string): Promise<Told> {
  const folder = join(root, name);
  const marks = new Map<string, string[]>();
  for (const { path, line, rule } of marksIn(folder)) {
    const place = `${path}:${String(line)}`;
    marks.set(place, [...(marks.get(place) ?? []), rule].sort());
  }
  return { marks, result: await audit(folder, { config: {}, cache: false, workers: 0 }) };
}

/** What is said of an endpoint, without the names that each language writes in its own way. */
function said(endpoint: Endpoint): unknown {
  const { method, path, kind, authenticated, authorized, validated, audited, transactional, errorsHandled, purpose } =
    endpoint;
  return {
    endpoint: `${method} ${path.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    kind,
    purpose,
    authenticated: authenticated.is,
    authorized: authorized.is,
    validated: [validated.body.is, validated.query.is, validated.path.is],
    audited: audited.is,
    transactional: transactional.is,
    errorsHandled: errorsHandled.is,
  };
}
/** Rules with a finding on each marked line. */
function found({ result, marks }: Told): Record<string, string[]> {
  const out: Record<string, string[]> = {};
  for (const place of marks.keys()) {
    const here = result.findings.filter(({ location }) => `${location.path}:${String(location.line)}` === place);
    out[place] = here.map(({ rule }) => rule).sort();
  }
  return out;
}

describe('the apiary in Express and in FastAPI', () => {
  let express: Told;
  let fastapi: Told;
  beforeAll(async () => {
    express = await tell('express');
    fastapi = await tell('fastapi');
  });

  it('is read completely', () => {
    for (const { result } of [express, fastapi]) {
      expect(result.complete).toBe(true);
      expect(result.diagnostics).toEqual([]);
    }
    expect(new Set(fastapi.result.files.map((file) => file.language))).toEqual(new Set(['python']));
  });
  it('has the same endpoints, of which the same is said', () => {
    const endpoints = express.result.endpoints.map(said);
    expect(endpoints).toHaveLength(5);
    expect(fastapi.result.endpoints.map(said)).toEqual(endpoints);
  });
  it('names its middleware and parameters', () => {
    const add = fastapi.result.endpoints.find(({ method, path }) => method === 'POST' && path === '/hives')!;
    expect(add.chain.map(({ text }) => text)).toEqual([
      'bearer',
      'get_current_user',
      'require_role("beekeeper")',
      'get_db',
    ]);
    const show = fastapi.result.endpoints.find(({ method, path }) => method === 'GET' && path !== '/hives')!;
    expect(show.params).toEqual([{ name: 'hive_id', in: 'path', type: 'uuid' }]);
  });
  it('has the marked findings', () => {
    for (const told of [express, fastapi]) expect(found(told)).toEqual(Object.fromEntries(told.marks));
    const rules = ({ marks }: Told): string[] => [...marks.values()].flat().sort();
    expect(rules(fastapi)).toEqual(rules(express));
  });
  it('and FastAPI no others', () => {
    const places = fastapi.result.findings.map(({ location }) => `${location.path}:${String(location.line)}`);
    expect(places.filter((place) => !fastapi.marks.has(place))).toEqual([]);
  });
  it('tells the way of a request to the statement', () => {
    for (const { result } of [express, fastapi]) {
      const finding = result.findings.find(({ rule }) => rule === 'sql-injection')!;
      expect(finding.confidence).toBe('high');
      expect(finding.message).toContain('query value');
    }
  });
});
