import { canonicalJson, type Json, sha256, toBase64Url, toUtf8 } from '../basics/index.ts';
import type { Site } from './wire.ts';

/**
 * Name of a site: a kiosk says by it where it believes to stand, so that nobody is told that it has
 * moved before its screen says so.
 */
export async function siteDigest(site: Site): Promise<string> {
  const plain: Json = JSON.parse(JSON.stringify(site));
  return toBase64Url(await sha256(toUtf8(canonicalJson(plain)))).slice(0, 22);
}
