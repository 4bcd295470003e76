// Whether something holds of what a node leads to: against a plain search of the whole graph.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Reach, type Step } from '../../src/linker/reach.ts';

interface Graph {
  readonly edges: readonly (readonly number[])[];
  readonly holds: readonly boolean[];
}
const graphs = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc.record({
    edges: fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }),
    holds: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
  }),
);
function plainly({ edges, holds }: Graph, start: number): boolean {
  const queue = [start];
  for (const node of queue) for (const next of edges[node]!) if (!queue.includes(next)) queue.push(next);
  return queue.some((node) => holds[node]);
}
function reachOf({ edges, holds }: Graph, asked: number[] = []): Reach<number> {
  return new Reach<number>(
    (node) => node,
    function* (node): Iterable<Step<number>> {
      asked.push(node);
      if (holds[node]) yield true;
      yield* edges[node]!;
    },
  );
}

describe('what a node leads to', () => {
  it('is found over circles, in whatever order it is asked for', () => {
    fc.assert(
      fc.property(graphs, fc.array(fc.nat(11), { minLength: 1, maxLength: 12 }), (graph, order) => {
        const reach = reachOf(graph);
        for (const start of order.map((it) => it % graph.edges.length))
          expect(reach.of(start)).toBe(plainly(graph, start));
      }),
      { numRuns: 500 },
    );
  });

  it('is looked at once where it holds of nothing', () => {
    const asked: number[] = [];
    const size = 200;
    const graph = {
      edges: Array.from({ length: size }, (_, i) => [(i + 1) % size, (i * 7 + 3) % size]),
      holds: Array.from({ length: size }, () => false),
    };
    const reach = reachOf(graph, asked);
    for (let node = 0; node < size; node++) expect(reach.of(node)).toBe(false);
    expect(asked).toHaveLength(size);
  });

  it('may be a hundred thousand steps away', () => {
    const size = 100_000;
    const reach = reachOf({
      edges: Array.from({ length: size }, (_, i) => (i + 1 < size ? [i + 1] : [])),
      holds: Array.from({ length: size }, (_, i) => i + 1 === size),
    });
    expect(reach.of(0)).toBe(true);
  });
});
