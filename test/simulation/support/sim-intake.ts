import type { ActionEnvelope } from '../../../src/domain/action/index.ts';
import { type Batch, decideBatch, type Known } from '../../../src/hub/intake/decide-batch.ts';
import { type HubData, type PlacedRow, placeOf, type Write } from './hub-data.ts';

export interface Decided {
  readonly writes: Write[];
  readonly lastSeq: number;
  readonly refused: readonly { readonly seq: number; readonly code: string }[];
  /** Set when nothing is taken. */
  readonly problem: 'forked' | 'gap' | undefined;
}

/** What a transaction writes for a batch, as the hub's own decision has it. */
export function decide(data: HubData, batch: Batch, line: string, tx: number): Decided {
  const { lastSeq } = data.line(line);
  const marks = originsOf(batch)
    .filter((origin) => origin !== line)
    .map(
      (origin): Write =>
        (copy) =>
          copy.change(origin, { hasMoved: true }),
    );
  const decision = decideBatch(batch, { ...viewOf(data, batch, line), lastSeq });
  // Every transaction writes the line: only then does its commit wait for the second copy.
  const touch: Write = (copy) => copy.change(line, {});
  if (decision.kind !== 'take') {
    return {
      writes: [...marks, touch],
      lastSeq,
      refused: [],
      problem: decision.kind,
    };
  }
  const writes = [...marks, touch];
  for (const envelope of decision.insert) {
    writes.push(...insert(line, envelope, tx));
  }
  for (const { seq, id, code } of decision.refuse) {
    const row: PlacedRow = { id, envelope: undefined, code, tx };
    writes.push((copy) => copy.rows.set(placeOf(line, seq), row));
  }
  const { hole } = decision;
  if (hole !== undefined) writes.push((copy) => copy.holes.push({ ...hole, line }));
  writes.push((copy) => copy.change(line, { lastSeq: decision.lastSeq }));
  return { writes, lastSeq: decision.lastSeq, refused: decision.refused, problem: undefined };
}

/** Intake as many write it: insert, and leave conflicts alone. The negative control. */
export function decideByConflict(data: HubData, batch: Batch, line: string, tx: number): Decided {
  const fresh = batch.items.filter(({ seq }) => !data.rows.has(placeOf(line, seq)));
  const lastSeq = Math.max(data.line(line).lastSeq, ...batch.items.map(({ seq }) => seq));
  const writes = fresh.flatMap(({ envelope }) =>
    envelope === undefined ? [] : insert(line, envelope, tx),
  );
  if (writes.length > 0) writes.push((copy) => copy.change(line, { lastSeq }));
  return { writes, lastSeq, refused: [], problem: undefined };
}

function insert(line: string, envelope: ActionEnvelope, tx: number): Write[] {
  const { id, seq, origin } = envelope;
  const place = placeOf(line, seq);
  const writes: Write[] = [(copy) => copy.rows.set(place, { id, envelope, code: null, tx })];
  if (origin !== undefined) {
    const from = placeOf(`${origin.kiosk}|${origin.incarnation}`, origin.seq);
    writes.push((copy) => copy.moved.set(`${from}#${id}`, line));
  }
  return writes;
}

/** Lines that requests of a batch moved from, in one order for everybody. */
export function originsOf(batch: Batch): string[] {
  const all = batch.items.flatMap(({ envelope }) =>
    envelope?.origin ? [`${envelope.origin.kiosk}|${envelope.origin.incarnation}`] : [],
  );
  return [...new Set(all)].sort();
}

function viewOf(data: HubData, batch: Batch, line: string) {
  const known = new Map<number, Known>();
  const elsewhere = new Set<string>();
  for (const { seq, id, envelope } of batch.items) {
    const row = data.rows.get(placeOf(line, seq));
    if (row !== undefined) known.set(seq, { id: row.id, code: row.code });
    const origin = envelope?.origin;
    const from = origin ? `${origin.kiosk}|${origin.incarnation}` : line;
    const place = placeOf(from, origin?.seq ?? seq);
    const there = data.rows.get(place);
    if (from !== line && there?.id === id && there.code === null) elsewhere.add(id);
    if ((data.moved.get(`${place}#${id}`) ?? line) !== line) elsewhere.add(id);
  }
  const holes = data.holes.filter((hole) => hole.line === line);
  return { known, elsewhere, holes, sealingKeys: new Set(['seal-1']) };
}
