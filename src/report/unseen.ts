import type { Result } from './report.ts';

type Unresolved = Result['unresolved'][number];

/** Something that could not be seen, in words, and its places. */
export interface Gap {
  readonly what: string;
  readonly places: readonly Unresolved['at'][];
}

/** What may hide endpoints, one entry for each reason, those of most places first. */
export function hidingGaps({ hiding }: Pick<Result, 'hiding'>): readonly Gap[] {
  return byReason(hiding);
}

/** Names of what an analysis could not follow, for people. */
const nouns: Readonly<Record<Unresolved['what'], readonly [one: string, many: string]>> = {
  mount: ['router or plugin that is mounted', 'routers or plugins that are mounted'],
  route: ['route', 'routes'],
  path: ['path of a route', 'paths of routes'],
  file: ['file', 'files'],
  handler: ['handler', 'handlers'],
  middleware: ['middleware', 'middleware'],
  import: ['import', 'imports'],
  call: ['call', 'calls'],
  query: ['statement of a database', 'statements of a database'],
};

/** How many places of each kind could not be followed: `3 imports`, in the order of how much they may hide. */
export function unresolvedKinds({ unresolved }: Pick<Result, 'unresolved'>): readonly string[] {
  return (Object.keys(nouns) as Unresolved['what'][]).flatMap((what) => {
    const number = unresolved.filter((it) => it.what === what).length;
    return number === 0 ? [] : `${String(number)} ${nouns[what][number === 1 ? 0 : 1]}`;
  });
}

/** Why there is no endpoint: a sentence, and the places where some may be. Nothing where there are endpoints. */
export function whyNoEndpoint(
  result: Pick<Result, 'endpoints' | 'files' | 'packages' | 'unresolved'>,
): { readonly why: string; readonly gaps: readonly Gap[] } | undefined {
  const { endpoints, files, packages, unresolved } = result;
  if (endpoints.length > 0) return undefined;
  const read = files.filter(({ state, role }) => state !== 'skipped' && role !== 'test');
  const frameworks = packages.filter(({ is }) => is.includes('framework'));
  const used = frameworks.filter(({ at }) => at !== undefined);
  const names = (of: typeof packages): string => of.map(({ name }) => name).join(', ');
  const gaps = byReason([...unresolved].sort((a, b) => Number(a.what === 'import') - Number(b.what === 'import')));
  if (read.length === 0) return { why: 'no source file beside tests could be read', gaps };
  if (frameworks.length === 0)
    return {
      why: `no server framework that is known here is imported or listed in a package.json (${String(read.length)} ${read.length === 1 ? 'file was' : 'files were'} read)`,
      // Without a server, what could not be followed is no place for endpoints to be.
      gaps: [],
    };
  if (used.length === 0)
    return { why: `${names(frameworks)} is listed as a dependency, and no file that was read imports it`, gaps };
  if (gaps.length > 0) return { why: `${names(used)} is imported, but not everything could be followed`, gaps };
  return {
    why: `${names(used)} is imported, but no file that was read registers a route on an application or on a router that is mounted`,
    gaps,
  };
}

function byReason(all: readonly Unresolved[]): readonly Gap[] {
  const gaps = new Map<string, Unresolved['at'][]>();
  for (const { why, at } of all) {
    const places = gaps.get(why);
    if (places === undefined) gaps.set(why, [at]);
    else places.push(at);
  }
  return [...gaps].map(([what, places]) => ({ what, places })).sort((a, b) => b.places.length - a.places.length);
}
