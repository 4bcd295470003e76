/** Clients that schemas say are generated into the project: often ignored by git, so that only the schema tells of them. */
import { join, posix } from 'node:path';
import type { Notice } from './notice.ts';
import { readText, Refused } from './project-file.ts';

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
  const notices: Notice[] = [];
  for (const path of paths) {
    const text = readText(join(root, path), 'manifest', { links: 'none' });
    if (text instanceof Refused) notices.push({ path, code: text.code, message: text.message });
    if (text === undefined || text instanceof Refused) continue;
    for (const [, inside = ''] of text.replace(comment, '').matchAll(block)) {
      const provider = valueOf(inside, 'provider');
      const output = valueOf(inside, 'output');
      if (provider === undefined || output === undefined || posix.isAbsolute(output)) continue;
      clients.push({ provider, folder: posix.join(posix.dirname(path), output).replace(/\/$/, '') });
    }
  }
  return { clients, notices };
}
function valueOf(inside: string, key: string): string | undefined {
  return new RegExp(String.raw`^\s*${key}\s*=\s*"([^"]+)"`, 'm').exec(inside)?.[1];
}
