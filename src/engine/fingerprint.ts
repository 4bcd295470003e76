import { createHash } from 'node:crypto';
import type { Finding } from '../report/report.ts';
import { OutlinedCode } from './outlined-code.ts';

/** Places that say less than this are told apart by the function around them; a long text says enough. */
const few = 12;
const long = 24;

/** What a finding is called: this one, and all that are like it wherever they stand. */
export type Names = Pick<Finding, 'fingerprint' | 'identity' | 'within'>;

/**
 * Names findings by rule and code, not by line and file. The layout, the names of variables and what stands around have
 * no part in it, so that what is moved, reformatted or in a file of another name is called the same. What is alike has
 * one `identity`, and is told apart by its number in the order of the report: ask in that order.
 */
export function fingerprinter(textOf: (path: string) => string | undefined): (finding: Finding) => Names {
  const files = new Map<string, OutlinedCode | undefined>();
  const seen = new Map<string, number>();
  const read = (path: string): OutlinedCode | undefined => {
    if (!files.has(path)) {
      const text = textOf(path);
      files.set(path, text === undefined ? undefined : new OutlinedCode(text, /\.pyi?$/.test(path)));
    }
    return files.get(path);
  };
  return ({ rule, message, location, endpoints }) => {
    const { path, line, column, endLine, endColumn } = location;
    const code = read(path);
    const from = code?.offset(line, column) ?? 0;
    // Of what is no code, there is only what is said about it.
    const said = code?.saying(from, code.offset(endLine, endColumn)) ?? [message];
    const around = code?.within(from) ?? path;
    const within = around === '' && endpoints.length === 1 ? endpoints[0]! : around;
    const what = hashOf([rule, ...said]).slice(0, 16);
    const identity =
      said.length < few && !said.some((each) => each.length > long) ? `${what}.${hashOf([within]).slice(0, 8)}` : what;
    const count = seen.get(identity) ?? 0;
    seen.set(identity, count + 1);
    return { fingerprint: hashOf([rule, identity, String(count)]).slice(0, 32), identity, within };
  };
}

/** The part of an identity that the surroundings have no part in. */
export function codeOf(identity: string): string {
  return identity.split('.')[0]!;
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}
