import { type Clip, clipKey, readClipPack, type Utterance } from '../../domain/speech/index.ts';

/** Clips of the installed content, by their words. */
export interface ClipShelf {
  find(utterance: Utterance): Promise<Clip | undefined>;
}

/**
 * Opens the packs when the first word is to be said, and again when the content is another one.
 *
 * @param read packs of the installed content, verified when they were stored
 */
export function createClipShelf(
  version: () => number | undefined,
  read: () => Promise<readonly Uint8Array<ArrayBuffer>[]>,
): ClipShelf {
  let opened:
    | { readonly version: number | undefined; readonly clips: Promise<ReadonlyMap<string, Clip>> }
    | undefined;

  async function open(): Promise<ReadonlyMap<string, Clip>> {
    const clips = new Map<string, Clip>();
    for (const pack of await read()) {
      const found = readClipPack(pack);
      // A recording of the same words goes before what a machine made of them.
      for (const clip of found.ok ? found.value : []) {
        if (clips.get(clip.key)?.kind !== 'recorded') clips.set(clip.key, clip);
      }
    }
    return clips;
  }

  return {
    async find({ said, language }) {
      if (opened?.version !== version() || opened === undefined) {
        opened = { version: version(), clips: open().catch(() => new Map<string, Clip>()) };
      }
      return (await opened.clips).get(await clipKey(said, language));
    },
  };
}
