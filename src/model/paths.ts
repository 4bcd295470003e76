/** What the paths of endpoints say: their words, their spelling, their style, their version. */
import type { Application, Endpoint } from './model.ts';

/** How the words of a name are put together; nothing where it is one word, or written in several ways at once. */
export type Case = 'kebab-case' | 'camelCase' | 'snake_case';
const cases: readonly (readonly [Case, RegExp])[] = [
  ['kebab-case', /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/],
  ['camelCase', /^[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+$/],
  ['snake_case', /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/],
];
/** The case of a name. */
export function caseOf(name: string): Case | undefined {
  return cases.find(([, pattern]) => pattern.test(name))?.[0];
}

/** Literal pieces of a path. What stands below `.well-known` is named by others. */
export function literalsOf(path: string): readonly string[] {
  const [own = ''] = path.split('/.well-known');
  return own.split('/').filter((piece) => /^[A-Za-z][\w.-]*$/.test(piece));
}
/** Names of the parameters of a path. */
export function parametersOf(path: string): readonly string[] {
  return [...path.matchAll(/:([A-Za-z]\w*)/g)].map(([, name = '']) => name);
}

/** Endpoints over HTTP that serve the business itself. */
export function businessEndpoints({ endpoints }: { readonly endpoints: readonly Endpoint[] }): readonly Endpoint[] {
  return endpoints.filter(({ kind, purpose }) => kind === 'rest' && purpose === 'business');
}

const VERB = /^(?:get|list|create|add|update|edit|delete|remove|fetch)(?=$|[-_A-Z])/;
const startsWithVerb = (path: string): boolean =>
  literalsOf(path).some((piece) => piece.split('.').some((word) => VERB.test(word)));
const FEWEST = 3;
/**
 * How the paths of an application are made: of resources, or of calls (verbs in at least 60 of 100, or 80 of 100 are
 * POST). `mixed` is between, and judged as `rest`; of fewer than three paths nothing is known.
 */
export function styleOf(application: Pick<Application, 'endpoints'>): 'rest' | 'rpc' | 'mixed' | 'unknown' {
  const all = businessEndpoints(application);
  if (all.length < FEWEST) return 'unknown';
  const share = (such: (endpoint: Endpoint) => boolean): number => all.filter(such).length / all.length;
  const verbs = share(({ path }) => startsWithVerb(path));
  if (verbs >= 0.6 || share(({ method }) => method === 'POST') >= 0.8) return 'rpc';
  return verbs < 0.2 ? 'rest' : 'mixed';
}

const VERSION = /^(?:api-?)?v\d+(?:[._]\d+)*(?:-?(?:alpha|beta|rc)\d*)?$/i;
/** A piece of the path is the version of the interface, or a parameter for it. */
export function hasVersion(path: string): boolean {
  return path.split('/').some((piece) => VERSION.test(piece) || /^:(?:api_?)?version\b/i.test(piece));
}

/** A name without its last mark of plural, in lower case and without what separates words: `order-items` is `orderitem`. */
export function stemOf(name: string): string {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  // `movies` and `berries` look alike, so that `movie` is told like them.
  if (/ies?$/.test(plain)) return `${plain.replace(/ies?$/, '')}y`;
  if (/(?:ss|x|ch|sh|z)es$/.test(plain)) return plain.slice(0, -2);
  return /[^su]s$/.test(plain) ? plain.slice(0, -1) : plain;
}
