import { execFile } from 'node:child_process';

/** Longest that one word to systemd may take, ms: below the watchdog's patience. */
const sayMs = 3_000;

/** Says something to systemd; false when it did not get through. */
export type Notify = (...assignments: readonly string[]) => Promise<boolean>;

/**
 * The way to systemd's notification socket, or undefined where nothing supervises this process.
 * Through `systemd-notify`, because Node has no datagram sockets of the local kind and a compiled
 * module would have to be built for each kind of machine; the unit needs `NotifyAccess=all`.
 */
export function systemdNotify(
  environment: Readonly<Record<string, string | undefined>>,
): Notify | undefined {
  if (!environment['NOTIFY_SOCKET']) return undefined;
  return (...assignments) =>
    new Promise((resolve) => {
      execFile('systemd-notify', [...assignments], { timeout: sayMs }, (error) =>
        resolve(error === null),
      );
    });
}
