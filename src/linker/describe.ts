/** Values in words: short source-like text for messages and chains, made from facts. */
import type { ValueId } from '../facts/facts.ts';
import type { Ref } from './things.ts';
import type { FileUnit } from './units.ts';

const LONGEST = 60;

/** How a value would be written, shortened. */
export function describe(ref: Omit<Ref, 'ctx'>): string {
  const text = write(ref.unit, ref.id, 0);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
/** A parameter that is written as a pattern. */
export function isPattern({ unit, id }: Ref): boolean {
  return isUnnamed(unit, id);
}
function isUnnamed(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  return value.kind === 'param' && value.name === '';
}
function write(unit: FileUnit, id: ValueId, depth: number): string {
  const value = unit.value(id);
  const inner = (next: ValueId): string => (depth > 4 ? '…' : write(unit, next, depth + 1));
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? `'${value.value}'` : String(value.value);
    case 'absent':
      return 'undefined';
    case 'pattern':
      return `/${value.source}/${value.flags}`;
    case 'text':
      return `\`${value.chunks.map((chunk, index) => chunk + (value.holes[index] === undefined ? '' : `\${${inner(value.holes[index])}}`)).join('')}\``;
    case 'get':
      // Taken from a pattern, it is a variable of that name.
      if (typeof value.key === 'string' && isUnnamed(unit, value.of)) return value.key;
      return typeof value.key === 'string'
        ? /^[\w$#]+$/.test(value.key)
          ? `${inner(value.of)}.${value.key}`
          : `${inner(value.of)}['${value.key}']`
        : `${inner(value.of)}[${inner(value.key)}]`;
    case 'call':
      return `${value.new ? 'new ' : ''}${inner(value.callee)}(${value.args.map(inner).join(', ')})`;
    case 'wait':
      return `await ${inner(value.of)}`;
    case 'function':
      return value.name || `(${value.params.map(inner).join(', ')}) => {…}`;
    case 'class':
      return value.name || '(class)';
    case 'param':
      return value.name || `argument ${String(value.index + 1)}`;
    case 'self':
      return 'this';
    case 'super':
      return 'super';
    case 'global':
      return value.name;
    case 'import':
      return value.name === '*' || value.name === '=' || value.name === 'default'
        ? lastPart(typeof value.from === 'string' ? value.from : 'module')
        : value.name;
    case 'cell':
      return value.name;
    case 'load':
      return inner(value.cell);
    case 'object':
      return value.entries.length === 0 ? '{}' : '{…}';
    case 'array':
      return `[${value.items.map(inner).join(', ')}]`;
    case 'join':
      return value.of.length > 0 && value.of[0] !== undefined ? inner(value.of[0]) : '…';
    case 'op':
      return value.right === undefined
        ? `${value.operator}${inner(value.left)}`
        : `${inner(value.left)} ${value.operator} ${inner(value.right)}`;
    case 'element':
      return `an element of ${inner(value.of)}`;
    case 'type':
      return value.name;
    case 'store':
    case 'set':
      return inner(value.to);
    case 'caught':
      return 'the error';
    default:
      return '…';
  }
}
function lastPart(specifier: string): string {
  const parts = specifier.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const last = (parts.at(-1) ?? specifier).replace(/\.[cm]?[jt]sx?$/, '');
  return last === 'index' && parts.length > 1 ? parts.at(-2)! : last;
}
