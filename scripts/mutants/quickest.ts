/** In which order a mutant is shown to test files: those that noticed the last one first, then the quickest. */
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest that each took: a run ends at the first test that fails. */
const longest = new Map<string, number>();

export class Quickest extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = new Map(
      files.map((file) => {
        const key = `${file.project.name}:${relative(this.ctx.config.root, file.moduleId)}`;
        const { failed = false, duration = 0 } = this.ctx.cache.getFileTestResults(key) ?? {};
        const most = Math.max(duration, longest.get(key) ?? 0);
        longest.set(key, most);
        return [file, failed ? -1 : most] as const;
      }),
    );
    return Promise.resolve([...files].sort((a, b) => rankOf.get(a)! - rankOf.get(b)!));
  }
}
