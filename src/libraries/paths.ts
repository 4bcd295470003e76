/**
 * The one reader of the path grammars (see kinds/paths.ts). A text is read once: asked again, the same object is given.
 * What is no path of its grammar is undefined.
 */

/** From where, and by which tokens: `.name`, `()`, `[0]`, `[last]`, `[*]`, `param0`, `element`; alternatives side by side. */
export interface AccessSteps {
  /** Types that it begins with; none: it begins with the exports. */
  readonly types: readonly string[];
  /** The sub-path of the package that it begins with. */
  readonly subpath: string;
  readonly steps: readonly (readonly string[])[];
}
/** What is picked out of a call. */
export type Pick =
  | { readonly is: 'argument'; readonly index: number }
  /** `to`: the last of them; of a negative one so many at the end are left out. */
  | { readonly is: 'arguments'; readonly from: number; readonly to: number | undefined }
  | { readonly is: 'last' }
  | { readonly is: 'named'; readonly name: string }
  | { readonly is: 'receiver' | 'written' | 'decorated' | 'each' | 'call' };
export type PickStep =
  | { readonly is: 'member'; readonly names: readonly string[] }
  /** An argument of the call that made it. */
  | { readonly is: 'made'; readonly pick: Pick }
  | { readonly is: 'flat' | 'values' };
export interface ArgumentSteps {
  readonly pick: Pick;
  readonly steps: readonly PickStep[];
}
/** What came out of a call (`return .data`), or what was handed to it. */
export interface OutcomeSteps {
  readonly from: string;
  readonly steps: readonly string[];
}

const NAME = String.raw`import\.meta|[A-Za-z_$*#][\w$-]*|\d+|\*|[a-z]+(?:-[a-z]+)+`;
const MEMBER = new RegExp(String.raw`^\.(?:${NAME})(?:\|\.?(?:${NAME}))*$`);
const TYPE = /^(?:(?:node|language):[\w/.-]+:|@[\w.-]+\/[\w.-]+:|[a-z][\w.-]*:)?[A-Za-z][\w$]*$/;
const STEP = /^(?:\(\)|\[\d+\]|\[last\]|\[\*\]|param\d+|element)$/;

/** Reads `express:App .get|post [last]`. */
export const accessPath = reader((tokens): AccessSteps | undefined => {
  const first = tokens[0]!;
  const isSubpath = /^\/(?:[\w@.$:-]+(?:\/[\w@.$:-]+)*)?$/.test(first);
  const types = !isSubpath && /^[A-Za-z@]/.test(first) && !STEP.test(first) ? first.split('|') : [];
  const rest = isSubpath || types.length > 0 ? tokens.slice(1) : tokens;
  if (!types.every((it) => TYPE.test(it)) || !rest.every((it) => MEMBER.test(it) || STEP.test(it))) return undefined;
  const steps = rest.map((it) => (it.startsWith('.') ? namesOf(it).map((name) => `.${name}`) : [it]));
  return { types, subpath: isSubpath ? first.slice(1) : '', steps };
});
/** Reads `[0] .handlers flat`, `receiver [0]`, `each .method`. */
export const argumentPath = reader(([first, ...rest]): ArgumentSteps | undefined => {
  const pick = pickOf(first!) ?? (isWord(first!) ? { is: first } : undefined);
  const steps = rest.map(stepOf);
  return pick === undefined || steps.includes(undefined) ? undefined : { pick, steps: steps as PickStep[] };
});
/** Reads `return .isEmpty ()`. */
export const outcomePath = reader(([from, ...steps]): OutcomeSteps | undefined =>
  /^(?:return|receiver|\[\d+\]|param\d+)$/.test(from!) &&
  steps.every((it) => /^\.[\w$]+$/.test(it) || it === '()' || /^\[\d+\]$/.test(it) || /^param\d+$/.test(it))
    ? { from: from!, steps }
    : undefined,
);
/** The member names that an access path ends in; none where it ends in something else. */
export function lastNames(path: string): readonly string[] {
  return (accessPath(path)?.steps.at(-1) ?? []).flatMap((it) => (it.startsWith('.') ? it.slice(1) : []));
}

function pickOf(token: string): Pick | undefined {
  if (token === '[last]') return { is: 'last' };
  if (token === '[*]') return { is: 'arguments', from: 0, to: undefined };
  const index = /^\[(\d+)\]$/.exec(token)?.[1];
  if (index !== undefined) return { is: 'argument', index: Number(index) };
  const range = /^\[(\d*)\.\.(-?\d+)?\]$/.exec(token);
  if (range)
    return { is: 'arguments', from: Number(range[1]), to: range[2] === undefined ? undefined : Number(range[2]) };
  const name = /^\[([A-Za-z_]\w*)\]$/.exec(token)?.[1];
  return name === undefined ? undefined : { is: 'named', name };
}
function isWord(token: string): token is 'receiver' | 'written' | 'decorated' | 'each' | 'call' {
  return /^(?:receiver|written|decorated|each|call)$/.test(token);
}
function stepOf(token: string): PickStep | undefined {
  if (MEMBER.test(token)) return { is: 'member', names: namesOf(token) };
  if (token === 'flat' || token === 'values') return { is: token };
  const pick = pickOf(token);
  return pick && { is: 'made', pick };
}
/** `.a|b` and `.a|.b` are two names. */
function namesOf(token: string): string[] {
  return token
    .slice(1)
    .split('|')
    .map((name) => name.replace(/^\./, ''));
}
function reader<T>(read: (tokens: readonly string[]) => T | undefined): (path: string) => T | undefined {
  const known = new Map<string, T | undefined>();
  return (path) => {
    if (!known.has(path)) known.set(path, read(path.trim().split(/\s+/)));
    return known.get(path);
  };
}
