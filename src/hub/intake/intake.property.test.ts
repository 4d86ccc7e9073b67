import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestKiosk } from '../../../test/support/hub-client.ts';
import type { ActionEnvelope } from '../../domain/action/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestServer, testSite } from '../test-support.ts';

let server: TestServer;
let hub: RunningHub;

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub();
}, 60_000);
afterAll(() => server.stop(), 60_000);

/** One send of the courier: from how far behind the watermark, how many, and what goes wrong. */
const step = fc.record({
  back: fc.integer({ min: -2, max: 4 }),
  count: fc.integer({ min: 1, max: 5 }),
  answerLost: fc.boolean(),
  doubled: fc.boolean(),
  clone: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

/** What the hub must hold after each send, said without a database. */
class Model {
  readonly ids: string[] = [];

  take(batch: readonly ActionEnvelope[]): 'ok' | 'forked' | 'gap' {
    const first = batch[0]!.seq;
    const isForked = batch.some(({ seq, id }) => (this.ids[seq - 1] ?? id) !== id);
    if (isForked) return 'forked';
    if (first > this.ids.length + 1) return 'gap';
    for (const { seq, id } of batch) this.ids[seq - 1] = id;
    return 'ok';
  }
}

it('holds what a model holds, whatever is lost, doubled, early or cloned', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
      const model = new Model();
      const outbox: ActionEnvelope[] = [];
      /** Where the kiosk believes the hub to be: behind, when answers were lost. */
      let believed = 0;
      for (const { back, count, answerLost, doubled, clone } of steps) {
        const from = Math.max(1, believed + 1 - back);
        while (outbox.length < from + count - 1) {
          outbox.push((await kiosk.feedback('x', outbox.length + 1)).envelope);
        }
        let batch = outbox.slice(from - 1, from - 1 + count);
        if (clone) {
          batch = await Promise.all(
            batch.map(async ({ seq }) => (await kiosk.feedback('y', seq)).envelope),
          );
        }
        const expected = model.take(batch);
        const replies = await Promise.all([
          kiosk.send(batch),
          ...(doubled ? [kiosk.send(batch)] : []),
        ]);
        for (const reply of replies) {
          expect(reply.problem ?? 'ok').toBe(expected);
          expect(reply.body['watermark']).toMatchObject({ lastSeq: model.ids.length });
        }
        // A clone that was first is the truth from now on: the kiosk's own would be the fork.
        if (clone && expected === 'ok') outbox.splice(from - 1, count, ...batch);
        if (!answerLost) believed = model.ids.length;
      }
      const rows = await hub.store.db
        .selectFrom('actions')
        .select(['seq', 'id'])
        .where('kiosk', '=', kiosk.identity.kiosk)
        .orderBy('seq')
        .execute();
      expect(rows).toEqual(model.ids.map((id, i) => ({ seq: i + 1, id })));
    }),
    { numRuns: 10 },
  );
}, 60_000);
