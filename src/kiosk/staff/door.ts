import {
  badgeScopesOf,
  hashPin,
  staffLockMs,
  trialPin,
  verifyText,
  wrongPinsMax,
} from '../../domain/api/index.ts';
import type { Clock } from '../../domain/basics/index.ts';
import { type BadgeRefusal, judgeBadge } from '../../domain/codes/index.ts';
import type { HubLinkState, PinAnswer, StaffDesk, StaffEntry } from '../services.ts';
import { noNotes, type StaffNotes, type StaffNotesStore } from './notes.ts';

const badgeScheme = /^motcham:badge:/i;

export interface DoorParts {
  readonly clock: Clock;
  readonly notes: StaffNotesStore;
  readonly link: () => HubLinkState;
}

/** The lock, the PIN and the badge. Needs no network. */
export function staffDoor(parts: DoorParts): Pick<StaffDesk, 'enter' | 'tryPin'> & {
  readonly remembered: () => Promise<StaffNotes>;
  readonly remember: (change: Partial<StaffNotes>) => Promise<void>;
} {
  const { clock, link } = parts;
  // A storage that does not answer must not open the lock within this load of the page.
  let held: StaffNotes | undefined;

  async function remembered(): Promise<StaffNotes> {
    held ??= await parts.notes.read().catch(() => undefined);
    const { kit } = link();
    const notes = held ?? noNotes;
    if (kit?.pin && JSON.stringify(kit.pin) !== JSON.stringify(notes.pin)) {
      await remember({ pin: kit.pin });
      return held ?? notes;
    }
    return notes;
  }

  async function remember(change: Partial<StaffNotes>): Promise<void> {
    held = { ...(held ?? noNotes), ...change };
    await parts.notes.write(held).catch(() => undefined);
  }

  /** A clock that was set back must not lengthen the lock. */
  const leftOf = ({ lockedUntilMs }: StaffNotes) =>
    Math.min(staffLockMs, Math.max(0, lockedUntilMs - clock()));

  async function judge(token: string) {
    const { kit, site, clock: trust, clockOffsetMs } = link();
    if (kit === undefined || site === undefined) return { refusal: 'elsewhere' as const };
    const judged = await judgeBadge(token, {
      scopes: await badgeScopesOf(site),
      revoked: kit.badges.revoked,
      nowMs: trust === 'confirmed' ? clock() + clockOffsetMs : undefined,
      verify: (text, signature) => verifyText(text, signature, kit.badges.key),
    });
    return judged.ok ? { person: judged.value.person } : { refusal: judged.error };
  }

  async function isRight(pin: string, notes: StaffNotes): Promise<boolean | undefined> {
    const { trial, kit } = link();
    if (trial && pin === trialPin) return true;
    const verifier = kit?.pin ?? notes.pin;
    if (verifier === undefined) return trial ? false : undefined;
    return (await hashPin(pin, verifier)) === verifier.hash;
  }

  return {
    remembered,
    remember,
    async enter(badge): Promise<StaffEntry> {
      const notes = await remembered();
      const lockedMs = leftOf(notes);
      const wrongPins = lockedMs > 0 || notes.lockedUntilMs === 0 ? notes.wrongPins : 0;
      if (notes.lockedUntilMs !== 0 && lockedMs === 0) {
        await remember({ wrongPins: 0, lockedUntilMs: 0 });
      }
      const judged: { refusal?: BadgeRefusal; person?: string } =
        badge === undefined ? {} : await judge(badge.replace(badgeScheme, ''));
      return { lockedMs, wrongPins, refusal: judged.refusal, person: judged.person };
    },
    async tryPin(pin): Promise<PinAnswer> {
      const notes = await remembered();
      if (leftOf(notes) > 0) return { outcome: 'locked', wrongPins: notes.wrongPins };
      const before = notes.lockedUntilMs === 0 ? notes.wrongPins : 0;
      const wrongPins = before + 1;
      const isLast = wrongPins >= wrongPinsMax;
      // Written before it is judged: who pulls the plug in between has had this try.
      await remember({ wrongPins, lockedUntilMs: isLast ? clock() + staffLockMs : 0 });
      const right = await isRight(pin, notes);
      if (right === undefined) {
        await remember({ wrongPins: before, lockedUntilMs: 0 });
        return { outcome: 'noPin', wrongPins: before };
      }
      if (right) {
        await remember({ wrongPins: 0, lockedUntilMs: 0 });
        return { outcome: 'right', wrongPins: 0 };
      }
      return { outcome: isLast ? 'locked' : 'wrong', wrongPins };
    },
  };
}
