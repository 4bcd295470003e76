import type { FileFacts, Region, Value } from '../../../src/facts/index.ts';
import { languageOf } from '../../../src/languages/index.ts';

export function extracted(code: string, path = 'code.ts') {
  return languageOf(path)!.extract({ path, text: code });
}

export function factsOf(code: string, path = 'code.ts'): FileFacts {
  const result = extracted(code, path);
  if ('refused' in result) throw new Error(`${result.refused.code}: ${result.refused.message}`);
  return result.facts;
}

/** What the calls `use(...)` of a program are given, each written as an expression. */
export function used(code: string, path?: string): string[] {
  const facts = factsOf(code, path);
  return calls(facts, 'use').map((call) => call.args.map((id) => shown(facts, id)).join(', '));
}

type CallValue = Extract<Value, { kind: 'call' }>;

/** The calls of a global function. */
export function calls(facts: FileFacts, name: string): CallValue[] {
  return facts.values.filter((value): value is CallValue => {
    if (value.kind !== 'call') return false;
    const callee = facts.values[value.callee]!;
    return callee.kind === 'global' && callee.name === name;
  });
}

/** The kinds of the regions around a call of the global `name`, from the outermost, with what decides them. */
export function around(facts: FileFacts, name: string): string[] {
  const call = facts.values.indexOf(calls(facts, name)[0]!);
  const path: string[] = [];
  for (let id = regionOf(facts, call); id !== 0; id = facts.regions[id]!.parent)
    path.unshift(described(facts, facts.regions[id]!));
  return path;
}

/** The innermost region that holds a value. */
function regionOf(facts: FileFacts, value: number): number {
  let best = -1;
  facts.regions.forEach((region, id) => {
    if (region.first > value || region.last <= value) return;
    if (best < 0 || region.first > facts.regions[best]!.first || region.last < facts.regions[best]!.last || id > best)
      best = id;
  });
  return best;
}

function described(facts: FileFacts, region: Region): string {
  switch (region.kind) {
    case 'branch':
    case 'rest':
      return `${region.kind} ${shown(facts, region.condition)} ${region.side}`;
    case 'case':
      return `case ${region.tests.map((id) => shown(facts, id)).join(', ') || 'default'}`;
    case 'loop':
      return region.over === undefined
        ? `loop ${region.condition === undefined ? '' : shown(facts, region.condition)}`.trim()
        : `loop over ${shown(facts, region.over)}`;
    default:
      return region.kind;
  }
}

export function shown(facts: FileFacts, id: number, open: readonly number[] = []): string {
  if (open.includes(id)) return '...';
  const value = facts.values[id]!;
  const inner = (one: number): string => shown(facts, one, [...open, id]);
  const key = (one: string | number): string => (typeof one === 'string' ? `.${one}` : `[${inner(one)}]`);
  switch (value.kind) {
    case 'literal':
      return JSON.stringify(value.value);
    case 'text':
      return `${value.tag === undefined ? '' : inner(value.tag)}\`${value.chunks.map((chunk, i) => chunk + (i < value.holes.length ? `{${inner(value.holes[i]!)}}` : '')).join('')}\``;
    case 'op':
      return value.right === undefined
        ? `${value.operator} ${inner(value.left)}`
        : `(${inner(value.left)} ${value.operator} ${inner(value.right)})`;
    case 'join':
      return `${value.at}(${value.of.map(inner).join(' | ')})`;
    case 'get':
      return `${inner(value.of)}${value.optional ? '?' : ''}${key(value.key)}`;
    case 'object':
      return `{${value.entries.map((entry) => (entry.key === null ? `...${inner(entry.value)}` : `${typeof entry.key === 'string' ? entry.key : key(entry.key)}: ${inner(entry.value)}`)).join(', ')}}`;
    case 'array':
      return `[${value.items.map((one, i) => (value.spreads?.includes(i) ? '...' : '') + inner(one)).join(', ')}]`;
    case 'call':
      return `${value.new ? 'new ' : ''}${inner(value.callee)}(${value.args.map(inner).join(', ')})`;
    case 'wait':
      return `${value.how} ${inner(value.of)}`;
    case 'function':
    case 'class':
      return `${value.kind} ${value.name}`;
    case 'param':
      return value.name === '' ? `param ${value.index}` : value.name;
    case 'global':
      return value.name;
    case 'cell':
      return `cell ${value.name}`;
    case 'load':
      return `load ${inner(value.cell).slice(5)}`;
    case 'import':
      return `${value.how === 'static' ? '' : `${value.how} `}${typeof value.from === 'string' ? value.from : inner(value.from)}#${value.name}`;
    case 'element':
      return `${value.keys ? 'keys' : 'element'}(${inner(value.of)})`;
    case 'type':
      return value.name + (value.args === undefined ? '' : `<${value.args.map(inner).join(', ')}>`);
    case 'self':
      return `this of ${inner(value.of)}`;
    case 'super':
      return `super of ${inner(value.of)}`;
    case 'pattern':
      return `/${value.source}/${value.flags}`;
    default:
      return value.kind;
  }
}
