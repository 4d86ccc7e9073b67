import * as z from 'zod/mini';
import { canonicalJson, type Json, toUtf8 } from '../basics/index.ts';
import type { Trusted } from '../tuf/index.ts';

/**
 * Keys of the hub that publishers vouch for: `sealing` is what requests are sealed to, `command`
 * signs what a kiosk is told to do.
 */
export type KeyUse = 'sealing' | 'command';

const KeyCustomSchema = z.looseObject({
  kind: z.enum(['sealingKey', 'commandKey']),
  keyId: z.string().check(z.minLength(1), z.maxLength(64)),
  /** JWK (command) or base64url of the raw key (sealing), as their own schemas have it. */
  key: z.union([
    z.string().check(z.maxLength(128)),
    z.record(z.string(), z.string().check(z.maxLength(128))),
  ]),
});

export interface VouchedKey {
  readonly keyId: string;
  readonly key: string | Readonly<Record<string, string>>;
}

/** The path, the bytes and what is signed of a key. */
export function keyEntry(use: KeyUse, { keyId, key }: VouchedKey) {
  const said: Json = { keyId, key };
  return {
    path: `keys/${use}-${keyId}.json`,
    bytes: toUtf8(canonicalJson(said)),
    custom: { kind: `${use}Key`, keyId, key: typeof key === 'string' ? key : { ...key } },
  };
}

/** The keys of one use that publishers signed for. */
export function vouchedKeys(
  { targets }: Pick<Trusted, 'targets'>,
  use: KeyUse,
): readonly VouchedKey[] {
  const found: VouchedKey[] = [];
  for (const { custom } of targets.targets.values()) {
    const read = KeyCustomSchema.safeParse(custom);
    if (read.success && read.data.kind === `${use}Key`)
      found.push({ keyId: read.data.keyId, key: read.data.key });
  }
  return found;
}
