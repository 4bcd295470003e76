// Functions that code puts in the place of what a framework hands over, methods told apart twice, and what is kept globally.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HEAD = `const express = require('express'); const jwt = require('jsonwebtoken'); const { PrismaClient } = require('@prisma/client');
const app = express(); const prisma = new PrismaClient();
const FIND = async (request) => { try { return jwt.verify(request.headers.authorization, process.env.KEY); } catch (error) { return null; } };
const ANSWER = (body, status = 200) => {};`;
/** What is said of an endpoint whose handler is wrapped by a function of this body: who is asked, and whether they may. */
function said(body: string, options = `{ methods: ['POST'], user: true, admin: true }`): string {
  const { endpoints } = modelOf({
    'app.js': `${HEAD} const wrapped = (handler, options) => (request, response) => { ${body} };
app.post('/x', wrapped(async (request, response, user) => response.json({ user }), ${options})); app.listen(1);`,
  });
  return `${endpoints[0]!.authenticated.is} ${endpoints[0]!.authorized.is}`;
}
const asking = (user: string, stranger = 'response.status(401).end()', other = 'response.status(403).end()'): string =>
  `if (options.user) return ${user}.then((user) => { if (!user) return ${stranger};
  if (options.admin && !user.admin) return ${other}; return handler(request, response, user); });
return handler(request, response);`;

it('a function that is put where a framework keeps the caller gives the caller', () => {
  const put = `request.user = async () => {
  const token = request.headers.authorization; if (!token) return null;
  return prisma.user.findFirst({ where: { token } }); };`;
  expect(said(put + asking('request.user()'))).toBe('yes yes');
  expect(said(put + asking('request.user()'), `{ methods: ['POST'], user: true }`)).toBe('yes no');
  expect(said(put + asking('request.user()'), `{ methods: ['POST'] }`)).toBe('no no');
  expect(said('request.user = async () => ({ name: "guest" });' + asking('request.user()'))).toBe('no no');
});
it('a function that is put where a framework has a method that answers, answers, and putting it there does not', () => {
  const put = `response.json = (body, status = 200) => {
  response.setHeader('content-type', 'application/json'); response.status(status); response.end(JSON.stringify(body)); };`;
  expect(said(put + asking('FIND(request)', 'response.json({}, 401)', 'response.json({}, 403)'))).toBe('yes yes');
  const noting = `const json = response.json; response.json = function (body) { console.log(body); return json.call(response, body); };`;
  expect(said(noting + asking('FIND(request)'))).toBe('yes yes');
});
it('what a function that is put somewhere would refuse, it refuses where it is called', () => {
  const limited = (call: string): string =>
    modelOf({
      'app.js': `${HEAD} app.get('/x', (request, response) => { response.tooMany = () => { response.status(429).end(); };
${call} response.json({}); }); app.listen(1);`,
    }).endpoints[0]!.rateLimited.is;
  expect(limited('')).toBe('no');
  expect(limited('if (busy(request)) return response.tooMany();')).toBe('yes');
});
it('requests of a method that is answered before, and those of a method that is refused, take nothing from the others', () => {
  const first = `if (request.method === 'OPTIONS') return response.status(204).end();
if (!options.methods.includes(request.method)) return response.status(405).end();`;
  expect(said(first + asking('FIND(request)'))).toBe('yes yes');
  expect(said(first + asking('FIND(request)'), `{ methods: ['POST', 'OPTIONS'] }`)).toBe('no no');
});
it.each(['global', 'globalThis'])('what is put onto %s is what is read there, under its bare name too', (of) => {
  const asks = (store: string): string => {
    const { endpoints } = modelOf({
      'store.js': `const { PrismaClient } = require('@prisma/client'); if (!${of}.store) { ${of}.store = new PrismaClient(); }
module.exports = ${of}.store;`,
      'app.js': `const express = require('express'); const store = require('./store.js'); const app = express();
app.use(async (request, response, next) => {
  const found = await ${store}.user.findFirst({ where: { token: request.headers.authorization } });
  if (!found) return response.status(401).end(); next(); });
app.get('/x', (request, response) => response.json({})); app.listen(1);`.replace(
        'const store = require',
        store === 'store' ? 'const store = require' : 'const unused = require',
      ),
    });
    return endpoints[0]!.authenticated.is;
  };
  expect(asks('store')).toBe('yes');
  expect(asks(`${of}.store`)).toBe('yes');
  expect(asks('User')).toBe('unknown');
  expect(asks('Object')).toBe('no');
});
