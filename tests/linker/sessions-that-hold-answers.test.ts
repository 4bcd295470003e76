// What a session keeps of a sign-in at another service tells who calls, and no right.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (guard: string): string => {
  const it = modelOf({
    'app.js': `import express from 'express'; import session from 'express-session';
const app = express(); app.use(session({ secret: process.env.S, resave: false, saveUninitialized: false }));
app.post('/sign-in', async (req, res) => {
  const r = await req.app.get('service').login(req.body.email, req.body.password);
  req.session.answer = r; req.session.authenticationResult = r; req.session.isAdmin = r.isAdmin; res.redirect('/');
});
app.get('/a', (req, res, next) => { ${guard} next(); }, (req, res) => { res.render('a'); });
app.listen(1);`,
  }).endpoints.find(({ path }) => path === '/a');
  return `${it?.authenticated.is ?? ''} ${it?.authorized.is ?? ''}`;
};

it('that there is a token in what the session keeps is no right', () => {
  expect(told(`if (!req.session.answer?.idToken) return res.redirect('/login');`)).toBe('yes no');
  expect(told(`if (!req.session.answer || !req.session.answer.sub) return res.status(401).end();`)).toBe('yes no');
  expect(told(`if (!req.session.authenticationResult) return res.status(401).end();`)).toBe('yes no');
});
it('a flag or a role that the session keeps is one', () => {
  expect(told(`if (!req.session.isAdmin) return res.status(403).end();`)).toBe('yes yes');
  expect(told(`if (!req.session.answer?.isAdmin) return res.status(403).end();`)).toBe('yes yes');
  expect(told(`if (req.session.answer?.role !== 'boss') return res.status(403).end();`)).toBe('yes yes');
});
