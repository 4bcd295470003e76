// What helpers tell of a request by one of several constants, compared with a member of an object, an enum, or in a switch.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HELPERS = `enum Kind { In, Out } const State = { IN: 'in', OUT: 'out' };
const isKnown = (req: any) => req.headers.authorization === process.env.KEY;
const state = (req: any) => (isKnown(req) ? State.IN : State.OUT);
const kind = (req: any) => { if (!isKnown(req)) { return Kind.Out; } return Kind.In; };
const text = (req: any) => { if (!isKnown(req)) { return 'nobody'; } return 'ok'; };
const refuse = (res: any) => res.status(401).end();`;
function told(guard: string): string {
  const { endpoints } = modelOf({
    'app.ts': `import express from 'express'; const app = express(); ${HELPERS}
app.get('/x', (req, res, next) => { ${guard} }, (req, res) => { res.json(1); }); app.listen(1);`,
  });
  return endpoints[0]!.authenticated.is;
}

it.each([
  'if (state(req) === State.IN) { return next(); } refuse(res);',
  'if (state(req) !== State.IN) { return refuse(res); } next();',
  'if (kind(req) !== Kind.In) { return refuse(res); } next();',
  `switch (text(req)) { case 'ok': next(); break; default: refuse(res); }`,
  `switch (text(req)) { case 'nobody': return refuse(res); default: next(); }`,
  'switch (isKnown(req)) { case true: return next(); default: refuse(res); }',
  'switch (kind(req)) { case Kind.In: return next(); default: return refuse(res); }',
  'switch (state(req)) { case State.OUT: return refuse(res); case State.IN: return next(); default: refuse(res); }',
])('is asked by %s', (guard) => {
  expect(told(guard)).toBe('yes');
});
it.each([
  `switch (text(req)) { case 'nobody': next(); break; default: refuse(res); }`,
  `switch (text(req)) { case 'other': return refuse(res); default: next(); }`,
  `switch (req.headers.mode) { case 'x': next(); break; default: refuse(res); }`,
  'if (state(req) === State.OUT) { return next(); } refuse(res);',
])('is not asked by %s', (guard) => {
  expect(told(guard)).toBe('no');
});
