import { isNamed } from './hashes.ts';
import type { TargetFile } from './metadata.ts';
import type { Trusted } from './state.ts';

/** A target as the repository names it, and where its bytes lie. */
export interface FoundTarget {
  readonly file: TargetFile;
  /** Relative to the targets' address; its folders stay, the name begins with a hash. */
  readonly path: string;
}

/** Finds a target by its path; undefined when nobody has signed for it. */
export function findTarget({ root, targets }: Trusted, path: string): FoundTarget | undefined {
  const file = targets.targets.get(path);
  if (file === undefined) return undefined;
  const hash = [...file.hashes.values()][0];
  if (root.consistent_snapshot !== true || hash === undefined) return { file, path };
  const cut = path.lastIndexOf('/') + 1;
  return { file, path: `${path.slice(0, cut)}${hash}.${path.slice(cut)}` };
}

/** Tells whether bytes are the target that was signed. */
export function isTarget(bytes: Uint8Array<ArrayBuffer>, file: TargetFile): Promise<boolean> {
  return isNamed(bytes, file);
}
