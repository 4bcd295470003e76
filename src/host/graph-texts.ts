/** Texts of GraphQL schemas that lie in files of their own: what stands at a field there, code does not tell. */
import { join } from 'node:path';
import type { GraphText } from '../linker/project.ts';
import type { Notice } from './notice.ts';
import { readText, Refused } from './project-file.ts';
import { contentId } from './text.ts';

/** The texts at `paths` that declare types; files with questions of clients are left alone. */
export function readGraphTexts(
  root: string,
  paths: readonly string[],
): { readonly graphTexts: readonly GraphText[]; readonly notices: readonly Notice[] } {
  const graphTexts: GraphText[] = [];
  const notices: Notice[] = [];
  for (const path of paths) {
    const text = readText(join(root, path), 'manifest', { links: 'none' });
    if (text instanceof Refused) notices.push({ path, code: text.code, message: text.message });
    else if (text !== undefined && /^\s*(?:extend\s+)?(?:type|input)\s/m.test(text))
      graphTexts.push({ path, id: contentId(Buffer.from(text)), text });
  }
  return { graphTexts, notices };
}
