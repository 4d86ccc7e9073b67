import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Machine } from './machine.ts';
import { cachedRootfs } from './rootfs.ts';

/** Its page beats, and it is this version that says so. */
export const isWell = (version: string) =>
  `grep -q '^page=beats' /run/motcham-kiosk/health && grep -qx 'version=${version}' /run/motcham-kiosk/health && [ -n "$(find /run/motcham-kiosk/health -newermt '-6 seconds')" ]`;

/** A machine with the package installed and a screen for want of a graphics card; not yet booted. */
export function kioskMachine(deb: string): Machine {
  const machine = Machine.create(cachedRootfs());
  machine.write('/srv/kiosk.deb', readFileSync(deb));
  machine.prepare('dpkg -i /srv/kiosk.deb && rm /srv/kiosk.deb');
  for (const [from, to] of [
    ['xvfb.service', '/etc/systemd/system/xvfb.service'],
    ['display.conf', '/etc/systemd/system/kiosk-display.service.d/test.conf'],
  ] as const) {
    machine.write(to, readFileSync(join(import.meta.dirname, from)));
  }
  machine.prepare('systemctl enable xvfb.service');
  return machine;
}
