// `npm run facts -- FILE...` prints what files say before anybody knows what it means: values with their numbers, regions, calls,
// names and places. src/facts/facts.ts says what each word means.
import { readFileSync, statSync } from 'node:fs';
import { readyLanguages, writeOut } from '../src/host/index.ts';
import { languageOf } from '../src/languages/index.ts';
import { shownFacts } from './workbench/facts.ts';
import { command, Misled } from './workbench/linked.ts';

await command(async () => {
  const paths = process.argv.slice(2);
  if (paths.length === 0) throw new Misled('Name a source file: npm run facts -- fixtures/express-js/app.js');
  await readyLanguages(paths);
  for (const path of paths) {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new Misled(`${path}: no such file`);
    const language = languageOf(path);
    if (language === undefined) throw new Misled(`${path}: no language of src/languages reads files of this name`);
    const text = readFileSync(path, 'utf8');
    const result = language.extract({ path, text });
    if ('refused' in result) {
      const { code, message, line } = result.refused;
      throw new Misled(`${path}${line === undefined ? '' : `:${line}`}: ${code}: ${message}`);
    }
    writeOut(`${path}\n${shownFacts(result.facts, text)}\n`);
  }
});
