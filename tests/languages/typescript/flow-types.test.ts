// Files of Flow, whose syntax no dialect of TypeScript knows.
import { expect, it } from 'vitest';
import { modelOf } from '../../linker/behaviour/harness.ts';

const app = (head: string, rest = ''): string => `${head}
import type { $Request, $Response } from 'express';
import express from 'express';
opaque type Id: string = string;
type Note = {| +id: Id, -text: ?string, [key: string]: mixed |};
const app = express();
const load = async <+T>(id: Id): Promise<T> => ((db.find(id): any): T);
app.get('/notes/:id', async (req: $Request, res: $Response): Promise<void> => {
  res.json(await load<Note>((req.params.id: any)));
});
${rest}app.listen(1);`;

it.each(['// @flow', '/**\n * Notes.\n * @flow strict\n */', '#!/usr/bin/env node\n/* @flow */'])(
  'are read where they say so: %s',
  (head) => {
    const { endpoints } = modelOf({ 'app.js': app(head) });
    expect(endpoints.map((it) => `${it.method} ${it.path} ${String(it.at.line)}`)).toEqual([
      `GET /notes/:id ${String(head.split('\n').length + 7)}`,
    ]);
  },
);
it('are told as unread where Flow cannot read them either', () => {
  expect(() => modelOf({ 'app.js': app('// @flow', 'const = ;\n') })).toThrow('Flow is not supported');
});
it('are no files that only speak of it', () => {
  expect(() => modelOf({ 'app.js': app('// @flow-disable-next') })).toThrow('Flow is not supported');
});
