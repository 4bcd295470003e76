/** What a person points at, linked: a folder as an audit would, or one file alone. Configuration and cache are left out. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve as absoluteOf } from 'node:path';
import { openSession } from '../../src/engine/index.ts';
import { assemble } from '../../src/host/discover.ts';
import { createResolver, discoverSync, loadFacts, loadSqlParserSync, readyLanguages } from '../../src/host/index.ts';
import type { Discovered, Notice } from '../../src/host/index.ts';
import { languages } from '../../src/languages/index.ts';
import { libraries } from '../../src/libraries/index.ts';
import { Linker } from '../../src/linker/index.ts';
import type { BackendModel } from '../../src/model/model.ts';
import type { Finding } from '../../src/report/report.ts';
import type { AnyRule } from '../../src/rule.ts';
import { figures } from '../../src/figures/index.ts';
import { standards } from '../../src/standards/index.ts';

/** The model, where its files lie, and what could not be read. */
export interface Linked {
  readonly root: string;
  readonly model: BackendModel;
  readonly refused: readonly Notice[];
  /** What these rules find in it, in the order of the report, those of low confidence too. */
  findings(rules: readonly AnyRule[]): readonly Finding[];
}
/** Told to the person as it is, without a stack. */
export class Misled extends Error {}

/** Links a file or folder. Throws Misled where there is none, or nothing in it that a language reads. */
export async function linked(named: string): Promise<Linked> {
  const found = statSync(named, { throwIfNoEntry: false });
  if (found === undefined) throw new Misled(`${named}: no such file or folder`);
  const discovered = found.isDirectory() ? discoverSync(named) : alone(absoluteOf(named), found.size);
  const { root, manifests } = discovered;
  await readyLanguages(discovered.files.map(({ path }) => path));
  if (!discovered.files.some(({ path }) => languages.some((it) => it.claims(path))))
    throw new Misled(`${named}: no source that a language of src/languages reads`);
  const { files, diagnostics } = await loadFacts(discovered, languages, { workers: 0 });
  const resolve = createResolver(root, new Set(files.map(({ path }) => path)), discovered);
  const project = { files, manifests, libraries, resolve, parseSql: loadSqlParserSync() };
  const model = new Linker().link(project);
  const findings: Linked['findings'] = (rules) => {
    const parts = { ...project, languages, standards, rules, figures, settings: { insideEslint: false } };
    const session = openSession({ ...parts, link: () => model, resolver: () => resolve });
    for (const file of files) session.put({ ...file, extraction: file });
    return session.result('strict').findings;
  };
  return { root, model, refused: [...discovered.diagnostics, ...diagnostics], findings };
}

/** One file as a project of its own, with the manifest beside it. */
function alone(absolute: string, size: number): Discovered {
  const [root, path] = [dirname(absolute), basename(absolute)];
  const manifestPaths = existsSync(join(root, 'package.json')) ? ['package.json'] : [];
  return assemble(
    root,
    {
      files: [{ path, absolute, size, state: '' }],
      manifestPaths,
      configPaths: [],
      schemaPaths: [],
      deploymentPaths: [],
      documentPaths: [],
      graphTextPaths: [],
    },
    [],
  );
}

/** Runs the work of a command: what misleads is told in a sentence, with exit code 2. */
export async function command(work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Misled)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
