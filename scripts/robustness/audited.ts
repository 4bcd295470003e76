import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command line as it was built here. */
export const built = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
/** Told by the process itself when it ends, with its threads: what it used. */
export const meter = `data:text/javascript,${encodeURIComponent(`
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`)}`;

/** The parts of a report that are looked at here. */
export interface Report {
  readonly coverage: {
    readonly files: { readonly seen: number; readonly analysed: number; readonly skipped: number };
    readonly diagnostics: readonly { readonly file: string; readonly code: string; readonly message: string }[];
  };
  readonly endpoints: readonly { readonly file: string }[];
  readonly findings: readonly { readonly rule: string; readonly file: string }[];
  readonly suppressed: readonly { readonly file: string }[];
}
/** How one run of the command line went. */
export interface Audited {
  /** The exit status; null where a signal ended it. */
  readonly code: number | null;
  /** Absent where the report was lost. */
  readonly report?: Report;
  /** What the report or stderr say of failures of our own. */
  readonly internal: readonly string[];
  readonly stderr: string;
  /** In seconds; the limit where it was reached. */
  readonly cpu: number;
  /** The most it held at once, in MiB; NaN where it did not come to say so. */
  readonly memory: number;
}

/**
 * Audits a folder with a command line, in a process that is ended after `limit` seconds of CPU. Nothing is kept between
 * runs, and what the findings are decides no exit status.
 */
export async function auditFolder(
  folder: string,
  limit: number,
  command: string = built,
  options: readonly string[] = [],
): Promise<Audited> {
  const answers = mkdtempSync(join(tmpdir(), 'backend-audit-answer-'));
  const at = (name: string): string => join(answers, name);
  const files = ['stdout', 'stderr', 'usage'].map((name) => openSync(at(name), 'w'));
  try {
    const args = [command, '.', '--no-cache', '--fail-on', 'never', '--format', 'json', ...options];
    const limited = ['-c', `ulimit -t ${limit} && exec "$@"`, 'sh', process.execPath, '--import', meter, ...args];
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn('sh', limited, { cwd: folder, stdio: ['ignore', ...files] });
      child.on('error', reject).on('exit', resolve);
    });
    const stderr = readFileSync(at('stderr'), 'utf8');
    const report = parsed(readFileSync(at('stdout'), 'utf8'));
    const usage = readFileSync(at('usage'), 'utf8');
    const { userCPUTime, systemCPUTime, maxRSS } = (
      usage === '' ? { userCPUTime: limit * 1e6, systemCPUTime: 0, maxRSS: NaN } : JSON.parse(usage)
    ) as NodeJS.ResourceUsage;
    return {
      code,
      ...(report !== undefined && (code === 0 || code === 1 || code === 2) ? { report } : {}),
      internal: [...failuresIn(report), ...(/internal error/i.test(stderr) ? [stderr.slice(0, 1000)] : [])],
      stderr,
      cpu: (userCPUTime + systemCPUTime) / 1e6,
      memory: maxRSS / 1024,
    };
  } finally {
    for (const file of files) closeSync(file);
    rmSync(answers, { recursive: true, force: true });
  }
}

function parsed(stdout: string): Report | undefined {
  try {
    return (JSON.parse(stdout) as { readonly backend_audit: Report }).backend_audit;
  } catch {
    return undefined;
  }
}
function failuresIn(report: Report | undefined): string[] {
  const failed = (report?.coverage.diagnostics ?? []).filter(({ code }) => /internal|failed/.test(code));
  return failed.map(({ file, code, message }) => `${file}: ${code}: ${message}`);
}
