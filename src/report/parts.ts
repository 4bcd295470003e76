import type { Diagnostic } from './report.ts';

/** Makes the parts of a report one by one: one that throws is missing, and said to be. */
export class Parts {
  readonly #failed = new Map<string, Diagnostic>();

  /** What `make` gives; if it throws, what `instead` makes of the reason. */
  part<T>(name: string, make: () => T, instead: (why: string) => T): T {
    try {
      return make();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const message = `${name} could not be written (${why}): it is missing`;
      this.#failed.set(message, { path: '', code: 'report-failed', message, needed: true });
      return instead(why);
    }
  }

  /** One entry for each item, but for those that throw. */
  entries<In, Out>(name: string, items: readonly In[], make: (item: In) => Out): Out[] {
    return items.flatMap((item) =>
      this.part<Out[]>(
        name,
        () => [make(item)],
        () => [],
      ),
    );
  }

  /** What is missing, for the coverage. */
  get diagnostics(): readonly Diagnostic[] {
    return [...this.#failed.values()];
  }
}
