import { hubPaths } from '../../../src/domain/api/index.ts';
import { sha256, toHex, toUtf8 } from '../../../src/domain/basics/index.ts';
import { contentTargets, type Manifest } from '../../../src/domain/bundle/index.ts';
import { refreshTuf, type TufState } from '../../../src/domain/tuf/index.ts';
import { CountedLine } from './line.ts';

/** Sections that list others by their hash. */
const lists: readonly string[] = ['factsList', 'detailsList', 'guidesList'];

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
      for (const { kind, sha256: hash } of manifest.sections) {
        if (hashes.has(hash)) continue;
        const bytes = await fetchSection(hash);
        if (!lists.includes(kind)) continue;
        const named: readonly { readonly sha256: string }[] = JSON.parse(text.decode(bytes));
        for (const one of named) if (!hashes.has(one.sha256)) await fetchSection(one.sha256);
      }
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
