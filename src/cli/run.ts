import type { AuditOptions } from '../audit.ts';
import { nearest, readConfig, type Config } from '../host/index.ts';
import { ConfigError } from '../host/index.ts';
import type { Result } from '../report/report.ts';
import { note } from './failure.ts';
import { progressBar } from './progress.ts';

/** Options of every command that analyses. */
export interface RunOptions {
  readonly config?: string;
  readonly cache: boolean;
  readonly concurrency?: number;
  readonly strict?: boolean;
  readonly stats?: boolean;
}
export interface Run {
  readonly result: Result;
  readonly config: Config;
}

/** Reads the configuration and audits the folder, telling what happens on stderr. */
export async function run(folder: string, options: RunOptions, how: Pick<AuditOptions, 'discover'> = {}): Promise<Run> {
  const { audit, rules } = await import('../audit.ts');
  const loaded = await readConfig(folder, options.config);
  for (const text of loaded.notes) note(text);
  const ids = rules.map((rule) => rule.id);
  const strangers = Object.keys(loaded.config.rules ?? {}).filter((id) => !ids.includes(id));
  if (strangers.length > 0)
    throw new ConfigError(
      strangers
        .map((id) => {
          const near = nearest(id, ids);
          return `${loaded.locate(['rules', id])} unknown rule '${id}'; ${near === undefined ? 'see `backend-audit rules`' : `did you mean '${near}'?`}`;
        })
        .join('\n'),
    );
  const bar = progressBar();
  try {
    const result = await audit(folder, {
      config: loaded.config,
      cache: options.cache,
      strict: options.strict === true,
      note,
      progress: bar.step,
      ...(options.concurrency === undefined ? {} : { workers: options.concurrency }),
      ...(options.stats === true ? { stage: (name: string, ms: number) => note(`${name.padEnd(10)} ${ms.toFixed(0).padStart(6)} ms`) } : {}),
      ...how,
    });
    return { result, config: loaded.config };
  } finally {
    bar.stop();
  }
}

/** Whether this ran to its end: 2 outranks what was found. */
export function incomplete(result: Result): boolean {
  if (result.files.length === 0) {
    note('no source file was found');
    return true;
  }
  if (result.complete) return false;
  for (const { path, message, line, needed } of result.diagnostics)
    if (needed) note(`${path}${line === undefined ? '' : `:${line}`} ${message}`);
  note('the analysis is incomplete: files that the backend needs could not be analysed');
  return true;
}

/** To the file the user named, or to stdout. */
export async function deliver(text: string, output: string | undefined): Promise<void> {
  if (output === undefined) process.stdout.write(text);
  else (await import('../host/index.ts')).writeReport(output, text);
}
