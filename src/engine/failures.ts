import { whyOf } from '../linker/failures.ts';
import type { Failed } from '../model/model.ts';
import type { Diagnostic } from '../report/report.ts';
import { quoted } from './message.ts';

/** Does pieces of work of which each may throw, and takes note of those that did. */
export class Failures {
  readonly #found = new Map<string, Diagnostic>();

  /** What `run` gives; if it throws, what `instead` makes of the reason. `what` could not be worked out, which `means` something. */
  guarded<T>(what: string, means: string, instead: (why: string) => T, run: () => T): T {
    try {
      return run();
    } catch (error) {
      const why = whyOf(error);
      const diagnostic = diagnosticOf({ path: '', what, why, means });
      this.#found.set(diagnostic.message, diagnostic);
      return instead(quoted(why));
    }
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.#found.values()];
  }
}

/** What is missing in the answers, as the coverage tells it. */
export function diagnosticOf({ path, line, what, why, means }: Failed): Diagnostic {
  const message = `${what} could not be worked out (${quoted(why)}): ${means}`;
  return { path, code: 'failed', message: quoted(message), ...(line === undefined ? {} : { line }), needed: true };
}
