import { isSectionIntact, type SectionRef } from '../../domain/bundle/index.ts';
import type { LibraryStore } from './library-store.ts';
import type { OpenedContent } from './open-content.ts';

/** Pictures of what is shown, as addresses that a browser draws from. */
export interface PictureShelf {
  show(opened: OpenedContent): void;
  find(sha256: string): Promise<string | undefined>;
}

interface PictureShelfParts {
  readonly store: Pick<LibraryStore, 'section'>;
  /** Told of one that is gone or broken on disk. */
  readonly onBroken: (sha256: string) => void;
}

/** An address stays as long as its picture is part of what is shown; its bytes stay with it. */
export function createPictureShelf({ store, onBroken }: PictureShelfParts): PictureShelf {
  let refs: ReadonlyMap<string, SectionRef> = new Map();
  const open = new Map<string, Promise<string | undefined>>();

  async function read(ref: SectionRef): Promise<string | undefined> {
    const bytes = await store.section(ref.sha256).catch(() => undefined);
    // Held against its hash here and not at boot: nobody waits for it.
    if (bytes !== undefined && (await isSectionIntact(ref, bytes))) {
      return URL.createObjectURL(new Blob([bytes], { type: 'image/webp' }));
    }
    open.delete(ref.sha256);
    onBroken(ref.sha256);
    return undefined;
  }

  return {
    show({ pictures }) {
      refs = new Map(pictures.map((ref) => [ref.sha256, ref]));
      for (const [sha256, address] of open) {
        if (refs.has(sha256)) continue;
        open.delete(sha256);
        void address.then((one) => one && URL.revokeObjectURL(one));
      }
    },
    find(sha256) {
      const ref = refs.get(sha256);
      if (ref === undefined) return Promise.resolve(undefined);
      const known = open.get(sha256) ?? read(ref);
      open.set(sha256, known);
      return known;
    },
  };
}
