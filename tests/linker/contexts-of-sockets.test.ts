// What a server of a graph hands over only where an operation comes over a socket is not there for a request.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const app = (context: string): string => `import express from 'express';
import { ApolloServer, AuthenticationError, gql } from 'apollo-server-express';
import { verify } from 'jsonwebtoken';
const typeDefs = gql\`type Query { mine: String } type Mutation { submit(id: ID!): String }\`;
const resolvers = { Query: { mine: async () => 'a' }, Mutation: { submit: async (_, { id }) => id } };
const who = (req) => {
  try { return { user: verify(req.headers.authorization, process.env.KEY).sub }; }
  catch { throw new AuthenticationError('no'); }
};
const server = new ApolloServer({ typeDefs, resolvers, context: ${context} });
const app = express();
server.applyMiddleware({ app });
app.listen(3000);`;

it.each([
  ['({ req, connection }) => { if (connection) { return connection.context; } return who(req); }', 'yes'],
  ['({ req, connection }) => (connection ? connection.context : who(req))', 'yes'],
  ['async (ctx) => { if (ctx.connection) return ctx.connection.context; return who(ctx.req); }', 'yes'],
  ['({ req }) => { if (req.query.open) return {}; return who(req); }', 'no'],
])('%s', (context, is) => {
  const { endpoints } = modelOf({ 'app.js': app(context) }, { 'apollo-server-express': '2.0.0' });
  const answers = endpoints.filter((it) => it.method === 'QUERY' || it.method === 'MUTATION');
  expect(answers.map((it) => it.authenticated.is)).toEqual([is, is]);
});
