import type { RawRecord } from './raw-record.ts';
import { isValues } from './values.ts';

/** What interfaces put around an answer, and what a record never has beside its code. */
const wrappers = ['data', 'items', 'content', 'records', 'results', 'result'] as const;
/** `{data: {items: [...]}}` is as deep as any goes. */
const depthMax = 3;

function* within(
  record: RawRecord & { readonly value: unknown },
  depth: number,
): Generator<RawRecord> {
  const { at, value } = record;
  if (depth < depthMax && isValues(value) && !('code' in value) && !('codeNotation' in value)) {
    for (const key of wrappers) {
      const inside = value[key];
      if (isValues(inside)) return yield* within({ ...record, value: inside }, depth + 1);
      if (!Array.isArray(inside)) continue;
      for (const [nth, one] of inside.entries())
        yield { ...record, at: `${at}, ${key} ${nth + 1}`, value: one };
      return;
    }
  }
  yield record;
}

/** Records that an interface handed out in an envelope (`{data: [...]}`), each by itself. */
export async function* unwrap(records: AsyncIterable<RawRecord>): AsyncGenerator<RawRecord> {
  for await (const record of records) {
    if ('value' in record) yield* within(record, 0);
    else yield record;
  }
}
