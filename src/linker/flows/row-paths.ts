/** The two ends of a flow row: where data comes from, and which member of the result it becomes. */
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';

/** In place of a member: the names of all of them. No member of a program is called so. */
export const NAMES = ' names';

/** `[0] element .name`, `[0] names`, `[0] values`, `receiver`, `[0] ()`, `[0] param0 [1]`. */
export interface From {
  /** Picks values out of the call. */
  readonly head: string;
  /** Members of them that are meant. */
  readonly members: readonly string[];
  /** They are lists: what is none has nothing of it. */
  readonly listed: boolean;
  /** The value is what the function returns, or what it hands to one of its parameters. */
  readonly through?:
    { readonly is: 'result' } | { readonly is: 'handed'; readonly param: number; readonly argument: number };
}
const parsed = new Map<string, From>();

export function fromOf(text: string): From {
  let found = parsed.get(text);
  if (found === undefined) parsed.set(text, (found = parse(text)));
  return found;
}
function parse(text: string): From {
  const [head = '', ...tokens] = text.trim().split(/\s+/);
  const members: string[] = [];
  let through: From['through'];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const param = /^param(\d+)$/.exec(token);
    if (token === 'element' || token === 'values') members.push('*');
    else if (token === 'names') members.push(NAMES);
    else if (token.startsWith('.')) members.push(token.slice(1));
    else if (token === '()') through = { is: 'result' };
    else if (param) {
      const argument = /^\[(\d+)\]$/.exec(tokens[++i] ?? '');
      through = { is: 'handed', param: Number(param[1]), argument: Number(argument?.[1] ?? 0) };
    }
  }
  return { head, members, listed: tokens[0] === 'element', ...(through && { through }) };
}
/** The values a head picks; a tagged template has its holes for arguments. */
export function headRefs(values: Values, site: Ref, head: string): readonly Ref[] {
  const value = site.unit.value(site.id);
  if (value.kind === 'text') {
    const from = Number(/^\[(\d+)/.exec(head)?.[1] ?? 1);
    return value.holes.slice(Math.max(0, from - 1)).map((id) => ({ ...site, id }));
  }
  if (value.kind === 'get') return head === 'receiver' ? [{ ...site, id: value.of }] : [];
  return values.argument(site, head);
}
/** What is left of a member path behind the tokens of a target; undefined where another member is meant. */
export function consume(tokens: readonly string[], path: readonly string[]): readonly string[] | undefined {
  let rest = path;
  for (const token of tokens) {
    const [next, ...more] = rest;
    if (next === undefined) return [];
    const any = token === 'element' && next !== NAMES;
    if (any || next === '*' || token === `.${next}`) rest = more;
    else return undefined;
  }
  return rest;
}
/** True when a slot (`[0]`, `[last]`, `[1..]`) means the argument at this index. */
export function slotMeans(slot: string, index: number, count: number): boolean {
  if (slot === '[*]') return true;
  if (slot === '[last]') return index === count - 1;
  const range = /^\[(\d*)\.\.(-?\d+)?\]$/.exec(slot);
  if (range)
    return index >= Number(range[1] ?? 0) && index < (range[2] === undefined ? count : count + Number(range[2]));
  return slot === `[${index}]`;
}
