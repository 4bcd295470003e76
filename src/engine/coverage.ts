import type { Outline } from '../facts/outline.ts';
import type { ImportTarget, Manifest, FileRole } from '../linker/project.ts';
import type { BackendModel, FileRecord } from '../model/model.ts';
import type { Diagnostic } from '../report/report.ts';
import { quoted } from './message.ts';
import { byText } from './order.ts';
import type { Outcome } from './run.ts';

/** A file that gave no facts. */
export interface Refused {
  readonly path: string;
  readonly role: FileRole;
  readonly language: string;
  readonly code: string;
  readonly message: string;
  readonly line?: number;
}
/** A file that gave facts, as far as its imports go. */
export interface Importer {
  readonly path: string;
  readonly role: FileRole;
  readonly outline: Outline;
}

/** Paths among the refused that other analysed code imports, or that a manifest names as entry points. */
export function neededAmong(
  refused: readonly Refused[],
  importers: Iterable<Importer>,
  manifests: readonly Manifest[],
  resolve: (from: string, specifier: string) => ImportTarget,
): ReadonlySet<string> {
  const wanted = new Set(refused.map(({ path }) => path));
  const needed = new Set<string>();
  if (wanted.size === 0) return needed;
  for (const entry of manifests.flatMap(({ entries }) => entries)) if (wanted.has(entry)) needed.add(entry);
  for (const { path, role, outline } of importers) {
    // A test may import a broken file on purpose; the backend is whole without it.
    if (role === 'test') continue;
    for (const specifier of specifiersOf(outline)) {
      const target = resolve(path, specifier);
      if (target.is === 'file' && wanted.has(target.path)) needed.add(target.path);
    }
  }
  return needed;
}

function specifiersOf({ imports, reexports }: Outline): ReadonlySet<string> {
  const used = imports.filter(({ typeOnly }) => typeOnly !== true).map(({ from }) => from);
  return new Set([...used, ...reexports]);
}

/** What the linker says of the files it was given, and the refused ones among them. */
export function filesOf(model: BackendModel, refused: readonly Refused[], needed: ReadonlySet<string>): FileRecord[] {
  const skipped = refused.map(({ path, language, role, message }): FileRecord => ({
    path,
    language,
    state: 'skipped',
    reason: quoted(message),
    needed: needed.has(path),
    role,
    directives: [],
  }));
  return [...model.files, ...skipped].sort((a, b) => byText(a.path, b.path));
}

/** What was noticed before, and one diagnostic for each refused file and each rule that failed. */
export function diagnosticsOf(
  refused: readonly Refused[],
  needed: ReadonlySet<string>,
  outcomes: readonly Outcome[],
  notices: readonly Diagnostic[],
): Diagnostic[] {
  const files = refused.map(({ path, code, message, line }): Diagnostic => ({
    path,
    code,
    message: quoted(message),
    ...(line === undefined ? {} : { line }),
    needed: needed.has(path),
  }));
  const failures = outcomes.flatMap(({ rule, failure }): Diagnostic[] => {
    if (failure === undefined) return [];
    const often = failure.times > 1 ? ` (${failure.times} times)` : '';
    const message = `the rule ${rule.id} failed: ${failure.message}${often}`;
    const place = failure.at === undefined ? {} : { line: failure.at.line };
    return [{ path: failure.at?.path ?? '', code: 'rule-failed', message, ...place, needed: false }];
  });
  return [...notices, ...files, ...failures].sort(
    (a, b) => byText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || byText(a.message, b.message),
  );
}
