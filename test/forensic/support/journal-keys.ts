import { createDecipheriv } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A slip as the print journal keeps it. */
export interface SealedSlip {
  readonly job: string;
  readonly sealed: string;
}

const keyBytes = 32;

/** Every sealed slip that stands in a journal. */
export function sealedSlips(journal: string): readonly SealedSlip[] {
  return [...journal.matchAll(/"id":"([^"]+)"[^\n]*"sealed":"([^"]+)"/g)].map(
    ([, job = '', sealed = '']) => ({ job, sealed }),
  );
}

/**
 * Tries every run of 32 bytes that lies under a directory as the key of a slip, as it lies and as
 * base64 or hex would write it.
 *
 * @returns the plain body, when a key was lying about.
 */
export function openWithAnythingIn(directory: string, slip: SealedSlip): string | undefined {
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(directory, name));
    } catch {
      // A directory holds no key.
      continue;
    }
    const text = bytes.toString('latin1');
    const spelled = [
      ...[...text.matchAll(/[A-Za-z0-9+/_-]{43}/g)].map(([key]) => Buffer.from(key, 'base64url')),
      ...[...text.matchAll(/[0-9a-fA-F]{64}/g)].map(([key]) => Buffer.from(key, 'hex')),
    ];
    for (let at = 0; at + keyBytes <= bytes.length; at += 1) {
      const body = opened(slip, bytes.subarray(at, at + keyBytes));
      if (body !== undefined) return body;
    }
    for (const key of spelled) {
      const body = opened(slip, key);
      if (body !== undefined) return body;
    }
  }
  return undefined;
}

/** Layout of a sealed slip: nonce of 12 bytes, tag of 16, AES-256-GCM bound to the job's id. */
function opened({ job, sealed }: SealedSlip, key: Buffer): string | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    cipher.setAAD(Buffer.from(job)).setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
