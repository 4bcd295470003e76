import { expect, test } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is said of who may, by method and path. */
function authorized(text: string): ReadonlyMap<string, string> {
  return new Map(modelOf({ 'app.ts': text }).endpoints.map((it) => [`${it.method} ${it.path}`, it.authorized.is]));
}

test('a getter of an object gives what its closure keeps', () => {
  const said = authorized(`import Fastify from 'fastify';
    import jwt from 'jsonwebtoken';
    const app = Fastify();
    function makeAuth(request) {
      let cached = null;
      return {
        assert() { cached = jwt.verify(request.headers.authorization, process.env.KEY); return cached; },
        set user(it) { cached = it; },
        get user() { if (!cached) throw new Error('assert first'); return cached; },
        get named() { return request.params.uid; },
      };
    }
    const handle = (fn) => async (request, reply) => {
      reply.send(await fn({ params: request.params, auth: makeAuth(request) }));
    };
    const refuse = () => Object.assign(new Error('not yours'), { statusCode: 403 });
    app.get('/wrapped/:uid', handle(async ({ auth, params }) => {
      auth.assert();
      if (auth.user.id !== params.uid) throw refuse();
      return {};
    }));
    app.get('/plain/:uid', async (request) => {
      const auth = makeAuth(request);
      auth.assert();
      if (auth.user.id !== request.params.uid) throw refuse();
      return {};
    });
    app.get('/named/:uid', async (request) => {
      const auth = makeAuth(request);
      auth.assert();
      if (auth.named !== request.query.uid) throw refuse();
      return {};
    });
    app.listen({ port: 1 });`);
  expect(said.get('GET /wrapped/:uid')).toBe('yes');
  expect(said.get('GET /plain/:uid')).toBe('yes');
  expect(said.get('GET /named/:uid')).not.toBe('yes');
});

test('what a callback told is asked by a refusal: whom that keeps out is not known', () => {
  const { endpoints } = modelOf({
    'app.ts': `import express from 'express';
      import jwt from 'jsonwebtoken';
      const app = express();
      function judged(token) { try { jwt.verify(token, process.env.KEY); return 'valid'; } catch { return 'expired'; } }
      async function signedIn(req, res, next) {
        const result = judged(req.headers.authorization);
        if (result === 'valid') return next();
        if (result === 'expired') return res.status(403).end();
      }
      const members = async (req, res, next) => {
        let isIn = false;
        await signedIn(req, res, () => { isIn = true; });
        if (!isIn) return res.status(403).end();
        next();
      };
      app.post('/a', members, (req, res) => { res.json({}); });
      app.listen(1);`,
  });
  expect(['yes', 'unknown']).toContain(endpoints[0]!.authenticated.is);
});

test('what another service answers those who sign in may stand for them in the session', () => {
  const { endpoints } = modelOf({
    'app.ts': `import express from 'express';
      import session from 'express-session';
      import axios from 'axios';
      const app = express();
      app.use(session({ secret: process.env.KEY }));
      app.use(express.json());
      app.post('/callback', async (req, res) => {
        const { data } = await axios.post('https://login/token', req.body);
        req.session.regenerate(() => { req.session.loginToken = data; res.redirect('/'); });
      });
      app.post('/theme', (req, res) => { req.session.theme = req.body.theme; res.redirect('/'); });
      const asked = (req) => { if (!req.session.loginToken?.state) throw new Error('nobody'); };
      app.get('/a', (req, res) => { if (!req.session.loginToken?.state?.id) return res.sendStatus(401); res.json({}); });
      app.get('/b', (req, res, next) => {
        try { asked(req); next(); } catch { res.sendStatus(401); }
      }, (req, res) => { res.json({}); });
      app.get('/c', (req, res) => { if (!req.session.theme) return res.sendStatus(401); res.json({}); });
      app.listen(1);`,
  });
  const said = new Map(endpoints.map((it) => [it.path, it.authenticated.is]));
  expect(said.get('/a')).toBe('unknown');
  expect(said.get('/b')).toBe('unknown');
  expect(said.get('/c')).toBe('no');
});
