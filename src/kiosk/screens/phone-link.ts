import { phoneAddressPath } from '../../domain/api/index.ts';
import { type Flow, findOutcome, type Walk, writeLinkCode } from '../../domain/guide/index.ts';
import type { Say } from './say.ts';

/** Longest wait for the hub, ms: the code that needs no network stands there meanwhile. */
const askMs = 4_000;

/** The hub's public address, as it was heard last; a kiosk has one hub. */
let heard: string | undefined;

/** Where phones find the hub; undefined while it does not say, and when it has no public address. */
async function publicAddress(): Promise<string | undefined> {
  try {
    const response = await fetch(phoneAddressPath, { signal: AbortSignal.timeout(askMs) });
    if (!response.ok) return heard;
    const { url } = (await response.json()) as { readonly url?: unknown };
    heard = typeof url === 'string' && /^https?:\/\/[^\s#]{1,200}$/.test(url) ? url : undefined;
  } catch {
    // The hub is away: where it was a minute ago, it is.
  }
  return heard;
}

/** The link of a walk at its end; answers stand behind `#` only, and no personal one (R68). */
export function phoneLinkOf(address: string, flow: Flow, walk: Walk): string | undefined {
  if (findOutcome(flow, walk.at) === undefined) return undefined;
  return `${new URL(address).origin}/t/#${writeLinkCode(flow, walk)}`;
}

/** The link for the resident's own checklist; undefined where there is none, or no address. */
export async function findPhoneLink({ view }: Say): Promise<string | undefined> {
  const { guide, ownPapers } = view.context.resident;
  if (guide.state !== 'open' || ownPapers === undefined) return undefined;
  const address = await publicAddress();
  return address && phoneLinkOf(address, guide.flow, guide.walk);
}
