import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentSection } from '../../content/index.ts';
import { canonicalJson, type Json, sha256, toHex } from '../../domain/basics/index.ts';
import { namedByManifest } from '../../domain/bundle/index.ts';

/** What a built bundle says about itself, beside its sections. */
export interface BundleFacts {
  readonly factsDate: string;
  readonly minApp: number;
}

/** Where sections lie in a built directory, each a file named by its hash. */
export const sectionsDirectory = 'sections';

/**
 * Writes sections as files named by their hash, then `bundle.json`, which names those that a
 * manifest will. The same content gives the same bytes; sections of an earlier build that are not
 * in this one are removed last, so that what stood stays whole until the new one does.
 */
export async function writeBundle(
  directory: string,
  sections: readonly ContentSection[],
  facts: BundleFacts,
): Promise<{ readonly written: number; readonly kept: number; readonly removed: number }> {
  const place = join(directory, sectionsDirectory);
  mkdirSync(place, { recursive: true });
  const named: Json[] = [];
  const hashes = new Set<string>();
  const isNamed = namedByManifest(sections);
  let written = 0;
  for (const { kind, key, bytes } of sections) {
    const hash = toHex(await sha256(bytes));
    if (isNamed(kind)) named.push({ kind, key, sha256: hash, bytes: bytes.length });
    if (!hashes.has(hash) && !existsSync(join(place, hash))) {
      put(join(place, hash), bytes);
      written += 1;
    }
    hashes.add(hash);
  }
  const bundle = { type: 'motcham-bundle', v: 1, ...facts, sections: named };
  put(join(directory, 'bundle.json'), `${canonicalJson(bundle)}\n`);
  // Hashes alone: a directory that was named by mistake loses nothing else.
  const old = readdirSync(place).filter((file) => /^[0-9a-f]{64}$/.test(file) && !hashes.has(file));
  for (const file of old) rmSync(join(place, file));
  return { written, kept: hashes.size - written, removed: old.length };
}

/** Whole or not at all, under its name. */
function put(file: string, bytes: Uint8Array | string): void {
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
}
