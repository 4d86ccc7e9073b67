import type { Doubt } from '../../domain/service/index.ts';
import { ImportStop } from './import-problem.ts';
import { interpret } from './interpret.ts';
import { recordsMax } from './limits.ts';
import { count, type Outcome } from './outcome.ts';
import { isPreferred, repairsCode } from './prefer.ts';
import type { RecordStream } from './read/read-records.ts';
import type { RecordSource } from './record.ts';
import type { Spill, Spilled } from './store/spill.ts';

/** Everything that was read, before anything of the catalogue is touched. */
export interface Gathered {
  /** One for each record of the input, in its order. */
  readonly outcomes: Outcome[];
  /** The record kept for each code. */
  readonly kept: ReadonlyMap<string, Spilled>;
  readonly doubts: Partial<Record<Doubt, number>>;
}

function isBetter(next: Spilled, before: Spilled): boolean {
  return next.digest !== before.digest && isPreferred(next, before);
}

/**
 * Reads an input to its end into the working file.
 *
 * @throws ImportStop when the input cannot be read on, or holds more than any catalogue
 */
export async function gather(
  stream: RecordStream,
  source: Partial<RecordSource>,
  spill: Spill,
  onRecord: (records: number) => void,
): Promise<Gathered> {
  const outcomes: Outcome[] = [];
  const kept = new Map<string, Spilled>();
  const places = new Map<string, number>();
  const doubtsOf = new Map<string, readonly Doubt[]>();
  for await (const raw of stream.records) {
    if (outcomes.length >= recordsMax) {
      throw new ImportStop(`there are more than ${recordsMax} records`, 'Divide the input.');
    }
    const { at } = raw;
    const read = interpret(raw, source);
    onRecord(outcomes.length + 1);
    if ('refused' in read) {
      const { refused: reason, detail, code } = read;
      outcomes.push({ at, code, outcome: 'refused', reason, detail });
      continue;
    }
    const { service, repairs } = read;
    const { code } = service;
    const next = await spill.put(service, at, repairsCode(repairs));
    const before = kept.get(code);
    if (before && !isBetter(next, before)) {
      const same = before.digest === next.digest;
      outcomes.push({ at, code, outcome: 'duplicate', keptAt: before.at, same });
      continue;
    }
    if (before) {
      const place = places.get(code) ?? -1;
      outcomes[place] = { at: before.at, code, outcome: 'duplicate', keptAt: at, same: false };
    }
    places.set(code, outcomes.length);
    kept.set(code, next);
    doubtsOf.set(code, service.doubts);
    outcomes.push(
      repairs.length > 0
        ? { at, code, outcome: 'repaired', repairs }
        : { at, code, outcome: 'taken' },
    );
  }
  const doubts: Partial<Record<Doubt, number>> = {};
  for (const doubt of [...doubtsOf.values()].flat()) count(doubts, doubt);
  return { outcomes, kept, doubts };
}
