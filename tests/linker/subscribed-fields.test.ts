// Who subscribes to a field is asked when they do, whatever makes a message of each event.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('what subscribes refuses, and what resolves only hands on', () => {
  const { endpoints } = modelOf(
    {
      'app.ts': `import SchemaBuilder from '@pothos/core'; import fastify from 'fastify'; import { mercurius } from 'mercurius'; import { verify } from 'jsonwebtoken';
        const userOf = (request) => { try { return verify(request.headers.authorization, process.env.KEY); } catch { return undefined; } };
        const builder = new SchemaBuilder({});
        builder.subscriptionType({});
        builder.subscriptionField('came', (t) => t.field({
          type: 'String',
          subscribe: (parent, args, context) => {
            if (!context.user) throw new Error('unauthenticated');
            return context.pubsub.subscribe('came');
          },
          resolve: (payload) => payload,
        }));
        builder.subscriptionField('went', (t) => t.field({
          type: 'String',
          subscribe: (parent, args, context) => context.pubsub.subscribe('went'),
          resolve: (payload) => payload,
        }));
        const app = fastify();
        app.register(mercurius, {
          schema: builder.toSchema(),
          context: (request) => ({ user: userOf(request) }),
        });
        app.listen({ port: 3000 });`,
    },
    { fastify: '5.0.0', mercurius: '15.0.0', '@pothos/core': '4.0.0' },
  );
  expect(endpoints.map(({ method, path, authenticated }) => `${method} ${path} ${authenticated.is}`)).toEqual([
    'SUBSCRIPTION came yes',
    'SUBSCRIPTION went no',
  ]);
});
