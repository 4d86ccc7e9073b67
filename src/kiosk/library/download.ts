import { hubPaths } from '../../domain/api/index.ts';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import {
  batchQuery,
  type ContentTarget,
  isSectionIntact,
  type Manifest,
  type ManifestError,
  readManifest,
  type SectionKind,
  sectionBatches,
} from '../../domain/bundle/index.ts';
import { appNumber } from '../../domain/fleet/index.ts';
import { type After, callBounded, type Fetch } from '../link/index.ts';
import type { ContentError } from './check-content.ts';
import type { LibraryStore } from './library-store.ts';
import { downloadsAtOnce, sectionTimeoutMs } from './limits.ts';

export type DownloadError =
  | 'offline'
  /** Bytes other than the signed ones: the line or the store lies; asked for again. */
  | 'sectionTampered'
  | ManifestError
  | ContentError;

export interface Line {
  readonly fetch: Fetch;
  readonly after: After;
}

/** Fetches a manifest that was signed for, and decides whether it may be installed at all. */
export async function fetchManifest(
  { fetch, after }: Line,
  { sha256, bytes, version }: ContentTarget,
  trial: boolean,
): Promise<Result<Manifest, DownloadError>> {
  const raw = await callBounded(
    fetch,
    after,
    { method: 'GET', path: hubPaths.section(sha256) },
    { timeoutMs: sectionTimeoutMs, bytesMax: bytes },
  );
  if (!raw.ok) return err(raw.error === 'tooLarge' ? 'sectionTampered' : 'offline');
  if (raw.value.status !== 200) return err('offline');
  if (!(await isSectionIntact({ sha256, bytes }, raw.value.bytes))) return err('sectionTampered');
  return readManifest(raw.value.bytes, { version, app: appNumber, trial });
}

/** A section to fetch. */
export interface WantedSection {
  readonly kind: SectionKind;
  readonly key: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Fetches the sections that are not stored, many in one request and a few requests at a time; each
 * section is verified and checked before it is put. What was put stays when a later one fails, and
 * is not fetched again. Returns those that were fetched.
 *
 * @param onLeft told how many are left, as they come
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
  const queue = sectionBatches([...wanted.values()]).toReversed();
  let left = wanted.size;
  onLeft(left);
  let failure: DownloadError | undefined;
  async function work(): Promise<void> {
    for (let batch = queue.pop(); batch && failure === undefined; batch = queue.pop()) {
      const fetched = await fetchBatch(line, store, batch);
      left -= batch.length;
      if (fetched.ok) onLeft(left);
      else failure ??= fetched.error;
    }
  }
  await Promise.all(Array.from({ length: downloadsAtOnce }, work));
  return failure === undefined ? ok([...wanted.values()]) : err(failure);
}

/**
 * Sections in one request. A store of files answers no such request, and a section that is broken
 * there spoils the others' answer: then each is asked for by itself.
 */
async function fetchBatch(
  line: Line,
  store: LibraryStore,
  refs: readonly WantedSection[],
): Promise<Result<void, DownloadError>> {
  if (refs.length > 1) {
    const together = await fetchTogether(line, store, refs);
    if (!together.ok) return together;
    if (together.value === 'put') return ok(undefined);
  }
  for (const ref of refs) {
    const fetched = await fetchSection(line, store, ref, sectionTimeoutMs);
    if (!fetched.ok) return fetched;
  }
  return ok(undefined);
}

/** Puts all of them in one transaction, or nothing when the answer is not all of them. */
async function fetchTogether(
  { fetch, after }: Line,
  store: LibraryStore,
  refs: readonly WantedSection[],
): Promise<Result<'put' | 'notTogether', DownloadError>> {
  const { checkSection } = await import('./check-content.ts');
  const bytesMax = refs.reduce((sum, { bytes }) => sum + bytes, 0);
  const raw = await callBounded(
    fetch,
    after,
    { method: 'GET', path: hubPaths.sections + batchQuery(refs) },
    { timeoutMs: sectionTimeoutMs, bytesMax },
  );
  if (!raw.ok) return raw.error === 'tooLarge' ? ok('notTogether') : err('offline');
  const { status, bytes: all } = raw.value;
  if (status !== 200 || all.length !== bytesMax) return ok('notTogether');
  const sections = new Map<string, Uint8Array<ArrayBuffer>>();
  let at = 0;
  for (const ref of refs) {
    // A copy: a view would carry its whole batch into storage.
    const bytes = all.slice(at, at + ref.bytes);
    at += ref.bytes;
    if (!(await isSectionIntact(ref, bytes))) return ok('notTogether');
    const checked = checkSection(ref, bytes);
    if (!checked.ok) return checked;
    sections.set(ref.sha256, bytes);
  }
  await store.putSections(sections);
  return ok('put');
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
  await store.putSections(new Map([[ref.sha256, bytes]]));
  return ok(undefined);
}
