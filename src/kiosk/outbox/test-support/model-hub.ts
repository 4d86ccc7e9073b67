import type { ActionEnvelope } from '../../../domain/action/index.ts';
import type { ActionBatchAnswer, Hole, Watermark } from '../../../domain/api/index.ts';
import type { HubAnswer } from '../../link/index.ts';

/** A hub of one line each, by the rules of hub.md: in order, once, by watermark. */
export class ModelHub {
  epoch = 'epoch-1';
  settled = 0;
  lastSeq = 0;
  readonly refusedIds = new Set<string>();
  readonly holes: Hole[] = [];
  /** A sealed body that something on the way takes in no batch at all. */
  tooLargeSealed: string | undefined;
  taken: ActionEnvelope[] = [];

  watermark(): Watermark {
    return { epoch: this.epoch, lastSeq: this.lastSeq, settled: this.settled };
  }

  take(actions: readonly ActionEnvelope[], hole?: Hole): HubAnswer<ActionBatchAnswer> {
    if (actions.some(({ sealed }) => sealed === this.tooLargeSealed)) {
      return this.problem('too-large');
    }
    const firstSeq = hole?.from ?? actions[0]?.seq;
    if (firstSeq === undefined) return this.problem('bad-request');
    for (const action of actions) {
      const known = this.taken.find(({ seq }) => seq === action.seq);
      if (known !== undefined && known.id !== action.id) return this.problem('forked');
    }
    if (firstSeq > this.lastSeq + 1) return this.problem('gap');
    if (hole !== undefined && hole.to > this.lastSeq) {
      this.holes.push({ ...hole, from: Math.max(hole.from, this.lastSeq + 1) });
      this.lastSeq = hole.to;
    }
    for (const action of actions) {
      if (action.seq !== this.lastSeq + 1) continue;
      this.taken.push(action);
      this.lastSeq = action.seq;
    }
    const refused = actions
      .filter(({ id }) => this.refusedIds.has(id))
      .map(({ seq }) => ({ seq, code: 'unknown-sealing-key' }));
    return { kind: 'ok', status: 200, value: { watermark: this.watermark(), refused } };
  }

  /** A backup is put back: what came after it is gone. */
  restore(lastSeq: number): void {
    this.taken = this.taken.filter(({ seq }) => seq <= lastSeq);
    this.lastSeq = lastSeq;
    this.epoch = `${this.epoch}'`;
  }

  problem(code: 'forked' | 'gap' | 'bad-request' | 'too-large'): HubAnswer<ActionBatchAnswer> {
    const type = `https://motcham.vn/problems/${code}`;
    return {
      kind: 'problem',
      code,
      status: 409,
      document: { type, title: code, status: 409, watermark: this.watermark() },
      retryAfterMs: undefined,
      hubNowMs: undefined,
    };
  }
}
