// Where a chain ends: behind what is handed nothing to go on with, and not where only a status is said.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('what stands behind the handler never runs', () => {
  const asked = (handlers: string): string =>
    modelOf({
      'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
const auth = (req, res, next) => { try { req.user = jwt.verify(req.get('authorization'), process.env.KEY); next(); } catch { res.sendStatus(401); } };
const list = (req, res) => res.json([]);
app.get('/notes', ${handlers}); app.listen(1);`,
    }).endpoints[0]!.authenticated.is;
  expect(asked('list, auth')).toBe('no');
  expect(asked('auth, list')).toBe('yes');
  expect(asked('(...all) => auth(...all), list')).toBe('yes');
});
it('unless the framework goes on by itself', () => {
  const { endpoints } = modelOf({
    'app.js': `const app = require('restify').createServer(); const jwt = require('jsonwebtoken');
const auth = async (req, res) => { req.user = jwt.verify(req.headers.authorization, process.env.KEY); };
app.get('/notes', auth, async (req, res) => { res.send([]); }); app.listen(1);`,
  });
  expect(endpoints[0]!.authenticated.is).toBe('yes');
});
it('a hook that only says a status lets everybody by', () => {
  const asked = (refuses: string): string =>
    modelOf({
      'app.js': `const app = require('fastify')(); const { Pool } = require('pg'); const pool = new Pool();
app.addHook('preHandler', async (request, reply) => {
  const { rows } = await pool.query('select id from keys where key = $1', [request.headers['x-key']]);
  if (!rows[0]) { ${refuses} }
});
app.get('/notes', async () => []); app.listen({ port: 1 });`,
    }).endpoints[0]!.authenticated.is;
  expect(asked('reply.code(401);')).toBe('no');
  expect(asked('reply.statusCode = 401;')).toBe('no');
  expect(asked('reply.code(401); throw new Error();')).toBe('yes');
  expect(asked('reply.code(401); await reply.send({});')).toBe('yes');
  expect(asked('return reply.code(401).send({});')).toBe('yes');
});
it('a check that is only noted down counts where somebody looks at it', () => {
  const checked = (options: string, handler: string): string | undefined =>
    modelOf({
      'app.js': `const app = require('fastify')(); const { save } = require('./save');
const schema = { body: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } } };
app.post('/notes', { schema, ${options} }, async (request, reply) => { ${handler} return save(request.body.text); });
app.listen({ port: 1 });`,
      'save.js': 'exports.save = async (text) => ({ text });',
    }).endpoints[0]!.validated.body.is;
  expect(checked('', '')).toBe('yes');
  expect(checked('attachValidation: true', '')).toBe('no');
  expect(checked('attachValidation: true', 'if (request.validationError) request.log.warn("x");')).toBe('no');
  expect(checked('attachValidation: true', 'if (request.validationError) return reply.code(400).send();')).toBe('yes');
  expect(checked('attachValidation: true', 'if (request.validationError) throw request.validationError;')).toBe('yes');
});
it('who leaves a route is answered by the next one', () => {
  const asked = (otherwise: string): string =>
    modelOf({
      'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
const signed = (req, res, next) => { try { req.user = jwt.verify(req.get('authorization'), process.env.KEY); next(); } catch { next('route'); } };
app.get('/notes', signed, (req, res) => { res.json([1, 2]); }); ${otherwise} app.listen(1);`,
    }).endpoints[0]!.authenticated.is;
  expect(asked('')).toBe('yes');
  expect(asked("app.get('/notes', (req, res) => { res.json([1]); });")).toBe('conditional');
});
