// `npm run model -- FILE|FOLDER` prints what is known about a backend: endpoints with their chains, answers and the lines that
// prove them, what functions do, flows, and what is unknown and why. A file is looked at alone.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOut } from '../src/host/index.ts';
import { command, linked, Misled } from './workbench/linked.ts';
import { shownModel, type LineAt } from './workbench/model.ts';

await command(async () => {
  const [named] = process.argv.slice(2);
  if (named === undefined) throw new Misled('Name a file or a folder: npm run model -- fixtures/express-js');
  const { root, model, refused } = await linked(named);
  const texts = new Map<string, readonly string[]>();
  const lineAt: LineAt = (path, line) => {
    let lines = texts.get(path);
    const file = join(root, path);
    if (lines === undefined) texts.set(path, (lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []));
    return lines[line - 1];
  };
  const unread = refused.map(
    ({ path, line, message }) => `not read: ${path}${line === undefined ? '' : `:${line}`}: ${message}`,
  );
  writeOut([...unread, shownModel(model, lineAt), ''].join('\n'));
});
