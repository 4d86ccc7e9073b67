import { type ReadonlySignal, signal } from '@preact/signals';
import { err, type FillRandom, type Result } from '../../domain/basics/index.ts';
import { isSectionIntact, type ManifestKind, type VouchedKey } from '../../domain/bundle/index.ts';
import { appNumber, type Heartbeat } from '../../domain/fleet/index.ts';
import { backoffMs, jitteredMs, type Loop, startLoop } from '../link/index.ts';
import type { InstalledContent, Library } from '../services.ts';
import { createDetailsShelf } from './details-shelf.ts';
import {
  bootRefs,
  isSame,
  type KeptManifest,
  type LibrarySlots,
  type Slot,
  sectionRefs,
} from './library-store.ts';
import { lookJitter, lookMs } from './limits.ts';
import type { InstallerParts, RefreshError } from './look-for-content.ts';
import { type OpenedContent, openContent } from './open-content.ts';
import { createPictureShelf } from './picture-shelf.ts';
import { createSearchDesk } from './search-desk.ts';
import { usedHashes } from './used-hashes.ts';

export interface LibraryParts extends InstallerParts {
  readonly fillRandom: FillRandom;
}

export interface InstalledLibrary extends Library {
  /** Shows what is installed. Resolves when it is shown, or when nothing is. */
  boot(): Promise<void>;
  /** Looks for a newer version and stages it. One at a time. */
  refresh(): Promise<Result<'upToDate' | 'staged', RefreshError>>;
  /** Looks now, and again while that fails. */
  look(): void;
  /** Targets that the hub spoke of: looks at once when they are newer. */
  hear(version: number): void;
  /** Fetches the search engine and opens its index ahead of the first key. */
  warm(): Promise<void>;
  /** Looks for words that nobody typed, so that the first key finds the engine at speed (R37). */
  rehearse(query: string): void;
  /** Compares what is installed with its hashes; what is broken is fetched again. */
  audit(): Promise<void>;
  /** Judges the age of the content again: the clock may be believed by now. */
  judgeAge(): void;
  /** Command keys of the hub that the publishers vouch for, as far as this kiosk has heard. */
  vouched(): readonly VouchedKey[];
  /** Sections of a kind in every version that lies here, the one that is shown first. */
  stored(kind: ManifestKind): Promise<readonly Uint8Array<ArrayBuffer>[]>;
  /** What the heartbeat says of it. */
  report(): Heartbeat['content'];
  /** The last failure of `refresh`, for staff. */
  readonly problem: ReadonlySignal<RefreshError | undefined>;
  start(): void;
  stop(): void;
}

const noSlots: LibrarySlots = {
  current: undefined,
  previous: undefined,
  staged: undefined,
  rejected: undefined,
  trust: undefined,
};

export function createLibrary(parts: LibraryParts): InstalledLibrary {
  const { store } = parts;
  const content = signal<InstalledContent | undefined>(undefined);
  const staged = signal<number | undefined>(undefined);
  const problem = signal<RefreshError | undefined>(undefined);
  let slots = noSlots;
  let opened: OpenedContent | undefined;
  let damaged = false;
  let failures = 0;
  let heard = 0;
  let loop: Loop | undefined;
  let refreshing: ReturnType<InstalledLibrary['refresh']> | undefined;

  const desk = createSearchDesk(store, (sha256) => void repair([sha256]));
  const pictures = createPictureShelf({ store, onBroken: (sha256) => void repair([sha256]) });
  const shelf = createDetailsShelf({
    store,
    fetch: parts.fetch,
    after: parts.after,
    onBroken: mend,
    async onWhole(whole) {
      const slot = (['current', 'previous'] as const).find((one) => isSame(slots[one], whole));
      if (slot === undefined) return;
      slots = { ...slots, [slot]: whole };
      await store.amend(slot, whole);
    },
  });

  function show(next: OpenedContent, kept: KeptManifest | undefined): void {
    opened = next;
    desk.show(next);
    next.facts.onBroken = (shard) => {
      const ref = sectionRefs(kept).find(({ kind, key }) => kind === 'facts' && key === `${shard}`);
      if (ref) void repair([ref.sha256]);
    };
    shelf.show(next, kept);
    pictures.show(next);
    content.value = { ...next.content, stale: isStale() };
  }

  /** Looks again soon: something that was here has to be fetched once more. */
  function mend(): void {
    damaged = true;
    loop?.kick();
  }

  /** Nobody has vouched for it of late: shown all the same, marked with its age. */
  function isStale(): boolean {
    const nowMs = parts.nowMs();
    return nowMs !== undefined && nowMs >= (slots.trust?.freshUntilMs ?? 0);
  }

  async function openSlot(slot: Slot): Promise<OpenedContent | undefined> {
    const read = await store.boot(slot);
    slots = read.slots;
    const kept = slots[slot];
    if (kept === undefined) return undefined;
    if (kept.app !== appNumber) {
      if (!(await isUnderstood(kept, read.sections))) return undefined;
      // Once an update, and not at each boot after it.
      slots = { ...slots, [slot]: { ...kept, app: appNumber } };
      await store.amend(slot, { ...kept, app: appNumber });
    }
    return openContent(kept.manifest, sectionRefs(kept), read.sections);
  }

  async function boot(): Promise<void> {
    try {
      const current = await openSlot('current');
      staged.value = slots.staged?.manifest.version;
      if (current) return show(current, slots.current);
      if (slots.current === undefined) return;
      // The disk broke what it held: the one before is shown, and the broken one fetched again.
      damaged = true;
      const previous = await openSlot('previous');
      if (previous) show(previous, slots.previous);
    } catch {
      problem.value = 'storageClosed';
    }
  }

  async function look(): Promise<Result<'upToDate' | 'staged', RefreshError>> {
    // With all that verifies and checks: nothing of it is needed to show what is installed.
    const { lookForContent } = await import('./look-for-content.ts');
    // A storage that was closed at boot: what it believes must not be begun anew over it.
    if (slots === noSlots) slots = (await store.boot('current')).slots;
    const found = await lookForContent(parts, slots, damaged);
    slots = { ...slots, ...found.settled };
    // Taken back, though the disk still has it: shown by nobody, and dropped by the next look.
    staged.value = found.isWithdrawn ? undefined : slots.staged?.manifest.version;
    // Of a first install only: beside the one that is searched now it would wait in memory for attract.
    if (found.index && opened === undefined) desk.take(found.index);
    if (!found.result.ok || found.result.value === 'staged') return found.result;
    // Nothing newer: what is shown is made whole, behind whoever uses it.
    const filled = await shelf.fill();
    return filled.ok ? found.result : filled;
  }

  async function refresh(): Promise<Result<'upToDate' | 'staged', RefreshError>> {
    let result: Result<'upToDate' | 'staged', RefreshError>;
    try {
      result = await look();
    } catch (error) {
      // Storage rejects with DOMException; anything else is a bug.
      if (!(error instanceof DOMException)) throw error;
      result = err('storageClosed');
    }
    problem.value = result.ok ? undefined : result.error;
    return result;
  }

  async function swap(): Promise<void> {
    if (staged.peek() === undefined) return;
    try {
      const next = await openSlot('staged');
      if (next === undefined) {
        await store.unstage();
        slots = { ...slots, staged: undefined };
        staged.value = undefined;
        damaged = true;
        loop?.kick();
        return;
      }
      const used = await usedHashes(store, [slots.staged, slots.current]);
      if (!(await store.swap(used))) return;
      slots = { ...slots, current: slots.staged, previous: slots.current, staged: undefined };
      damaged = false;
      staged.value = undefined;
      show(next, slots.current);
      // In attract nobody waits for it; the first key would.
      parts.after(0, () => void desk.warm().catch(() => undefined));
      if (!slots.current?.whole) loop?.kick();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      // What is shown stays; the next attract tries again.
      problem.value = 'storageClosed';
    }
  }

  function slotShown(): KeptManifest | undefined {
    const version = content.peek()?.version;
    return [slots.current, slots.previous].find((kept) => kept?.manifest.version === version);
  }

  async function repair(hashes: readonly string[]): Promise<void> {
    await store.dropSections(hashes).catch(() => undefined);
    mend();
  }

  const library: InstalledLibrary = {
    content,
    staged,
    problem,
    boot,
    swap,
    details: (code) => shelf.read(code),
    guide: (code) => shelf.guide(code),
    picture: pictures.find,
    detailsMissing: shelf.missing,
    refresh() {
      refreshing ??= refresh().finally(() => {
        refreshing = undefined;
      });
      return refreshing;
    },
    search: desk.search,
    found: desk.found,
    rehearse: desk.rehearse,
    knows: desk.knows,
    forgetSearches: desk.forget,
    look: () => loop?.kick(),
    hear(version) {
      // Once for each: where this kiosk is not in a ring yet, it has looked and found nothing.
      if (version <= heard) return;
      heard = version;
      loop?.kick();
    },
    warm: desk.warm,
    async audit() {
      const kept = slotShown();
      const broken: string[] = [];
      for (const ref of sectionRefs(kept)) {
        const bytes = await store.section(ref.sha256).catch(() => undefined);
        if (bytes === undefined || !(await isSectionIntact(ref, bytes))) broken.push(ref.sha256);
      }
      if (broken.length > 0) await repair(broken);
    },
    judgeAge() {
      const shown = content.peek();
      if (shown === undefined || opened === undefined) return;
      const stale = isStale();
      if (stale !== shown.stale) content.value = { ...shown, stale };
    },
    vouched: () => slots.trust?.commandKeys ?? [],
    async stored(kind) {
      const { current, staged: next, previous } = slots;
      const refs = [current, next, previous]
        .flatMap(sectionRefs)
        .filter((ref) => ref.kind === kind);
      const found = await Promise.all(refs.map(({ sha256 }) => store.section(sha256)));
      return found.flatMap((bytes) => bytes ?? []);
    },
    report() {
      const { rejected } = slots;
      const failed = problem.peek();
      return {
        version: content.peek()?.version ?? 0,
        staged: staged.peek() ?? null,
        rejected: rejected ? `${rejected.version}: ${rejected.reason}`.slice(0, 64) : null,
        missing: shelf.missing.peek() ?? null,
        ...(failed !== undefined && { problem: failed }),
      };
    },
    start() {
      loop = startLoop(parts.after, 0, async () => {
        const result = await library.refresh();
        library.judgeAge();
        const calm =
          result.ok || ['notEnrolled', 'rejectedBefore', 'nothingForUs'].includes(result.error);
        failures = calm ? 0 : failures + 1;
        if (calm) return jitteredMs(lookMs, lookJitter, parts.fillRandom);
        return backoffMs(failures, parts.fillRandom);
      });
    },
    stop: () => loop?.stop(),
  };
  return library;
}

/** Content that another application checked is checked again: its schemas may have been others. */
async function isUnderstood(
  kept: KeptManifest,
  sections: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Promise<boolean> {
  const { checkSection } = await import('./check-content.ts');
  return bootRefs(kept).every((ref) => {
    const bytes = sections.get(ref.sha256);
    return bytes !== undefined && checkSection(ref, bytes).ok;
  });
}
