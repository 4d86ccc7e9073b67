import type { ReadonlySignal } from '@preact/signals';
import { PublicKeySchema, verifyText } from '../../domain/api/index.ts';
import { fromUtf8 } from '../../domain/basics/index.ts';
import type { ManifestKind, VouchedKey } from '../../domain/bundle/index.ts';
import {
  emergencyDraftHash,
  emergencyText,
  type SignedEmergency,
} from '../../domain/emergency/index.ts';
import type { EmergencyDraft } from '../../domain/service/index.ts';

/** What was signed by publishers and lies here: whose word counts, and which words there are. */
export interface PublishedWord {
  /** What is shown, and what waits to be: another one may have the words that are missing. */
  readonly content: ReadonlySignal<unknown>;
  readonly staged: ReadonlySignal<unknown>;
  vouched(): readonly VouchedKey[];
  stored(kind: ManifestKind): Promise<readonly Uint8Array<ArrayBuffer>[]>;
  /** Looks for what is newer. */
  refresh(): Promise<unknown>;
}

/** Whether a key that the publishers vouch for signed this order. */
export async function isVouched(
  { order, signature }: SignedEmergency,
  keys: readonly VouchedKey[],
): Promise<boolean> {
  const text = emergencyText(order);
  for (const { key } of keys) {
    const read = PublicKeySchema.safeParse(key);
    if (read.success && (await verifyText(text, signature, read.data))) return true;
  }
  return false;
}

/** The draft of exactly this hash, of any version of content that lies here. */
export async function findDraft(
  word: PublishedWord,
  sha256: string,
): Promise<EmergencyDraft | undefined> {
  for (const bytes of await word.stored('emergencies')) {
    // Checked when it was downloaded, against the schema that has this type.
    const drafts: readonly EmergencyDraft[] = JSON.parse(fromUtf8(bytes));
    for (const draft of drafts) if ((await emergencyDraftHash(draft)) === sha256) return draft;
  }
  return undefined;
}
