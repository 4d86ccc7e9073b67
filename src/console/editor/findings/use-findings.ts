import { useEffect, useRef, useState } from 'preact/hooks';
import type { Finding } from '../../../domain/check/index.ts';
import workerUrl from './check.worker.ts?worker&url';
import type { CheckJob, CheckReply, LaterErrors } from './check-job.ts';

/** A pause of the keys after which a draft is checked, ms. */
const pauseMs = 150;

interface UrlPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: UrlPolicy): UrlPolicy;
}
let policy: UrlPolicy | undefined;

/** Under Trusted Types an address of a script has to be made one: this worker's and no other. */
function trusted(address: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return address;
  policy ??= trustedTypes.createPolicy('motcham-checker', {
    createScriptURL(url) {
      if (url !== workerUrl) throw new TypeError(url);
      return url;
    },
  });
  return policy.createScriptURL(address);
}

export interface Findings {
  readonly list: readonly Finding[];
  /** Days to come on which it has errors that it does not have now. */
  readonly later: readonly LaterErrors[];
  /** What the last check took; undefined while none has answered. */
  readonly ms: number | undefined;
}

/** What the checks find in a draft, a moment after each change, beside the thread of the keys. */
export function useFindings(job: Omit<CheckJob, 'turn'>): Findings {
  const [found, setFound] = useState<Findings>({ list: [], later: [], ms: undefined });
  const worker = useRef<Worker | undefined>(undefined);
  const turn = useRef(0);
  useEffect(() => {
    const made = new Worker(trusted(workerUrl), { type: 'module' });
    made.onmessage = ({ data }: MessageEvent<CheckReply>) => {
      if (data.turn === turn.current)
        setFound({ list: data.findings, later: data.later, ms: data.ms });
    };
    worker.current = made;
    return () => made.terminate();
  }, []);
  const { kind, body, today, takenNames, published, later } = job;
  useEffect(() => {
    turn.current += 1;
    const own = turn.current;
    const timer = setTimeout(() => {
      const one: CheckJob = { turn: own, kind, body, today, takenNames, published, later };
      worker.current?.postMessage(one);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [kind, body, today, takenNames, published, later]);
  return found;
}
