// What is put around the fields of a graph: rules by type and field, functions, and what is not followed.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HEAD = `import { ApolloServer } from '@apollo/server';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { applyMiddleware } from 'graphql-middleware';
import { rule, shield, and, or, not, allow, deny } from 'graphql-shield';
const signedIn = rule({ cache: 'contextual' })(async (_parent, _args, context) => !!context.user?.id);
const may = (right) => rule('may')(async (_parent, _args, { user }) => user !== null && user.rights.includes(right));
const open = rule()(async (_parent, _args, context) => context.settings.open);
const typeDefs = 'type Query { news: Int mine: Int } type Mutation { add: Int remove: Int }';
const resolvers = { Query: { news: () => 1, mine: () => 1 }, Mutation: { add: () => 1, remove: () => 1 } };
const schema = makeExecutableSchema({ typeDefs, resolvers });
`;
type Answers = Readonly<Record<string, string>>;

/** What is said of each field: who is asked, and whether they may. */
function said(serve: string, more: Readonly<Record<string, string>> = {}): Answers {
  const { endpoints } = modelOf({ 'app.ts': HEAD + serve, ...more });
  return Object.fromEntries(endpoints.map((it) => [it.path, `${it.authenticated.is} ${it.authorized.is}`]));
}
const layered = (...layers: readonly string[]): Answers =>
  said(`new ApolloServer({ schema: applyMiddleware(schema, ${layers.join(', ')}) });`);
const ruled = (rules: string, options = '{}'): Answers => layered(`shield(${rules}, ${options})`);

it('is asked of each field by its own rule, of others by that of their type, and of the rest by what holds otherwise', () => {
  expect(ruled(`{ Query: { '*': signedIn, news: allow }, Mutation: { remove: may('remove') } }`)).toEqual({
    news: 'no no',
    mine: 'yes no',
    add: 'no no',
    remove: 'yes yes',
  });
  expect(ruled(`{ Query: { news: allow }, Mutation: may('change') }`, '{ fallbackRule: signedIn }')).toEqual({
    news: 'no no',
    mine: 'yes no',
    add: 'yes yes',
    remove: 'yes yes',
  });
  expect(ruled('signedIn')).toMatchObject({ news: 'yes no', remove: 'yes no' });
});
it('is asked by all rules of several, by one that suffices, or nobody gets through', () => {
  expect(
    ruled(`{ Query: { news: or(signedIn, may('read')), mine: and(signedIn, may('read')) },
Mutation: { add: or(open, may('add')), remove: deny } }`),
  ).toEqual({ news: 'yes no', mine: 'yes yes', add: 'conditional conditional', remove: 'yes yes' });
  expect(ruled(`{ Query: { news: or(allow, signedIn), mine: not(signedIn) } }`)).toMatchObject({
    news: 'no no',
    mine: 'unknown unknown',
  });
});
it('is not known where a table has members that nobody sees, and where what is put around them is not followed', () => {
  expect(
    said(`import { more } from 'elsewhere';
new ApolloServer({ schema: applyMiddleware(schema, shield({ Query: { news: signedIn, ...more } })) });`),
  ).toMatchObject({ news: 'yes no', mine: 'unknown unknown', add: 'no no' });
  expect(
    said(`import { layers } from 'elsewhere'; new ApolloServer({ schema: applyMiddleware(schema, ...layers) });`),
  ).toMatchObject({ news: 'unknown unknown', add: 'unknown unknown' });
});
it('is asked by a function around all fields, around those of a type, or around one', () => {
  const asking = `async (resolve, parent, args, context, info) => {
  if (!context.user) throw new Error('who?'); return resolve(parent, args, context, info); }`;
  const logging = `(resolve, parent, args, context, info) => { console.log(info.fieldName); return resolve(parent, args, context, info); }`;
  expect(layered(logging, asking)).toMatchObject({ news: 'yes no', add: 'yes no' });
  expect(layered(logging)).toMatchObject({ news: 'no no', add: 'no no' });
  expect(layered(`{ Mutation: ${asking} }`)).toMatchObject({ news: 'no no', add: 'yes no' });
  expect(layered(`{ Query: { mine: ${asking} } }`)).toMatchObject({ news: 'no no', mine: 'yes no', add: 'no no' });
});
it('is asked wherever the schema came through a function, or was handed on by a framework, and of none that nothing was put around', () => {
  const wrap = `const wrapped = (it) => applyMiddleware(it, shield({ Query: signedIn }));`;
  expect(said(`${wrap} new ApolloServer({ schema: wrapped(schema) });`)).toMatchObject({
    mine: 'yes no',
    add: 'no no',
  });
  expect(said(`${wrap} wrapped(schema); new ApolloServer({ schema });`)).toMatchObject({ mine: 'no no' });
  const { endpoints } = modelOf({
    'app.ts': `import { Module } from '@nestjs/common'; import { Query, Resolver, GraphQLModule } from '@nestjs/graphql';
import { applyMiddleware } from 'graphql-middleware'; import { rule, shield } from 'graphql-shield';
const signedIn = rule()((_parent, _args, context) => Boolean(context.req.user));
@Resolver() class Cakes { @Query() cakes() { return 1; } }
@Module({ imports: [GraphQLModule.forRoot({ transformSchema: (schema) => applyMiddleware(schema, shield({ Query: signedIn })) })], providers: [Cakes] })
export class App {}`,
  });
  expect(endpoints[0]!.authenticated.is).toBe('yes');
});
it('tells nothing of what is put around fields as if it answered them', () => {
  const paths = modelOf({
    'app.ts': `import { ApolloServer } from '@apollo/server'; import { makeExecutableSchema } from '@graphql-tools/schema';
import { load } from './load'; import wrap from './layers'; import './cakes';
const typeDefs = 'type Query { cakes: Int }'; const resolvers = load('*');
new ApolloServer({ schema: wrap(makeExecutableSchema({ typeDefs, resolvers })) });`,
    'load.ts': `import { glob } from 'elsewhere'; export const load = (where) => glob(where);`,
    'cakes.ts': `export default { Query: { cakes: () => 1 } };`,
    'layers.ts': `import { applyMiddleware } from 'graphql-middleware'; import { pick } from 'elsewhere'; import note from './note';
export default (schema) => applyMiddleware(schema, ...pick(note));`,
    'note.ts': `export default { Query: { pies: async (resolve, ...rest) => { console.log('asked'); return resolve(...rest); } } };`,
  }).endpoints.map((it) => it.path);
  expect(paths).toEqual(['cakes']);
});
it('is asked by what a table of rules makes of a schema, and of two tables by what both say', () => {
  const rules = `shield({ Query: { '*': signedIn, news: allow }, Mutation: { remove: may('remove') } })`;
  expect(layered(`${rules}.generate(schema)`)).toEqual({
    news: 'no no',
    mine: 'yes no',
    add: 'no no',
    remove: 'yes yes',
  });
  const local = `shield({ Query: { '*': allow, mine: signedIn } }, { fallbackRule: allow })`;
  expect(layered(`(process.env.LOCAL === 'yes' ? ${local} : ${rules}).generate(schema)`)).toEqual({
    news: 'no no',
    mine: 'yes no',
    add: 'no no',
    remove: 'conditional conditional',
  });
});
