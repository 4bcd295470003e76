/** Links a few files with all library knowledge and tells on which lines something of a caller's, or unknown, is open. */
import { outlineOf } from '../../../src/facts/outline.ts';
import { libraries } from '../../../src/libraries/index.ts';
import { typescript } from '../../../src/languages/typescript/index.ts';
import { Apis } from '../../../src/linker/apis.ts';
import { Tracer } from '../../../src/linker/flows/tracer.ts';
import { Modules } from '../../../src/linker/modules.ts';
import type { ImportTarget, Project, ProjectFile } from '../../../src/linker/project.ts';
import { collectQueries, type Queries } from '../../../src/linker/queries.ts';
import { replayed } from '../../../src/linker/replay.ts';
import { SqlReader } from '../../../src/linker/sql/statement.ts';
import type { Values } from '../../../src/linker/values/kernel.ts';

export interface Linked {
  readonly values: Values;
  readonly tracer: Tracer;
  readonly queries: Queries;
}

/** Extracts and links files given by path; relative imports lead to each other, all others to packages. */
export function linkFiles(texts: Readonly<Record<string, string>>): Linked {
  const files = Object.entries(texts).map(([path, text]): ProjectFile => {
    const extraction = typescript.extract({ path, text });
    if ('refused' in extraction) throw new Error(`${path}: ${extraction.refused.message}`);
    const { facts } = extraction;
    return { path, role: 'source', outline: outlineOf(facts), facts };
  });
  const known = new Set(files.map((it) => it.path));
  const resolve = (_: string, specifier: string): ImportTarget => {
    if (!specifier.startsWith('.')) return { is: 'package', name: specifier, subpath: '' };
    const stem = specifier.replace(/^\.\//, '').replace(/\.[jt]s$/, '');
    const path = [`${stem}.js`, `${stem}.ts`].find((it) => known.has(it));
    return path === undefined ? { is: 'unresolved', why: specifier } : { is: 'file', path };
  };
  const project: Project = { files, manifests: [], libraries, resolve };
  const modules = new Modules(project);
  const { values } = replayed(new Apis(libraries), modules, []);
  const tracer = new Tracer(values);
  return { values, tracer, queries: collectQueries(tracer, new SqlReader(project.parseSql, values.failures)) };
}
/** Last lines of queries with a hole that nothing makes harmless. */
export function openLines({ queries }: Linked): readonly string[] {
  const open = queries.queries.filter((query) =>
    query.holes.some((hole) => hole.safe === undefined && (query.language !== 'nosql' || hole.flow !== undefined)),
  );
  return [...new Set(open.map((query) => `${query.at.path}:${query.at.endLine}`))].sort();
}
/** Lines that end with `// open`. */
export function markedLines(texts: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(texts)
    .flatMap(([path, text]) =>
      text.split('\n').flatMap((line, index) => (line.endsWith('// open') ? [`${path}:${index + 1}`] : [])),
    )
    .sort();
}
