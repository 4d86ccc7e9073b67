import type { Manifest, SectionRef, VouchedKey } from '../../domain/bundle/index.ts';
import type { TufState } from '../../domain/tuf/index.ts';

/** `current` is shown, `previous` is what it falls back to, `staged` waits for attract. */
export type Slot = 'current' | 'previous' | 'staged';

/** What this kiosk believes of its repository; with what is installed, in one transaction. */
export interface KeptTrust {
  /** Which root it began with: the text of it that enrolment brought. */
  readonly root: string;
  readonly state: TufState;
  /** Latest believed time at which it was refreshed, ms; 0 while the clock was never believed. */
  readonly seenMs: number;
  /** When the first of the files that were believed last expires, ms: what is shown is stale then. */
  readonly freshUntilMs: number;
  /** Command keys that were vouched for when it was refreshed last; absent in what was kept before. */
  readonly commandKeys?: readonly VouchedKey[];
}

/** A manifest that was verified when it was put here. */
export interface KeptManifest {
  readonly manifest: Manifest;
  /** On which root it was verified: versions of another one count by themselves. */
  readonly trust: string;
  /** Number of the application whose schemas its sections were checked against. */
  readonly app: number;
  /** With the shards that its lists of facts name; absent where it names all of them itself. */
  readonly refs?: readonly SectionRef[];
  /** Whether all details that it names were seen to be stored. */
  readonly whole: boolean;
}

/** A version that was fetched whole and found wrong: not fetched again by the same application. */
export interface RejectedVersion {
  readonly version: number;
  readonly app: number;
  readonly reason: string;
}

export interface LibrarySlots {
  readonly current: KeptManifest | undefined;
  readonly previous: KeptManifest | undefined;
  readonly staged: KeptManifest | undefined;
  readonly rejected: RejectedVersion | undefined;
  readonly trust: KeptTrust | undefined;
}

/** What one look at the repository came to. */
export interface Settlement {
  readonly trust?: KeptTrust;
  /** Undefined: what had been staged is offered no more, and must not be shown. */
  readonly staged?: KeptManifest | undefined;
  readonly rejected?: RejectedVersion;
}

/** Installed content on disk. Every method is one transaction; all reject when storage fails. */
export interface LibraryStore {
  /** All slots, and of one of them the sections that its first screen needs. */
  boot(slot: Slot): Promise<{
    readonly slots: LibrarySlots;
    readonly sections: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  }>;
  section(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Those that are not stored. */
  missing(hashes: readonly string[]): Promise<readonly string[]>;
  /** Bytes by hash. */
  putSections(sections: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Promise<void>;
  dropSections(hashes: readonly string[]): Promise<void>;
  /**
   * Everything that one refresh changes, in one transaction: what is believed, and what that let
   * be staged or be rejected. False, and nothing is written, when a section that `staged` names
   * itself is not stored.
   */
  settle(settlement: Settlement): Promise<boolean>;
  /**
   * staged → current → previous, and deletes every section that is not in `used`. False when
   * nothing is staged.
   */
  swap(used: ReadonlySet<string>): Promise<boolean>;
  /** Notes in its slot what was learnt of a manifest, while it is the one that lies there. */
  amend(slot: Slot, kept: KeptManifest): Promise<void>;
  unstage(): Promise<void>;
}

/** Read when the first key is typed, and when a page is opened: a cold boot waits for neither. */
const laterKinds: ReadonlySet<SectionRef['kind']> = new Set([
  'search',
  'detailsList',
  'factsList',
  'audio',
  'picture',
]);

/** The sections that are read at boot. */
export function bootRefs(kept: KeptManifest | undefined): readonly SectionRef[] {
  return sectionRefs(kept).filter(({ kind }) => !laterKinds.has(kind));
}

/** Every section that a manifest names, itself or through its lists of facts. */
export function sectionRefs(kept: KeptManifest | undefined): readonly SectionRef[] {
  return kept?.refs ?? kept?.manifest.sections ?? [];
}

/** The hash of every section that has to be stored before a version is, once. */
export function hashesOf(kept: KeptManifest | undefined): readonly string[] {
  return [...new Set(sectionRefs(kept).map(({ sha256 }) => sha256))];
}

/** Whether two manifests are the same version by the same publishers. */
export function isSame(one: KeptManifest | undefined, other: KeptManifest | undefined): boolean {
  return (
    one !== undefined &&
    one.trust === other?.trust &&
    one.manifest.version === other.manifest.version
  );
}
