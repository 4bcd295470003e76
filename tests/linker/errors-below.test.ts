// Controllers of a framework that leaves errors to the one below it have the error handler that is set there.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function handlersWith(set: string): number {
  const { applications } = modelOf({
    'app.ts': `import { Container } from 'inversify';
import { controller, httpGet, InversifyExpressServer } from 'inversify-express-utils';
@controller('/notes') export class Notes { @httpGet('/') all() { return []; } }
const server = new InversifyExpressServer(new Container());
${set}
server.build().listen(1);`,
  });
  return applications[0]!.errorHandlers.length;
}
it('once', () => {
  expect(
    handlersWith(
      'server.setErrorConfig((app) => { app.use((error, req, res, next) => { res.status(500).end(); }); });',
    ),
  ).toBe(1);
  expect(handlersWith('server.setConfig((app) => { app.use((req, res, next) => { next(); }); });')).toBe(0);
});
