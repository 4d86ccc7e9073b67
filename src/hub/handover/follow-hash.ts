import { toUtf8 } from '../../domain/basics/index.ts';

/** How a follow code is stored: HMAC under a key that is not in the database. */
export async function hashFollowCode(code: string, followKey: CryptoKey): Promise<Buffer> {
  return Buffer.from(
    await crypto.subtle.sign('HMAC', followKey, toUtf8(`motcham follow v1|${code}`)),
  );
}
