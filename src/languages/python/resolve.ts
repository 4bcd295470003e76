import { Names, Scope } from './names.ts';
import { all, child, parts, type Node } from './tree.ts';

interface Visit {
  readonly node: Node;
  readonly scope: Scope;
}

/** The first pass: which name means which binding. The order of the visits does not matter, so a list does for a stack. */
export function resolve(root: Node, text: string): Names {
  const names = new Names();
  const open: Visit[] = [{ node: root, scope: names.module }];
  const look = (node: Node | undefined, scope: Scope): void => {
    if (node !== undefined) open.push({ node, scope });
  };
  const within = (node: Node, kind: Scope['kind'], parent: Scope): Scope => {
    const scope = new Scope(kind, parent);
    names.scopes.set(node, scope);
    return scope;
  };
  const nameOf = (node: Node): string => text.slice(node.start, node.end);
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { node, scope } = visit;
    switch (node.type) {
      case 'identifier':
        names.refer(nameOf(node), node.start, scope);
        break;
      case 'attribute':
        look(child(node, 'object'), scope);
        break;
      case 'keyword_argument':
        look(child(node, 'value'), scope);
        break;
      case 'assignment':
      case 'type_alias_statement':
      case 'for_statement':
      case 'for_in_clause':
        for (const it of node.children) {
          if (it.field === 'left') target(it, scope);
          else look(it, scope);
        }
        break;
      case 'augmented_assignment':
        for (const it of node.children) {
          if (it.field === 'left') target(it, scope);
          look(it, scope);
        }
        break;
      case 'named_expression':
        target(child(node, 'name'), outside(scope));
        look(child(node, 'value'), scope);
        break;
      case 'as_pattern_target':
        for (const it of parts(node)) target(it, scope);
        break;
      case 'global_statement':
      case 'nonlocal_statement':
        for (const it of parts(node))
          scope.elsewhere.set(nameOf(it), node.type === 'global_statement' ? 'global' : 'nonlocal');
        break;
      case 'import_statement':
        for (const it of all(node, 'name')) {
          const bound = it.type === 'aliased_import' ? child(it, 'alias') : parts(it)[0];
          if (bound !== undefined) names.write(nameOf(bound), bound.start, scope);
        }
        break;
      case 'import_from_statement':
        if (node.children.some((it) => it.type === 'wildcard_import'))
          names.wildcards.push(nameOf(child(node, 'module_name')!));
        for (const it of all(node, 'name')) {
          const bound = it.type === 'aliased_import' ? child(it, 'alias') : it;
          if (bound !== undefined) names.write(nameOf(bound), bound.start, scope);
        }
        break;
      case 'future_import_statement':
        break;
      case 'function_definition':
      case 'lambda': {
        const name = child(node, 'name');
        if (name !== undefined) names.write(nameOf(name), name.start, scope);
        const inner = within(node, 'function', scope);
        parameters(child(node, 'parameters'), inner, scope);
        look(child(node, 'return_type'), scope);
        look(child(node, 'body'), inner);
        break;
      }
      case 'class_definition': {
        const name = child(node, 'name')!;
        names.write(nameOf(name), name.start, scope);
        look(child(node, 'superclasses'), scope);
        look(child(node, 'body'), within(node, 'class', scope));
        break;
      }
      case 'list_comprehension':
      case 'set_comprehension':
      case 'dictionary_comprehension':
      case 'generator_expression': {
        const inner = within(node, 'comprehension', scope);
        for (const it of parts(node)) look(it, inner);
        break;
      }
      case 'case_pattern':
        captures(node, scope);
        break;
      default:
        for (const it of node.children) if (it.named) look(it, scope);
    }
  }
  names.finish();
  return names;

  /** Names that an assignment writes; what it writes into is only read. */
  function target(node: Node | undefined, scope: Scope): void {
    if (node === undefined) return;
    switch (node.type) {
      case 'identifier':
        names.write(nameOf(node), node.start, scope);
        break;
      case 'pattern_list':
      case 'tuple_pattern':
      case 'list_pattern':
      case 'list_splat_pattern':
      case 'parenthesized_expression':
      case 'tuple':
      case 'list':
      case 'type':
        for (const it of parts(node)) target(it, scope);
        break;
      default:
        look(node, scope);
    }
  }
  /** Defaults and types are looked up around the function, names belong to it. */
  function parameters(list: Node | undefined, inner: Scope, outer: Scope): void {
    for (const it of list === undefined ? [] : parts(list)) {
      const name = parameterName(it);
      if (name !== undefined) names.write(nameOf(name), name.start, inner);
      look(child(it, 'type'), outer);
      look(child(it, 'value'), outer);
    }
  }
  /** A plain name in a pattern takes what stands there; a dotted one is compared. */
  function captures(node: Node, scope: Scope): void {
    if (node.type === 'dotted_name') {
      const [first, ...rest] = parts(node);
      if (rest.length > 0) names.refer(nameOf(first!), first!.start, scope);
      else if (first !== undefined) names.write(nameOf(first), first.start, scope);
      return;
    }
    if (node.type === 'identifier') {
      names.write(nameOf(node), node.start, scope);
      return;
    }
    const inner = parts(node);
    // `Point(x=0)`: the class and the names of its members are no captures.
    const skip = node.type === 'class_pattern' ? inner[0] : node.type === 'keyword_pattern' ? inner[0] : undefined;
    if (skip !== undefined && node.type === 'class_pattern') look(skip, scope);
    for (const it of inner) if (it !== skip) captures(it, scope);
  }
}

/** A name given inside a comprehension by `:=` belongs to what is around it. */
function outside(scope: Scope): Scope {
  let at = scope;
  while (at.kind === 'comprehension' && at.parent !== undefined) at = at.parent;
  return at;
}

/** The identifier of a parameter, however it is written. */
export function parameterName(node: Node): Node | undefined {
  if (node.type === 'identifier') return node;
  const named = child(node, 'name');
  if (named !== undefined) return named.type === 'identifier' ? named : undefined;
  const [first] = parts(node);
  return first === undefined || node.type === 'keyword_separator' || node.type === 'positional_separator'
    ? undefined
    : parameterName(first);
}
