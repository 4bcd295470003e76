import { execFileSync } from 'node:child_process';

/** What git is told before a command, whatever the user's own configuration says. */
export const who = [
  '-c',
  'user.name=t',
  '-c',
  'user.email=t@example.com',
  '-c',
  'commit.gpgsign=false',
  '-c',
  'init.defaultBranch=main',
];
/** Runs git in a folder, and answers what it prints. */
export function git(root: string, ...args: string[]): string {
  return execFileSync('git', [...who, ...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
