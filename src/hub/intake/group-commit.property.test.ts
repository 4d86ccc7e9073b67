import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionEnvelope } from '../../domain/action/index.ts';
import type { Hole } from '../../domain/api/index.ts';
import { newUuidV7 } from '../../domain/basics/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { TestServer } from '../test-support.ts';
import { fillRandom } from '../world.ts';
import { type Batch, decideBatch, type LineView } from './decide-batch.ts';
import { GroupCommit } from './group-commit.ts';
import type { SettleRule } from './settled.ts';
import { decideInOrder, takeAlone, takeBatch } from './take-batch.ts';

const sealingKeys = new Set(['seal-1']);
const nowMs = Date.parse('2026-11-22T05:00:00Z');

/** Ids are drawn from few, so that places meet their like and their unlike. */
const ids = Array.from({ length: 12 }, (_, n) => newUuidV7(() => nowMs + n, fillRandom));

function envelopeAt(seq: number, id: string, keyId: string, changes: Partial<ActionEnvelope> = {}) {
  const place = { kiosk: 'k-00000001', incarnation: 1, seq };
  const createdAt = { at: '2026-11-22T04:59:00.000Z', trust: 'confirmed' as const };
  const envelope: ActionEnvelope = {
    v: 1,
    id,
    ...place,
    kind: 'feedback',
    createdAt,
    keyId,
    sealed: 'AAAA',
    ...changes,
  };
  return envelope;
}

const item = fc.record({
  id: fc.constantFrom(...ids),
  keyId: fc.constantFrom('seal-1', 'seal-1', 'seal-1', 'seal-lost'),
  isWhole: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  hasOrigin: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
});

/** A batch anywhere around the first twelve places of a line. */
const batches = fc
  .record({
    first: fc.integer({ min: 1, max: 9 }),
    items: fc.array(item, { maxLength: 4 }),
    hole: fc.option(fc.constantFrom('settled' as const, 'missing' as const), { freq: 1 }),
    holeLength: fc.integer({ min: 1, max: 3 }),
  })
  .filter(({ items, hole }) => items.length > 0 || hole !== null)
  .map(({ first, items, hole, holeLength }): Batch => {
    const declared: Hole | undefined =
      hole === null ? undefined : { from: first, to: first + holeLength - 1, reason: hole };
    const start = declared === undefined ? first : declared.to + 1;
    const origin = { kiosk: 'k-00000009', incarnation: 1, seq: 1 };
    return {
      kiosk: 'k-00000001',
      incarnation: 1,
      hole: declared,
      items: items.map(({ id, keyId, isWhole, hasOrigin }, n) => ({
        seq: start + n,
        id,
        envelope: isWhole
          ? envelopeAt(start + n, id, keyId, hasOrigin ? { origin } : {})
          : undefined,
      })),
    };
  });

describe('a batch that goes on where its line stands', () => {
  it('is decided as decideBatch decides it, whatever stands before it in its line', () => {
    let taken = 0;
    fc.assert(
      fc.property(batches, fc.array(fc.constantFrom(...ids)), (batch, below) => {
        const inOrder = decideInOrder(batch, sealingKeys);
        if (inOrder === undefined) return;
        taken += 1;
        const lastSeq = (batch.items[0]?.seq ?? 0) - 1;
        const known = new Map(below.slice(0, lastSeq).map((id, i) => [i + 1, { id, code: null }]));
        const holes = [{ from: 1, to: Math.max(1, lastSeq) }];
        const view: LineView = { lastSeq, known, holes, elsewhere: new Set(), sealingKeys };
        expect(decideBatch(batch, view)).toEqual(inOrder.decision);
        expect(inOrder.decision).toMatchObject({ refuse: [], refused: [], duplicates: 0 });
        expect(inOrder.insert).toEqual(batch.items.map(({ envelope }) => envelope));
      }),
      { numRuns: 1_000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});

describe('the database', () => {
  let server: TestServer;
  let store: Store;
  let rule: SettleRule = { by: 'age', cutoff: new Date(0) };
  let group: GroupCommit;

  beforeAll(async () => {
    server = await TestServer.start();
    store = await openStore({ url: await server.newDatabase() });
    group = new GroupCommit(store, { clock: () => nowMs, rule: () => rule });
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await server.stop();
  }, 60_000);

  /** Everything that is held of a kiosk, whatever its name and the transactions that wrote it. */
  async function held(kiosk: string) {
    const of = async (columns: string, table: string) =>
      (
        await store.pool.query(
          `select ${columns} from ${table} where kiosk = $1 order by incarnation, seq`,
          [kiosk],
        )
      ).rows;
    const { rows: lines } = await store.pool.query(
      'select incarnation, last_seq, settled, has_moved from watermarks where kiosk = $1',
      [kiosk],
    );
    return {
      lines,
      actions: await of(
        `incarnation, seq, id::text, kind, created_at, created_trust, key_id, sealed, received_at,
          received_day, origin is null as at_home`,
        'actions',
      ),
      refusals: await of('incarnation, seq, id::text, code', 'refusals'),
      arrivals: await of('incarnation, from_seq as seq, to_seq, due_at', 'arrivals'),
    };
  }

  /** The same batch as another kiosk would send it. */
  function asOf(kiosk: string, batch: Batch, nth: number): Batch {
    const items = batch.items.map(({ seq, id, envelope }) => {
      // A request is known by its id everywhere: twins have ids of their own.
      const own = `${id.slice(0, -4)}${String(nth).padStart(4, '0')}`;
      const origin = envelope?.origin && { ...envelope.origin, kiosk: `k-9${kiosk.slice(3)}`, seq };
      return {
        seq,
        id: own,
        envelope: envelope && { ...envelope, kiosk, id: own, ...(origin && { origin }) },
      };
    });
    return { ...batch, kiosk, items };
  }

  const step = fc.record({
    batch: batches,
    /** Most kiosks go on where they stand: place the batch right behind, whatever it says. */
    follows: fc.integer({ min: 0, max: 9 }).map((n) => n < 7),
    covers: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  });

  let kiosks = 0;
  let grouped = 0;

  it('answers and holds the same, taken together with others or alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        kiosks += 1;
        const nth = kiosks;
        const [left, right] = [nameOf(2 * nth), nameOf(2 * nth + 1)];
        rule = { by: 'age', cutoff: new Date(0) };
        let lastSeq = 0;
        for (const { batch, follows, covers } of steps) {
          const placed = follows ? moveTo(batch, lastSeq + 1) : batch;
          if (covers) {
            const { rows } = await store.pool.query<{ xmin: number }>(
              'select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin',
            );
            rule = { by: 'copy', beforeXid: rows[0]?.xmin ?? 0 };
          }
          const options = { sealingKeys, nowMs, settle: rule };
          const before = await touchedOf(left);
          const one = await takeBatch(store, group, asOf(left, placed, nth), options);
          const other = await takeAlone(store, asOf(right, placed, nth), options);
          expect(one).toEqual(other);
          // The line is written by whatever is answered: only then its commit waits (hub.md §4).
          expect(await touchedOf(left)).toBeGreaterThan(before);
          if (one.ok) {
            if (one.value.accepted === placed.items.length) grouped += 1;
            lastSeq = one.value.lastSeq;
          }
          expect(await held(left)).toEqual(await held(right));
        }
      }),
      { numRuns: 60 },
    );
    expect(grouped).toBeGreaterThan(60);
  }, 240_000);

  /** How often the line was written; -1 before it was ever. */
  async function touchedOf(kiosk: string): Promise<number> {
    const { rows } = await store.pool.query<{ touched: number }>(
      'select touched from watermarks where kiosk = $1',
      [kiosk],
    );
    return rows[0]?.touched ?? -1;
  }
  const nameOf = (n: number) => `k-${String(n).padStart(8, '0')}`;
  function moveTo(batch: Batch, seq: number): Batch {
    const shift = seq - (batch.hole?.from ?? batch.items[0]?.seq ?? seq);
    const hole = batch.hole && {
      ...batch.hole,
      from: batch.hole.from + shift,
      to: batch.hole.to + shift,
    };
    const items = batch.items.map((one) => ({
      ...one,
      seq: one.seq + shift,
      envelope: one.envelope && { ...one.envelope, seq: one.seq + shift },
    }));
    return { ...batch, hole, items };
  }
});
