import type { Library } from './kinds.ts';
import * as listed from './list.ts';
import { passing } from './passing.ts';
import { runners } from './runners.ts';
import { serving } from './serving.ts';
import { unread } from './unread.ts';

/** What is known about third-party packages, the platform and the language: one entry a package. */
export const libraries: readonly Library[] = [...Object.values(listed), ...passing, ...runners, ...serving, ...unread];
