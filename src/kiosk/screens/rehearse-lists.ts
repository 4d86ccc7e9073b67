import type { ScreenProps } from '../session/index.ts';
import { loadWords } from '../words/index.ts';

/**
 * Draws the long lists once where nobody sees them: their places are read and the nearest found, their
 * words put together, before a finger asks. To be called when nobody stands there and content is new.
 *
 * @param whenIdle resolves in a moment when the page has nothing to do
 */
export async function rehearseLists(
  props: ScreenProps,
  whenIdle: () => Promise<void>,
): Promise<void> {
  const { rehearse } = await import('./later/city.ts');
  const { Notices } = await import('./later/aside.ts');
  await loadWords();
  await rehearse(props, Notices, whenIdle);
}
