import { putClips, type Store } from '../../hub/index.ts';
import { CommandFailure } from '../support/steps.ts';
import { clipSections } from './clip-sections.ts';
import { clipsIn } from './clip-store.ts';

/**
 * Gives a hub the voice of its kiosks: the clips of a directory, and no others, go along with all
 * content from the next release on. Returns how many there are.
 */
export async function bringClips(store: Store, directory: string): Promise<number> {
  const clips = clipsIn(directory);
  const put = await putClips(store, clipSections(clips));
  if (put.ok) return clips.length;
  throw new CommandFailure(
    `The clips ${put.error.malformed} of ${directory} are more than a kiosk takes, or are none.`,
    'See "motcham audio check"; opus-tools makes clips small.',
  );
}
