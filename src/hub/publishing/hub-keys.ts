import { keyEntry } from '../../domain/bundle/index.ts';
import type { ParsedObject } from '../../domain/tuf/index.ts';
import type { Keyring } from '../keys/index.ts';

export type TargetPlan = ReadonlyMap<
  string,
  { readonly bytes: Uint8Array<ArrayBuffer>; readonly custom: ParsedObject }
>;

/** What of a hub's keys publishers vouch for. */
export function hubKeyTargets({
  sealing,
  command,
}: Pick<Keyring, 'sealing' | 'command'>): TargetPlan {
  const entries = [
    keyEntry('sealing', { keyId: sealing.keyId, key: sealing.publicKey }),
    keyEntry('command', { keyId: command.keyId, key: { ...command.publicKey } }),
  ];
  return new Map(entries.map(({ path, bytes, custom }) => [path, { bytes, custom }]));
}
