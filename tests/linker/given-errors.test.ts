// A resolver that gives back an error has refused: the executor throws what it is given.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('an error that a resolver gives back refuses, in front of others as well', () => {
  const { endpoints } = modelOf({
    'app.ts': `import express from 'express';
import jwt from 'jsonwebtoken';
import { ApolloServer, gql, ForbiddenError } from 'apollo-server-express';
import { combineResolvers, skip } from 'graphql-resolvers';
const signedIn = (parent, args, { me }) => (me ? skip : new ForbiddenError('no'));
const keeper = combineResolvers(signedIn, (parent, args, { me: { role } }) => (role === 'KEEPER' ? skip : new Error('no')));
const counted = (parent, args, { me }) => { if (!me) console.log('a stranger'); return skip; };
const typeDefs = gql\`type Query { open: [String!] own: [String!] } type Mutation { write(text: String!): String wipe(id: ID!): Boolean put(text: String!): String plain(text: String!): String }\`;
const texts: string[] = [];
const resolvers = {
  Query: { open: combineResolvers(counted, () => texts), own: async (p, a, { me }) => { if (!me) return new ForbiddenError('no'); return texts; } },
  Mutation: {
    write: combineResolvers(signedIn, async (p, { text }, { me }) => { texts.push(text + me.id); return text; }),
    wipe: combineResolvers(keeper, async (p, { id }) => { texts.splice(+id, 1); return true; }),
    put: async (p, { text }, { me }) => { if (!me) { return new Error('no'); } texts.push(text); return text; },
    plain: async (p, { text }) => { texts.push(text); return text; },
  },
};
const callerOf = async (req) => {
  const token = req.headers['x-token'];
  if (token) { try { return await jwt.verify(token, process.env.SECRET); } catch (e) { throw new Error('expired'); } }
};
const app = express();
const server = new ApolloServer({ typeDefs, resolvers, context: async ({ req }) => ({ me: await callerOf(req) }) });
server.applyMiddleware({ app, path: '/graphql' });
app.listen(1);`,
  });
  expect(endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.authorized.is}`).sort()).toEqual([
    'open no no',
    'own yes no',
    'plain no no',
    'put yes no',
    'wipe yes yes',
    'write yes no',
  ]);
});

it('an error that a middleware gives back refuses nobody', () => {
  const { endpoints } = modelOf({
    'app.ts': `import express from 'express';
const guard = (req, res, next) => { next(); if (!req.user) return new Error('no'); };
const app = express();
app.get('/open', guard, (req, res) => res.json([]));
app.listen(1);`,
  });
  expect(endpoints.map((it) => it.authenticated.is)).toEqual(['no']);
});
