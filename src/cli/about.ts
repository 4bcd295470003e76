import { rules, standards, type Discovered } from '../audit.ts';
import { Sources } from '../engine/index.ts';
import { placeInRepository, readSurroundings, sourceReader, toolVersion, type Configurations } from '../host/index.ts';
import type { About } from '../report/about.ts';
import { excerpted } from '../report/excerpted.ts';
import type { FormatName } from '../report/formats.ts';
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
  const shows = options.excerpts !== false && options.format?.some((format) => withExcerpts.has(format)) === true;
  const sources = new Sources(sourceReader(discovered), result.secrets);
  return {
    version: toolVersion(),
    taskId: options.taskId ?? config.main.taskId,
    prefix: placeInRepository(folder),
    category: options.sarifCategory,
    rules,
    titles: new Map(standards.map(({ id, title }) => [id, title])),
    surroundings: readSurroundings(discovered, note),
    masked: result.secrets.length === 0 ? undefined : (words) => sources.masked(words),
    excerpts: shows ? excerptsOf(result, sources) : undefined,
  };
}

/** Lines of source are the least of a report: it does without them where they cannot be had. */
function excerptsOf(result: Result, sources: Sources): About['excerpts'] {
  try {
    return sources.excerpts(excerpted(result));
  } catch (error) {
    note(`the report has no lines of source: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

const withExcerpts: ReadonlySet<FormatName> = new Set(['json', 'html']);
