// What the tokens of a container stand for: middleware, what constructors are handed, what is asked of the container.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const around = `import { Container, ContainerModule, inject, injectable } from 'inversify';
import { BaseMiddleware, controller, httpGet, InversifyExpressServer } from 'inversify-express-utils';
import jwt from 'jsonwebtoken';
const TYPES = { Guard: Symbol.for('Guard'), Key: Symbol('Key'), Alike: 'alike' };
@injectable() class Guard extends BaseMiddleware {
  constructor(@inject(TYPES.Key) private key: string) { super(); }
  handler(req, res, next) {
    try { jwt.verify(req.headers.authorization, this.key); } catch { return res.status(401).end(); }
    next();
  }
}
@injectable() class Lax extends BaseMiddleware { handler(req, res, next) { next(); } }
const container = new Container();
container.bind(TYPES.Key).toConstantValue(process.env.KEY);
new InversifyExpressServer(container).build().listen(1);
`;
/** \`authenticated\` behind a token of which the container says so much. */
function behind(token: string, says: string): string {
  const { endpoints } = modelOf({
    'app.ts': `${around}${says}
@controller('/notes', ${token}) export class Notes { @httpGet('/') all() { return []; } }`,
  });
  return endpoints[0]!.authenticated.is;
}
it('a class, whatever kind of thing the token is', () => {
  expect(behind('TYPES.Guard', 'container.bind(TYPES.Guard).to(Guard);')).toBe('yes');
  expect(behind('TYPES.Alike', "container.bind('alike').to(Guard).inSingletonScope();")).toBe('yes');
  expect(behind('Guard', 'container.bind(Guard).toSelf();')).toBe('yes');
  expect(behind('TYPES.Guard', 'container.bind(TYPES.Guard).to(Lax);')).toBe('no');
});
it('a value, what a function gives, another token', () => {
  const by =
    '(req, res, next) => { try { jwt.verify(req.headers.authorization, process.env.KEY); next(); } catch { res.status(401).end(); } }';
  expect(behind('TYPES.Guard', `container.bind(TYPES.Guard).toConstantValue(${by});`)).toBe('yes');
  expect(behind('TYPES.Guard', 'container.bind(TYPES.Guard).toDynamicValue(() => new Guard(process.env.KEY));')).toBe(
    'yes',
  );
  expect(
    behind('TYPES.Guard', 'container.bind(TYPES.Alike).to(Guard); container.bind(TYPES.Guard).toService(TYPES.Alike);'),
  ).toBe('yes');
});
it('in modules of the container', () => {
  expect(
    behind('TYPES.Guard', 'container.load(new ContainerModule((bind) => { bind(TYPES.Guard).to(Guard); }));'),
  ).toBe('yes');
  expect(
    behind('TYPES.Guard', 'container.load(new ContainerModule((options) => { options.bind(TYPES.Guard).to(Lax); }));'),
  ).toBe('no');
});
it('a token that nothing is bound to lets nobody by for sure', () => {
  expect(behind('TYPES.Guard', '')).toBe('unknown');
  expect(behind("'somewhere'", '')).toBe('unknown');
});
