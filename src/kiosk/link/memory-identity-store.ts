import type { Identity, IdentityStore, StoredIdentity } from './identity.ts';

/** Identities in memory. `stored` is what a reload would find. */
export function memoryIdentityStore(
  initial?: Partial<StoredIdentity>,
): IdentityStore & { readonly stored: () => StoredIdentity } {
  let stored: StoredIdentity = {
    current: undefined,
    past: [],
    counter: 0,
    confirmed: undefined,
    ...initial,
  };
  return {
    stored: () => stored,
    load: async () => stored,
    async savePending(pending) {
      stored = { ...stored, pending };
    },
    async adopt(identity: Identity) {
      const past = stored.current ? [...stored.past, stored.current] : stored.past;
      stored = { ...stored, past, current: identity, counter: 0, pending: undefined };
    },
    async update(identity) {
      stored = { ...stored, current: identity };
    },
    async saveCounter(counter) {
      stored = { ...stored, counter };
    },
    async saveConfirmed(confirmed) {
      stored = { ...stored, confirmed };
    },
    async forget(line) {
      stored = { ...stored, past: stored.past.filter((one) => one.line !== line) };
    },
  };
}
