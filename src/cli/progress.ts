import { createRequire } from 'node:module';
import type * as progress from 'cli-progress';
import type { SingleBar } from 'cli-progress';

/** A progress bar on stderr, if that is a terminal and the work takes longer than a second. */
export function progressBar(): { readonly step: (done: number, total: number) => void; readonly stop: () => void } {
  const began = performance.now();
  let bar: SingleBar | undefined;
  return {
    step(done, total) {
      if (!process.stderr.isTTY) return;
      if (bar === undefined) {
        if (done === total || performance.now() - began < 1000) return;
        // Loaded here and now: the work that is shown leaves no moment to wait in.
        const { SingleBar: Bar } = createRequire(import.meta.url)('cli-progress') as typeof progress;
        bar = new Bar({
          format: 'reading [{bar}] {value}/{total} files',
          stream: process.stderr,
          clearOnComplete: true,
          hideCursor: false,
        });
        bar.start(total, done);
      }
      bar.update(done);
    },
    stop() {
      bar?.stop();
    },
  };
}
