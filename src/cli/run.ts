import type { AuditOptions } from '../audit.ts';
import { ConfigError, nearest, readConfig, writeReport, type Config } from '../host/index.ts';
import type { Result } from '../report/report.ts';
import { note } from './failure.ts';
import { expectLongRun } from './machine.ts';
import { progressBar } from './progress.ts';

/** Options of every command that analyses. */
export interface RunOptions {
  readonly config?: string;
  readonly cache: boolean;
  readonly concurrency?: number;
  readonly strict?: boolean;
  readonly stats?: boolean;
}

/** The configuration that holds for the folder; mistakes in it end the run before anything is analysed. */
export async function configure(folder: string, options: Pick<RunOptions, 'config'>): Promise<Config> {
  const { rules } = await import('../audit.ts');
  const loaded = await readConfig(folder, options.config);
  const { config, notes } = loaded;
  for (const text of notes) note(text);
  const ids = rules.map((rule) => rule.id);
  const strangers = Object.keys(config.rules ?? {}).filter((id) => !ids.includes(id));
  if (strangers.length === 0) return config;
  throw new ConfigError(
    ...strangers.slice(0, ConfigError.most + 1).map((id) => {
      const near = nearest(id, ids);
      const hint = near === undefined ? 'see `backend-audit rules`' : `did you mean '${near}'?`;
      return `${loaded.locate(['rules', id])} unknown rule '${id}'; ${hint}`;
    }),
  );
}

/** Reading and linking more than so many takes long enough to be called long. */
const manyFiles = 100;

let read = 0;
/** How many files this process has read anew. */
export function filesRead(): number {
  return read;
}

/** Audits the folder, telling on stderr what a person should know meanwhile. */
export async function analyse(
  folder: string,
  config: Config,
  options: RunOptions,
  how: Pick<AuditOptions, 'discover'> = {},
): Promise<Result> {
  const { audit } = await import('../audit.ts');
  const bar = progressBar();
  let known: number | undefined;
  const stage = (name: string, ms: number): void => {
    note(`${name.padEnd(10)} ${ms.toFixed(0).padStart(6)} ms`);
  };
  try {
    return await audit(folder, {
      config,
      cache: options.cache,
      strict: options.strict === true,
      note,
      progress(done, total) {
        if (known !== undefined) read++;
        else if (total - (known = done) > manyFiles) expectLongRun();
        bar.step(done, total);
      },
      ...(options.concurrency === undefined ? {} : { workers: options.concurrency }),
      ...(options.stats === true ? { stage } : {}),
      ...how,
    });
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
export function deliver(text: string, output: string | undefined): void {
  if (output === undefined) process.stdout.write(text);
  else writeReport(output, text);
}
