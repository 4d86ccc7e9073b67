import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One key for each slip, kept where a power cut erases it. Forgetting the key erases the body,
 * wherever copies of the journal may lie.
 */
export interface BodyKeys {
  make(id: string): Buffer;
  find(id: string): Buffer | undefined;
  forget(id: string): void;
}

/** Keys in memory: they die with the process. */
export function memoryKeys(): BodyKeys {
  const keys = new Map<string, Buffer>();
  return {
    make(id) {
      const key = randomBytes(32);
      keys.set(id, key);
      return key;
    },
    find: (id) => keys.get(id),
    forget(id) {
      keys.get(id)?.fill(0);
      keys.delete(id);
    },
  };
}

/** Keys in a runtime directory (tmpfs): they survive the process, but not the power. */
export function directoryKeys(directory: string): BodyKeys {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = (id: string) => join(directory, `${id}.key`);
  return {
    make(id) {
      const key = randomBytes(32);
      writeFileSync(file(id), key, { mode: 0o600 });
      return key;
    },
    find(id) {
      try {
        const key = readFileSync(file(id));
        return key.length === 32 ? key : undefined;
      } catch {
        return undefined;
      }
    },
    forget: (id) => rmSync(file(id), { force: true }),
  };
}

/** Seals a body with AES-256-GCM, bound to the id of its job. */
export function sealBody(id: string, body: string, key: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([cipher.update(body, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Opens a sealed body; undefined when the key does not fit or the text was changed. */
export function openBody(id: string, sealed: string, key: Buffer): string | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    decipher.setAAD(Buffer.from(id)).setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
