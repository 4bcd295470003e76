// Routes that a counting loop registers are there once for each of its turns, and those of other loops are told to be looked at once.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function routes(source: string): { readonly paths: readonly string[]; readonly unknown: number } {
  const { endpoints, unresolved } = modelOf({
    'app.js': `const app = require('express')(); ${source} app.listen(1);`,
  });
  return { paths: endpoints.map((it) => it.path), unknown: unresolved.length };
}
it('turn by turn where the first number, the last and the step are known', () => {
  const all = { paths: ['/p1', '/p2', '/p3'], unknown: 0 };
  expect(routes("for (let i = 1; i <= 3; i++) app.get('/p' + i, (req, res) => { res.send(String(i)); });")).toEqual(
    all,
  );
  expect(routes("for (let i = 1; i < 4; i += 1) app.get(`/p${i}`, (req, res) => { res.send('x'); });")).toEqual(all);
  expect(routes("let i = 3; while (i > 0) { app.get('/p' + i, (req, res) => { res.send('x'); }); i--; }")).toEqual(all);
  expect(
    routes(
      "const list = ['/p1', '/p2', '/p3']; for (let i = 0; i < list.length; i++) app.get(list[i], (req, res) => { res.send('x'); });",
    ),
  ).toEqual(all);
});
it('else once, and that is told', () => {
  const { paths, unknown } = routes(
    "for (let i = 0; i < Number(process.env.N); i++) app.get('/p' + i, (req, res) => { res.send('x'); });",
  );
  expect(paths).toEqual(['/p0']);
  expect(unknown).toBe(1);
});
