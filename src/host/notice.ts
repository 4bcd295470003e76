/** Something that was met on the way and could not be read. */
export interface Notice {
  readonly path: string;
  readonly code:
    | 'unreadable'
    | 'special-file'
    | 'symlink'
    | 'encoding'
    | 'too-large'
    | 'minified'
    | 'syntax'
    | 'too-deep'
    | 'internal'
    | 'manifest';
  readonly message: string;
  readonly line?: number;
}

/** The system's word for what went wrong, without the absolute path its message carries. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'error';
}
