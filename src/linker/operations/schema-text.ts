/** The root fields of a GraphQL schema that is written as text. */

/** What a client may ask for, as the types are called that hold it. */
export const OPERATIONS: Readonly<Record<string, string>> = {
  Query: 'QUERY',
  Mutation: 'MUTATION',
  Subscription: 'SUBSCRIPTION',
};

/** A field of a root type, with the names of the directives that stand at it, and at its type. */
export interface RootField {
  readonly operation: string;
  readonly name: string;
  readonly directives: readonly string[];
  readonly ofType: readonly string[];
}

/** Fields of the types that `schema { query: … }` names, or of those with the usual names. */
export function rootFields(text: string): readonly RootField[] {
  const tokens = tokensOf(text);
  const roots = rootTypes(tokens);
  const out: RootField[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const operation = tokens[at] === 'type' ? roots.get(tokens[at + 1] ?? '') : undefined;
    if (operation === undefined) continue;
    const ofType: string[] = [];
    while (at < tokens.length && tokens[at] !== '{' && tokens[at + 1] !== 'type') {
      if (tokens[at] === '@') ofType.push(tokens[at + 1] ?? '');
      at = tokens[at] === '(' ? past(tokens, at, '(', ')') : at + 1;
    }
    if (tokens[at] === '{') at = fieldsFrom(tokens, at + 1, { operation, ofType }, out);
  }
  return out;
}
const readOnce = new WeakMap<object, readonly RootField[]>();
/** The same of texts in files of their own, each read once: every part of a project asks for them. */
export function rootFieldsBeside(texts: readonly { readonly text: string }[]): readonly RootField[] {
  return texts.flatMap((it) => {
    let found = readOnce.get(it);
    if (found === undefined) readOnce.set(it, (found = rootFields(it.text)));
    return found;
  });
}
/** Names of arguments and of members of inputs, each with the type that it has, and the names of enums. */
export function inputsIn(text: string): {
  readonly typed: readonly (readonly [string, string])[];
  readonly enums: readonly string[];
} {
  const tokens = tokensOf(text);
  const typed: (readonly [string, string])[] = [];
  const enums: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at]!;
    if (word === 'enum' && /^\w+$/.test(tokens[at + 1] ?? '')) enums.push(tokens[at + 1]!);
    const end =
      word === '(' && tokens[at - 2] !== '@'
        ? past(tokens, at, '(', ')')
        : word === 'input' && tokens.includes('{', at) && tokens[at + 1] !== ':'
          ? past(tokens, tokens.indexOf('{', at), '{', '}')
          : at;
    for (let it = at + 1; it < end; it++)
      if (tokens[it] === ':' && /^\w+$/.test(tokens[it - 1] ?? '')) {
        const type = tokens.slice(it + 1, end).find((token) => token !== '[');
        if (type !== undefined) typed.push([tokens[it - 1]!, type]);
      }
    at = Math.max(at, end - 1);
  }
  return { typed, enums };
}
/** Reads fields up to the closing brace; gives its place. */
function fieldsFrom(
  tokens: readonly string[],
  from: number,
  type: Pick<RootField, 'operation' | 'ofType'>,
  out: RootField[],
): number {
  let at = from;
  while (at < tokens.length && tokens[at] !== '}') {
    const name = tokens[at]!;
    at = past(tokens, at + 1, '(', ')');
    if (tokens[at] !== ':') continue;
    const directives: string[] = [];
    // The type, then directives, each with arguments: all up to what the next field begins with.
    for (at++; at < tokens.length && tokens[at] !== '}' && !beginsField(tokens, at);) {
      if (tokens[at] === '@') directives.push(tokens[at + 1] ?? '');
      at = tokens[at] === '(' ? past(tokens, at, '(', ')') : at + 1;
    }
    out.push({ ...type, name, directives });
  }
  return at;
}
/** A name with a colon, or with arguments, that is not what a directive is called. */
function beginsField(tokens: readonly string[], at: number): boolean {
  if (!/^\w+$/.test(tokens[at]!) || tokens[at - 1] === '@') return false;
  return tokens[past(tokens, at + 1, '(', ')')] === ':';
}
function past(tokens: readonly string[], at: number, open: string, close: string): number {
  if (tokens[at] !== open) return at;
  let depth = 0;
  for (let it = at; it < tokens.length; it++) {
    if (tokens[it] === open) depth++;
    else if (tokens[it] === close && --depth === 0) return it + 1;
  }
  return tokens.length;
}
function rootTypes(tokens: readonly string[]): ReadonlyMap<string, string> {
  const roots = new Map(Object.entries(OPERATIONS));
  const at = tokens.findIndex((token, index) => token === 'schema' && tokens[index + 1] === '{');
  for (let it = at + 2; at >= 0 && it < tokens.length && tokens[it] !== '}'; it++) {
    const operation = tokens[it + 1] === ':' ? tokens[it]!.toUpperCase() : '';
    if (Object.values(OPERATIONS).includes(operation)) roots.set(tokens[it + 2] ?? '', operation);
  }
  return roots;
}
/** Names and marks; descriptions, comments and commas left out. */
function tokensOf(text: string): readonly string[] {
  return [...text.matchAll(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*|(\w+|[^\s,\w])/g)].flatMap((it) => it[1] ?? []);
}
