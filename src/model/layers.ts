/** What rules ask of the modules of a backend: which import which in a circle, and who answers requests. */
import type { BackendModel } from './model.ts';
import type { ModuleImport, ModuleNode } from './modules.ts';

/** Modules that answer requests and modules that work for them, which import each other. */
export interface LayerCycle {
  /** All of them. */
  readonly modules: readonly string[];
  /** The way around: from one that answers requests over one that works for it and back, by the import of each step. */
  readonly way: readonly [ModuleImport, ...ModuleImport[]];
  readonly outer: string;
  readonly inner: string;
}

/** It answers requests. */
export function isOuter({ roles }: ModuleNode): boolean {
  return roles.includes('endpoints');
}
/** It does its work for others: it asks a store or gives functions, and neither answers requests nor stands before handlers. */
export function isInner({ roles }: ModuleNode): boolean {
  const isApart = roles.includes('endpoints') || roles.includes('middleware') || roles.includes('root');
  return !isApart && (roles.includes('data') || roles.includes('service'));
}

const layers = new WeakMap<BackendModel, Graph>();
/** The graph of a model, made when it is first asked for. */
export function graphOf(model: BackendModel): Graph {
  let found = layers.get(model);
  if (found === undefined) layers.set(model, (found = new Graph(model.modules)));
  return found;
}

class Graph {
  readonly #nodes: ReadonlyMap<string, ModuleNode>;
  #knots: ReadonlyMap<string, number> | undefined;

  constructor(modules: readonly ModuleNode[]) {
    this.#nodes = new Map(modules.map((it) => [it.at.path, it]));
  }

  node(path: string): ModuleNode | undefined {
    return this.#nodes.get(path);
  }
  /** Do they import each other, over however many others? */
  inOneKnot(a: string, b: string): boolean {
    this.#knots ??= knotsOf(this.#nodes);
    return this.#knots.get(a) !== undefined && this.#knots.get(a) === this.#knots.get(b);
  }
  /** One for each knot in which both are. */
  cycles(): readonly LayerCycle[] {
    this.#knots ??= knotsOf(this.#nodes);
    const members = new Map<number, string[]>();
    for (const [path, knot] of this.#knots) members.set(knot, [...(members.get(knot) ?? []), path]);
    return [...members.values()].flatMap((modules) => {
      if (modules.length < 2) return [];
      const sorted = modules.sort();
      const cycles = sorted
        .filter((path) => isOuter(this.#nodes.get(path)!))
        .flatMap((path) => this.#around(path, new Set(sorted)) ?? []);
      const [shortest] = cycles.sort((a, b) => a.way.length - b.way.length);
      return shortest === undefined ? [] : [{ ...shortest, modules: sorted }];
    });
  }
  #around(outer: string, within: ReadonlySet<string>): Omit<LayerCycle, 'modules'> | undefined {
    const there = this.#way(outer, (it) => isInner(this.#nodes.get(it)!), within);
    const inner = there?.at(-1)?.path;
    if (there === undefined || inner === undefined) return undefined;
    const [first, ...rest] = [...there, ...(this.#way(inner, (it) => it === outer, within) ?? [])];
    return first === undefined ? undefined : { outer, inner, way: [first, ...rest] };
  }
  /** The shortest way from a module to one such. */
  #way(from: string, isSuch: (path: string) => boolean, within: ReadonlySet<string>): ModuleImport[] | undefined {
    const before = new Map<string, readonly [by: string, edge: ModuleImport]>();
    const open = [from];
    for (let path = open.shift(); path !== undefined; path = open.shift())
      for (const edge of this.#nodes.get(path)!.imports) {
        if (edge.light || !within.has(edge.path) || before.has(edge.path)) continue;
        before.set(edge.path, [path, edge]);
        open.push(edge.path);
        if (!isSuch(edge.path)) continue;
        const way = [edge];
        for (let at = path; at !== from; at = before.get(at)![0]) way.unshift(before.get(at)![1]);
        return way;
      }
    return undefined;
  }
}

/** Numbers of the strongly connected components (Tarjan), without recursion. */
function knotsOf(nodes: ReadonlyMap<string, ModuleNode>): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const knots = new Map<string, number>();
  const stack: string[] = [];
  const next = new Map<string, number>();
  for (const start of nodes.keys()) {
    if (order.has(start)) continue;
    const open = [start];
    while (open.length > 0) {
      const path = open.at(-1)!;
      if (!order.has(path)) {
        order.set(path, order.size);
        low.set(path, order.get(path)!);
        stack.push(path);
      }
      const edges = nodes.get(path)!.imports;
      let at = next.get(path) ?? 0;
      while (at < edges.length && (edges[at]!.light || !nodes.has(edges[at]!.path) || order.has(edges[at]!.path))) {
        const to = edges[at++]!;
        if (!to.light && order.has(to.path) && !knots.has(to.path))
          low.set(path, Math.min(low.get(path)!, order.get(to.path)!));
      }
      next.set(path, at + 1);
      if (at < edges.length) {
        open.push(edges[at]!.path);
        continue;
      }
      open.pop();
      const parent = open.at(-1);
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(path)!));
      if (low.get(path) !== order.get(path)) continue;
      for (let member = stack.pop()!; ; member = stack.pop()!) {
        knots.set(member, order.get(path)!);
        if (member === path) break;
      }
    }
  }
  return knots;
}
