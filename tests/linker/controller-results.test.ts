// What the methods of a controller's base class give is the answer where it is given back.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function endpoint(handler: string): ReturnType<typeof modelOf>['endpoints'][number] {
  const { endpoints } = modelOf({
    'app.ts': `import { Container } from 'inversify'; import jwt from 'jsonwebtoken';
import { BaseHttpController, controller, httpPost, InversifyExpressServer, results } from 'inversify-express-utils';
@controller('/notes') export class Notes extends BaseHttpController { @httpPost('/') async add(request, response) { ${handler} } }
new InversifyExpressServer(new Container()).build().listen(1);`,
  });
  return endpoints[0]!;
}
it('with its status', () => {
  const { handler } = endpoint(
    "if (!request.body.text) return this.json({ error: 'no text' }, 422); return this.created('/notes/1', {});",
  );
  expect(handler.responses.map((it) => it.status)).toEqual([422, 201]);
  expect(endpoint('return new results.NotFoundResult();').handler.responses.map((it) => it.status)).toEqual([404]);
});
it('and refuses who is not known', () => {
  const asks = 'try { jwt.verify(request.headers.authorization, process.env.KEY); } catch {';
  expect(endpoint(`${asks} return this.statusCode(401); } return this.ok({});`).authenticated.is).toBe('yes');
  expect(endpoint(`${asks} this.statusCode(401); } return this.ok({});`).authenticated.is).toBe('no');
});
