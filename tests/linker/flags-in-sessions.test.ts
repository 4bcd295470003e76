// A flag that signing in puts into the session is there for those who signed in, and for nobody else.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const LOGIN = `const user = await User.findOne({ name: String(req.body.name) });
if (!user || !bcrypt.compareSync(req.body.password, user.hash)) return res.status(401).send();`;
const USERS = `import mongoose from 'mongoose'; import bcrypt from 'bcrypt';
const User = mongoose.model('User', new mongoose.Schema({ name: String, hash: String }));`;

function express(put: string, asks: string): readonly string[] {
  const app = `import express from 'express'; import session from 'express-session'; ${USERS}
const app = express(); app.use(express.json()); app.use(session({ secret: process.env.SECRET }));
app.get('/x', (req, res, next) => { if (!${asks}) return res.status(401).send(); next(); }, (req, res) => res.json({}));
app.post('/login', async (req, res) => { ${LOGIN} ${put} res.json({}); });
app.listen(3000);`;
  return told(app);
}
function told(app: string): readonly string[] {
  const { authenticated, authorized } = modelOf({ 'app.js': app }).endpoints.find(({ path }) => path === '/x')!;
  return [authenticated.is, authorized.is];
}
describe('a flag in the session', () => {
  it.each([
    ['is somebody', 'req.session.signedUp = true;', 'req.session.signedUp', ['yes', 'no']],
    ['named for a right is one', 'req.session.isStaff = true;', 'req.session.isStaff', ['yes', 'yes']],
  ])('%s', (_, put, asks, is) => {
    expect(express(put, asks)).toEqual(is);
  });
  it('is somebody to another framework as well', () => {
    const app = `import fastify from 'fastify'; import cookie from '@fastify/cookie'; import session from '@fastify/session'; ${USERS}
const app = fastify(); app.register(cookie); app.register(session, { secret: process.env.SECRET });
app.get('/x', { preHandler: async (req, res) => { if (!req.session.isSignedIn) return res.send(new Error('who?')); } }, async () => 1);
app.post('/login', async (req, res) => { ${LOGIN} req.session.isSignedIn = true; return 1; });
app.listen({ port: 3000 });`;
    expect(told(app)[0]).toBe('yes');
  });
  it('that nobody in sight puts there was put there by what is not seen', () => {
    expect(express('', 'req.session.userName')[0]).not.toBe('no');
    expect(express('', 'req.member')[0]).toBe('unknown');
  });
});
it('a member that a flag is put for is asked as well', () => {
  const app = `import express from 'express'; const app = express();
app.use((req, res, next) => { req.known = false; if (req.member && req.member.id) { req.known = true; } next(); });
app.get('/x', (req, res, next) => { if (!req.known) return res.status(401).send(); next(); }, (req, res) => res.json({}));
app.listen(3000);`;
  expect(told(app)[0]).toBe('unknown');
});
