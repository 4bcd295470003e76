// What a chain of results was refused for is answered at its end: whether that is a right is not known, and no `no`.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const app = (work: string): string => `import express from 'express';
import jwt from 'jsonwebtoken';
import { err, ok, errAsync, okAsync, ResultAsync } from 'neverthrow';
import { find } from './forms';
const formOf = (id) => ResultAsync.fromPromise(find(id), (e) => e).andThen((it) => (it ? okAsync(it) : errAsync(new Error('none'))));
const may = (user, form) => (form.admin === user.sub ? ok(form) : err(new Error('no')));
const app = express();
app.use((req, res, next) => {
  try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); } catch { res.sendStatus(401); }
});
app.delete('/forms/:id', (req, res) => { ${work} });
app.listen(3000);`;

it.each([
  [
    'handed on',
    `return formOf(req.params.id).andThen((form) => may(req.user, form)).map(() => res.sendStatus(204)).mapErr(() => res.sendStatus(403));`,
    'unknown',
  ],
  ['answered as it is', `res.json(ok(1).map((it) => it + 1)._unsafeUnwrap());`, 'no'],
])('%s', (_, work, is) => {
  const forms = `export const find = async (id) => ({ id, admin: 'a' });`;
  const { endpoints } = modelOf({ 'app.js': app(work), 'forms.js': forms }, { neverthrow: '6.0.0' });
  expect(endpoints.map((it) => `${it.authenticated.is} ${it.authorized.is}`)).toEqual([`yes ${is}`]);
});
