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
  /** All slots, and the boot sections (everything but details) of one of them. */
  boot(slot: Slot): Promise<{
    readonly slots: LibrarySlots;
    readonly sections: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  }>;
  section(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Those that are not stored. */
  missing(hashes: readonly string[]): Promise<readonly string[]>;
  putSection(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  dropSections(hashes: readonly string[]): Promise<void>;
  /** Puts a manifest into `staged`, unless one of its sections is not stored. */
  stage(kept: KeptManifest): Promise<boolean>;
  /** staged → current → previous, and deletes what neither names. False when nothing is staged. */
  swap(): Promise<boolean>;
  unstage(): Promise<void>;
  reject(rejected: RejectedVersion): Promise<void>;
}

/** The sections that are read at boot. */
export function bootRefs(kept: KeptManifest | undefined): readonly SectionRef[] {
  return kept?.document.signed.sections.filter(({ kind }) => kind !== 'details') ?? [];
}

/** Every hash that a manifest names, once. */
export function hashesOf(kept: KeptManifest | undefined): readonly string[] {
  return [...new Set(kept?.document.signed.sections.map(({ sha256 }) => sha256) ?? [])];
}
