// A router of procedures that a plugin serves, and what a function that makes the context knows of who asks.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (app: string, context: string, test = '!ctx.principal'): readonly string[] =>
  modelOf({
    'app.ts': app,
    'procedures.ts': `import { initTRPC, TRPCError } from '@trpc/server'; import jwt from 'jsonwebtoken';
      const services = { mail: {} };
      ${context}
      class UnauthorizedError extends Error {}
      const t = initTRPC.context<any>().create();
      const signedIn = () => { const handler = async ({ ctx, next }) => {
        if (${test}) throw new UnauthorizedError('no');
        return next({ ctx: Object.assign(ctx, { principal: ctx.principal }) });
      }; return handler; };
      export const appRouter = t.router({ mine: t.procedure.use(signedIn()).query(() => []), open: t.procedure.query(() => 1) });`,
  }).endpoints.map(({ method, path, authenticated }) => `${method} ${path}: ${authenticated.is}`);

const REGISTERED = (
  options: string,
): string => `import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify';
  import fastify from 'fastify'; import { appRouter, createContext } from './procedures.ts';
  const server = fastify(); server.register(fastifyTRPCPlugin, { ${options}trpcOptions: { router: appRouter, createContext } satisfies FastifyTRPCPluginOptions<any>['trpcOptions'] });
  await server.listen({ port: 3 });`;
const DIRECT = `export async function createContext({ req }) { const bearer = req.headers.authorization;
  if (bearer !== undefined) { const { sub } = jwt.verify(bearer, process.env.S); return { principal: { sub } }; }
  return { principal: null }; }`;

it('is served below the prefix that it is registered with', () => {
  expect(told(REGISTERED(`prefix: '/rpc', `), DIRECT)).toEqual(['GET /rpc/mine: yes', 'GET /rpc/open: no']);
  expect(told(REGISTERED(''), DIRECT)).toEqual(['GET /mine: yes', 'GET /open: no']);
  const within = `import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
    import fastify from 'fastify'; import { appRouter, createContext } from './procedures.ts'; const server = fastify();
    server.register(async (api) => { api.register(fastifyTRPCPlugin, { prefix: '/rpc', trpcOptions: { router: appRouter, createContext } }); }, { prefix: '/api' });
    await server.listen({ port: 3 });`;
  expect(told(within, DIRECT)).toEqual(['GET /api/rpc/mine: yes', 'GET /api/rpc/open: no']);
});

it.each([
  ['by a function that is handed who asks', '!ctx.principal', `{ ...services, principal }`],
  ['compared with null', 'ctx.principal === null', `{ principal }`],
])('knows who asks where a context is made %s', (_, test, made) => {
  const context = `const make = async (principal) => { const context = ${made}; return context; };
    export async function createContext({ req }) { const bearer = req.headers.authorization;
      if (bearer !== undefined) { const { sub } = jwt.verify(bearer, process.env.S);
        if (sub === undefined) return make(null); return make({ sub }); }
      return make(null); }`;
  expect(told(REGISTERED(`prefix: '/rpc', `), context, test)).toEqual(['GET /rpc/mine: yes', 'GET /rpc/open: no']);
});

it('knows nobody where a context is made of what the request only says', () => {
  const context = `export async function createContext({ req }) { const name = req.headers['x-name'];
    return name === undefined ? { principal: null } : { principal: { name } }; }`;
  expect(told(REGISTERED(`prefix: '/rpc', `), context)).toEqual(['GET /rpc/mine: no', 'GET /rpc/open: no']);
});
