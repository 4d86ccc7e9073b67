import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PostgresFailure } from './failure.ts';

/** Who PostgreSQL runs as; undefined where it runs as the user that started the hub. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; its own account owns nothing else (contracts.md, Platform). */
const accountName = 'motcham';

/**
 * The account PostgreSQL has to run as. As root it is `motcham`, made when it is missing, because
 * initdb insists on an entry in the password file.
 *
 * @throws PostgresFailure `noAccount` when it can neither be found nor made.
 */
export function findAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp(accountName);
  if (found !== undefined) return found;
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', accountName],
      { stdio: 'pipe' },
    );
  } catch (cause) {
    // Two hubs may start at once: the other one may have made it.
    const made = lookUp(accountName);
    if (made !== undefined) return made;
    throw new PostgresFailure(
      'noAccount',
      `PostgreSQL refuses to run as root, and the account "${accountName}" could not be made. ` +
        `Make it (useradd --system ${accountName}), start as another user, or set DATABASE_URL.`,
      cause,
    );
  }
  return lookUp(accountName);
}

function lookUp(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: +uid, gid: +gid };
}
