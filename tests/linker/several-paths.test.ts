// A schema that is served at several paths has each field once for each way that leads to it.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (mounts: string): readonly string[] =>
  modelOf(
    {
      'app.ts': `import express from 'express'; import { ApolloServer } from '@apollo/server'; import { expressMiddleware } from '@apollo/server/express4';
        const app = express();
        const guard = (req, res, next) => (req.headers.authorization === process.env.KEY ? next() : res.status(401).end());
        const server = new ApolloServer({ typeDefs: 'type Query { hats: [String!]! }', resolvers: { Query: { hats: () => [] } } });
        const handler = expressMiddleware(server);
        ${mounts}
        app.listen(3000);`,
    },
    { express: '4.19.0', '@apollo/server': '4.10.0' },
  ).endpoints.map(({ method, path, authenticated }) => `${method} ${path} ${authenticated.is}`);

it('nothing else stands before it at the other paths', () => {
  expect(
    told(`app.use('/graphql', handler); app.use('/api/graphql', handler); app.use('/playground', handler);`),
  ).toEqual(['QUERY hats no']);
});

it('a guard stands before it at one of them', () => {
  expect(told(`app.use('/graphql', guard, handler); app.use('/open', handler);`)).toEqual([
    'QUERY hats yes',
    'QUERY hats no',
  ]);
});

it('what it answers is not seen: each path is an endpoint', () => {
  const { endpoints } = modelOf(
    {
      'app.ts': `import express from 'express'; import { ApolloServer } from '@apollo/server'; import { expressMiddleware } from '@apollo/server/express4'; import { schema } from '@acme/schema';
        const app = express();
        const handler = expressMiddleware(new ApolloServer({ schema }));
        app.use('/graphql', handler); app.use('/api/graphql', handler); app.listen(3000);`,
    },
    { express: '4.19.0', '@apollo/server': '4.10.0' },
  );
  expect(endpoints.map(({ path }) => path)).toEqual(['/graphql', '/api/graphql']);
});
