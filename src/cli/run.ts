import type { AuditOptions, Discovered } from '../audit.ts';
import { discover, nearest, writeOut, writeReport, type Configurations } from '../host/index.ts';
import type { Result } from '../report/report.ts';
import { note, UsageError } from './failure.ts';
import { tellProgress } from './machine.ts';
import { progressBar } from './progress.ts';

/** Options of every command that analyses. */
export interface RunOptions {
  readonly config?: string;
  readonly cache: boolean;
  readonly cacheLocation?: string;
  readonly concurrency?: number;
  readonly strict?: boolean;
  readonly stats?: boolean;
  /** `id:severity`. */
  readonly rule?: readonly string[];
  readonly only?: readonly string[];
  readonly today?: string;
  /** More warnings than this make the exit code 1. */
  readonly maxWarnings?: number;
  /** Show errors alone. */
  readonly quiet?: boolean;
}

/** The configurations that hold for the folder; mistakes in them end the run before anything is analysed. */
export async function configure(folder: string, options: Pick<RunOptions, 'config'>): Promise<Configurations> {
  const { configurationsAround } = await import('../audit.ts');
  return configurationsAround(folder, { named: options.config, note });
}

/** Audits the folder, telling on stderr what a person should know meanwhile. */
export async function analyse(
  folder: string,
  config: Configurations,
  options: RunOptions,
  how: Pick<AuditOptions, 'discover'> = {},
): Promise<Result> {
  const { audit } = await import('../audit.ts');
  const chosen = await choicesOf(options);
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
      progress(done, total) {
        tellProgress(done, total);
        bar.step(done, total);
      },
      ...chosen,
      ...(options.concurrency === undefined ? {} : { workers: options.concurrency }),
      ...(options.stats === true ? { stage } : {}),
      ...how,
    });
  } finally {
    bar.stop();
  }
}

/** The same with the files that were found, for what shows lines of them. */
export async function analyseFound(
  folder: string,
  config: Configurations,
  options: RunOptions,
): Promise<{ readonly result: Result; readonly discovered: Discovered }> {
  let discovered!: Discovered;
  const result = await analyse(folder, config, options, {
    discover: async (root, how) => (discovered = await discover(root, how)),
  });
  return { result, discovered };
}

const severities = ['off', 'info', 'warning', 'error'] as const;

/** What the options of a run say of rules and of the day. Throws UsageError. */
export async function choicesOf(options: RunOptions): Promise<Pick<AuditOptions, 'rules' | 'only' | 'today'>> {
  const { rules } = await import('../audit.ts');
  return {
    ...choices(
      options,
      rules.map(({ id }) => id),
    ),
    ...(options.today === undefined ? {} : { today: options.today }),
  };
}
/** Throws UsageError. */
function choices({ rule = [], only }: RunOptions, ids: readonly string[]): Pick<AuditOptions, 'rules' | 'only'> {
  const known = (option: string, written: string): string => {
    const id = written.replace(/^backend-audit\//, '');
    if (ids.includes(id)) return id;
    const near = nearest(id, ids);
    throw new UsageError(
      `${option}: no rule '${written}'; ${near === undefined ? 'see `backend-audit rules`' : `did you mean '${near}'?`}`,
    );
  };
  const rules: Record<string, (typeof severities)[number]> = {};
  for (const written of rule) {
    const at = written.lastIndexOf(':');
    const severity = severities.find((each) => each === written.slice(at + 1));
    if (at < 0 || severity === undefined)
      throw new UsageError(
        `--rule: '${written}' is no rule with a severity, as in select-star:off (${severities.join(', ')})`,
      );
    rules[known('--rule', written.slice(0, at))] = severity;
  }
  return {
    ...(rule.length > 0 && { rules }),
    ...(only !== undefined && {
      only: only.flatMap((each) => each.split(',')).map((id) => known('--only', id.trim())),
    }),
  };
}

/** Whether the analysis does not count as one: 2 outranks what was found. Answers that are missing alone do not make it so. */
export function incomplete({ lacking, files, diagnostics }: Result, prefix: string): boolean {
  if (lacking.length === 0) return false;
  for (const diagnostic of diagnostics) if (diagnostic.needed) tellOf(diagnostic, prefix);
  for (const why of lacking) note(files.length === 0 ? why : `the analysis is incomplete: ${why}`);
  return true;
}

/** Names on stderr what could not be analysed; `prefix` leads from the repository to the audited folder. */
export function tellOf({ path, line, message }: Result['diagnostics'][number], prefix: string): void {
  note(path === '' ? message : `${prefix}${path}${line === undefined ? '' : `:${line}`} ${message}`);
}

/** To the file the user named, or to stdout. Throws OutputError. */
export function deliver(text: string, output: string | undefined): void {
  if (output === undefined) writeOut(text);
  else writeReport(output, text);
}
