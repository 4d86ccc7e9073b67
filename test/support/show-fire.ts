import { withStore } from '../../src/cli/support/state.ts';
import { readDrafts, sendEmergency } from '../../src/hub/index.ts';

/**
 * Shows the first draft of a hub on all its kiosks.
 *
 * @param state directory of the hub
 * @param minutes until it ends by itself
 * @returns its id
 */
export async function showFire(state: string, minutes: number): Promise<string> {
  return withStore(state, async (store, keys) => {
    const [fire] = await readDrafts(store);
    if (fire === undefined) throw new Error('no draft is published');
    const wish = {
      draft: fire.draft.id,
      sha256: fire.sha256,
      target: { all: true },
      minutes,
      reason: 'a test',
    } as const;
    const note = async () => undefined;
    const nowMs = Date.now();
    const sent = await sendEmergency(store, wish, { key: keys.command, nowMs, by: 'cli', note });
    if (!sent.ok) throw new Error(sent.error);
    return sent.value;
  });
}
