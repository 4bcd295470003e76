import { createHash } from 'node:crypto';
import type { LineHashes } from '../facts/line-hashes.ts';
import type { Location } from '../facts/facts.ts';

/** Lines of a place that take part: enough to tell statements apart, few enough to survive an edit inside a function. */
const span = 3;

/** What a finding is called: in its file, and wherever its code goes. */
export interface Names {
  /** Survives moved lines: rule, file, the code at the place with blanks left out, and the count among equals. */
  readonly fingerprint: string;
  /** Survives a move to another file too: rule and code alone, so that equal code is named alike. */
  readonly identity: string;
}

/** Names findings. Ask in the order of the report, or the count means nothing. */
export function fingerprinter(
  hashesOf: (path: string) => LineHashes | undefined,
): (rule: string, at: Location) => Names {
  const seen = new Map<string, number>();
  return (rule, at) => {
    const hashes = hashesOf(at.path);
    const code: number[] = [];
    for (let line = at.line; line <= Math.min(at.endLine, at.line + span - 1); line++)
      code.push(hashes?.[line - 1] ?? 0);
    const identity = `${rule}\0${at.path}\0${code.join(' ')}`;
    const count = seen.get(identity) ?? 0;
    seen.set(identity, count + 1);
    return { fingerprint: hashOf(`${identity}\0${count}`), identity: hashOf(`${rule}\0${code.join(' ')}`) };
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
