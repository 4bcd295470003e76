/** A strict reader of the two path grammars of src/libraries/kinds.ts; undefined where a path is not one. */

export interface AccessPathParts {
  /** Types that it begins with. */
  readonly types: readonly string[];
  /** The sub-path of the package that it begins with. */
  readonly subpath: string;
  /** Members of the exports that it begins with. */
  readonly names: readonly string[];
}

const NAME = String.raw`[A-Za-z_$*#][\w$-]*|\d+|\*|[a-z]+(?:-[a-z]+)+`;
const MEMBER = new RegExp(String.raw`^\.(?:${NAME})(?:\|\.?(?:${NAME}))*$`);
const TYPE = /^(?:(?:node|language):[\w/.-]+:|@[\w.-]+\/[\w.-]+:|[a-z][\w.-]*:)?[A-Za-z][\w$]*$/;
const STEP = /^(?:\(\)|\[\d+\]|\[last\]|\[\*\]|param\d+|element)$/;

export function accessPath(path: string): AccessPathParts | undefined {
  const tokens = path.split(' ');
  const first = tokens[0]!;
  let types: string[] = [];
  let subpath = '';
  let rest = tokens;
  if (first.startsWith('/')) {
    if (!/^\/(?:[\w@.-]+(?:\/[\w@.-]+)*)?$/.test(first)) return undefined;
    subpath = first.slice(1);
    rest = tokens.slice(1);
  } else if (/^[A-Za-z@]/.test(first)) {
    types = first.split('|');
    if (!types.every((it) => TYPE.test(it))) return undefined;
    rest = tokens.slice(1);
  }
  if (!rest.every((it) => MEMBER.test(it) || STEP.test(it))) return undefined;
  const member = types.length === 0 ? rest[0] : undefined;
  const names = member?.startsWith('.')
    ? member
        .slice(1)
        .split('|')
        .filter((it) => it !== '*')
    : [];
  return { types, subpath, names };
}

const FIRST = /^(?:\[\d+\]|\[\d*\.\.(?:-?\d+)?\]|\[last\]|\[\*\]|\[[A-Za-z_]\w*\]|receiver|written|decorated)$/;
const NEXT = new RegExp(
  String.raw`^(?:\.(?:${NAME})(?:\|(?:${NAME}))*|\[\d+\]|\[\d*\.\.(?:-?\d+)?\]|\[last\]|\[\*\]|keys|values|flat)$`,
);

/** True for an argument path. */
export function argumentPath(path: string): true | undefined {
  const tokens = path.split(' ');
  if (!FIRST.test(tokens[0]!)) return undefined;
  return tokens.slice(1).every((it) => NEXT.test(it)) ? true : undefined;
}
/** `return`, `return .data`, `return .isEmpty ()`: what came out of a call. */
export function outcomePath(path: string): true | undefined {
  const tokens = path.split(' ');
  if (!/^(?:return|receiver|\[\d+\]|param\d+)$/.test(tokens[0]!)) return undefined;
  return tokens
    .slice(1)
    .every((it) => /^\.[\w$]+$/.test(it) || it === '()' || /^\[\d+\]$/.test(it) || /^param\d+$/.test(it))
    ? true
    : undefined;
}
