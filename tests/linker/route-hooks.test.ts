// Hooks among the options of a route are called as hooks are, and not as handlers.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

describe('a hook among the options of a route', () => {
  const asks = `if (request.headers['x-key'] !== process.env.KEY) { done(new Error('no')); return; } done();`;
  it.each([
    ['calls back with an error', `onRequest: (request, reply, done) => { ${asks} }`],
    ['stands in a list', `preHandler: [(request, reply, done) => { ${asks} }]`],
    ['is handed what was sent before', `preParsing: (request, reply, payload, done) => { ${asks} }`],
  ])('%s', (_, option) => {
    const app = `const fastify = require('fastify')(); fastify.post('/x', { ${option} }, async () => ({})); fastify.listen({ port: 1 });`;
    expect(modelOf({ 'app.js': app }).endpoints[0]!.authenticated.is).toBe('yes');
  });
});
