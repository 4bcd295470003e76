import { ConfigError, NoSuchFolder, OutputError } from '../host/index.ts';

/** Mistakes of the person who runs the tool: told in one line, without a stack. */
export class UsageError extends Error {}

/** Says on stderr what went wrong; for what should not happen, with the stack that a bug report needs. */
export function tell(error: unknown): void {
  const expected =
    error instanceof UsageError ||
    error instanceof ConfigError ||
    error instanceof NoSuchFolder ||
    error instanceof OutputError;
  const text = error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(
    `backend-audit: ${expected ? '' : 'internal error: '}${text.split('\n').join('\nbackend-audit: ')}\n`,
  );
}
/** A remark on stderr. */
export function note(text: string): void {
  process.stderr.write(`backend-audit: ${text}\n`);
}
