// Of the errors that one function makes each has its own status, however many call it and however deep they lie.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const COUNT = 60;
const STATUSES = [404, 429, 401];

/** Three endpoints for each status, and many before them whose errors are made by the same function. */
function endpoints(raise: (error: string) => string): readonly { readonly status: number; readonly it: Answered }[] {
  const all = Array.from({ length: COUNT }, (_, index) => ({ index, status: STATUSES[index % STATUSES.length]! }));
  const made = all.map(({ index, status }) =>
    index % 2 === 0
      ? `const error${index} = factory({ message: 'no', status: ${status} });`
      : `function error${index}() { return create({ message: 'no', status: ${status} }); }`,
  );
  const routes = all.map(
    ({ index }) => `async function one${index}(value) { ${raise(`error${index}()`)} }
      async function two${index}(value) { await one${index}(value); }
      async function three${index}(request) { await two${index}(request); }
      app.get('/${index}', async (req, res, next) => { await three${index}(req); next(); }, (req, res) => res.json({}));`,
  );
  const model = modelOf({
    'app.js': `const express = require('express'); const { Pool } = require('pg'); const pool = new Pool(); const app = express();
      const hits = require('./hits');
      class Failure extends Error { constructor({ message, status }) { super(message); this.status = status; } }
      function create({ message, status }) { return new Failure({ message, status }); }
      function factory(base) { return (more = {}) => create({ ...base, ...more }); }
      async function find(token) { const { rows } = await pool.query('select * from sessions where token = $1', [token]); return rows[0]; }
      ${made.join('\n')} ${routes.join('\n')} app.listen(1);`,
    'hits.js': 'module.exports = require("hits-of-nobody");',
  });
  return all.map(({ index, status }) => ({ status, it: model.endpoints.find(({ path }) => path === `/${index}`)! }));
}
interface Answered {
  readonly authenticated: { readonly is: string };
  readonly rateLimited: { readonly is: string };
}

it('limits where the error says that there are too many, and nowhere else', () => {
  const told = endpoints((error) => `const hit = await hits.add(value.ip); if (hit.count > 5) throw ${error};`);
  expect(told.filter(({ it }) => it.rateLimited.is === 'yes').length).toBe(COUNT / 3);
  expect(told.every(({ status, it }) => (status === 429) === (it.rateLimited.is === 'yes'))).toBe(true);
});
it('lets in nobody for sure where the error says that nobody knows who is calling', () => {
  const told = endpoints(
    (error) => `const wrong = []; if (!(await find(value.headers.authorization))) wrong.push('who?');
      if (wrong.length > 0) { const made = ${error}; throw made; }`,
  );
  expect(new Set(told.flatMap(({ status, it }) => (status === 401 ? it.authenticated.is : [])))).toEqual(
    new Set(['unknown']),
  );
});
