import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Clock,
  hashPin,
  type SiteKit,
  type StaffLock,
  StaffLockSchema,
  staffLockMs,
  trialPin,
  wrongPinsMax,
} from '../domain.ts';
import { writeDurably } from '../durable-file.ts';

export interface StaffDoorParts {
  readonly stateDirectory: string;
  readonly trial: boolean;
  readonly kit: () => SiteKit | undefined;
  readonly nowMs: Clock;
}

const open: StaffLock = { wrongPins: 0, lockedUntilMs: 0 };

/** What a PIN came to. `noPin`: nobody has set one. */
export type PinOutcome = 'right' | 'wrong' | 'locked' | 'noPin';

/**
 * The door of staff at the rescue page, with a lock on the disk that the page's own door shares
 * (`/bridge/staff-lock`): five wrong PINs at either shut both for 15 minutes, plug or no plug (S1).
 */
export class StaffDoor {
  readonly #parts: StaffDoorParts;
  readonly #path: string;
  #lock: StaffLock;
  /** One PIN at a time: tries that come together would be counted as one. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: StaffDoorParts) {
    this.#parts = parts;
    this.#path = join(parts.stateDirectory, 'staff-lock.json');
    this.#lock = read(this.#path);
  }

  get lock(): StaffLock {
    return this.#lock;
  }

  /** How long the door stays shut, ms. A clock that was set back must not lengthen it. */
  get shutMs(): number {
    const leftMs = this.#lock.lockedUntilMs - this.#parts.nowMs();
    return Math.min(staffLockMs, Math.max(0, leftMs));
  }

  get triesLeft(): number {
    return wrongPinsMax - (this.#lock.lockedUntilMs === 0 ? this.#lock.wrongPins : 0);
  }

  /** What the page's door says of its lock. */
  async keep(lock: StaffLock): Promise<StaffLock> {
    this.#lock = lock;
    await writeDurably(this.#path, JSON.stringify(lock));
    return lock;
  }

  /** @throws when the try cannot be written down: then none is judged. */
  tryPin(pin: string): Promise<PinOutcome> {
    const outcome = this.#last.then(() => this.#tryPin(pin));
    this.#last = outcome.catch(() => undefined);
    return outcome;
  }

  async #tryPin(pin: string): Promise<PinOutcome> {
    if (this.shutMs > 0) return 'locked';
    const { trial, kit, nowMs } = this.#parts;
    const verifier = kit()?.pin ?? undefined;
    if (verifier === undefined && !trial) return 'noPin';
    const wrongPins = wrongPinsMax - this.triesLeft + 1;
    const isLast = wrongPins >= wrongPinsMax;
    // Written before it is judged: who pulls the plug in between has had this try.
    await this.keep({ wrongPins, lockedUntilMs: isLast ? nowMs() + staffLockMs : 0 });
    const isRight =
      (trial && pin === trialPin) ||
      (verifier !== undefined && (await hashPin(pin, verifier)) === verifier.hash);
    if (!isRight) return isLast ? 'locked' : 'wrong';
    await this.keep(open);
    return 'right';
  }
}

function read(path: string): StaffLock {
  try {
    return StaffLockSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Never written: it is written whole or not at all.
    return open;
  }
}
