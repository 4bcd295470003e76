import { nearest, NoSuchFolder } from '../host/index.ts';
import { UsageError } from './failure.ts';

/**
 * Audits what the arguments name. One that is no folder and nearly the name of a command is more likely that.
 * Throws UsageError.
 */
export async function asMeant(
  args: readonly string[],
  commands: readonly string[],
  audit: () => Promise<number>,
): Promise<number> {
  const [folder = '.', ...more] = args;
  const near = nearest(folder, commands);
  try {
    if (more.length > 0) throw new NoSuchFolder(`one folder is audited at a time; ${args.length} are named`);
    return await audit();
  } catch (error) {
    if (error instanceof NoSuchFolder && near !== undefined)
      throw new UsageError(`no such folder '${folder}'; did you mean the command '${near}'?`);
    throw error;
  }
}
