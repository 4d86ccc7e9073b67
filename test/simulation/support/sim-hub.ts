import type { ActionEnvelope } from '../../../src/domain/action/index.ts';
import type {
  ActionBatchAnswer,
  Hole,
  ProblemCode,
  Watermark,
} from '../../../src/domain/api/index.ts';
import type { Batch } from '../../../src/hub/intake/decide-batch.ts';
import type { HubAnswer } from '../../../src/kiosk/link/index.ts';
import { HubData, placeOf, type Write } from './hub-data.ts';
import { type Decided, decide, decideByConflict, originsOf } from './sim-intake.ts';

export type Answer = HubAnswer<ActionBatchAnswer>;

/** Ways to build a hub that lose requests: the checker has to find each. */
export type HubFlaw = 'conflictOnly' | 'ackBeforeCommit' | undefined;

/** The process that worked on a request has died. */
class HubGone extends Error {}
/** A commit whose wait for the second copy was cancelled. */
class Unsure extends Error {}

interface Backup {
  readonly data: HubData;
}

/**
 * The hub's intake on a database with a synchronous second copy, in virtual time: locks, one
 * transaction a batch, commit, replication, answer; it may die at every step. What becomes of a
 * batch is decided by the hub's own `decideBatch`.
 */
export class SimHub {
  data = new HubData();
  standby = new HubData();
  readonly backups: Backup[] = [];
  /** Requests that the hub ever held, with their places. */
  readonly everHeld = new Map<string, Set<string>>();
  /** Highest sequence acknowledged, by line, since the last restore. */
  readonly acknowledged = new Map<string, number>();
  /** Steps left before the process dies. */
  crashIn: number | undefined;
  /** Steps that were passed. */
  steps = 0;
  isStandbyStuck = false;
  readonly problems: string[] = [];
  readonly #flaw: HubFlaw;
  #lag: Write[] = [];
  #life = 0;
  #tx = 0;
  readonly #running = new Set<number>();
  #locks = new Map<string, Promise<void>>();
  readonly #releases = new Set<() => void>();
  #coverage: number | undefined;

  constructor(flaw: HubFlaw = undefined) {
    this.#flaw = flaw;
  }

  /**
   * Enrols a key, in one step. Returns whether the kiosk is told so: not before the second copy
   * has it, or a failover would forget the key and give its number again.
   */
  enrol(kiosk: string, incarnation: number): boolean {
    this.#everywhere((data) => {
      for (const keyId of data.keys.keys()) {
        if (keyId.startsWith(`${kiosk}.`)) data.keys.set(keyId, 'superseded');
      }
      data.keys.set(`${kiosk}.${incarnation}`, 'active');
    });
    return !this.isStandbyStuck;
  }

  /** What a heartbeat is told; undefined when the hub refuses the key. */
  heartbeat(keyId: string, line: string): Watermark | ProblemCode {
    const state = this.data.keys.get(keyId);
    if (state !== 'active') return state === undefined ? 'unknown-kiosk' : 'superseded';
    return this.#watermark(this.data, line);
  }

  /** One signed batch. Fails as a connection does when the process dies on the way. */
  async take(keyId: string, actions: readonly ActionEnvelope[], hole?: Hole): Promise<Answer> {
    try {
      return await this.#take(keyId, actions, hole);
    } catch (error) {
      if (error instanceof Unsure) return this.#problem('unavailable');
      if (error instanceof HubGone) return { kind: 'failed', reason: 'unreachable' };
      throw error;
    }
  }

  /** The process is killed and starts again; the database recovers what it had committed. */
  crash(): void {
    this.#life += 1;
    this.crashIn = undefined;
    this.#locks = new Map();
    // Whoever waited for a lock finds its connection gone.
    for (const release of this.#releases) release();
    this.#releases.clear();
    this.#running.clear();
    this.#checkAcknowledged('a crash');
  }

  /** The node is lost; the second copy takes over. */
  failOver(): void {
    this.data = this.standby.clone();
    this.#lag = [];
    this.isStandbyStuck = false;
    this.crash();
    this.#checkAcknowledged('a failover');
  }

  healStandby(): void {
    this.isStandbyStuck = false;
    for (const write of this.#lag.splice(0)) write(this.standby);
  }

  /** A snapshot, then its coverage: settled is what the second copy knows to be covered, too. */
  backUp(): void {
    const xmin = Math.min(this.#tx + 1, ...this.#running);
    this.backups.push({ data: this.data.clone() });
    const cover: Write = (data) => {
      data.coverage = Math.max(data.coverage ?? 0, xmin);
    };
    try {
      this.#commit([cover]);
    } catch (error) {
      if (!(error instanceof Unsure)) throw error;
    }
  }

  /** Puts a backup back. Returns whether a newer one was finished before. */
  restore(which: number): boolean {
    const backup = this.backups[which];
    if (backup === undefined) return false;
    const isOld = which < this.backups.length - 1;
    this.backups.splice(which + 1);
    const data = backup.data.clone();
    data.epoch = `${this.data.epoch}'`;
    data.coverage = 0;
    this.#tx += 1;
    for (const [place, row] of data.rows) data.rows.set(place, { ...row, tx: this.#tx });
    // Keys are given by hand here: what a later enrolment gave is given again.
    data.keys = new Map(this.data.keys);
    this.data = data;
    this.standby = data.clone();
    this.#lag = [];
    this.#coverage = 0;
    this.isStandbyStuck = false;
    this.acknowledged.clear();
    this.crash();
    return isOld;
  }

  async #take(keyId: string, actions: readonly ActionEnvelope[], hole?: Hole): Promise<Answer> {
    const life = this.#life;
    const step = () => this.#step(life);
    await step();
    const state = this.data.keys.get(keyId);
    if (state !== 'active') {
      return this.#problem(state === undefined ? 'unknown-kiosk' : 'superseded');
    }
    const [kiosk = '', incarnation = ''] = keyId.split('.');
    const items = actions.map((envelope) => ({ seq: envelope.seq, id: envelope.id, envelope }));
    const batch: Batch = { kiosk, incarnation: Number(incarnation), hole, items };
    const line = `${kiosk}|${incarnation}`;
    const lines = [...originsOf(batch).filter((one) => one !== line), line];
    const release = await this.#lock(life, lines);
    await step();
    this.#tx += 1;
    const tx = this.#tx;
    this.#running.add(tx);
    const finish = () => {
      if (life !== this.#life) return;
      this.#running.delete(tx);
      release();
    };
    try {
      await step();
      const taken =
        this.#flaw === 'conflictOnly'
          ? decideByConflict(this.data, batch, line, tx)
          : decide(this.data, batch, line, tx);
      if (taken.problem === undefined) {
        for (const { id, seq } of items) this.#note(id, placeOf(line, seq));
      }
      await step();
      if (this.#flaw === 'ackBeforeCommit' && taken.problem === undefined) {
        const answer = this.#answer(line, taken.lastSeq, taken.refused);
        void (async () => {
          for (let i = 0; i < 6; i += 1) await step();
          this.#commit(taken.writes);
          finish();
        })().catch(finish);
        return answer;
      }
      this.#commit(taken.writes);
      await step();
      if (taken.problem !== undefined) return this.#problem(taken.problem, line);
      const answer = this.#answer(line, taken.lastSeq, taken.refused);
      finish();
      await step();
      return answer;
    } finally {
      if (this.#flaw !== 'ackBeforeCommit') finish();
      else if (life === this.#life && !this.#running.has(tx)) release();
    }
  }

  #note(id: string, place: string): void {
    this.everHeld.set(id, (this.everHeld.get(id) ?? new Set()).add(place));
  }

  #commit(writes: readonly Write[]): void {
    for (const write of writes) write(this.data);
    // Nothing written, nothing to wait for: that is the trap of hub.md §4 rule 2.
    if (writes.length === 0) return;
    if (this.isStandbyStuck) {
      this.#lag.push(...writes);
      throw new Unsure();
    }
    for (const write of writes) write(this.standby);
    this.#coverage = this.data.coverage;
  }

  #everywhere(write: Write): void {
    write(this.data);
    if (this.isStandbyStuck) this.#lag.push(write);
    else write(this.standby);
  }

  async #step(life: number): Promise<void> {
    await undefined;
    this.steps += 1;
    if (this.crashIn !== undefined) {
      this.crashIn -= 1;
      if (this.crashIn <= 0) this.crash();
    }
    if (life !== this.#life) throw new HubGone();
  }

  /** Locks lines one after the other, in one order for everybody. */
  async #lock(life: number, lines: readonly string[]): Promise<() => void> {
    // Between a step and what follows it another's step may have ended this life.
    if (life !== this.#life) throw new HubGone();
    const locks = this.#locks;
    const releases: (() => void)[] = [];
    for (const line of lines) {
      const before = locks.get(line);
      const { promise, resolve } = Promise.withResolvers<void>();
      locks.set(line, before === undefined ? promise : before.then(() => promise));
      releases.push(resolve);
      this.#releases.add(resolve);
      await before;
    }
    return () => {
      for (const release of releases) {
        release();
        this.#releases.delete(release);
      }
    };
  }

  #answer(line: string, lastSeq: number, refused: Decided['refused']): Answer {
    const settled = Math.min(lastSeq, this.data.settledOf(line, this.#coverage));
    if (this.data.line(line).settled < settled) {
      this.#everywhere((copy) => copy.change(line, { settled }));
    }
    const watermark = { epoch: this.data.epoch, lastSeq, settled };
    this.acknowledged.set(line, Math.max(this.acknowledged.get(line) ?? 0, lastSeq));
    return { kind: 'ok', status: 200, value: { watermark, refused: [...refused] } };
  }

  #watermark(data: HubData, line: string): Watermark {
    const { lastSeq } = data.line(line);
    const settled = Math.min(lastSeq, data.settledOf(line, this.#coverage));
    return { epoch: data.epoch, lastSeq, settled };
  }

  #problem(code: ProblemCode, line?: string): Answer {
    const type = `https://motcham.vn/problems/${code}`;
    const watermark = line === undefined ? {} : { watermark: this.#watermark(this.data, line) };
    const document = { type, title: code, status: 409, ...watermark };
    const retryAfterMs = code === 'unavailable' ? 5_000 : undefined;
    return { kind: 'problem', code, status: 409, document, retryAfterMs, hubNowMs: undefined };
  }

  /** What was acknowledged is there, whatever died. */
  #checkAcknowledged(after: string): void {
    for (const [line, lastSeq] of this.acknowledged) {
      const held = this.data.line(line).lastSeq;
      if (held < lastSeq) {
        this.problems.push(`${line}: ${lastSeq} acknowledged, ${held} held after ${after}`);
      }
    }
  }
}
