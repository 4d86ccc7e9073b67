import type { ReadinessLine, ReadinessPart } from '../../domain/fleet/index.ts';

/** What to do about a finding of `shell doctor`, by part and code. */
const todos: Readonly<Partial<Record<ReadinessPart, Readonly<Record<string, string>>>>> = {
  shell: {
    notRunning: 'Start it: systemctl start kiosk-shell, then look at journalctl -u kiosk-shell.',
    outOfService: 'Give it back: motcham hub command KIOSK backInService.',
    commandJournal: 'commands.json cannot be read (MC-61). Keep a copy, remove it, restart.',
  },
  browser: {
    notFound: 'Install Debian’s chromium.',
    noDisplay: 'No display server: look at journalctl -u kiosk-display.',
    noPolicies: 'The managed policies are missing: install the package again.',
    restarting: 'It ends again and again: see the last fault.',
    rescuePage: 'The page failed four times in a minute: see the last fault.',
    notOurs: 'This shell opens no browser (a desk, or a test).',
  },
  policies: {
    missing: 'Install the package again: without them residents get out.',
    trialWithout: 'A trial runs without them; a kiosk for the public does not open.',
  },
  profile: {
    absent: 'The browser has not run on this machine yet.',
    olderStore: 'Requests lie in the store of an older browser: docs/shell.md.',
  },
  page: {
    silent: 'The page does not beat: it is opened afresh by itself; else restartBrowser.',
    notSeen: 'No page has been opened here.',
    outOfService: 'Out of service: no page is shown.',
  },
  screen: {
    black: 'The browser runs and the screen is black: cable, display server, GPU.',
    notLooked: 'No tool that can look (ImageMagick under X, grim under Wayland).',
  },
  scanner: {
    absent:
      'Nothing at its path: plug it in, or correct "path" (ls /dev/serial/by-id /dev/input/by-id).',
    refused: 'It is there and cannot be opened: udev rule, group, or another program holds it.',
    noSuffix:
      'Codes begin and none ends: set its suffix to Enter, or "suffix" here to what it sends.',
    notGrabbed: 'Other programs hear its keys: is the udev rule in place?',
    none: 'None configured; camera and keyboard wedge are read by the page.',
    notLooked: 'It is there; nobody has opened it.',
  },
  printer: {
    absent: 'It does not answer: switch, cable, address, or another client holds it.',
    paperOut: 'Put paper in.',
    coverOpen: 'Close its cover.',
    error: 'It reports an error: look at its lamp.',
    paperLow: 'The roll ends soon.',
    none: 'None configured: residents get the QR.',
  },
  disk: {
    low: 'Less than 512 MB are free.',
    broken: 'What was written did not come back: replace the disk.',
  },
  memory: { low: 'Less than 150 MB are free.' },
  clock: {
    off: 'More than two minutes off the hub’s time: look at timedatectl.',
    notConfirmed: 'The hub has not told its time yet: dates are not offered offline.',
  },
  identity: {
    noKey: 'The shell has never run on this state directory.',
    notEnrolled: 'The hub does not know this shell: provision the kiosk.',
  },
  hub: {
    unreachable: 'Requests wait on this machine until the network is back.',
    notAsked: 'The hub has not been asked yet.',
  },
  content: {
    none: 'Nothing is installed: it comes with the first reach of the hub.',
    rejected: 'The last content was refused and the former stands: see motcham hub fleet.',
    missing: 'Not all of it has arrived yet.',
    notTold: 'The page has not told the hub yet.',
  },
  outbox: {
    quarantined: 'Requests that the hub refused wait for staff (staff mode, what is kept).',
    notTold: 'The page has not told the hub yet.',
  },
  update: {
    failed: 'The former version runs again: see journalctl -u kiosk-update.',
    underWay: 'Another version is being tried: wait five minutes.',
    notPackaged: 'Not installed from a package.',
  },
};

/** A sentence for staff; undefined for a line that needs none. */
export function todoOf({ part, finding }: Pick<ReadinessLine, 'part' | 'finding'>) {
  if (finding === null) return undefined;
  if (finding === 'shellNotRunning') return 'Only a running shell knows.';
  return todos[part]?.[finding] ?? `See docs/shell.md: ${part} ${finding}.`;
}
