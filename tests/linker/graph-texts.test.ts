// Schemas in files of their own: what their directives put before fields, and the classes that stand for those.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (files: Record<string, string>): readonly string[] =>
  modelOf(files)
    .endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`)
    .sort();
const VISITOR = `import { SchemaDirectiveVisitor, AuthenticationError } from 'apollo-server-express'; import { defaultFieldResolver } from 'graphql'; import jwt from 'jsonwebtoken';
export class Auth extends SchemaDirectiveVisitor { visitFieldDefinition(field) { const { resolve = defaultFieldResolver } = field;
  field.resolve = async function (...args) { const { user } = args[2]; if (!user) throw new AuthenticationError('who?'); return resolve.apply(this, args); }; }
  visitObject(type) { Object.values(type.getFields()).forEach((it) => { const { resolve } = it; it.resolve = (source, given, context, info) => { if (!context.user) throw new AuthenticationError('who?'); return resolve(source, given, context, info); }; }); } }
export const context = ({ req }) => { try { return { user: jwt.verify(req.headers.authorization, process.env.KEY) }; } catch { return {}; } };`;

it('a directive that a class stands for is asked, of a schema that a loader reads', () => {
  const app = `import { ApolloServer } from 'apollo-server'; import { loadFilesSync } from '@graphql-tools/load-files'; import { Auth, context } from './auth.js';
new ApolloServer({ typeDefs: loadFilesSync('./schema'), resolvers: { Query: { mine: () => 1, news: () => 2, seen: () => 3 }, Mutation: { drop: () => 1 } }, schemaDirectives: { auth: Auth }, context }).listen();`;
  const schema = `directive @auth on FIELD_DEFINITION | OBJECT
type Query { mine: Int @auth news: Int seen: Int @other }
type Mutation @auth { drop: Int }`;
  expect(told({ 'auth.js': VISITOR, 'app.js': app, 'schema/all.graphql': schema })).toEqual([
    'MUTATION drop yes',
    'QUERY mine yes',
    'QUERY news no',
    'QUERY seen unknown',
  ]);
});
it('fields that decorators declare have the directives of their schema', () => {
  const app = `import { NestFactory } from '@nestjs/core'; import { Module, Injectable } from '@nestjs/common'; import { GraphQLModule, Resolver, Query, Mutation } from '@nestjs/graphql'; import { Auth, context } from './auth.js';
@Resolver('City') class Cities { @Query() cities() { return []; } @Mutation() createCity() { return 1; } @Mutation() drop() { return 1; } }
@Injectable() class Options { async createGqlOptions() { return { typePaths: ['./**/*.graphql'], schemaDirectives: { isAuthenticated: Auth }, context }; } }
@Module({ imports: [GraphQLModule.forRootAsync({ useClass: Options })], providers: [Cities] }) class AppModule {}
async function start() { const app = await NestFactory.create(AppModule); await app.listen(1); } start();`;
  const city = `type Query { cities: [Int] }
extend type Mutation { createCity(input: Int): Int @isAuthenticated drop: Int @hasRole(role: "admin") }`;
  expect(told({ 'auth.js': VISITOR, 'app.ts': app, 'types/city.graphql': city })).toEqual([
    'MUTATION createCity yes',
    'MUTATION drop unknown',
    'QUERY cities no',
  ]);
});
it('what takes all its arguments as one list is handed those that are known', () => {
  const app = `import { ApolloServer } from 'apollo-server'; import { AuthenticationError } from 'apollo-server-express'; import { context } from './auth.js';
new ApolloServer({ typeDefs: 'type Query { mine: Int }', resolvers: { Query: { mine: (...args) => { const [, , { user }] = args; if (!user) throw new AuthenticationError('who?'); return 1; } } }, context }).listen();`;
  expect(told({ 'auth.js': VISITOR, 'app.js': app })).toEqual(['QUERY mine yes']);
});
