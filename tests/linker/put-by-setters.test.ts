// Who is calling, where a function puts it onto the request that is handed both.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

describe('a function that puts somebody onto the request', () => {
  const of = (body: string, looked = 'found') => {
    const app = `import fastify from 'fastify'; import jwt from 'jsonwebtoken'; import { z } from 'zod'; import { MongoClient } from 'mongodb';
const app = fastify(); const db = new MongoClient(process.env.URL).db(); const setup = require('./setup.json');
const put = (request, context) => { request.auth = context; };
const decoded = (text) => { try { return jwt.verify(text, process.env.SECRET) } catch { return undefined } };
const lookUp = async (name) => { ${looked === 'found' ? '' : "if (setup.open) return { name: 'all', level: 9 };"} return db.collection('bakers').findOne({ name }); };
app.addHook('preHandler', async (request) => {
  const claims = decoded(request.headers.authorization);
  ${looked === 'found' ? 'if (claims == null) return;' : 'const read = z.object({ name: z.string() }).safeParse(claims); if (!read.success) return;'}
  const baker = await lookUp(${looked === 'found' ? 'claims' : 'read.data'}.name);
  if (baker == null) return;
  const shelf = shelfOf(baker);
  if (shelf?.boards == null) return;
  put(request, { baker, shelf });
});
const shelves = {};
const shelfOf = ({ id }) => shelves[id];
const shown = (request) => { if (request.auth == null) throw new Refused(); return request.auth; };
class Refused extends Error { statusCode = 401; }
app.get('/cakes/:id', async (request, reply) => { const auth = shown(request); ${body} return 1; });`;
    const { authenticated, authorized } = modelOf({ 'app.js': app }, { fastify: '5.0.0' }).endpoints[0]!;
    return [authenticated.is, authorized.is];
  };

  it('tells who is calling', () => {
    expect(of('')).toEqual(['yes', 'no']);
    expect(of('if (auth.baker.level !== 9) return reply.code(403).send();')).toEqual(['yes', 'yes']);
  });

  it('does not tell where somebody who is written out may be put there as well', () => {
    expect(of('if (auth.baker.level !== 9) return reply.code(403).send();', 'anybody')[1]).toBe('unknown');
  });

  it('gives no right by what is kept for each of them', () => {
    expect(of('auth.shelf.dust();')).toEqual(['yes', 'no']);
  });

  it('gives no right by the form of a text of theirs, or by how many things a method gave', () => {
    const roots = "['/a', '/b'].some((it) => path.startsWith(it))";
    expect(of(`const { path } = auth.shelf.set(); if (!${roots}) return reply.code(403).send();`)).toEqual([
      'yes',
      'no',
    ]);
    const asked =
      'const ids = request.params.id.split(","); const cakes = auth.shelf.list(ids).filter((it) => it.fresh);';
    expect(of(`${asked} if (cakes.length !== ids.length) return reply.code(403).send();`)).toEqual(['yes', 'no']);
    expect(of("if (!auth.baker.role.startsWith('head')) return reply.code(403).send();")).toEqual(['yes', 'yes']);
  });
});
