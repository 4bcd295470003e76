import type { Emitter } from './emitter.ts';
import { write } from './flow.ts';
import type { Binding } from './names.ts';
import { all, child, parts, type Node } from './tree.ts';

/** `import a.b as c`: the module itself; without `as` the name is that of the outermost package. */
export function importModule(e: Emitter, node: Node): void {
  for (const it of all(node, 'name')) {
    const { start, end } = it;
    if (it.type === 'aliased_import') {
      const from = e.textOf(child(it, 'name')!);
      write(e, child(it, 'alias')!, e.add({ kind: 'import', start, end, from, name: '*', how: 'static' }));
      continue;
    }
    const [first, ...rest] = parts(it);
    // The inner module is loaded too, and becomes a member of the outer one.
    if (rest.length > 0) e.add({ kind: 'import', start, end, from: e.textOf(it), name: '*', how: 'static' });
    write(e, first!, e.add({ kind: 'import', start, end, from: e.textOf(first!), name: '*', how: 'static' }));
  }
}

/** `from a.b import c as d`. */
export function importNames(e: Emitter, node: Node): void {
  const from = e.textOf(child(node, 'module_name')!).replace(/\s/g, '');
  if (node.children.some((it) => it.type === 'wildcard_import')) {
    const { start, end } = node;
    e.add({ kind: 'import', start, end, from, name: '*', how: 'static' });
    e.exports.push({ start, end, name: '*', from });
    return;
  }
  for (const it of all(node, 'name')) {
    const { start, end } = it;
    const aliased = it.type === 'aliased_import';
    const name = e.textOf(aliased ? child(it, 'name')! : it);
    const bound = aliased ? child(it, 'alias')! : it;
    write(e, bound, e.add({ kind: 'import', start, end, from, name, how: 'static' }));
  }
}

/** Whatever a module names, it gives to others. */
export function exportNames(e: Emitter, end: number): void {
  const bindings = [...e.names.module.names.values()].sort((a, b) => first(a) - first(b));
  for (const binding of bindings) {
    const value = binding.storage === 'variable' ? (e.frame.defs.get(binding) ?? -1) : binding.value;
    const start = first(binding);
    if (value >= 0)
      e.exports.push({ start, end: Math.min(end, start + binding.name.length), name: binding.name, value });
  }
}
function first(binding: Binding): number {
  return Math.min(...binding.writes);
}
