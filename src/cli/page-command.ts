import { readReport } from '../host/index.ts';
import { page } from '../report/page/page.tsx';
import { UsageError } from './failure.ts';
import { deliver } from './run.ts';

/** `backend-audit page REPORT.json`: the page of a report that was saved. */
export function pageCommand(path: string, options: { readonly output?: string }): number {
  const report = readReport(path);
  if ('mistake' in report) throw new UsageError(report.mistake);
  deliver(page(report.json), options.output);
  return 0;
}
