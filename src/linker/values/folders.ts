/** Folders of the project that values name. */
import type { Value } from '../../facts/facts.ts';
import { manifestOf } from '../manifests.ts';
import { folderAround } from '../project-paths.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { Values } from './kernel.ts';
import { placedName } from './placed-names.ts';

/** Calls and members one inside another. */
const MAX_DEEP = 12;

/** The folder (or file) of the project that a value names: something joined to the place of the file itself. */
export function folderOf(values: Values, ref: Ref, depth = 0): string | undefined {
  const unit = ref.unit;
  const value = unit.value(ref.id);
  const own = folderAround(unit.path);
  if (depth > MAX_DEEP) return undefined;
  switch (value.kind) {
    case 'global':
      return value.name === '__dirname' ? own : value.name === '__filename' ? unit.path : undefined;
    case 'get': {
      const base = unit.value(value.of);
      if (base.kind === 'global' && base.name === 'import.meta') return value.key === 'dirname' ? own : unit.path;
      return base.kind === 'call' || base.kind === 'global'
        ? folderOf(values, { ...ref, id: value.of }, depth + 1)
        : undefined;
    }
    case 'text': {
      const first = value.holes[0];
      if (first === undefined || value.chunks[0] !== '') return undefined;
      const start = folderOf(values, { ...ref, id: first }, depth + 1);
      const rest = value.holes.slice(1).map((id) => values.constants({ ...ref, id }));
      if (start === undefined || !rest.every((it) => it.length === 1)) return undefined;
      return normalise(start, [
        value.chunks.slice(1).reduce((text, chunk, at) => `${text}${rest[at - 1]![0]!}${chunk}`),
      ]);
    }
    case 'op': {
      if (value.operator !== '+' || value.right === undefined) return undefined;
      const start = folderOf(values, { ...ref, id: value.left }, depth + 1);
      const rest = values.constants({ ...ref, id: value.right });
      return start === undefined || rest.length !== 1 ? undefined : normalise(start, [rest[0]!]);
    }
    case 'call': {
      const callee = unit.value(value.callee);
      if (callee.kind === 'get' && callee.key === 'cwd' && isProcess(unit.value(callee.of)))
        return manifestOf(values.modules.manifests, unit.path)?.folder ?? '';
      const written = value.new === true ? undefined : helperOf(values, { ...ref, id: value.callee });
      if (written !== undefined) return given(values, written, ref, depth);
      const name = callee.kind === 'get' ? callee.key : callee.kind === 'import' ? callee.name : '';
      const parts: string[] = [];
      let start: string | undefined;
      for (const id of value.args) {
        const here = start === undefined ? folderOf(values, { ...ref, id }, depth + 1) : undefined;
        if (here !== undefined) start = value.new ? folderAround(here) : here;
        else {
          const constant = values.constants({ ...ref, id });
          if (constant.length === 1) parts.push(constant[0]!);
        }
      }
      // From where the program is started.
      if (start === undefined && name === 'resolve' && parts.length > 0 && !parts[0]!.startsWith('/'))
        start = manifestOf(values.modules.manifests, unit.path)?.folder ?? '';
      if (start === undefined) return undefined;
      return name === 'dirname' ? folderAround(start) : normalise(start, parts);
    }
    default: {
      const [only, ...others] = values.constants(ref);
      const placed = others.length === 0 ? placedName(only) : undefined;
      if (placed !== undefined) return placed;
      const made = values
        .things(ref)
        .find((it) => it.kind === 'api' && it.ref !== undefined && (it.ref.id !== ref.id || it.ref.unit !== ref.unit));
      return made?.kind === 'api' && made.ref ? folderOf(values, made.ref, depth + 1) : undefined;
    }
  }
}
/** A function of the project that is called there. */
function helperOf(values: Values, callee: Ref): FunctionThing | undefined {
  const [only, ...others] = values.things(callee);
  return others.length === 0 && only?.kind === 'function' ? only : undefined;
}
/** What it gives back, of what it is handed: `(address) => dirname(fileURLToPath(address))`. */
function given(values: Values, fn: FunctionThing, site: Ref, depth: number): string | undefined {
  const { unit, id } = fn.ref;
  const value = unit.value(id);
  const [exit, ...others] = value.kind === 'function' ? unit.returnsOf(value) : [];
  if (exit?.value === undefined || others.length > 0) return undefined;
  return folderOf(values, { unit, id: exit.value, ctx: values.enter(fn, site) }, depth + 1);
}
function isProcess(value: Value): boolean {
  return value.kind === 'global'
    ? value.name === 'process'
    : value.kind === 'import' && /^(node:)?process$/.test(String(value.from));
}
function normalise(start: string, parts: readonly string[]): string {
  const steps = parts.flatMap((it) => it.split('/'));
  // Nothing lies below a file: a name that is joined to one lies beside it.
  const isFile = /\.[cm]?[jt]sx?$/.test(start) && /^[^.]/.test(steps[0] ?? '');
  const from = isFile ? folderAround(start) : start;
  const out: string[] = from === '' ? [] : from.split('/');
  for (const part of steps) {
    if (part === '..') out.pop();
    else if (part !== '.' && part !== '') out.push(part);
  }
  return out.join('/');
}
