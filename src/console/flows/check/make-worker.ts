import workerUrl from './check.worker.ts?worker&url';
import type { CheckWorker } from './flow-checker.ts';

/** Trusted Types are not in the DOM types yet. */
interface UrlPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: UrlPolicy): UrlPolicy;
}

/** The one policy that the console's headers name (`serve-console.ts`). */
const policyName = 'motcham-worker';
let policy: UrlPolicy | undefined;

/** Under Trusted Types an address of a script has to be made one: of our own origin only. */
function trusted(address: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return address;
  policy ??= trustedTypes.createPolicy(policyName, {
    createScriptURL(url) {
      if (new URL(url, location.href).origin !== location.origin) throw new TypeError(url);
      return url;
    },
  });
  return policy.createScriptURL(address);
}

/** A worker that checks flows; it ends when it is told to. */
export function makeCheckWorker(): CheckWorker {
  return new Worker(trusted(workerUrl), { type: 'module' });
}
