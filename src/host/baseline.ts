import type { BaselineEntry } from '../report/report.ts';
import { ConfigError } from './config.ts';
import { readText, Refused } from './project-file.ts';

export const baselineName = 'backend-audit-baseline.json';

/** Findings that are known, as somebody wrote them down. */
export interface WrittenBaseline {
  /** Paths are relative to the folder of the file. */
  readonly entries: readonly BaselineEntry[];
  readonly text: string;
}

/** Reads a baseline, which `shown` names to people; undefined where there is none. Throws ConfigError. */
export function readBaseline(path: string, shown: string, repository: string): WrittenBaseline | undefined {
  const text = readText(path, 'result', { links: { within: repository } });
  if (text === undefined) return undefined;
  if (text instanceof Refused) throw new ConfigError(`${shown}: ${text.message}`);
  const remedy = '`backend-audit baseline` writes it anew';
  const conflict = text.split('\n').findIndex((line) => /^(?:<<<<<<<|=======$|>>>>>>>)/.test(line));
  if (conflict !== -1)
    throw new ConfigError(
      `${shown}:${conflict + 1} two branches are in conflict here; keep the lines of both, or ${remedy}`,
    );
  let written: { readonly version?: unknown; readonly findings?: unknown } | null;
  try {
    written = JSON.parse(text) as typeof written;
  } catch (error) {
    throw new ConfigError(`${shown}: it is no JSON (${(error as Error).message}); mend it, or ${remedy}`);
  }
  if (written?.version !== 1 || !Array.isArray(written.findings))
    throw new ConfigError(`${shown}: it is no baseline that this version reads; ${remedy}`);
  const entries = (written.findings as readonly unknown[]).flatMap((each): BaselineEntry[] => {
    // The last line is for readers.
    if (typeof each === 'string') return [];
    const { rule, file, in: within, id, reason } = (each ?? {}) as Readonly<Record<string, unknown>>;
    if (
      ![rule, file, within, id].every((member) => typeof member === 'string') ||
      !/^(?:string|undefined)$/.test(typeof reason)
    )
      throw new ConfigError(
        `${shown}: ${JSON.stringify(each)} is no entry: it needs the texts \`rule\`, \`file\`, \`in\` and \`id\`, and may have a \`reason\`; ${remedy}`,
      );
    const entry = { rule, path: file, within, identity: id } as Omit<BaselineEntry, 'reason'>;
    return [reason === undefined ? entry : { ...entry, reason: reason as string }];
  });
  return { entries, text };
}

/**
 * A baseline as text. An entry has a line of its own, in an order that says where a new one belongs, and every line ends
 * alike: what two branches add in different places, git puts together by itself.
 */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = entries
    .map(({ rule, path, within, identity, reason }) =>
      JSON.stringify({ file: path, rule, in: within, id: identity, ...(reason === undefined ? {} : { reason }) }),
    )
    .sort();
  const last =
    '"One known finding a line, sorted; `reason` is yours to write. `backend-audit baseline` keeps this file."';
  return `{\n"version": 1,\n"findings": [\n${[...lines.map((line) => `${line},`), last].join('\n')}\n]\n}\n`;
}
