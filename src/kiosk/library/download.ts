import { hubPaths, problemCode } from '../../domain/api/index.ts';
import { err, fromUtf8, ok, type Result } from '../../domain/basics/index.ts';
import {
  type InstalledState,
  isSectionIntact,
  type Manifest,
  type ManifestError,
  manifestBytesMax,
  type PublisherTrust,
  type SectionKind,
  type SignedManifest,
  SignedManifestSchema,
  verifyManifest,
} from '../../domain/bundle/index.ts';
import { type After, callBounded, type Fetch } from '../link/index.ts';
import type { ContentError } from './check-content.ts';
import type { LibraryStore } from './library-store.ts';
import { downloadsAtOnce, sectionTimeoutMs } from './limits.ts';

export type DownloadError =
  | 'offline'
  | 'nothingPublished'
  /** Bytes other than the signed ones: the line or the store lies; asked for again. */
  | 'sectionTampered'
  | ManifestError
  | ContentError;

export interface Line {
  readonly fetch: Fetch;
  readonly after: After;
}

/** Fetches the manifest and decides whether it may be installed at all. */
export async function fetchManifest(
  { fetch, after }: Line,
  trust: PublisherTrust,
  installed: InstalledState,
): Promise<Result<{ document: SignedManifest; manifest: Manifest }, DownloadError>> {
  const raw = await callBounded(
    fetch,
    after,
    { method: 'GET', path: hubPaths.manifest },
    { timeoutMs: sectionTimeoutMs, bytesMax: manifestBytesMax },
  );
  if (!raw.ok) return err(raw.error === 'tooLarge' ? 'malformed' : 'offline');
  let json: unknown;
  try {
    json = JSON.parse(fromUtf8(raw.value.bytes));
  } catch {
    return err(raw.value.status === 200 ? 'malformed' : 'offline');
  }
  if (raw.value.status !== 200) {
    return err(problemCode(json) === 'nothing-published' ? 'nothingPublished' : 'offline');
  }
  const verified = await verifyManifest(json, trust, installed);
  if (!verified.ok) return verified;
  const document = SignedManifestSchema.parse(json);
  return ok({ document, manifest: verified.value });
}

/** A section to fetch. */
export interface WantedSection {
  readonly kind: SectionKind;
  readonly key: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Fetches the sections that are not stored, a few at a time; each is verified and checked before
 * it is put. What was put stays when a later one fails, and is not fetched again. Returns those
 * that were fetched.
 *
 * @param onLeft told how many are left, after each
 */
export async function fetchSections<T extends WantedSection>(
  line: Line,
  store: LibraryStore,
  refs: readonly T[],
  onLeft: (left: number) => void = () => undefined,
): Promise<Result<readonly T[], DownloadError>> {
  const missing = new Set(await store.missing(refs.map(({ sha256 }) => sha256)));
  const wanted = new Map<string, T>();
  for (const ref of refs) if (missing.has(ref.sha256)) wanted.set(ref.sha256, ref);
  const queue = [...wanted.values()].reverse();
  let left = queue.length;
  onLeft(left);
  let failure: DownloadError | undefined;
  async function work(): Promise<void> {
    for (let ref = queue.pop(); ref && failure === undefined; ref = queue.pop()) {
      const fetched = await fetchSection(line, store, ref, sectionTimeoutMs);
      if (fetched.ok) onLeft(--left);
      else failure ??= fetched.error;
    }
  }
  await Promise.all(Array.from({ length: downloadsAtOnce }, work));
  return failure === undefined ? ok([...wanted.values()]) : err(failure);
}

/** Fetches, verifies, checks and puts one section. */
export async function fetchSection(
  { fetch, after }: Line,
  store: LibraryStore,
  ref: WantedSection,
  timeoutMs: number,
): Promise<Result<void, DownloadError>> {
  const { checkSection } = await import('./check-content.ts');
  const raw = await callBounded(
    fetch,
    after,
    { method: 'GET', path: hubPaths.section(ref.sha256) },
    { timeoutMs, bytesMax: ref.bytes },
  );
  if (!raw.ok) return err(raw.error === 'tooLarge' ? 'sectionTampered' : 'offline');
  if (raw.value.status !== 200) return err('offline');
  const { bytes } = raw.value;
  if (!(await isSectionIntact(ref, bytes))) return err('sectionTampered');
  const checked = checkSection(ref, bytes);
  if (!checked.ok) return checked;
  await store.putSection(ref.sha256, bytes);
  return ok(undefined);
}
