import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LookUpAnswerSchema, type LookUpQuery } from '../../domain/api/index.ts';
import type { AnswerCache, KeptAnswer } from './answer-cache.ts';
import { httpSource, urlOf } from './ask-source.ts';
import { type ConnectorConfig, ConnectorConfigSchema } from './connector-config.ts';
import { Connectors } from './connectors.ts';
import { connectorFor } from './covers.ts';
import { readAnswer } from './read-answer.ts';
import {
  type ReferenceTrick,
  type RunningReference,
  referenceConnectors,
  referenceTricks,
  startReferenceSource,
} from './reference/index.ts';

const dossier = (code: string): LookUpQuery => ({ kind: 'dossier', code });
const product = (gtin: string, lot: string | null = null): LookUpQuery => ({
  kind: 'product',
  gtin,
  lot,
});
const known = dossier('H26.17.45-261116-0002');
const someone = 'Nguyễn Thị Mẫu';

/** In memory, with the contract of the stored one. */
function memoryCache(): AnswerCache & { readonly rows: Map<string, KeptAnswer> } {
  const rows = new Map<string, KeptAnswer>();
  const key = (connector: string, asked: string) => `${connector}|${asked}`;
  return {
    rows,
    find: async (connector, asked) => rows.get(key(connector, asked)),
    keep: async (connector, asked, answer) => void rows.set(key(connector, asked), answer),
    async purge(connector, beforeMs) {
      const old = [...rows].filter(
        ([at, { askedAtMs }]) => at.startsWith(`${connector}|`) && askedAtMs < beforeMs,
      );
      for (const [at] of old) rows.delete(at);
      return old.length;
    },
  };
}

let source: RunningReference;
beforeAll(async () => {
  source = await startReferenceSource({ slowMs: 1_000 });
});
afterAll(() => source.close());
beforeEach(() => source.play([]));

function city(change: Partial<ConnectorConfig['limits']> = {}) {
  let nowMs = Date.UTC(2026, 10, 22);
  const failures: string[] = [];
  const cache = memoryCache();
  const configs = referenceConnectors(source.url).map((config) => ({
    ...config,
    limits: { ...config.limits, ...change },
  }));
  const connectors = new Connectors(configs, {
    ask: httpSource({}),
    cache,
    clock: () => nowMs,
    onFailure: (name, failure) => failures.push(`${name} ${failure}`),
  });
  return {
    cache,
    failures,
    lookUp: (query: LookUpQuery) => connectors.lookUp(query),
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('a look-up', () => {
  test('says the state, the day, who says so and when; never a name', async () => {
    const answer = await city().lookUp(known);
    expect(answer).toEqual({
      outcome: 'answered',
      kind: 'dossier',
      state: 'inProgress',
      dueDay: '2026-11-26',
      source: { vi: 'Sổ hồ sơ mẫu (DÙNG THỬ)', en: 'Sample dossier register (TRIAL)' },
      askedAt: '2026-11-22T00:00:00Z',
      kept: false,
    });
    expect(JSON.stringify(answer)).not.toContain(someone);
  });

  test('of a product: who issued the number, whether the lot is known, until when', async () => {
    const { lookUp } = city();
    expect(await lookUp(product('08935049500018', 'AB12'))).toMatchObject({
      state: 'registered',
      issuer: 'gs1-vietnam',
      lot: 'known',
      expiresOn: '2027-01-31',
    });
    expect(await lookUp(product('08935049500018', 'FAKE'))).toMatchObject({ lot: 'unknown' });
    expect(await lookUp(product('08935049500018'))).toMatchObject({ lot: 'notSaid' });
    expect(await lookUp(product('08938505974194'))).toMatchObject({ state: 'recalled' });
  });

  test('of what the register does not have', async () => {
    const { lookUp } = city();
    expect(await lookUp(product('00012345678905'))).toMatchObject({
      outcome: 'answered',
      state: 'notFound',
      lot: 'notSaid',
    });
    expect(await lookUp(dossier('H26.17.45-261116-9001'))).toMatchObject({ state: 'notFound' });
  });

  test('of a code that nobody covers asks nobody', async () => {
    expect(await city().lookUp(dossier('H30.17-261116-0002'))).toEqual({ outcome: 'noSource' });
    expect(source.asked).toBe(0);
  });
});

describe('the last answer', () => {
  test('is given again without asking while it is fresh', async () => {
    const { lookUp, pass } = city();
    await lookUp(known);
    pass(4 * 60_000);
    expect(await lookUp(known)).toMatchObject({ kept: false, askedAt: '2026-11-22T00:00:00Z' });
    expect(source.asked).toBe(1);
    pass(2 * 60_000);
    expect(await lookUp(known)).toMatchObject({ kept: false, askedAt: '2026-11-22T00:06:00Z' });
    expect(source.asked).toBe(2);
  });

  test('stands with its age while the source is silent, and not for ever', async () => {
    const { lookUp, pass } = city();
    await lookUp(known);
    source.play(['error']);
    pass(3 * 86_400_000);
    expect(await lookUp(known)).toMatchObject({
      outcome: 'answered',
      state: 'inProgress',
      kept: true,
      askedAt: '2026-11-22T00:00:00Z',
    });
    pass(5 * 86_400_000);
    expect(await lookUp(known)).toMatchObject({ outcome: 'noAnswer' });
  });

  test('is asked for once by many at the same moment', async () => {
    const { lookUp } = city();
    const answers = await Promise.all(Array.from({ length: 20 }, () => lookUp(known)));
    expect(source.asked).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test('of an older shape is no answer', async () => {
    const { lookUp, cache } = city();
    await lookUp(known);
    for (const [key, kept] of cache.rows) {
      cache.rows.set(key, {
        ...kept,
        said: { kind: 'dossier', state: 'lost' as 'done', dueDay: null },
      });
    }
    expect(await lookUp(known)).toMatchObject({ outcome: 'noAnswer' });
  });
});

describe('a source that is wrong', () => {
  const reasons: Readonly<Record<ReferenceTrick, string>> = {
    silent: 'timedOut',
    slow: 'timedOut',
    trickle: 'timedOut',
    cut: 'unreachable',
    error: 'status-500',
    garbage: 'notJson',
    html: 'notJson',
    huge: 'tooLarge',
    deep: 'unreadable /maHoSo',
    redirect: 'redirected',
    otherCode: 'unreadable /maHoSo',
    unknownWord: 'unreadable /trangThai/ma',
    impossibleDay: 'unreadable /ngayHenTra',
    wrongTypes: 'unreadable /trangThai/ma',
  };

  test.each(referenceTricks)('%s: no answer, and nothing of what it sent', async (trick) => {
    source.play([trick]);
    // Short only where waiting is the point: an honest answer may be late on a busy machine.
    const { lookUp, failures } = city(reasons[trick] === 'timedOut' ? { timeoutMs: 300 } : {});
    const answer = await lookUp(known);
    expect(answer).toEqual({
      outcome: 'noAnswer',
      source: { vi: 'Sổ hồ sơ mẫu (DÙNG THỬ)', en: 'Sample dossier register (TRIAL)' },
    });
    expect(failures).toEqual([`reference-dossiers ${reasons[trick]}`]);
  });

  test('that is not there', async () => {
    const gone = await startReferenceSource();
    await gone.close();
    const configs = referenceConnectors(gone.url);
    const failures: string[] = [];
    const connectors = new Connectors(configs, {
      ask: httpSource({}),
      cache: memoryCache(),
      clock: () => 0,
      onFailure: (_, failure) => failures.push(failure),
    });
    expect(await connectors.lookUp(known)).toMatchObject({ outcome: 'noAnswer' });
    expect(failures).toEqual(['unreachable']);
  });

  test('is left alone after five failures, tried once after the rest, and taken back', async () => {
    source.play(['error']);
    const { lookUp, pass, failures } = city();
    for (let i = 0; i < 8; i += 1) await lookUp(known);
    expect(source.asked).toBe(5);
    expect(failures.slice(5)).toEqual(Array(3).fill('reference-dossiers resting'));
    pass(31_000);
    await Promise.all([lookUp(known), lookUp(dossier('H26.17.45-261116-0005'))]);
    expect(source.asked).toBe(6);
    source.play([]);
    pass(31_000);
    expect(await lookUp(known)).toMatchObject({ outcome: 'answered', kept: false });
    expect(await lookUp(dossier('H26.17.45-261116-0005'))).toMatchObject({ state: 'done' });
  });

  test('is asked by so many at once, and no more', async () => {
    source.play(['slow']);
    const { lookUp, failures } = city({ parallelMax: 2 });
    const many = [1, 2, 3, 4].map((n) => lookUp(dossier(`H26.17.45-261116-000${n}`)));
    await Promise.all(many);
    expect(source.asked).toBe(2);
    expect(failures.filter((failure) => failure.endsWith('busy'))).toHaveLength(2);
  });

  test('whatever it sends as JSON, an answer is enumerated facts or none', () => {
    const configs = referenceConnectors('http://127.0.0.1:1');
    const queries = [known, product('08935049500018', 'A1')];
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1), (json, at) => {
        const config = configs[at];
        const query = queries[at];
        if (!config || !query) throw new Error('two of each');
        const said = readAnswer(json, query, config);
        if (!said.ok) return;
        const answer = { ...said.value, outcome: 'answered', source: config.source };
        const whole = { ...answer, askedAt: '2026-11-22T00:00:00Z', kept: false };
        expect(LookUpAnswerSchema.safeParse(whole).success).toBe(true);
      }),
    );
  });
});

describe('a mapping', () => {
  const [dossiers, products] = referenceConnectors('http://127.0.0.1:1');

  test('puts what is asked into one segment of the address', () => {
    const query = { kind: 'product', gtin: '08935049500018', lot: '../x?y=1&z#' } as const;
    expect(urlOf('http://a/products/{gtin}/{lot}', query)).toBe(
      'http://a/products/08935049500018/..%2Fx%3Fy%3D1%26z%23',
    );
  });

  test('the longest cover wins; both orders of agency codes name the city', () => {
    const narrow = { config: { ...dossiers, covers: ['H26.17'] } as ConnectorConfig };
    const wide = { config: dossiers as ConnectorConfig };
    const goods = { config: products as ConnectorConfig };
    const all = [wide, narrow, goods];
    expect(connectorFor(all, dossier('H26.17.45-261116-0002'))).toBe(narrow);
    expect(connectorFor(all, dossier('000.00.12.H26-200526-0001'))).toBe(wide);
    expect(connectorFor(all, dossier('H26.171-261116-0002'))).toBe(wide);
    expect(connectorFor(all, product('08935049500018'))).toBe(goods);
    expect(connectorFor([narrow], dossier('H26.171-261116-0002'))).toBeUndefined();
  });

  test.each([
    ['an address without http', { request: { url: 'file:///etc/passwd' } }],
    [
      'a word of ours that does not exist',
      { answer: { state: { at: '/s', values: { a: 'lost' } } } },
    ],
    ['a pointer that is none', { answer: { state: { at: 's', values: {} } } }],
    ['a member nobody knows', { answer: { state: { at: '/s', values: {} }, name: '/nguoiNop' } }],
    ['a wait longer than a kiosk has', { limits: { timeoutMs: 60_000 } }],
    [
      'a header that breaks the line',
      { request: { url: 'http://a/b', headers: { a: 'x\r\ny: z' } } },
    ],
  ])('is refused: %s', (_, change) => {
    const sound = {
      name: 'x',
      kind: 'dossier',
      covers: ['H26'],
      source: { vi: 'Sổ', en: 'Register' },
      request: { url: 'http://a/{code}' },
      answer: { state: { at: '/s', values: { a: 'done' } } },
    };
    expect(ConnectorConfigSchema.safeParse(sound).success).toBe(true);
    expect(ConnectorConfigSchema.safeParse({ ...sound, ...change }).success).toBe(false);
  });
});
