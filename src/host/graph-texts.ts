/** Texts of GraphQL schemas that lie in files of their own: what stands at a field there, code does not tell. */
import type { GraphText } from '../linker/project.ts';
import { readTexts } from './data-files.ts';
import type { Notice } from './notice.ts';
import { contentId } from './text.ts';

/** The texts at `paths` that declare types; files with questions of clients are left alone. */
export function readGraphTexts(
  root: string,
  paths: readonly string[],
): { readonly graphTexts: readonly GraphText[]; readonly notices: readonly Notice[] } {
  const { texts, notices } = readTexts(root, paths);
  const declaring = texts.filter(({ text }) => /^\s*(?:extend\s+)?(?:type|input)\s/m.test(text));
  return { graphTexts: declaring.map((it) => ({ ...it, id: contentId(Buffer.from(it.text)) })), notices };
}
