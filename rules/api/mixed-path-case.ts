import {
  broken,
  businessEndpoints,
  caseOf,
  defineRule,
  kept,
  literalsOf,
  parametersOf,
  styleOf,
  unknown,
  type Case,
  type Endpoint,
} from '../../src/rule.ts';

/** Below this share a case is the exception. */
const MINORITY = 0.2;
type Names = ReadonlyMap<string, { readonly written: Case; readonly first: Endpoint }>;

/** Names of several words, each with its case and the first endpoint that has it. */
function namesIn(endpoints: readonly Endpoint[], piecesOf: (path: string) => readonly string[]): Names {
  const found = new Map<string, { readonly written: Case; readonly first: Endpoint }>();
  for (const first of endpoints)
    for (const name of piecesOf(first.path)) {
      const written = caseOf(name);
      if (written && !found.has(name)) found.set(name, { written, first });
    }
  return found;
}
/** The case that all but a few of the names have. */
const usualIn = (names: Names): Case | undefined =>
  (['kebab-case', 'camelCase', 'snake_case'] as const).find(
    (each) => [...names.values()].filter(({ written }) => written !== each).length < names.size * MINORITY,
  );

export default defineRule({
  id: 'mixed-path-case',
  about: 'application',
  standards: ['api/resource-path-naming'],
  severity: 'info',
  confidence: 'medium',
  preset: 'strict',
  summary: 'A piece of a path is written in another case than nearly all others of the application.',
  messages: {
    outlier: "'{name}' in {path} is {written}; other names of several words in the paths here are {usual}.",
  },
  why: 'Who calls the interface has to look up how each path is spelt, and a path that is spelt wrong is answered with 404.',
  remedy: 'Write all paths in one case, kebab-case where nothing else is settled, and keep the old path for a while.',
  *check(application) {
    const style = styleOf(application);
    if (style === 'unknown') return;
    if (style === 'rpc') {
      yield unknown('The paths are names of calls and not of resources.', application.at);
      return;
    }
    for (const piecesOf of [literalsOf, parametersOf]) {
      const names = namesIn(businessEndpoints(application), piecesOf);
      const usual = usualIn(names);
      if (names.size === 0) continue;
      if (!usual) yield unknown('Names are written in several cases, and none is the exception.', application.at);
      else
        for (const [name, { written, first }] of names)
          if (written === usual) yield kept(first.at);
          else yield broken('outlier', first.at, { data: { name, path: first.path, written, usual } });
    }
  },
});
