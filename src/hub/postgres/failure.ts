/** Why the private PostgreSQL does not start. */
export type PostgresFailureCode =
  | 'noBinaries'
  | 'notExecutable'
  | 'noDisk'
  | 'noPermission'
  | 'noAccount'
  | 'inUse'
  | 'initFailed'
  | 'startFailed';

/** A start that failed for a reason outside the program; the message says what to do about it. */
export class PostgresFailure extends Error {
  override readonly name = 'PostgresFailure';
  readonly code: PostgresFailureCode;

  constructor(code: PostgresFailureCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** Turns what the file system says into what a person can do; other errors pass unchanged. */
export function explainFileError(error: unknown, path: string): unknown {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new PostgresFailure(
        'noDisk',
        `No disk space is left in ${path}. Free some, or choose another directory.`,
        error,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new PostgresFailure(
        'noPermission',
        `The directory ${path} may not be written by this user. Change its owner, or choose another directory.`,
        error,
      );
    default:
      return error;
  }
}

/** The `code` of a Node system error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
