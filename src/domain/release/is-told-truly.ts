import type { ToldChange } from '../change/index.ts';

/** As many sentences as a hub keeps with a release. */
const toldMax = 2_000;

type Told = Pick<ToldChange, 'kind' | 'id' | 'what' | 'text'>;

/** Every sentence that comes out of bytes; what no byte says (`unseen`) is the hub's alone. */
function sentences(told: readonly Told[]): readonly string[] {
  return told
    .filter(({ what }) => what !== 'unseen')
    .slice(0, toldMax)
    .map(({ kind, id, text }) => `${kind}/${id} ${text.vi} ${text.en}`);
}

/** Whether a hub tells of a release what its bytes say, no sentence more and none less. */
export function isToldTruly(said: readonly Told[], found: readonly Told[]): boolean {
  const [theirs, own] = [sentences(said), sentences(found)];
  return theirs.length === own.length && own.every((one, at) => one === theirs[at]);
}
