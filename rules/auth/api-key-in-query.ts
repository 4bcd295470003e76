import { broken, defineRule, kept, onePerPlace, roleOf } from '../../src/rule.ts';

/** What a key of a calling program is called. */
const KEY = /^(?:x[-_])?api[-_]?key$/i;

export default defineRule({
  id: 'api-key-in-query',
  about: 'backend',
  standards: ['auth/api-key-management'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  cwe: [598],
  summary: 'An API key is taken out of the query of the address.',
  messages: {
    query: "The API key is read from the query ('{name}').",
  },
  why: 'Addresses are written into logs of servers and proxies, into histories of browsers and into `Referer` headers: the key lies there in plain text, and works until somebody ends it.',
  remedy: 'Take the key from a header (`Authorization` or `X-API-Key`), and refuse it in the query.',
  *check(_, model) {
    const inputs = [...model.behaviours, ...model.endpoints.map(({ handler }) => handler)].flatMap((it) => it.inputs);
    for (const { at, name, part } of onePerPlace(inputs)) {
      if (name === undefined || !KEY.test(name) || roleOf(at, model) !== 'source') continue;
      if (part === 'query') yield broken('query', at, { data: { name } });
      else if (part === 'headers') yield kept(at);
    }
  },
});
