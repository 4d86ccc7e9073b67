import type { ActionEnvelope } from '../../../domain/action/index.ts';
import type { ActionBatchAnswer, Watermark } from '../../../domain/api/index.ts';
import type { HubAnswer } from '../../link/index.ts';

/** A hub of one line each, by the rules of hub.md: in order, once, by watermark. */
export class ModelHub {
  epoch = 'epoch-1';
  settled = 0;
  readonly refusedIds = new Set<string>();
  taken: ActionEnvelope[] = [];

  watermark(): Watermark {
    return { epoch: this.epoch, lastSeq: this.taken.length, settled: this.settled };
  }

  take(actions: readonly ActionEnvelope[]): HubAnswer<ActionBatchAnswer> {
    const first = actions[0];
    if (first === undefined) return this.problem('bad-request');
    for (const action of actions) {
      const known = this.taken[action.seq - 1];
      if (known !== undefined && known.id !== action.id) return this.problem('forked');
    }
    if (first.seq > this.taken.length + 1) return this.problem('gap');
    for (const action of actions) {
      if (action.seq === this.taken.length + 1) this.taken.push(action);
    }
    const refused = actions
      .filter(({ id }) => this.refusedIds.has(id))
      .map(({ seq }) => ({ seq, code: 'unknown-sealing-key' }));
    return { kind: 'ok', status: 200, value: { watermark: this.watermark(), refused } };
  }

  /** A backup is put back: what came after it is gone. */
  restore(lastSeq: number): void {
    this.taken = this.taken.slice(0, lastSeq);
    this.epoch = `${this.epoch}'`;
  }

  problem(code: 'forked' | 'gap' | 'bad-request'): HubAnswer<ActionBatchAnswer> {
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
