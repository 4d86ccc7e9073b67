import { hubPaths } from '../../../src/domain/api/index.ts';
import { sha256, toHex, toUtf8 } from '../../../src/domain/basics/index.ts';
import {
  batchQuery,
  contentTargets,
  type Manifest,
  sectionBatches,
} from '../../../src/domain/bundle/index.ts';
import { refreshTuf, type TufState } from '../../../src/domain/tuf/index.ts';
import { CountedLine } from './line.ts';

/** Sections that list others by their hash. */
const lists: readonly string[] = ['factsList', 'detailsList', 'guidesList'];

type Bytes = Uint8Array<ArrayBuffer>;
type Wanted = { readonly sha256: string; readonly bytes: number };

/** What a simulated kiosk has: what it believes, and the hashes it holds. */
export interface Installed {
  readonly state: TufState;
  readonly hashes: ReadonlySet<string>;
}

/**
 * A refresh over real sockets as a kiosk does it: metadata verified by our own client, manifest,
 * then only the hashes that it lacks, each compared with its name. Nothing is drawn or indexed.
 */
export async function refreshKiosk(hubUrl: string, before: Installed) {
  const line = new CountedLine(hubUrl);
  const start = performance.now();
  const hashes = new Set(before.hashes);
  const fetchSection = async (hash: string) => {
    const { status, bytes } = await line.get(hubPaths.section(hash));
    if (status !== 200 || toHex(await sha256(bytes)) !== hash)
      throw new Error(`section ${hash} came as ${status}`);
    hashes.add(hash);
    return bytes;
  };
  /** Those that it lacks, many in one request (src/kiosk/library/download.ts). */
  const fetchMissing = async <T extends Wanted>(refs: readonly T[]) => {
    const wanted = new Map<string, T>();
    for (const ref of refs) if (!hashes.has(ref.sha256)) wanted.set(ref.sha256, ref);
    const fetched: [T, Bytes][] = [];
    for (const batch of sectionBatches([...wanted.values()])) {
      const [first, ...more] = batch;
      if (first === undefined) continue;
      if (more.length === 0) {
        fetched.push([first, await fetchSection(first.sha256)]);
        continue;
      }
      const { status, bytes } = await line.get(hubPaths.sections + batchQuery(batch));
      let at = 0;
      for (const ref of batch) {
        const part = bytes.slice(at, at + ref.bytes);
        at += ref.bytes;
        if (status !== 200 || toHex(await sha256(part)) !== ref.sha256)
          throw new Error(`a batch came as ${status}`);
        hashes.add(ref.sha256);
        fetched.push([ref, part]);
      }
    }
    return fetched;
  };
  try {
    const { state, outcome } = await refreshTuf(
      before.state,
      {
        async fetch(name) {
          const { status, bytes } = await line.get(hubPaths.tuf(name));
          return status === 200 ? bytes : undefined;
        },
      },
      Date.now(),
    );
    if (!outcome.ok) throw new Error(`${outcome.error.role}: ${outcome.error.reason}`);
    const [target] = contentTargets(outcome.value);
    if (target === undefined) throw new Error('nothing is published');
    const metadata = {
      requests: line.requests,
      bytes: line.bytes,
      ms: Math.round(performance.now() - start),
    };
    if (!hashes.has(target.sha256)) {
      const text = new TextDecoder();
      const manifest: Manifest = JSON.parse(text.decode(await fetchSection(target.sha256)));
      const named: Wanted[] = [];
      for (const [ref, bytes] of await fetchMissing(manifest.sections)) {
        if (lists.includes(ref.kind)) named.push(...JSON.parse(text.decode(bytes)));
      }
      await fetchMissing(named);
    }
    const { requests, bytes } = line;
    return {
      installed: { state, hashes } satisfies Installed,
      metadata,
      requests,
      bytes,
      ms: performance.now() - start,
    };
  } finally {
    line.close();
  }
}

/** A kiosk that has its root and nothing else. */
export const newKiosk = (root: string): Installed => ({
  state: { root: toUtf8(root) },
  hashes: new Set(),
});
