import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { log } from '../log.ts';
import { CdpPipe } from './cdp-pipe.ts';
import { browserFlags } from './flags.ts';
import { endHelpers, signalGroup } from './process-group.ts';

/** A new browser gets this long for its first answer, ms: as long as the one that is suspected. */
const answerMs = 20_000;
/** Below this no profile can be opened, a good one neither, bytes. */
const roomBytes = 64 * 1024 * 1024;

/** A browser that does not start on the profile of `stateDirectory`. */
interface Suspect {
  readonly executable: string;
  readonly stateDirectory: string;
  readonly root: boolean;
  readonly extraFlags: readonly string[];
}

/** Moves the profile aside when it is what keeps the browser from starting; whether it did. */
export async function moveIfBroken(
  suspect: Suspect,
  isOver: () => boolean,
  nowMs: () => number,
): Promise<boolean> {
  const isBroken = await startsOnNewProfile(suspect).catch(() => false);
  log('warn', 'browser.profileSuspected', { isBroken });
  if (!isBroken || isOver()) return false;
  const kept = moveProfileAside(join(suspect.stateDirectory, 'browser-profile'), nowMs());
  log('error', 'browser.profileMoved', { kept });
  return true;
}

/**
 * Whether a browser starts on a profile that it has just made, beside the one on which it does not:
 * the one difference between the two is the profile. False for everything else that keeps a browser
 * from starting: no screen, no memory, a broken installation, a full disk.
 */
async function startsOnNewProfile({
  executable,
  stateDirectory,
  root,
  extraFlags,
}: Suspect): Promise<boolean> {
  const { bavail, bsize } = statfsSync(stateDirectory);
  if (bavail * bsize < roomBytes) return false;
  const profileDirectory = mkdtempSync(join(stateDirectory, 'profile-probe-'));
  const flags = browserFlags({ profileDirectory, url: 'about:blank', mode: 'kiosk', root });
  const child = spawn(executable, [...extraFlags, ...flags], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  try {
    return await answers(child);
  } finally {
    if (child.pid !== undefined) {
      signalGroup(child.pid, 'SIGKILL');
      await endHelpers(child.pid);
    }
    rmSync(profileDirectory, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function answers(child: ChildProcess): Promise<boolean> {
  const out = child.stdio[3];
  const input = child.stdio[4];
  if (!(out instanceof Writable) || !(input instanceof Readable)) return false;
  const pipe = new CdpPipe(out, input, () => {});
  const ended = new Promise<undefined>((resolve) => {
    child.once('exit', () => resolve(undefined));
    child.once('error', () => resolve(undefined));
  });
  const answer = await Promise.race([pipe.send('Target.getTargets', {}, answerMs), ended]);
  pipe.close();
  return answer !== undefined;
}

/**
 * Moves a broken profile out of the way, whole: what residents left is still in it, for whoever can
 * bring it back (docs/packaging.md). Never deleted here. Answers its new name.
 */
function moveProfileAside(profileDirectory: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
  let place = `${profileDirectory}.broken-${stamp}`;
  for (let count = 2; existsSync(place); count += 1) {
    place = `${profileDirectory}.broken-${stamp}-${count}`;
  }
  renameSync(profileDirectory, place);
  return place;
}
