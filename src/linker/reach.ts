/** Whether something holds of a node or of anything that it leads to. Circles are one, and no chain is too long. */

/** Something of which it holds, or that leads on. */
export type Step<N> = true | N;
interface Frame<N> {
  readonly steps: Iterator<Step<N>>;
  readonly index: number;
  lowest: number;
}

export class Reach<N> {
  private readonly keyOf: (node: N) => unknown;
  private readonly stepsOf: (node: N) => Iterable<Step<N>>;
  private readonly memo = new Map<unknown, boolean>();

  /**
   * `keyOf`: equal for nodes that are one. `stepsOf`: where a node leads, and `true` as soon as it holds of the node
   * itself; no more of it is asked for than the answer needs.
   */
  constructor(keyOf: (node: N) => unknown, stepsOf: (node: N) => Iterable<Step<N>>) {
    this.keyOf = keyOf;
    this.stepsOf = stepsOf;
  }
  /** The search for strongly connected components, with a stack of its own. */
  of(start: N): boolean {
    const { memo } = this;
    const startKey = this.keyOf(start);
    const known = memo.get(startKey);
    if (known !== undefined) return known;
    const path: Frame<N>[] = [];
    // Nodes without an answer, and where they stand; each of them leads to some node of the path.
    const undecided: unknown[] = [];
    const places = new Map<unknown, number>();
    const enter = (node: N, key: unknown): void => {
      const index = undecided.length;
      places.set(key, index);
      undecided.push(key);
      path.push({ steps: this.stepsOf(node)[Symbol.iterator](), index, lowest: index });
    };
    enter(start, startKey);
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const step = at.steps.next();
      if (step.done === true) {
        path.pop();
        if (at.lowest === at.index) for (const key of undecided.splice(at.index)) memo.set(key, false);
        const before = path.at(-1);
        if (before !== undefined) before.lowest = Math.min(before.lowest, at.lowest);
        continue;
      }
      const key = step.value === true ? undefined : this.keyOf(step.value);
      const answer = step.value === true ? true : memo.get(key);
      if (answer === true) {
        for (const it of undecided) memo.set(it, true);
        return true;
      }
      const place = answer === undefined ? places.get(key) : undefined;
      if (place !== undefined) at.lowest = Math.min(at.lowest, place);
      else if (answer === undefined) enter(step.value as N, key);
    }
    return false;
  }
}
