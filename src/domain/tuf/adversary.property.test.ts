import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { refreshTuf, type TufState } from './index.ts';
import type { TopLevelRole } from './metadata.ts';
import {
  HostileRepository,
  KeyPool,
  roles,
  type Spoil,
  spoils,
} from './test-support/hostile-repository.ts';
import { nowMs } from './test-support/repository.ts';
import {
  type Answer,
  type Believed,
  type Naming,
  type RolePlan,
  refreshBySpec,
  type Written,
} from './test-support/spec-model.ts';

/*
 * Histories that nobody thought of: an honest city and somebody who holds some of its keys, all of its
 * old files and the line write, replay, mix and cut at random; what the client believes after each
 * refresh is what the specification lets it believe, file for file.
 */

const dayMs = 86_400_000;
/** The same histories each time; `TUF_HISTORIES=20000` looks at so many others. */
const wanted = process.env['TUF_HISTORIES'];
const runs = wanted === undefined ? { numRuns: 80, seed: 20261124 } : { numRuns: Number(wanted) };

const mask = fc.nat(1023);
const naming = fc.record({
  which: fc.nat(50),
  hasLength: fc.boolean(),
  hasHash: fc.boolean(),
  lie: fc.constantFrom(
    ...([
      'none',
      'none',
      'none',
      'length',
      'hash',
      'endless',
      'version',
      'nothing',
      'more',
    ] as const),
  ),
});
type NamingChoice = typeof naming extends fc.Arbitrary<infer T> ? T : never;
const lives = fc.constantFrom(30, 30, 30, 3, 1, 0, -1);
const rolePlan = fc.record({ mask, threshold: fc.integer({ min: 1, max: 3 }) });
const rootPlan = fc.record({
  root: rolePlan,
  timestamp: rolePlan,
  snapshot: rolePlan,
  targets: rolePlan,
  changes: fc.nat(15),
  isConsistent: fc.constantFrom(true, true, true, false, undefined),
});
type RootChoice = typeof rootPlan extends fc.Arbitrary<infer T> ? T : never;

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('publish' as const),
      changes: fc.nat(15),
      root: rootPlan,
      /** Roles whose numbers begin anew, as after numbers that ran ahead. */
      restarts: fc.constantFrom(0, 0, 0, 2, 4, 6, 8),
      lifeDays: lives,
      naming,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('attack' as const),
      role: fc.constantFrom(...roles, ...roles.slice(1)),
      /** Whoever has the snapshot's keys has the timestamp's as well, as on a hub. */
      isStamped: fc.boolean(),
      shift: fc.constantFrom(1, 1, 1, 0, -1, 2, 1000, 2 ** 53),
      lifeDays: lives,
      /** Of those who may: all, some, one under all its names; those of the new root; or anybody. */
      signers: fc.constantFrom(
        'all' as const,
        'all',
        'all',
        'some',
        'oneKey',
        'oneKey',
        'own',
        'any',
      ),
      mask,
      spoil: fc.oneof(
        { weight: 6, arbitrary: fc.constant<Spoil>('nothing') },
        { weight: 1, arbitrary: fc.constantFrom<Spoil>(...spoils) },
      ),
      root: rootPlan,
      naming,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('replay' as const),
      which: fc.nat(50),
      shift: fc.constantFrom(0, 0, 1, -1),
      as: fc.constantFrom('own' as const, ...roles),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('answer' as const),
      which: fc.nat(50),
      answer: fc.constantFrom('none' as const, 'endless' as const, 'cut' as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('refresh' as const),
      days: fc.constantFrom(0, 0, 0, 1, 2),
      cutAfter: fc.option(fc.nat(5), { nil: undefined, freq: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('tear' as const),
      roles: fc.nat(7),
      to: fc.nat(20),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let pool: KeyPool;
beforeAll(async () => {
  pool = await KeyPool.create();
});

/** The same few letters by a number; never none. */
function pick(bits: number): readonly string[] {
  const chosen = pool.names.filter((_, at) => (bits & (1 << at)) !== 0);
  return chosen.length > 0 ? chosen.slice(0, 4) : pool.names.slice(0, 1);
}

class History {
  readonly city = new HostileRepository(pool);
  readonly honest: Record<TopLevelRole, number> = {
    root: 0,
    timestamp: 0,
    snapshot: 0,
    targets: 0,
  };
  /** The root by which the city itself goes. */
  root!: Written;
  believed!: Believed;
  state!: TufState;
  readonly #past: Believed[] = [];
  #days = 0;

  serve(file: Written, name?: string): void {
    if (name !== undefined) return void this.city.served.set(name, file);
    if (file.role === 'timestamp') return void this.city.served.set('timestamp.json', file);
    this.city.served.set(`${file.version}.${file.role}.json`, file);
    if (file.role !== 'root') this.city.served.set(`${file.role}.json`, file);
  }

  #rootPlan(choice: RootChoice) {
    const plans = roles.map((role, at): readonly [TopLevelRole, RolePlan] => {
      const before = this.root?.roles[role];
      if (before !== undefined && (choice.changes & (1 << at)) === 0) return [role, before];
      const keyids = pick(choice[role].mask);
      const distinct = new Set(keyids.map((name) => pool.keys.get(name))).size;
      return [role, { keyids, threshold: Math.min(choice[role].threshold, distinct) }];
    });
    return {
      roles: Object.fromEntries(plans) as Record<TopLevelRole, RolePlan>,
      isConsistent: choice.isConsistent,
    };
  }

  #naming(of: 'snapshot' | 'targets', choice: NamingChoice, isHonest: boolean) {
    const files = this.city.written.filter(({ role }) => role === of);
    const file = isHonest ? this.city.newest(of) : files[choice.which % Math.max(1, files.length)];
    const { lie } = isHonest ? { lie: 'none' } : choice;
    const length = (file?.bytes.length ?? 0) + (lie === 'length' ? 1 : 0);
    const named: Naming = {
      version: Math.min((file?.version ?? 1) + (lie === 'version' ? 1 : 0), 2 ** 53 - 1),
      ...(choice.hasLength && { length }),
      ...(lie === 'endless' && { length: 2 ** 52 }),
      ...(choice.hasHash && { sha256: lie === 'hash' ? '00'.repeat(32) : (file?.sha256 ?? '00') }),
    };
    const meta = new Map<string, Naming>();
    // A timestamp that names no snapshot is none: the client has a test of its own for that.
    if (lie !== 'nothing' || of === 'snapshot') meta.set(`${of}.json`, named);
    if (lie === 'more' && of === 'targets') meta.set('thêm.json', { version: 1 + choice.which });
    return meta;
  }

  async publish(choice: Extract<Step, { does: 'publish' }>): Promise<void> {
    for (const role of ['root', 'targets', 'snapshot', 'timestamp'] as const) {
      const at = roles.indexOf(role);
      const isDue = role === 'timestamp' || (choice.changes & (1 << at)) !== 0;
      if (!isDue && this.honest[role] > 0) continue;
      const restarts = role !== 'root' && (choice.restarts & (1 << at)) !== 0;
      this.honest[role] = restarts ? 1 : this.honest[role] + 1;
      const plan = {
        role,
        version: this.honest[role],
        lifeDays: role === 'root' && this.root === undefined ? 30 : this.#days + choice.lifeDays,
        spoil: 'nothing' as const,
      };
      if (role === 'root') {
        const next = this.#rootPlan(choice.root);
        const signers = [
          ...new Set([...next.roles.root.keyids, ...(this.root?.roles.root.keyids ?? [])]),
        ];
        this.root = await this.city.root({ ...plan, signers }, next);
        this.serve(this.root);
        continue;
      }
      const signed = { ...plan, signers: this.root.roles[role].keyids };
      this.serve(
        role === 'targets'
          ? await this.city.targets(signed, `${plan.version} ${choice.naming.which}`)
          : await this.city.naming(
              signed,
              this.#naming(role === 'timestamp' ? 'snapshot' : 'targets', choice.naming, true),
            ),
      );
    }
  }

  async attack(choice: Extract<Step, { does: 'attack' }>): Promise<void> {
    const { role } = choice;
    const next = this.#rootPlan(choice.root);
    const may = this.root.roles[role].keyids;
    const signers = {
      all: may,
      some: may.filter((_, at) => (choice.mask & (1 << at)) !== 0),
      oneKey: may.filter((name) => pool.keys.get(name) === pool.keys.get(may[0] ?? '')),
      own: next.roles[role].keyids,
      any: pick(choice.mask),
    }[choice.signers];
    const plan = {
      role,
      version: Math.min(Math.max(1, this.honest[role] + choice.shift), 2 ** 53 - 1),
      lifeDays: this.#days + choice.lifeDays,
      signers,
      spoil: choice.spoil,
    };
    if (role === 'root') this.serve(await this.city.root(plan, next));
    else if (role === 'targets') this.serve(await this.city.targets(plan, 'giả'));
    else {
      const of = role === 'timestamp' ? 'snapshot' : 'targets';
      this.serve(await this.city.naming(plan, this.#naming(of, choice.naming, false)));
      if (role === 'snapshot' && choice.isStamped) await this.#stamp(choice.naming);
    }
  }

  /** The next timestamp over whatever snapshot is the newest, by all who may. */
  async #stamp(naming: NamingChoice): Promise<void> {
    this.honest.timestamp += 1;
    const plan = {
      role: 'timestamp' as const,
      version: this.honest.timestamp,
      lifeDays: this.#days + 30,
      signers: this.root.roles.timestamp.keyids,
      spoil: 'nothing' as const,
    };
    this.serve(await this.city.naming(plan, this.#naming('snapshot', naming, true)));
  }

  replay({ which, shift, as }: Extract<Step, { does: 'replay' }>): void {
    const file = this.city.written[which % this.city.written.length]!;
    const role = as === 'own' ? file.role : as;
    this.serve(
      file,
      role === 'timestamp' ? 'timestamp.json' : `${file.version + shift}.${role}.json`,
    );
  }

  answer({ which, answer }: Extract<Step, { does: 'answer' }>): void {
    const names = [...this.city.served.keys(), `${this.believed.root.version + 1}.root.json`];
    this.city.served.set(names[which % names.length]!, answer);
  }

  /** A store that lost files, or has older ones of them again. */
  tear({ roles: torn, to }: Extract<Step, { does: 'tear' }>): void {
    const older = this.#past[to % (this.#past.length + 1)];
    const mixed = { ...this.believed };
    for (const [at, role] of (['timestamp', 'snapshot', 'targets'] as const).entries()) {
      if ((torn & (1 << at)) !== 0) mixed[role] = older?.[role];
    }
    this.#keep(mixed);
  }

  #keep(believed: Believed): void {
    this.believed = believed;
    const { root, timestamp, snapshot, targets } = believed;
    this.state = {
      root: root.bytes,
      ...(timestamp && { timestamp: timestamp.bytes }),
      ...(snapshot && { snapshot: snapshot.bytes }),
      ...(targets && { targets: targets.bytes }),
    };
  }

  begin(): void {
    this.#keep({ root: this.root });
  }

  #line(cutAfter: number | undefined, asked: string[]) {
    return (name: string, bytesMax: number): Answer => {
      asked.push(name);
      if (cutAfter !== undefined && asked.length > cutAfter) return 'cut';
      const answer = this.city.answer(name);
      return typeof answer !== 'string' && answer.bytes.length > bytesMax ? 'endless' : answer;
    };
  }

  async refresh({ days, cutAfter }: Extract<Step, { does: 'refresh' }>): Promise<string> {
    this.#days += days;
    const atMs = nowMs + this.#days * dayMs;
    const allowed: string[] = [];
    const verdict = refreshBySpec(this.believed, this.#line(cutAfter, allowed), atMs);
    const asked: string[] = [];
    let most = 0;
    const ask = this.#line(cutAfter, asked);
    const { state, outcome } = await refreshTuf(
      this.state,
      {
        async fetch(name, bytesMax) {
          // Looked at below: what is thrown here the client takes for a line that was cut.
          most = Math.max(most, bytesMax);
          const answer = ask(name, bytesMax);
          if (answer === 'cut') throw new Error('cut off');
          if (answer === 'none') return undefined;
          return answer === 'endless' ? 'tooLong' : answer.bytes;
        },
      },
      atMs,
    );
    expect(most).toBeLessThanOrEqual(5_000_000);
    expect({ stoppedAt: outcome.ok ? undefined : outcome.error.role, asked }).toEqual({
      stoppedAt: verdict.stoppedAt,
      asked: allowed,
    });
    for (const role of roles) {
      expect(state[role] === verdict.believed[role]?.bytes, `${role} as allowed`).toBe(true);
    }
    this.#past.push(this.believed);
    this.#keep(verdict.believed);
    return verdict.stoppedAt ?? 'believed';
  }
}

it('believes what the specification lets it believe, whatever was written, replayed, mixed and cut', async () => {
  const ends = new Map<string, number>();
  const first = step.filter(({ does }) => does === 'publish');
  await fc.assert(
    fc.asyncProperty(
      first,
      fc.array(step, { minLength: 8, maxLength: 40, size: 'max' }),
      async (opening, rest) => {
        const history = new History();
        if (opening.does === 'publish') await history.publish({ ...opening, lifeDays: 30 });
        history.begin();
        for (const one of [...rest, { does: 'refresh', days: 0, cutAfter: undefined } as const]) {
          if (one.does === 'publish') await history.publish(one);
          else if (one.does === 'attack') await history.attack(one);
          else if (one.does === 'replay') history.replay(one);
          else if (one.does === 'answer') history.answer(one);
          else if (one.does === 'tear') history.tear(one);
          else {
            const end = await history.refresh(one);
            ends.set(end, (ends.get(end) ?? 0) + 1);
          }
        }
      },
    ),
    runs,
  );
  // Each step of the way was the last one often enough for the comparison to mean something.
  for (const end of ['believed', ...roles]) expect(ends.get(end) ?? 0, end).toBeGreaterThan(5);
  if (wanted !== undefined) process.stdout.write(`${JSON.stringify([...ends])}\n`);
}, 600_000);
