import { sha256, toBase64Url, toUtf8 } from '../basics/index.ts';

/**
 * Under which name an answer travels to, and lies on, the kiosk that asked: it cannot be read back
 * into a follow code by looking, and it is another one on every kiosk. Who tries all 2^50 codes
 * finds it, and then knows a state, a day and a branch, and nobody's name.
 */
export async function replyHash(kiosk: string, follow: string): Promise<string> {
  return toBase64Url(await sha256(toUtf8(`motcham reply v1|${kiosk}|${follow}`)));
}
