import { signal } from '@preact/signals';
import { beforeAll, describe, expect, it } from 'vitest';
import { emergencies as drafts } from '../../content/emergencies.ts';
import { signText, toPublicKey } from '../../domain/api/index.ts';
import { canonicalJson, toUtf8 } from '../../domain/basics/index.ts';
import type { VouchedKey } from '../../domain/bundle/index.ts';
import {
  type EmergencyOrder,
  type EmergencySend,
  emergencyDraftHash,
  emergencyText,
  type SignedEmergency,
} from '../../domain/emergency/index.ts';
import type { EmergencyDraft } from '../../domain/service/index.ts';
import { memoryHubLink } from '../link/index.ts';
import { createEmergencyDesk } from './emergency-desk.ts';
import { type EmergencyStore, type KeptEmergencies, noEmergencies } from './emergency-store.ts';

const [fire] = drafts as readonly [EmergencyDraft];
const flood = drafts.find(({ id }) => id === 'flood') as EmergencyDraft;
const power = drafts.find(({ id }) => id === 'power-cut') as EmergencyDraft;
const start = Date.UTC(2026, 10, 22, 3);
const minute = 60_000;
let own: CryptoKeyPair;
let strange: CryptoKeyPair;
let vouched: readonly VouchedKey[];

beforeAll(async () => {
  const pair = () =>
    crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  [own, strange] = await Promise.all([pair(), pair()]);
  const key = toPublicKey(await crypto.subtle.exportKey('jwk', own.publicKey));
  vouched = [{ keyId: 'command', key: { ...key } }];
});

let count = 0;
async function sendOf(draft: EmergencyDraft, change: Partial<EmergencySend> = {}) {
  count += 1;
  const order: EmergencySend = {
    v: 1,
    do: 'show',
    id: `0197a000-0000-7000-8000-${String(count).padStart(12, '0')}`,
    draft: draft.id,
    sha256: await emergencyDraftHash(draft),
    target: { all: true },
    sentAtMs: start,
    endsAtMs: start + 30 * minute,
    ...change,
  };
  return order;
}
const signed = async (order: EmergencyOrder, by = own): Promise<SignedEmergency> => ({
  order,
  signature: await signText(emergencyText(order), by.privateKey),
});

/** A kiosk with a clock, an uptime, a disk and the content that lies on it. */
class Kiosk {
  readonly link = memoryHubLink();
  atMs = start;
  up = 0;
  disk: KeptEmergencies = noEmergencies;
  isFull = false;
  content: readonly EmergencyDraft[] = drafts;
  newer: readonly EmergencyDraft[] | undefined;
  keys = vouched;
  refreshes = 0;
  /** What a look waits for: an install that was under way. */
  road: Promise<void> = Promise.resolve();
  onLook: (looks: number) => void = () => undefined;
  readonly version = signal(1);
  #ticks: (() => void)[] = [];
  #desk = this.#boot();

  #boot() {
    const store: EmergencyStore = {
      load: async () => this.disk,
      keep: async (kept) => {
        if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
        this.disk = kept;
      },
    };
    return createEmergencyDesk({
      link: this.link,
      store,
      word: {
        vouched: () => this.keys,
        stored: async () => [toUtf8(canonicalJson([...this.content]))],
        content: this.version,
        staged: this.version,
        refresh: async () => {
          this.refreshes += 1;
          this.onLook(this.refreshes);
          await this.road;
          this.content = this.newer ?? this.content;
        },
      },
      clock: () => this.atMs,
      upMs: () => this.up,
      after: (_ms, run) => {
        this.#ticks.push(run);
        return () => {
          this.#ticks = this.#ticks.filter((one) => one !== run);
        };
      },
    });
  }

  static async on(change: (kiosk: Kiosk) => void = () => undefined): Promise<Kiosk> {
    const kiosk = new Kiosk();
    change(kiosk);
    await kiosk.#desk.start();
    return kiosk;
  }

  /** The page is loaded again: uptime begins anew, the disk stays. */
  async reload(): Promise<void> {
    this.#desk.stop();
    this.#ticks = [];
    this.up = 0;
    this.link.emergencies.value = undefined;
    this.#desk = this.#boot();
    await this.#desk.start();
  }

  /** The hub says these; waits until they were judged. */
  async hear(...orders: readonly SignedEmergency[]): Promise<void> {
    this.link.emergencies.value = orders;
    await this.#desk.settled();
  }

  /** Time passes, by both clocks unless told otherwise; then one tick. */
  wait(ms: number, byClockMs = ms): void {
    this.atMs += byClockMs;
    this.up += ms;
    const due = this.#ticks;
    this.#ticks = [];
    for (const run of due) run();
  }

  get shown(): string | undefined {
    return this.#desk.shown.value?.draft.id;
  }
  get behind(): readonly string[] {
    return this.#desk.behind.value.map(({ draft }) => draft.id);
  }
  get desk() {
    return this.#desk;
  }
  get said() {
    return this.link.emergencyReports.flatMap(({ reports }) => reports.map(({ state }) => state));
  }
}

describe('a message', () => {
  it('stands until its end and not a second longer, with or without a hub', async () => {
    const kiosk = await Kiosk.on();
    await kiosk.hear(await signed(await sendOf(fire)));
    expect(kiosk.shown).toBe('fire');
    kiosk.link.set({ net: 'offline' });
    kiosk.wait(30 * minute - 1);
    expect(kiosk.shown).toBe('fire');
    kiosk.wait(1);
    expect(kiosk.shown).toBeUndefined();
  });

  it('outlives a reload and the network, and what was over meanwhile stays over', async () => {
    const kiosk = await Kiosk.on();
    await kiosk.hear(await signed(await sendOf(fire)));
    kiosk.link.set({ net: 'offline' });
    await kiosk.reload();
    expect(kiosk.shown).toBe('fire');
    kiosk.atMs += 31 * minute;
    await kiosk.reload();
    expect(kiosk.shown).toBeUndefined();
  });

  it('is seen though the disk is full, and told only when it is drawn', async () => {
    const kiosk = await Kiosk.on((one) => {
      one.isFull = true;
    });
    const send = await sendOf(fire);
    await kiosk.hear(await signed(send));
    expect([kiosk.shown, kiosk.said]).toEqual(['fire', []]);
    kiosk.desk.drawn(send.id);
    kiosk.desk.drawn(send.id);
    await kiosk.hear();
    expect(kiosk.said).toEqual(['shown']);
  });

  it('is told again when the hub did not hear', async () => {
    const kiosk = await Kiosk.on();
    const send = await sendOf(fire);
    await kiosk.hear(await signed(send));
    kiosk.link.set({ net: 'offline' });
    kiosk.desk.drawn(send.id);
    for (let tick = 0; tick < 9; tick += 1) kiosk.wait(1_000);
    kiosk.link.set({ net: 'online' });
    for (let tick = 0; tick < 9; tick += 1) {
      kiosk.wait(1_000);
      await kiosk.desk.settled();
    }
    expect(kiosk.said).toContain('shown');
  });

  it('ended early goes, and no old word brings it back', async () => {
    const kiosk = await Kiosk.on();
    const send = await signed(await sendOf(fire));
    await kiosk.hear(send);
    const end = await signed({ v: 1, do: 'end', id: send.order.id, atMs: start + minute });
    await kiosk.hear(end);
    expect(kiosk.shown).toBeUndefined();
    await kiosk.hear(send);
    await kiosk.reload();
    await kiosk.hear(send);
    expect(kiosk.shown).toBeUndefined();
  });

  it('that the hub forgot stands on: only its end ends it', async () => {
    const kiosk = await Kiosk.on();
    await kiosk.hear(await signed(await sendOf(fire)));
    await kiosk.hear();
    expect(kiosk.shown).toBe('fire');
  });

  it('is for its place; a kiosk that is moved takes or leaves it', async () => {
    const kiosk = await Kiosk.on();
    await kiosk.hear(await signed(await sendOf(fire, { target: { wards: ['09999'] } })));
    expect(kiosk.shown).toBeUndefined();
    const site = kiosk.link.state.value.site;
    if (site) kiosk.link.set({ site: { ...site, wardCode: '09999' } });
    kiosk.wait(1_000);
    expect(kiosk.shown).toBe('fire');
  });
});

describe('a hub that was stolen', () => {
  it('shows nothing that no vouched key signed, and ends nothing either', async () => {
    const kiosk = await Kiosk.on();
    await kiosk.hear(await signed(await sendOf(fire), strange));
    expect(kiosk.shown).toBeUndefined();
    expect(kiosk.said).toEqual(['notBelieved']);
    const send = await signed(await sendOf(flood));
    const end: EmergencyOrder = { v: 1, do: 'end', id: send.order.id, atMs: start };
    await kiosk.hear(send, await signed(end, strange));
    expect(kiosk.shown).toBe('flood');
  });

  it('cannot change a word of it: text, place and end are what was signed', async () => {
    const kiosk = await Kiosk.on();
    const send = await sendOf(fire);
    const { signature } = await signed(send);
    for (const change of [
      { sha256: await emergencyDraftHash(flood) },
      { endsAtMs: send.endsAtMs + 1 },
      { target: { wards: ['1'] } },
      { sentAtMs: send.sentAtMs + 1 },
    ]) {
      await kiosk.hear({ order: { ...send, ...change }, signature });
      expect(kiosk.shown).toBeUndefined();
    }
  });

  it('has no words but those that publishers signed for, even with the key', async () => {
    const kiosk = await Kiosk.on();
    const invented = { ...fire, title: { vi: 'Chuyển tiền ngay', en: 'Send money now' } };
    await kiosk.hear(await signed(await sendOf(invented)));
    expect([kiosk.shown, kiosk.said]).toEqual([undefined, ['noText']]);
  });

  it('cannot bring back what is over', async () => {
    const kiosk = await Kiosk.on((one) => {
      one.atMs = start + 31 * minute;
    });
    await kiosk.hear(await signed(await sendOf(fire)));
    expect(kiosk.shown).toBeUndefined();
  });
});

describe('words and keys that came late', () => {
  it('are looked for once, and then it stands', async () => {
    const kiosk = await Kiosk.on((one) => {
      one.content = [];
      one.newer = drafts;
    });
    await kiosk.hear(await signed(await sendOf(fire)));
    expect([kiosk.shown, kiosk.refreshes, kiosk.said]).toEqual(['fire', 1, []]);
  });

  it('hold up no other message while an install is under way', async () => {
    const kiosk = await Kiosk.on();
    let arrive = (): void => undefined;
    kiosk.road = new Promise((resolve) => {
      arrive = resolve;
    });
    const unknown = await signed(await sendOf({ ...flood, id: 'new' }));
    kiosk.link.emergencies.value = [unknown];
    await expect.poll(() => kiosk.refreshes).toBe(1);
    kiosk.link.emergencies.value = [unknown, await signed(await sendOf(fire))];
    await expect.poll(() => kiosk.shown).toBe('fire');
    expect([kiosk.refreshes, kiosk.said]).toEqual([1, []]);
    arrive();
    await kiosk.desk.settled();
    expect([kiosk.shown, kiosk.said]).toEqual(['fire', ['noText']]);
  });

  it('are found by the next look, when one was under way that began before them', async () => {
    const kiosk = await Kiosk.on((one) => {
      one.content = [];
      // A look brings what was published when it began.
      one.onLook = (looks) => {
        if (looks === 2) one.newer = drafts;
      };
    });
    await kiosk.hear(await signed(await sendOf(fire)));
    expect([kiosk.shown, kiosk.refreshes, kiosk.said]).toEqual(['fire', 2, []]);
  });

  it('stand as soon as the content with them is here, however late it comes', async () => {
    const kiosk = await Kiosk.on((one) => {
      one.content = [];
    });
    await kiosk.hear(await signed(await sendOf(fire)));
    expect([kiosk.shown, kiosk.said]).toEqual([undefined, ['noText']]);
    kiosk.content = drafts;
    kiosk.version.value = 2;
    await kiosk.desk.settled();
    expect(kiosk.shown).toBe('fire');
  });
});

describe('a clock that is wrong', () => {
  it('begins nothing while the time is not believed, and says so', async () => {
    const kiosk = await Kiosk.on((one) => one.link.set({ clock: 'unconfirmed' }));
    await kiosk.hear(await signed(await sendOf(fire)));
    expect([kiosk.shown, kiosk.said]).toEqual([undefined, ['clockUnknown']]);
    kiosk.link.set({ clock: 'confirmed' });
    kiosk.wait(1_000);
    expect(kiosk.shown).toBe('fire');
  });

  it('that goes back, or is believed no more, makes nothing last longer', async () => {
    for (const distrust of [false, true]) {
      const kiosk = await Kiosk.on();
      await kiosk.hear(await signed(await sendOf(fire)));
      if (distrust) kiosk.link.set({ clock: 'unconfirmed' });
      kiosk.wait(29 * minute, -minute);
      expect(kiosk.shown).toBe('fire');
      kiosk.wait(minute, 0);
      expect(kiosk.shown).toBeUndefined();
    }
  });

  it('that is wrong by years is read with what the hub said of it', async () => {
    const kiosk = await Kiosk.on((one) => {
      one.atMs = 0;
      one.link.set({ clockOffsetMs: start });
    });
    await kiosk.hear(await signed(await sendOf(fire)));
    expect(kiosk.shown).toBe('fire');
  });
});

describe('several at once', () => {
  it('the gravest stands, the newest among equals; then the next, and each is told', async () => {
    const kiosk = await Kiosk.on();
    const later = { sentAtMs: start + 1 };
    const orders = await Promise.all([
      sendOf(power, later),
      sendOf(fire, { endsAtMs: start + minute }),
      sendOf(flood, { ...later, endsAtMs: start + 2 * minute }),
    ]);
    await kiosk.hear(...(await Promise.all(orders.map((order) => signed(order)))));
    expect([kiosk.shown, kiosk.behind]).toEqual(['flood', ['fire', 'power-cut']]);
    expect(kiosk.said.toSorted()).toEqual(['behind', 'behind']);
    kiosk.wait(minute);
    expect([kiosk.shown, kiosk.behind]).toEqual(['flood', ['power-cut']]);
    kiosk.wait(minute);
    expect([kiosk.shown, kiosk.behind]).toEqual(['power-cut', []]);
  });

  it('a hundred are taken like one', async () => {
    const kiosk = await Kiosk.on();
    const orders = await Promise.all(Array.from({ length: 100 }, () => sendOf(power)));
    await kiosk.hear(...(await Promise.all(orders.map((order) => signed(order)))));
    expect(kiosk.disk.told).toHaveLength(100);
    kiosk.wait(31 * minute);
    expect(kiosk.shown).toBeUndefined();
  });

  it('keeps the gravest of a flood of messages, and a bounded number of ends', async () => {
    const kiosk = await Kiosk.on();
    const many = await Promise.all(
      Array.from({ length: 130 }, async () => signed(await sendOf(power))),
    );
    await kiosk.hear(...many);
    expect(kiosk.disk.told).toHaveLength(100);
    await kiosk.hear(await signed(await sendOf(fire)));
    expect(kiosk.shown).toBe(fire.id);
    expect(kiosk.disk.told).toHaveLength(100);
    expect(kiosk.disk.told.filter(({ draft }) => draft.id === fire.id)).toHaveLength(1);
    const ends = await Promise.all(
      Array.from({ length: 230 }, async (_, at) => {
        const { id } = await sendOf(power);
        return signed({ v: 1, do: 'end', id, atMs: start + at });
      }),
    );
    await kiosk.hear(...ends);
    expect(kiosk.disk.ended).toHaveLength(200);
    expect(Math.min(...kiosk.disk.ended.map(({ atMs }) => atMs))).toBe(start + 30);
    expect(kiosk.shown).toBe(fire.id);
  });
});
