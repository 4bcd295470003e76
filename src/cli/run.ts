import type { AuditOptions } from '../audit.ts';
import { ConfigError, nearest, readConfig, writeReport, type Config } from '../host/index.ts';
import type { Result } from '../report/report.ts';
import { note } from './failure.ts';
import { progressBar } from './progress.ts';

/** Options of every command that analyses. */
export interface RunOptions {
  readonly config?: string;
  readonly cache: boolean;
  readonly cacheLocation?: string;
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

/** Audits the folder, telling on stderr what a person should know meanwhile. */
export async function analyse(
  folder: string,
  config: Config,
  options: RunOptions,
  how: Pick<AuditOptions, 'discover'> = {},
): Promise<Result> {
  const { audit } = await import('../audit.ts');
  const bar = progressBar();
  const stage = (name: string, ms: number): void => {
    note(`${name.padEnd(10)} ${ms.toFixed(0).padStart(6)} ms`);
  };
  try {
    return await audit(folder, {
      config,
      cache: options.cache && (options.cacheLocation ?? true),
      strict: options.strict === true,
      note,
      progress: bar.step,
      ...(options.concurrency === undefined ? {} : { workers: options.concurrency }),
      ...(options.stats === true ? { stage } : {}),
      ...how,
    });
  } finally {
    bar.stop();
  }
}

/** Whether the analysis does not count as one: 2 outranks what was found. Answers that are missing alone do not make it so. */
export function incomplete({ lacking, files, diagnostics }: Result): boolean {
  if (lacking.length === 0) return false;
  for (const { path, message, line, needed } of diagnostics)
    if (needed) note([`${path}${line === undefined ? '' : `:${line}`}`, message].filter((it) => it !== '').join(' '));
  for (const why of lacking) note(files.length === 0 ? why : `the analysis is incomplete: ${why}`);
  return true;
}

/** To the file the user named, or to stdout. */
export function deliver(text: string, output: string | undefined): void {
  if (output === undefined) process.stdout.write(text);
  else writeReport(output, text);
}
