/** Most sections asked for at once: the address that names them stays under 3 KB. */
export const sectionBatchCountMax = 40;
/** Most bytes of one batch, unpacked: what a line that is cut loses at most. */
export const sectionBatchBytesMax = 1024 * 1024;

/** The query that names a batch, behind `hubPaths.sections`. */
export function batchQuery(refs: readonly { readonly sha256: string }[]): string {
  return `?of=${refs.map(({ sha256 }) => sha256).join(',')}`;
}

/**
 * Sections as they are asked for together, in their order, so that kiosks that lack the same ask the
 * same and a cache before the hub answers them. What is longer than a batch stands alone.
 */
export function sectionBatches<T extends { readonly bytes: number }>(
  refs: readonly T[],
): readonly (readonly T[])[] {
  const batches: T[][] = [];
  let open: T[] = [];
  let bytes = 0;
  for (const ref of refs) {
    if (
      open.length === 0 ||
      open.length >= sectionBatchCountMax ||
      bytes + ref.bytes > sectionBatchBytesMax
    ) {
      open = [];
      bytes = 0;
      batches.push(open);
    }
    open.push(ref);
    bytes += ref.bytes;
  }
  return batches;
}
