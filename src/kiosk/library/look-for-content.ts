import { err, ok, type Result } from '../../domain/basics/index.ts';
import {
  type GuideRef,
  isSectionIntact,
  readDetailsList,
  readFactsList,
  type SectionRef,
} from '../../domain/bundle/index.ts';
import { appNumber } from '../../domain/fleet/index.ts';
import {
  type DownloadError,
  fetchManifest,
  fetchSections,
  type Line,
  type WantedSection,
} from './download.ts';
import {
  type KeptManifest,
  type LibrarySlots,
  type LibraryStore,
  type Settlement,
  sectionRefs,
} from './library-store.ts';
import { openContent } from './open-content.ts';
import { type KioskTrust, refreshTrust, type TrustError } from './refresh-trust.ts';
import type { OpenedIndex } from './search-desk.ts';

export type RefreshError =
  | TrustError
  | DownloadError
  | 'notEnrolled'
  | 'storageClosed'
  | 'rejectedBefore'
  /** Targets are signed and say nothing about this kiosk. */
  | 'nothingForUs';

export interface InstallerParts extends Line {
  readonly store: LibraryStore;
  /** Whom this kiosk trusts, and who it is; undefined before enrolment: then nothing is fetched. */
  readonly trust: () => KioskTrust | undefined;
  /** Now, when the kiosk believes its clock. */
  readonly nowMs: () => number | undefined;
}

export interface Found {
  readonly result: Result<'upToDate' | 'staged', RefreshError>;
  /** What was written of it: a swap may have changed the slots since the look began. */
  readonly settled: Settlement;
  /** What waits for attract was taken back, and the disk did not take that. */
  readonly isWithdrawn?: boolean;
  /** Of what was staged now: opened to check it. */
  readonly index?: OpenedIndex;
}

/**
 * Looks for a version to install, downloads what is missing of it and stages it. Anything wrong
 * keeps what is installed; a version that is wrong by itself is remembered and not fetched again.
 *
 * A kiosk that shows a whole version stages another one only when that is whole as well: what it
 * could say without a network it can still say. One that has nothing, or not all, stages as soon as
 * it can be searched and has the details of what most people come for: nobody meets a birth
 * registration without papers because the plug was pulled. The others follow behind
 * (`details-shelf.ts`).
 *
 * @param damaged the current version is broken on disk and wanted once more
 */
export async function lookForContent(
  parts: InstallerParts,
  slots: LibrarySlots,
  damaged: boolean,
): Promise<Found> {
  const who = parts.trust();
  if (who === undefined) return { result: err('notEnrolled'), settled: {} };
  const { kept, offer } = await refreshTrust(parts, who, slots.trust, parts.nowMs());
  const trust = kept === slots.trust ? undefined : kept;
  /** One transaction for all that this look came to, whatever it came to. */
  async function settle(
    result: Found['result'],
    change: Omit<Settlement, 'trust'> = {},
  ): Promise<Found> {
    const settlement: Settlement = { ...change, ...(trust && { trust }) };
    if (Object.keys(settlement).length === 0) return { result, settled: {} };
    const isWritten = await parts.store.settle(settlement).catch((error: unknown) => {
      if (!(error instanceof DOMException)) throw error;
      return false;
    });
    if (isWritten) return { result, settled: settlement };
    const isWithdrawn = 'staged' in settlement && settlement.staged === undefined;
    return { result: err('storageClosed'), settled: {}, isWithdrawn };
  }

  /** What waits for attract and is offered no more: publishers took it back before it was seen. */
  const withdrawn = slots.staged && { staged: undefined };

  if (!offer.ok) return settle(offer);
  const { target, trial } = offer.value;
  if (target === undefined) return settle(err('nothingForUs'), withdrawn);
  const { version } = target;
  if (version === versionOf(slots.current, who.root) && !damaged) {
    return settle(ok('upToDate'), withdrawn);
  }
  if (version === versionOf(slots.staged, who.root)) return settle(ok('staged'));
  const { rejected } = slots;
  if (rejected?.version === version && rejected.app === appNumber) {
    return settle(err('rejectedBefore'));
  }
  const fetched = await fetchManifest(parts, target, trial);
  if (!fetched.ok) return settle(fetched);
  const fresh = { manifest: fetched.value, trust: who.root, app: appNumber, whole: false };
  const taken = await take(parts, fresh, slots.current);
  if (taken.ok) {
    const { staged, index } = taken.value;
    return { ...(await settle(ok('staged'), { staged })), index };
  }
  if (!isWrong(taken.error)) return settle(taken);
  return settle(taken, { rejected: { version, app: appNumber, reason: taken.error } });
}

/** The version that was verified on this root; 0 for what another one vouched for, or none did. */
function versionOf(kept: KeptManifest | undefined, root: string): number {
  return kept?.trust === root ? kept.manifest.version : 0;
}

/** Downloads, and checks everything once more as a whole. */
async function take(
  parts: InstallerParts,
  kept: KeptManifest,
  current: KeptManifest | undefined,
): Promise<Result<{ readonly staged: KeptManifest; readonly index: OpenedIndex }, RefreshError>> {
  const { store } = parts;
  const { manifest } = kept;
  const { checkManifest, checkReferences, checkRefs } = await import('./check-content.ts');
  const shape = checkManifest(manifest);
  if (!shape.ok) return shape;
  const fetched = await fetchSections(parts, store, manifest.sections);
  if (!fetched.ok) return fetched;
  const refs = await withListedFacts(store, manifest.sections);
  if (!refs.ok) return refs;
  const sound = checkRefs(refs.value);
  if (!sound.ok) return sound;
  const facts = await fetchSections(parts, store, refs.value);
  if (!facts.ok) return facts;
  const expanded = { ...kept, refs: refs.value };
  const read = await readAgain(store, expanded, [...fetched.value, ...facts.value], current);
  if (!read.ok) return read;
  const opened = openContent(manifest, refs.value, read.value);
  const index = opened && read.value.get(opened.search.sha256);
  if (opened === undefined || index === undefined) return err('manifestShape');
  const lists = opened.lists.map(({ sha256 }) =>
    readDetailsList(read.value.get(sha256) ?? new Uint8Array()),
  );
  const references = checkReferences(opened, index, lists);
  if (!references.ok) return references;
  const details = lists.flat();
  const awaited = details.filter(({ first }) => first || current?.whole);
  const guides = opened.guides.map(asWantedGuide);
  const here = await fetchSections(parts, store, [...awaited.map(asWanted), ...guides]);
  if (!here.ok) return here;
  const whole = (await store.missing(details.map(({ sha256 }) => sha256))).length === 0;
  return ok({
    staged: { ...expanded, whole },
    index: { sha256: opened.search.sha256, index: references.value },
  });
}

/** What a manifest names, and the shards that its lists of facts name. */
async function withListedFacts(
  store: LibraryStore,
  named: readonly SectionRef[],
): Promise<Result<readonly SectionRef[], RefreshError>> {
  const refs = [...named];
  for (const list of named) {
    if (list.kind !== 'factsList') continue;
    const bytes = await store.section(list.sha256);
    if (bytes === undefined || !(await isSectionIntact(list, bytes))) {
      await store.dropSections([list.sha256]);
      return err('storageClosed');
    }
    // Checked before it was stored; a list of an earlier application may be none to this one.
    const { checkSection } = await import('./check-content.ts');
    const shape = checkSection(list, bytes);
    if (!shape.ok) return shape;
    refs.push(...readFactsList(bytes));
  }
  return ok(refs);
}

/** What a list names, as something to fetch. */
export function asWanted(ref: { code: string; sha256: string; bytes: number }): WantedSection {
  return { kind: 'details', key: ref.code, sha256: ref.sha256, bytes: ref.bytes };
}

/** A flow that the list of guides names. */
export function asWantedGuide({ id, sha256, bytes }: GuideRef): WantedSection {
  return { kind: 'guide', key: id, sha256, bytes };
}

/** Every section of a manifest as it lies in storage now, intact and of the shape of its kind. */
async function readAgain(
  store: LibraryStore,
  kept: KeptManifest,
  fetched: readonly SectionRef[],
  current: KeptManifest | undefined,
): Promise<Result<ReadonlyMap<string, Uint8Array<ArrayBuffer>>, RefreshError>> {
  const { checkSection } = await import('./check-content.ts');
  // Checking is work on the screen's own thread: nothing is checked twice as the same kind.
  const checked = new Set(fetched.map(nameOf));
  if (current?.app === appNumber) for (const ref of sectionRefs(current)) checked.add(nameOf(ref));
  const sections = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const ref of sectionRefs(kept)) {
    const bytes = await store.section(ref.sha256);
    // One that lies there since an earlier version may have been broken since.
    if (bytes === undefined || !(await isSectionIntact(ref, bytes))) {
      await store.dropSections([ref.sha256]);
      return err('storageClosed');
    }
    const shape = checked.has(nameOf(ref)) ? ok(undefined) : checkSection(ref, bytes);
    if (!shape.ok) return shape;
    sections.set(ref.sha256, bytes);
  }
  return ok(sections);
}

function nameOf({ kind, sha256 }: SectionRef): string {
  return `${kind}/${sha256}`;
}

/** Wrong by itself: fetching it again gives the same. */
function isWrong(error: RefreshError): boolean {
  return (
    error === 'sectionShape' ||
    error === 'references' ||
    error === 'guide' ||
    error === 'manifestShape' ||
    error === 'tooLarge'
  );
}
