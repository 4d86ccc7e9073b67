import { hubPaths } from '../../domain/api/index.ts';
import { refreshTuf, type Trusted, type TufSource, trialMark } from '../../domain/tuf/index.ts';
import { keepTrust, readTrust } from './key/publisher-key.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** Longest wait for one file, ms. */
const fetchMsMax = 20_000;

/** What this browser believes of the repository, whatever the hub's own pages say. */
export interface Trust {
  /** Root metadata that is believed. */
  readonly root: {
    readonly version: number;
    readonly publishers: readonly string[];
    readonly threshold: number;
    readonly expires: string;
    readonly isTrial: boolean;
  };
  /** Undefined while nothing was ever published. */
  readonly trusted: Trusted | undefined;
}

/** `unreachable`: try again; `broken`: what the hub gives is not believed, and why. */
export type TrustProblem =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'broken'; readonly detail: string };

async function fetchBytes(path: string, bytesMax: number): Promise<Bytes | undefined> {
  const response = await fetch(path, {
    redirect: 'error',
    credentials: 'omit',
    signal: AbortSignal.timeout(fetchMsMax),
  });
  if (response.status === 204 || response.status === 404) return undefined;
  if (!response.ok) throw new Error(`answered ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > bytesMax) throw new Error('too long');
  return bytes;
}

const source: TufSource = { fetch: (name, bytesMax) => fetchBytes(hubPaths.tuf(name), bytesMax) };
/** Longest root that is taken first, bytes. */
const rootBytesMax = 512 * 1024;
/** Largest section (domain/bundle). */
const sectionBytesMax = 4 * 1024 * 1024;

/** A section by its hash; what comes is verified by whoever asked. */
export function fetchSection(sha256: string): Promise<Bytes | undefined> {
  return fetchBytes(hubPaths.section(sha256), sectionBytesMax);
}

/**
 * Refreshes what this browser believes, as a kiosk does: from the root it saw first, through every
 * root that its holders signed after it.
 */
export async function refreshTrust(nowMs: number): Promise<Trust | TrustProblem> {
  try {
    const kept = await readTrust();
    const first = kept?.root ?? (await fetchBytes(hubPaths.tuf('1.root.json'), rootBytesMax));
    if (first === undefined) return { kind: 'unreachable' };
    const { state, outcome } = await refreshTuf(kept ?? { root: first }, source, nowMs);
    await keepTrust(state);
    const isEmpty =
      !outcome.ok &&
      outcome.error.role === 'timestamp' &&
      outcome.error.reason === 'missing' &&
      state.timestamp === undefined;
    if (!outcome.ok && !isEmpty) {
      const { role, reason } = outcome.error;
      if (reason === 'unreachable') return { kind: 'unreachable' };
      return { kind: 'broken', detail: `${role} ${reason}` };
    }
    const said = JSON.parse(new TextDecoder().decode(state.root)) as RootText;
    const { version, expires, roles } = said.signed;
    return {
      root: {
        ...{ version, expires },
        publishers: roles.targets.keyids,
        threshold: roles.targets.threshold,
        isTrial: said.signed[trialMark] === true,
      },
      trusted: outcome.ok ? outcome.value : undefined,
    };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** A root that was verified by the refresh before it is read. */
interface RootText {
  readonly signed: {
    readonly version: number;
    readonly expires: string;
    readonly roles: {
      readonly targets: { readonly keyids: readonly string[]; readonly threshold: number };
    };
    readonly [trialMark]?: unknown;
  };
}

export const isTrust = (one: Trust | TrustProblem): one is Trust => 'root' in one;
