import type { Library } from '../kinds.ts';
import bcrypt from './bcrypt.ts';

/** The same functions, written in JavaScript. */
export default { ...bcrypt, package: 'bcryptjs', aliases: [] } as const satisfies Library;
