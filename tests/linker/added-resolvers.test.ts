// Resolvers that are added to a schema which lies in a file are the operations of the server that is handed both.
import { expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const files = (schema: string): Readonly<Record<string, string>> => ({
  'package.json': JSON.stringify({
    dependencies: { express: '^4', 'graphql-http': '^1', '@graphql-tools/load': '^8', '@graphql-tools/schema': '^10' },
  }),
  'schema.graphql': 'type Query { notes: [String!]! } type Mutation { addNote(text: String!): Boolean! }',
  'resolvers.ts': `export default { Query: { notes: () => [] }, Mutation: { addNote: (_: any, args: any) => args.text !== '' } };`,
  'app.ts': `import express from 'express'; import { createHandler } from 'graphql-http/lib/use/express';
    import { loadSchemaSync } from '@graphql-tools/load'; import { addResolversToSchema } from '@graphql-tools/schema';
    import resolvers from './resolvers'; const schema = loadSchemaSync('schema.graphql'); const whole = ${schema};
    const app = express(); app.use('/graphql', createHandler({ schema: whole })); app.listen(80);`,
});
const told = async (schema: string): Promise<readonly string[]> =>
  (await endpointsOf(folderWith(files(schema)), { cache: false, workers: 0 })).map(
    ({ method, path }) => `${method} ${path}`,
  );

it('are listed', async () => {
  expect(await told('addResolversToSchema({ schema, resolvers })')).toEqual(
    expect.arrayContaining(['QUERY notes', 'MUTATION addNote']),
  );
});
it('are not where nobody adds them', async () => {
  expect(await told('schema')).not.toContain('QUERY notes');
});
