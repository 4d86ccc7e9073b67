import {
  bootRefs,
  hashesOf,
  isSame,
  type KeptManifest,
  type KeptTrust,
  type LibraryStore,
  type RejectedVersion,
  type Slot,
} from './library-store.ts';

/** What a page finds again after a restart. */
export interface LibraryDisk {
  readonly sections: Map<string, Uint8Array<ArrayBuffer>>;
  readonly slots: Map<Slot, KeptManifest>;
  rejected: RejectedVersion | undefined;
  trust: KeptTrust | undefined;
}

export function libraryDisk(): LibraryDisk {
  return { sections: new Map(), slots: new Map(), rejected: undefined, trust: undefined };
}

/**
 * Content in memory. `fault` is asked before every operation: what it throws is a power cut or a
 * closed database at that very step.
 */
export function memoryLibraryStore(
  disk: LibraryDisk = libraryDisk(),
  fault: (step: keyof LibraryStore) => void = () => undefined,
): LibraryStore {
  const { sections, slots } = disk;
  async function run<T>(name: keyof LibraryStore, work: () => T): Promise<T> {
    fault(name);
    return work();
  }
  return {
    boot: (slot) =>
      run('boot', () => ({
        slots: {
          current: slots.get('current'),
          previous: slots.get('previous'),
          staged: slots.get('staged'),
          rejected: disk.rejected,
          trust: disk.trust,
        },
        sections: new Map(
          bootRefs(slots.get(slot)).flatMap(({ sha256 }) => {
            const bytes = sections.get(sha256);
            return bytes === undefined ? [] : [[sha256, bytes] as const];
          }),
        ),
      })),
    section: (sha256) => run('section', () => sections.get(sha256)),
    missing: (hashes) => run('missing', () => hashes.filter((hash) => !sections.has(hash))),
    putSections: (given) =>
      run('putSections', () => {
        for (const [sha256, bytes] of given) sections.set(sha256, bytes);
      }),
    dropSections: (hashes) =>
      run('dropSections', () => {
        for (const hash of hashes) sections.delete(hash);
      }),
    settle: (settlement) =>
      run('settle', () => {
        const { trust, staged, rejected } = settlement;
        if (!hashesOf(staged).every((hash) => sections.has(hash))) return false;
        if (trust) disk.trust = trust;
        if (rejected) disk.rejected = rejected;
        if (staged) slots.set('staged', staged);
        else if ('staged' in settlement) slots.delete('staged');
        return true;
      }),
    swap: (used) =>
      run('swap', () => {
        const current = slots.get('current');
        const staged = slots.get('staged');
        if (staged === undefined) return false;
        if (current !== undefined) slots.set('previous', current);
        slots.set('current', staged);
        slots.delete('staged');
        for (const hash of sections.keys()) if (!used.has(hash)) sections.delete(hash);
        return true;
      }),
    amend: (slot, kept) =>
      run('amend', () => {
        if (isSame(slots.get(slot), kept)) slots.set(slot, kept);
      }),
    unstage: () => run('unstage', () => void slots.delete('staged')),
  };
}
