/** Clients that schemas say are generated into the project: often ignored by git, so that only the schema tells of them. */
import { posix } from 'node:path';
import { readTexts } from './data-files.ts';
import type { Notice } from './notice.ts';

/** A client that is made into a folder. */
export interface SchemaClient {
  /** What makes it, as the schema calls it. */
  readonly provider: string;
  /** Relative to the audited folder; may lie outside of it. */
  readonly folder: string;
}

const block = /^\s*generator\s+\w+\s*\{([^}]*)\}/gm;
const comment = /\/\/.*$/gm;

/** Reads the generator blocks of schemas that name the folder they write to. */
export function readSchemaClients(
  root: string,
  paths: readonly string[],
): { readonly clients: readonly SchemaClient[]; readonly notices: readonly Notice[] } {
  const clients: SchemaClient[] = [];
  const { texts, notices } = readTexts(root, paths);
  for (const { path, text } of texts)
    for (const [, inside = ''] of text.replace(comment, '').matchAll(block)) {
      const provider = valueOf(inside, 'provider');
      const output = valueOf(inside, 'output');
      if (provider === undefined || output === undefined || posix.isAbsolute(output)) continue;
      clients.push({ provider, folder: posix.join(posix.dirname(path), output).replace(/\/$/, '') });
    }
  return { clients, notices };
}
function valueOf(inside: string, key: string): string | undefined {
  return new RegExp(String.raw`^\s*${key}\s*=\s*"([^"]+)"`, 'm').exec(inside)?.[1];
}
