import type { Heartbeat, ReadinessLine, ReadinessPart } from '../domain.ts';
import type { ScannerFacts } from '../scan/index.ts';
import type { MachineFacts } from './machine-facts.ts';

/** A page beats each second; silent for this long it hangs or is not there, ms. */
const pageSilentMs = 10_000;
/** A clock this far off shows wrong opening hours, ms; signatures are made by the hub's time. */
const clockOffMs = 120_000;
/** Less free memory than this and the next page load may fail, bytes. */
const memoryLowBytes = 150 * 1024 * 1024;

type Judged = Pick<ReadinessLine, 'result' | 'finding'>;
const pass: Judged = { result: 'pass', finding: null };
const judge = (result: ReadinessLine['result'], finding: string): Judged => ({ result, finding });
const shut = judge('unknown', 'shellNotRunning');

/** One line for each part of a machine, from its facts alone. */
export function machineLines(facts: MachineFacts): ReadinessLine[] {
  const { nowMs, shell } = facts;
  const line = (
    part: ReadinessPart,
    judged: Judged,
    more: Partial<Omit<ReadinessLine, 'part' | 'result' | 'finding'>> = {},
  ): ReadinessLine => ({
    part,
    ...judged,
    connected: null,
    testedAtMs: judged.result === 'unknown' ? null : nowMs,
    facts: {},
    ...more,
  });
  const { browser, disk, memory, hub, identity, update } = facts;
  return [
    line('shell', judgeShell(facts), {
      connected: shell !== undefined,
      testedAtMs: nowMs,
      facts: shell === undefined ? {} : shellFacts(shell),
    }),
    line('browser', judgeBrowser(facts), {
      connected: browser.version !== null,
      facts: {
        version: browser.version,
        state: browser.state ?? null,
        showing: browser.showing,
        faults: browser.faults,
        policed: browser.policed,
        memoryRestarts: browser.memoryRestarts,
      },
    }),
    line('policies', judgePolicies(facts), {
      facts: {
        missing: facts.missingPolicies.length,
        first: facts.missingPolicies.slice(0, 3).join(' ') || null,
      },
    }),
    line('profile', judgeProfile(facts), {
      connected: facts.profile.exists,
      facts: { olderStore: facts.profile.olderStore },
    }),
    line('page', judgePage(facts), { facts: { beatMs: facts.pageBeatMs } }),
    line('screen', judgeScreen(facts), { facts: { picture: facts.picture } }),
    ...scannerLines(facts, line),
    printerLine(facts, line),
    line('disk', judgeDisk(facts), {
      facts: { state: disk.state, freeBytes: disk.freeBytes, writeMs: disk.writeMs },
    }),
    line('memory', memory.freeBytes < memoryLowBytes ? judge('warn', 'low') : pass, {
      facts: { ...memory },
    }),
    line('clock', judgeClock(facts), { facts: { offsetMs: facts.clockOffsetMs } }),
    line('identity', judgeIdentity(facts), { facts: { kiosk: identity.kiosk } }),
    line('hub', judgeHub(facts), {
      connected: shell === undefined ? null : hub.reach === 'reachable',
      testedAtMs: hub.heardAtMs,
      facts: { reach: hub.reach, pinned: hub.isPinned },
    }),
    ...pageLines(facts, line),
    line('update', judgeUpdate(facts), {
      facts: {
        version: shell?.version ?? null,
        to: update?.to ?? null,
        reason: update?.reason ?? null,
      },
    }),
  ];
}

type Line = (
  part: ReadinessPart,
  judged: Judged,
  more?: Partial<Omit<ReadinessLine, 'part' | 'result' | 'finding'>>,
) => ReadinessLine;

function shellFacts(shell: NonNullable<MachineFacts['shell']>): ReadinessLine['facts'] {
  return {
    version: shell.version,
    node: shell.node,
    uptimeMs: shell.uptimeMs,
    outOfService: shell.outOfService,
    faults: shell.faults.length,
    lastFault: shell.faults.at(-1) ?? null,
  };
}

function judgeShell({ shell }: MachineFacts): Judged {
  if (shell === undefined) return judge('fail', 'notRunning');
  if (!shell.commandsReadable) return judge('fail', 'commandJournal');
  return shell.outOfService ? judge('warn', 'outOfService') : pass;
}

function judgeBrowser({ browser }: MachineFacts): Judged {
  if (browser.version === null) return judge('fail', 'notFound');
  switch (browser.state) {
    case undefined:
      return shut;
    case 'off':
      return judge('unknown', 'notOurs');
    case 'running':
      return browser.showing === 'rescue' ? judge('fail', 'rescuePage') : pass;
    default:
      return judge('fail', browser.state);
  }
}

function judgePolicies({ missingPolicies, trial }: MachineFacts): Judged {
  if (missingPolicies.length === 0) return pass;
  return trial ? judge('warn', 'trialWithout') : judge('fail', 'missing');
}

function judgeProfile({ profile, browser }: MachineFacts): Judged {
  if (!profile.exists) return judge(browser.state === 'running' ? 'fail' : 'unknown', 'absent');
  return profile.olderStore ? judge('warn', 'olderStore') : pass;
}

function judgePage({ pageBeatMs, shell, browser }: MachineFacts): Judged {
  if (shell === undefined) return shut;
  if (pageBeatMs !== null && pageBeatMs <= pageSilentMs) return pass;
  if (browser.showing === 'outOfService') return judge('unknown', 'outOfService');
  // A desk opens its own browser, when it likes.
  return browser.state === 'off' ? judge('unknown', 'notSeen') : judge('fail', 'silent');
}

function judgeScreen({ picture }: MachineFacts): Judged {
  if (picture === 'unknown') return judge('unknown', 'notLooked');
  return picture === 'black' ? judge('fail', 'black') : pass;
}

function scannerLines(facts: MachineFacts, line: Line): ReadinessLine[] {
  if (facts.scanners.length === 0) return [line('scanner', judge('absent', 'none'))];
  return facts.scanners.map((scanner) =>
    line('scanner', judgeScanner(scanner), {
      device: scanner.name,
      connected: scanner.state === 'looking' ? null : scanner.state === 'ready',
      testedAtMs: scanner.lastCodeAtMs,
      facts: {
        kind: scanner.kind,
        grabbed: scanner.isGrabbed,
        codes: scanner.codes,
        torn: scanner.torn,
        tooLong: scanner.tooLong,
        flooded: scanner.flooded,
      },
    }),
  );
}

function judgeScanner(scanner: ScannerFacts): Judged {
  switch (scanner.state) {
    case 'looking':
      return judge('unknown', 'notLooked');
    case 'absent':
    case 'refused':
      return judge('fail', scanner.state);
    case 'ready':
      // Codes begin and none ends: it sends another suffix than it is set to here.
      if (scanner.codes === 0 && scanner.torn > 0) return judge('warn', 'noSuffix');
      if (scanner.kind === 'hid' && scanner.isGrabbed === false) return judge('warn', 'notGrabbed');
      return pass;
  }
}

function printerLine({ printer }: MachineFacts, line: Line): ReadinessLine {
  if (printer === null) return line('printer', judge('absent', 'none'));
  const { status, profile, transport, waiting, lookedAtMs } = printer;
  const more = {
    connected: status === undefined ? null : status.status !== 'absent',
    testedAtMs: lookedAtMs,
    facts: { status: status?.status ?? null, profile, transport, waiting },
  };
  if (status === undefined) return line('printer', shut, more);
  if (status.status !== 'ready') return line('printer', judge('fail', status.status), more);
  return line('printer', status.paperLow ? judge('warn', 'paperLow') : pass, more);
}

function judgeDisk({ disk }: MachineFacts): Judged {
  switch (disk.state) {
    case 'ok':
      return pass;
    case 'low':
      return judge('warn', 'low');
    case 'broken':
      return judge('fail', 'broken');
    case 'unknown':
      return judge('unknown', 'notLooked');
  }
}

function judgeClock({ clockOffsetMs }: MachineFacts): Judged {
  if (clockOffsetMs === null) return judge('unknown', 'notConfirmed');
  return Math.abs(clockOffsetMs) > clockOffMs ? judge('warn', 'off') : pass;
}

function judgeIdentity({ identity, shell }: MachineFacts): Judged {
  if (!identity.hasKey) return judge('fail', 'noKey');
  if (identity.kiosk !== null) return pass;
  return shell === undefined ? shut : judge('warn', 'notEnrolled');
}

function judgeHub({ hub, shell }: MachineFacts): Judged {
  if (shell === undefined) return shut;
  if (hub.reach === 'unknown') return judge('unknown', 'notAsked');
  return hub.reach === 'reachable' ? pass : judge('warn', 'unreachable');
}

/** Library and outbox, as the page last told the hub: the shell cannot look into its stores. */
function pageLines({ page }: MachineFacts, line: Line): ReadinessLine[] {
  if (page === undefined) {
    const notTold = judge('unknown', 'notTold');
    return [line('content', notTold), line('outbox', notTold)];
  }
  const { app, content, outbox } = page.beat;
  const testedAtMs = page.atMs;
  return [
    line('content', judgeContent(content), {
      testedAtMs,
      facts: {
        version: content.version,
        staged: content.staged,
        missing: content.missing ?? null,
        app,
      },
    }),
    line('outbox', outbox.quarantined > 0 ? judge('warn', 'quarantined') : pass, {
      testedAtMs,
      facts: {
        count: outbox.count,
        oldestMs: outbox.oldestMs,
        quarantined: outbox.quarantined,
      },
    }),
  ];
}

function judgeContent(content: Heartbeat['content']): Judged {
  if (content.version === 0) return judge('fail', 'none');
  if (content.rejected !== null) return judge('warn', 'rejected');
  return (content.missing ?? 0) > 0 ? judge('warn', 'missing') : pass;
}

function judgeUpdate({ update }: MachineFacts): Judged {
  if (update === null) return judge('absent', 'notPackaged');
  if (update.state === 'failed') return judge('warn', 'failed');
  return update.state === 'underWay' ? judge('warn', 'underWay') : pass;
}
