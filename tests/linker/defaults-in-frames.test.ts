// A parameter with a default is the default where nothing is handed over, and what is handed over where something is.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** `authorized` behind a guard that is made so, of roles that are none by default. */
function answers(made: string): string {
  const { endpoints } = modelOf({
    'app.ts': `import express from 'express'; import passport from 'passport';
function guard(roles: string[] = []) {
  return (req, res, next) => {
    if (!req.user) return res.status(401).end();
    if (roles.length && !req.user.roles.some((role) => roles.includes(role))) return res.status(403).end();
    next();
  };
}
const app = express();
app.use(passport.initialize(), passport.session());
app.post('/notes', ${made}, (req, res) => res.json(notes.add(req.body))); app.listen(1);`,
  });
  return endpoints[0]!.authorized.is;
}
it('a list that is empty by default asks for nothing', () => {
  expect(answers('guard()')).toBe('no');
  expect(answers('guard([])')).toBe('no');
});
it('one that is handed over is asked for', () => {
  expect(answers("guard(['admin'])")).toBe('yes');
});
