import type { SectionRef, SignedManifest } from '../../domain/bundle/index.ts';

/** `current` is shown, `previous` is what it falls back to, `staged` waits for attract. */
export type Slot = 'current' | 'previous' | 'staged';

/** A manifest that was verified when it was put here. */
export interface KeptManifest {
  readonly document: SignedManifest;
  /** Which publishers it was verified against: their versions count by themselves. */
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
  putSection(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  dropSections(hashes: readonly string[]): Promise<void>;
  /** Puts a manifest into `staged`, unless one of the sections it names itself is not stored. */
  stage(kept: KeptManifest): Promise<boolean>;
  /**
   * staged → current → previous, and deletes every section that is not in `used`. False when
   * nothing is staged.
   */
  swap(used: ReadonlySet<string>): Promise<boolean>;
  /** Notes in its slot what was learnt of a manifest, while it is the one that lies there. */
  amend(slot: Slot, kept: KeptManifest): Promise<void>;
  unstage(): Promise<void>;
  reject(rejected: RejectedVersion): Promise<void>;
}

/** Read when the first key is typed, and when a page is opened: a cold boot waits for neither. */
const laterKinds: ReadonlySet<SectionRef['kind']> = new Set(['search', 'detailsList', 'factsList']);

/** The sections that are read at boot. */
export function bootRefs(kept: KeptManifest | undefined): readonly SectionRef[] {
  return sectionRefs(kept).filter(({ kind }) => !laterKinds.has(kind));
}

/** Every section that a manifest names, itself or through its lists of facts. */
export function sectionRefs(kept: KeptManifest | undefined): readonly SectionRef[] {
  return kept?.refs ?? kept?.document.signed.sections ?? [];
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
    one.document.signed.version === other.document.signed.version
  );
}
