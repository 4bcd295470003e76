/**
 * Random structured programs, as TypeScript text and as a control-flow graph that is built without regions: the judge
 * of the region evaluator. In the graph a `finally` block is copied for each way that passes through it.
 */
import fc from 'fast-check';

export type Statement =
  | { readonly is: 'open' | 'close' | 'work' | 'calm'; readonly id: number }
  | { readonly is: 'if'; readonly then: Block; readonly otherwise: Block | undefined }
  | { readonly is: 'and'; readonly then: Statement }
  | { readonly is: 'while' | 'do' | 'of' | 'endless'; readonly body: Block }
  | { readonly is: 'try'; readonly body: Block; readonly handler: Block | undefined; readonly last: Block | undefined }
  | { readonly is: 'switch'; readonly cases: readonly { readonly fallback: boolean; readonly body: Block }[] }
  | { readonly is: 'label'; readonly name: string; readonly body: Block }
  | { readonly is: 'block'; readonly body: Block }
  | { readonly is: 'leave'; readonly label: string }
  | { readonly is: 'return' | 'throw' | 'break' | 'continue' };
export type Block = readonly Statement[];

let ids = 0;
const plain = fc
  .constantFrom('open', 'close', 'work', 'work', 'calm')
  .map((is): Statement => ({ is: is as 'open', id: ids++ }));

interface Around {
  readonly loops: number;
  readonly breakable: number;
  readonly labels: readonly string[];
}
function blocks(depth: number, around: Around): fc.Arbitrary<Block> {
  return fc.array(statements(depth, around), { maxLength: 4, minLength: 0 });
}
function statements(depth: number, around: Around): fc.Arbitrary<Statement> {
  const jumps: Statement[] = [{ is: 'return' }, { is: 'throw' }];
  if (around.breakable > 0) jumps.push({ is: 'break' });
  if (around.loops > 0) jumps.push({ is: 'continue' });
  for (const label of around.labels) jumps.push({ is: 'leave', label });
  const simple = fc.oneof(
    { weight: 4, arbitrary: plain },
    { weight: 1, arbitrary: fc.constantFrom(...jumps) },
    { weight: 1, arbitrary: plain.map((then): Statement => ({ is: 'and', then })) },
  );
  if (depth === 0) return simple;
  const inner = (more: Partial<Around> = {}): fc.Arbitrary<Block> => blocks(depth - 1, { ...around, ...more });
  const body = inner({ loops: around.loops + 1, breakable: around.breakable + 1 });
  const name = `l${String(depth)}`;
  return fc.oneof(
    { weight: 4, arbitrary: simple },
    {
      weight: 3,
      arbitrary: fc
        .tuple(inner(), fc.option(inner(), { nil: undefined }))
        .map(([then, otherwise]): Statement => ({ is: 'if', then, otherwise })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('while', 'do', 'of', 'endless'), body)
        .map(([is, it]): Statement => ({ is: is as 'while', body: it })),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(inner(), fc.option(inner(), { nil: undefined }), fc.option(inner(), { nil: undefined }))
        .map(([it, handler, last]): Statement => ({
          is: 'try',
          body: it,
          handler,
          last: handler === undefined ? (last ?? []) : last,
        })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.array(inner({ breakable: around.breakable + 1 }), { minLength: 1, maxLength: 3 }),
          fc.option(fc.nat(2), { nil: undefined }),
        )
        .map(([list, fallback]): Statement => ({
          is: 'switch',
          cases: list.map((it, index) => ({ fallback: index === fallback, body: it })),
        })),
    },
    {
      weight: 1,
      arbitrary: inner({ labels: [...around.labels, name] }).map((it): Statement => ({ is: 'label', name, body: it })),
    },
    { weight: 1, arbitrary: inner().map((it): Statement => ({ is: 'block', body: it })) },
  );
}
/** Programs of nested statements. */
export const programs: fc.Arbitrary<Block> = blocks(3, { loops: 0, breakable: 0, labels: [] });

/** The program as the body of one function. */
export function textOf(program: Block): string {
  return `function main(xs, subject) {\n${lines(program)}\n}\n`;
}
function lines(block: Block): string {
  return block.map(line).join('\n');
}
function line(it: Statement): string {
  switch (it.is) {
    case 'open':
    case 'close':
    case 'work':
    case 'calm':
      return `${it.is}(${String(it.id)});`;
    case 'if':
      return `if (test()) {\n${lines(it.then)}\n}${it.otherwise === undefined ? '' : ` else {\n${lines(it.otherwise)}\n}`}`;
    case 'and':
      return `test() && ${line(it.then)}`;
    case 'while':
      return `while (test()) {\n${lines(it.body)}\n}`;
    case 'do':
      return `do {\n${lines(it.body)}\n} while (test());`;
    case 'of':
      return `for (const x of xs) {\n${lines(it.body)}\n}`;
    case 'endless':
      return `for (;;) {\n${lines(it.body)}\n}`;
    case 'try':
      return `try {\n${lines(it.body)}\n}${it.handler === undefined ? '' : ` catch (error) {\n${lines(it.handler)}\n}`}${it.last === undefined ? '' : ` finally {\n${lines(it.last)}\n}`}`;
    case 'switch':
      return `switch (subject) {\n${it.cases.map((one, index) => `${one.fallback ? 'default' : `case ${String(index)}`}: ${lines(one.body)}`).join('\n')}\n}`;
    case 'label':
      return `${it.name}: {\n${lines(it.body)}\n}`;
    case 'block':
      return `{\n${lines(it.body)}\n}`;
    case 'leave':
      return `break ${it.label};`;
    case 'return':
      return 'return;';
    case 'throw':
      return 'throw new Error();';
    default:
      return `${it.is};`;
  }
}

/** One point of the graph. */
export interface Point {
  readonly call?: { readonly is: 'open' | 'close' | 'work' | 'calm'; readonly id: number };
  next: Point[];
  throws?: Point;
}
interface Ways {
  readonly returns: () => Point;
  readonly throws: () => Point;
  readonly breaks: (label?: string) => Point;
  readonly continues: () => Point;
}
/** The graph of a program: its entry and the two ways out. */
export function graphOf(program: Block): { readonly entry: Point; readonly returned: Point; readonly thrown: Point } {
  const returned: Point = { next: [] };
  const thrown: Point = { next: [] };
  const nowhere = (): Point => {
    throw new Error('a jump to nowhere');
  };
  const entry = sequence(program, returned, {
    returns: () => returned,
    throws: () => thrown,
    breaks: nowhere,
    continues: nowhere,
  });
  return { entry, returned, thrown };
}
function sequence(block: Block, next: Point, ways: Ways): Point {
  let at = next;
  for (const it of [...block].reverse()) at = point(it, at, ways);
  return at;
}
function point(it: Statement, next: Point, ways: Ways): Point {
  switch (it.is) {
    case 'open':
    case 'close':
    case 'calm':
      return { call: { is: it.is, id: it.id }, next: [next] };
    case 'work':
      return { call: { is: it.is, id: it.id }, next: [next], throws: ways.throws() };
    case 'if':
      return {
        next: [sequence(it.then, next, ways), it.otherwise === undefined ? next : sequence(it.otherwise, next, ways)],
      };
    case 'and':
      return { next: [point(it.then, next, ways), next] };
    case 'while':
    case 'of': {
      const head: Point = { next: [next] };
      head.next.push(sequence(it.body, head, loopWays(ways, next, head)));
      return head;
    }
    case 'do': {
      const tail: Point = { next: [next] };
      const body = sequence(it.body, tail, loopWays(ways, next, tail));
      tail.next.push(body);
      return body;
    }
    case 'endless': {
      const head: Point = { next: [] };
      head.next.push(sequence(it.body, head, loopWays(ways, next, head)));
      return head;
    }
    case 'try': {
      const through = (to: Point, outer: Ways): Point => (it.last === undefined ? to : sequence(it.last, to, outer));
      const guarded: Ways =
        it.last === undefined
          ? ways
          : {
              returns: () => through(ways.returns(), ways),
              throws: () => through(ways.throws(), ways),
              breaks: (label) => through(ways.breaks(label), ways),
              continues: () => through(ways.continues(), ways),
            };
      const after = through(next, ways);
      const { handler } = it;
      const inside: Ways =
        handler === undefined ? guarded : { ...guarded, throws: () => sequence(handler, after, guarded) };
      return sequence(it.body, after, inside);
    }
    case 'switch': {
      const inside: Ways = { ...ways, breaks: (label) => (label === undefined ? next : ways.breaks(label)) };
      let at = next;
      const heads: Point[] = [];
      let complete = false;
      for (const one of [...it.cases].reverse()) {
        at = sequence(one.body, at, inside);
        heads.push(at);
        complete ||= one.fallback;
      }
      if (!complete) heads.push(next);
      return { next: heads };
    }
    case 'label':
      return sequence(it.body, next, { ...ways, breaks: (label) => (label === it.name ? next : ways.breaks(label)) });
    case 'block':
      return sequence(it.body, next, ways);
    case 'leave':
      return { next: [ways.breaks(it.label)] };
    case 'return':
      return { next: [ways.returns()] };
    case 'throw':
      return { next: [ways.throws()] };
    case 'break':
      return { next: [ways.breaks()] };
    default:
      return { next: [ways.continues()] };
  }
}
function loopWays(ways: Ways, next: Point, head: Point): Ways {
  return { ...ways, breaks: (label) => (label === undefined ? next : ways.breaks(label)), continues: () => head };
}

/** States (0 none, 1 open, 2 closed) in which the two ends are reached. */
export function statesOf(graph: ReturnType<typeof graphOf>): {
  readonly returned: number[];
  readonly thrown: number[];
} {
  const seen = new Map<Point, Set<number>>();
  const work: [Point, number][] = [[graph.entry, 0]];
  while (work.length > 0) {
    const [at, state] = work.pop()!;
    let states = seen.get(at);
    if (states === undefined) seen.set(at, (states = new Set()));
    if (states.has(state)) continue;
    states.add(state);
    const after = at.call?.is === 'open' ? 1 : at.call?.is === 'close' ? 2 : state;
    for (const next of at.next) work.push([next, after]);
    if (at.throws) work.push([at.throws, state]);
  }
  const list = (point: Point): number[] => [...(seen.get(point) ?? [])].sort();
  return { returned: list(graph.returned), thrown: list(graph.thrown) };
}
/** Calls that are reached, and for a call those that can be reached without it. */
export function reachedCalls(graph: ReturnType<typeof graphOf>, without?: number): Set<number> {
  const seen = new Set<Point>();
  const found = new Set<number>();
  const work = [graph.entry];
  while (work.length > 0) {
    const at = work.pop()!;
    if (seen.has(at)) continue;
    seen.add(at);
    if (at.call && at.call.id === without) continue;
    if (at.call) found.add(at.call.id);
    work.push(...at.next);
    if (at.throws) work.push(at.throws);
  }
  return found;
}
