import type { FileFacts, Language } from '../facts/facts.ts';
import { outlineOf, type Outline } from '../facts/outline.ts';
import type { DiscoveredFile } from './discover.ts';
import { maxSource, readBytes, Refused } from './project-file.ts';
import { contentId, decode, tooLarge } from './text.ts';
import type { Notice } from './notice.ts';

/** What became of one file. */
export type Extracted =
  | {
      readonly path: string;
      readonly id: string;
      /** Equal ones mean that whatever is linked of the facts is equal: the id of the content that first had them. */
      readonly factsId: string;
      readonly surface: boolean;
      readonly outline: Outline;
      /** May be unpacked only when it is read. */
      readonly facts: FileFacts;
    }
  | { readonly path: string; readonly id: string; readonly notice: Notice };

/** Nothing is judged in tests, so nobody asks what their code does. */
export function surfaceOnly({ role }: Pick<DiscoveredFile, 'role'>): boolean {
  return role === 'test';
}

/** Reads one file, or says why not. */
export function readSource(file: Pick<DiscoveredFile, 'path' | 'absolute' | 'size' | 'content'>): Uint8Array | Notice {
  if (file.content !== undefined) return file.content;
  if (file.size > maxSource) return tooLarge(file.path, file.size);
  // Links among the sources are not followed, so one in this place came after we looked.
  const bytes = readBytes(file.absolute, 'source', { links: 'none' }) ?? new Refused('unreadable', 'is gone');
  return bytes instanceof Refused ? { path: file.path, code: bytes.code, message: bytes.message } : bytes;
}

/** Facts of one file's bytes. Never throws. */
export function extractFrom(
  path: string,
  bytes: Uint8Array,
  languages: readonly Language[],
  surface = false,
): Extracted {
  const id = contentId(bytes);
  const decoded = decode(path, bytes);
  if (!('text' in decoded)) return { path, id, notice: decoded };
  const language = languages.find((each) => each.claims(path));
  if (language === undefined)
    return { path, id, notice: { path, code: 'internal', message: 'is in a language that is not analysed' } };
  try {
    const extraction = language.extract({ path, text: decoded.text, surface });
    if ('facts' in extraction) return extractedOf(path, id, extraction.facts);
    const { code, message, line } = extraction.refused;
    return { path, id, notice: { path, code, message, ...(line === undefined ? {} : { line }) } };
  } catch (error) {
    // An extractor never throws; if one does all the same, it costs this file only.
    return {
      path,
      id,
      notice: {
        path,
        code: 'internal',
        message: `extraction failed: ${error instanceof Error ? error.message : String(error)}`,
      },
    };
  }
}
/** What is kept of a file whose facts are at hand. */
export function extractedOf(path: string, id: string, facts: FileFacts): Extracted {
  return { path, id, factsId: id, surface: facts.surface === true, outline: outlineOf(facts), facts };
}
export function isNotice(value: Uint8Array | Notice): value is Notice {
  return !(value instanceof Uint8Array);
}
