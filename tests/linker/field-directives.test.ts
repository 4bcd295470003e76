// What is put around the fields of a graph that carry a directive, and who serves a schema that went through such hands.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HEAD = `import { makeExecutableSchema } from '@graphql-tools/schema';
import { mapSchema, getDirective, MapperKind } from '@graphql-tools/utils';
import { rateLimitDirective } from 'graphql-rate-limit-directive';
import { defaultFieldResolver, execute } from 'graphql';
import mercurius from 'mercurius';
import fastify from 'fastify';
import jwt from 'jsonwebtoken';
const { rateLimitDirectiveTransformer } = rateLimitDirective();
const typeDefs = 'directive @auth on FIELD_DEFINITION type Query { mine: Int @auth news: Int other: Int @seen lost: Int }';
const resolvers = { Query: { mine: () => 1, news: () => 1, other: () => 1 } };
const made = makeExecutableSchema({ typeDefs, resolvers });
const asked = (schema, name) => mapSchema(schema, {
  [MapperKind.OBJECT_FIELD]: (field) => {
    if (!getDirective(schema, field, 'auth')?.[0]) return undefined;
    const { resolve = defaultFieldResolver } = field;
    field.resolve = (source, args, ctx, info) => {
      if (!ctx.user) throw new Error('sign in');
      return resolve(source, args, ctx, info);
    };
    return field;
  },
});
const context = (request) => {
  try { return { user: jwt.verify(request.headers.authorization, process.env.KEY) }; } catch { return {}; }
};
const app = fastify();
`;
/** How each field is told, and what of it is not seen. */
function said(serve: string): readonly string[] {
  const { endpoints } = modelOf({ 'app.js': `${HEAD}${serve}\napp.listen({ port: 1 });` });
  return endpoints
    .filter((it) => it.kind === 'graphql')
    .map((it) => `${it.path} ${it.authenticated.is}`)
    .sort();
}
it('asks what a directive puts before its field, and knows nothing of others', () => {
  expect(said('app.register(mercurius, { schema: asked(made), context });')).toEqual([
    'lost unknown',
    'mine yes',
    'news no',
    'other unknown',
  ]);
});
it('is told once, whatever hands the schema went through, and whoever else runs statements on it', () => {
  expect(
    said(`const schema = asked(rateLimitDirectiveTransformer(made));
app.register(mercurius, { schema, context });
export const inside = (document) => execute({ schema, document, contextValue: {} });`),
  ).toEqual(['lost unknown', 'mine yes', 'news no', 'other unknown']);
});
it('is not known where all fields are made anew without a look at their directives', () => {
  expect(
    said(`const all = mapSchema(made, { [MapperKind.OBJECT_FIELD]: (field) => ({ ...field, resolve: around(field) }) });
app.register(mercurius, { schema: all, context });`),
  ).toEqual(['lost unknown', 'mine unknown', 'news unknown', 'other unknown']);
});
it.each([
  ['schema = asked(schema);'],
  ['schema = asked(asked(schema));'],
  ['schema = asked(schema); schema = asked(schema); schema = asked(schema);'],
])('is told once where the variable of the schema is written anew: %s', (again) => {
  expect(
    said(`let schema = makeExecutableSchema({ typeDefs, resolvers });
${again}
export const setup = () => app.register(mercurius, { schema, context });
setup();`),
  ).toEqual(['lost unknown', 'mine yes', 'news no', 'other unknown']);
});
it('is conditional where a setting decides whether the schema is made over', () => {
  expect(
    said(`let schema = made; if (process.env.SIGN_IN) schema = asked(schema);
app.register(mercurius, { schema, context });`),
  ).toEqual(['lost unknown', 'mine conditional', 'news no', 'other unknown']);
});
it('asks what stands at a type for all of its fields, where that is looked at', () => {
  const types = (mapper: string): readonly string[] => {
    const { endpoints } = modelOf({
      'app.js':
        HEAD.replace(
          "'directive @auth on FIELD_DEFINITION type Query {",
          "'directive @auth on OBJECT type Query @auth {",
        ).replace(
          "[MapperKind.OBJECT_FIELD]: (field) => {\n    if (!getDirective(schema, field, 'auth')?.[0]) return undefined;",
          mapper,
        ) + 'app.register(mercurius, { schema: asked(made), context }); app.listen({ port: 1 });',
    });
    return endpoints.filter((it) => it.kind === 'graphql' && it.path === 'news').map((it) => it.authenticated.is);
  };
  expect(
    types(`[MapperKind.TYPE]: (type) => { const found = getDirective(schema, type, 'auth')?.[0]; if (found) kept[type.name] = found; },
  [MapperKind.OBJECT_FIELD]: (field, _, of) => { if (!(getDirective(schema, field, 'auth')?.[0] ?? kept[of])) return undefined;`),
  ).toEqual(['yes']);
  expect(
    types("[MapperKind.OBJECT_FIELD]: (field) => { if (!getDirective(schema, field, 'auth')?.[0]) return undefined;"),
  ).toEqual(['unknown']);
});
