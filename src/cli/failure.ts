import { ConfigError, NoSuchFolder, OutputError } from '../host/index.ts';
import { visible } from '../report/visible.ts';

/** Mistakes of the person who runs the tool: told in one line, without a stack. */
export class UsageError extends Error {}

/** Says on stderr what went wrong; for what should not happen, with the stack that a bug report needs. */
export function tell(error: unknown): void {
  if (error instanceof ConfigError) for (const mistake of error.mistakes) note(mistake);
  else if (error instanceof UsageError || error instanceof NoSuchFolder || error instanceof OutputError)
    note(error.message);
  else {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const [first = '', ...rest] = text.split('\n');
    for (const line of [`internal error: ${first}`, ...rest]) note(line);
  }
}
/** A remark on stderr: one line, whatever names of the project it holds. */
export function note(text: string): void {
  process.stderr.write(`backend-audit: ${visible(text)}\n`);
}
