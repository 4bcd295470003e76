import { rules, type Discovered } from '../audit.ts';
import { Sources } from '../engine/index.ts';
import { placeInRepository, readSurroundings, sourceReader, toolVersion, type Configurations } from '../host/index.ts';
import type { About } from '../report/about.ts';
import { excerpted } from '../report/excerpted.ts';
import type { Result } from '../report/report.ts';
import { note } from './failure.ts';
import type { AuditCommandOptions } from './verdict.ts';

/** What the report says beside the result. */
export function aboutOf(
  folder: string,
  discovered: Discovered,
  result: Result,
  options: AuditCommandOptions,
  config: Configurations,
): About {
  const shows = options.excerpts !== false && withExcerpts.has(options.format);
  const sources = new Sources(sourceReader(discovered), result.secrets);
  return {
    version: toolVersion(),
    taskId: options.taskId ?? config.main.taskId,
    prefix: placeInRepository(folder),
    category: options.sarifCategory,
    rules,
    surroundings: readSurroundings(discovered, note),
    masked: result.secrets.length === 0 ? undefined : (words) => sources.masked(words),
    excerpts: shows ? sources.excerpts(excerpted(result)) : undefined,
  };
}

const withExcerpts: ReadonlySet<AuditCommandOptions['format']> = new Set(['json']);
