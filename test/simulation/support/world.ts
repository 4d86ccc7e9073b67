import type { Watermark } from '../../../src/domain/api/index.ts';
import { simulateTime } from '../../../src/kiosk/link/index.ts';
import type { LeftRequest, Wish } from '../../../src/kiosk/services.ts';
import { Machine, type MachineWorld } from './machine.ts';
import { type Answer, type HubFlaw, SimHub } from './sim-hub.ts';
import type { Step } from './steps.ts';

const yearMs = 365 * 86_400_000;
const kioskId = 'k-TESTKSK0';
const cloneId = 'k-CL0NEKSK';

/** Promises settle in turns of the microtask queue: nothing here waits for anything real. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) await undefined;
}

export interface Flaws {
  readonly hub?: HubFlaw;
  /** Writes that a power cut may lose, as IndexedDB's default durability. */
  readonly relaxed?: boolean;
}

export interface Promised {
  readonly request: LeftRequest;
  /** `unknown`: the answer was never heard, or was that nobody knows. */
  withdrawn: 'no' | 'yes' | 'unknown';
}

/** One kiosk, later perhaps a clone of its disk, one hub, and everything that befalls them. */
export class World {
  readonly time = simulateTime(Date.parse('2026-11-21T08:00:00Z'), settle);
  readonly hub: SimHub;
  readonly machines: Machine[];
  readonly promised = new Map<string, Promised>();
  /** Numbers of wishes whose residents were told that they were not written down. */
  readonly refused = new Set<number>();
  /** A backup older than the newest was put back: what was settled since may be lost. */
  wentBackTooFar = false;
  readonly #network: string[] = [];
  readonly #inTheAir: (() => Promise<Answer>)[] = [];
  readonly #told: { readonly machine: Machine; readonly watermark: Watermark }[] = [];
  #isLineDead = false;
  #wishes = 0;
  #seed = 1;

  constructor(flaws: Flaws = {}) {
    this.hub = new SimHub(flaws.hub);
    const world: MachineWorld = {
      time: this.time,
      nextSeed: () => {
        this.#seed += 7919;
        return this.#seed;
      },
      isReachable: () => !this.#isLineDead,
      send: (key, actions, hole) => this.#carry(() => this.hub.take(key.keyId, actions, hole)),
    };
    this.machines = [new Machine(world, kioskId, flaws.relaxed === true)];
    this.hub.enrol(kioskId, 1);
  }

  async start(): Promise<void> {
    const [machine] = this.machines;
    if (machine === undefined) throw new Error('broken invariant: there is a machine');
    await this.#bootAll();
    await this.#race(machine.page?.outbox.openLine(machine.kiosk, 1));
  }

  async run(step: Step): Promise<void> {
    const machine = this.machines[step.on % this.machines.length] ?? this.machines[0];
    if (machine === undefined) return;
    await this.#do(step, machine);
    // A dead page is opened again by its shell.
    await this.#bootAll();
  }

  async #do(step: Step, machine: Machine): Promise<void> {
    switch (step.do) {
      case 'leave':
        return this.#race(this.#leave(machine));
      case 'withdraw':
        return this.#race(this.#withdraw(machine, step.which));
      case 'wait':
        await this.time.advance(step.ms);
        for (const one of this.machines) one.flush();
        return;
      case 'network':
        this.#network.push(step.fate);
        return;
      case 'line':
        this.#isLineDead = step.dead;
        return;
      case 'arrive':
        await this.#inTheAir.splice(step.which % Math.max(1, this.#inTheAir.length), 1)[0]?.();
        return;
      case 'disk':
        machine.faults.push(step.fault);
        return;
      case 'crashPage':
        machine.crashIn = step.after;
        return;
      case 'powerCut':
        return machine.powerCut();
      case 'openTab':
        if (machine.pages.length < 2) machine.boot();
        return this.time.advance(0);
      case 'clock':
        this.time.wallMs += step.forward ? yearMs : -yearMs;
        return;
      case 'heartbeat':
        return this.#heartbeat(machine, step.late);
      case 'crashHub':
        this.hub.crashIn = step.after;
        return;
      case 'standby':
        if (step.stuck) this.hub.isStandbyStuck = true;
        else this.hub.healStandby();
        return;
      case 'failOver':
        return this.hub.failOver();
      case 'backUp':
        return this.hub.backUp();
      case 'restore': {
        const { length } = this.hub.backups;
        const which = step.old ? Math.floor((length - 1) / 2) : length - 1;
        if (this.hub.restore(which)) this.wentBackTooFar = true;
        return;
      }
      case 'clone':
        if (this.machines.length === 1) this.machines.push(machine.clone());
        return;
      case 'enrol':
        return this.#enrol(machine);
      default:
        return step satisfies never;
    }
  }

  async #leave(machine: Machine): Promise<void> {
    const number = this.#wishes;
    this.#wishes += 1;
    const wish: Wish = { kind: 'callForHelp', screen: `s${number}`, language: 'vi' };
    const left = await machine.leave(wish);
    if (left.ok) this.promised.set(left.value.id, { request: left.value, withdrawn: 'no' });
    else this.refused.add(number);
  }

  async #withdraw(machine: Machine, which: number): Promise<void> {
    const promised = [...this.promised.values()][which];
    if (promised === undefined || machine.page === undefined) return;
    const before = promised.withdrawn;
    promised.withdrawn = 'unknown';
    const said = await machine.page.outbox.withdraw(promised.request);
    if (said.ok) promised.withdrawn = 'yes';
    else if (said.error === 'alreadySent') promised.withdrawn = before;
  }

  async #heartbeat(machine: Machine, isLate: boolean): Promise<void> {
    if (this.#isLineDead) return;
    const told = this.hub.heartbeat(machine.keyId, machine.line);
    if (typeof told === 'string') {
      if (told === 'superseded' || told === 'unknown-kiosk') machine.refusal = told;
      return;
    }
    if (machine.refusal !== 'forked') machine.refusal = undefined;
    const upMs = this.time.upMs();
    machine.believed.confirm(Date.parse('2026-11-21T08:00:00Z') + upMs, upMs, upMs);
    const late = this.#told.pop();
    this.#told.push({ machine, watermark: told });
    const heard = isLate && late?.machine === machine ? late.watermark : told;
    await this.#race(machine.page?.outbox.queue.notice(machine.line, heard));
    machine.page?.courier.kick();
  }

  /** An operator lays a code ready: the clone becomes a kiosk of its own, the other gets a key. */
  async #enrol(machine: Machine): Promise<void> {
    const isClone = machine !== this.machines[0] && machine.kiosk === kioskId;
    const kiosk = isClone ? cloneId : machine.kiosk;
    const known = [...this.hub.data.keys.keys()].filter((key) => key.startsWith(`${kiosk}.`));
    const incarnation = known.length + 1;
    let isOpen = false;
    // The line is made first, durably; the identity counts only after it.
    const opening = machine.page?.outbox.openLine(kiosk, incarnation).then((done) => {
      isOpen = done;
    });
    await this.#race(opening);
    if (!isOpen || !this.hub.enrol(kiosk, incarnation)) return;
    machine.kiosk = kiosk;
    machine.incarnation = incarnation;
    machine.refusal = undefined;
    machine.page?.courier.kick();
  }

  async #carry(deliver: () => Promise<Answer>): Promise<Answer> {
    const failed: Answer = { kind: 'failed', reason: 'timedOut' };
    if (this.#isLineDead) return failed;
    const fate = this.#network.shift();
    if (fate === 'lostRequest') return failed;
    if (fate === 'late') {
      this.#inTheAir.push(deliver);
      return failed;
    }
    const answers = await Promise.all(fate === 'doubled' ? [deliver(), deliver()] : [deliver()]);
    if (fate === 'lostAnswer') return failed;
    if (fate === 'garbage') return { kind: 'failed', reason: 'garbage' };
    return answers.at(-1) ?? failed;
  }

  async #bootAll(): Promise<void> {
    for (const machine of this.machines) if (machine.pages.length === 0) machine.boot();
    await settle();
  }

  /** Waits for work that may hang, because its page died, in simulated time. */
  async #race(work: Promise<unknown> | undefined): Promise<void> {
    let done = false;
    const finish = () => {
      done = true;
    };
    void (work ?? Promise.resolve()).then(finish, finish);
    for (let i = 0; i < 8 && !done; i += 1) await this.time.advance(i * 1_000);
  }

  /** Everything works again, operators do their part, and time passes. */
  async heal(): Promise<void> {
    this.#network.length = 0;
    this.#isLineDead = false;
    this.hub.crashIn = undefined;
    this.hub.healStandby();
    for (const deliver of this.#inTheAir.splice(0)) await deliver();
    for (let round = 0; round < 6; round += 1) {
      for (const machine of this.machines) {
        machine.crashIn = undefined;
        machine.faults.length = 0;
        await this.#bootAll();
        if (machine.refusal !== undefined && machine.refusal !== 'revoked') {
          await this.#enrol(machine);
        }
        await this.#heartbeat(machine, false);
      }
      await this.time.advance(25 * 60_000);
    }
  }

  stop(): void {
    for (const machine of this.machines) machine.powerCut();
  }
}
