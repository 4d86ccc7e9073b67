import { type Judgement, judgeTruth } from '../../domain/fleet/index.ts';
import type { Store } from '../store/index.ts';
import { readEvidence } from './read-evidence.ts';
import { readPublished } from './read-published.ts';

/** Kiosks read at a time. */
const rowsMax = 2_000;

/** A kiosk judged now, by the same words as the console's. */
interface JudgedKiosk extends Judgement {
  readonly kiosk: string;
  /** Ages of the last signed beats, ms; undefined: never heard. */
  readonly pageMs: number | undefined;
  readonly shellMs: number | undefined;
}

/** Every active kiosk by id, judged from what is known now and not from the last sweep. */
export async function judgeFleet(store: Store, nowMs: number): Promise<readonly JudgedKiosk[]> {
  const published = await readPublished(store, nowMs);
  const judged: JudgedKiosk[] = [];
  for (let after = ''; ; ) {
    const which = { after, countMax: rowsMax };
    const read = await readEvidence(store.pool, which, published, nowMs);
    for (const { kiosk, state, evidence } of read) {
      if (state !== 'active') continue;
      const { pageBeatMs: pageMs, shellBeatMs: shellMs } = evidence;
      judged.push({ kiosk, pageMs, shellMs, ...judgeTruth(evidence) });
    }
    const last = read.at(-1);
    if (last === undefined || read.length < rowsMax) return judged;
    after = last.kiosk;
  }
}
