import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Office, refreshFrom } from '../../../test/support/repository.ts';
import { starterContent, starterGuides, starterLexicon, toSections } from '../../content/index.ts';
import { hubPaths } from '../../domain/api/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import {
  appTargets,
  contentTargets,
  type Manifest,
  readDetailsList,
  readFactsList,
  readGuidesList,
} from '../../domain/bundle/index.ts';
import { examineRelease, isToldTruly, type SignedText } from '../../domain/release/index.ts';
import type { Catalogue } from '../../domain/service/index.ts';
import {
  metadataFile,
  type ParsedObject,
  readMetadata,
  refreshTuf,
  signMetadata,
} from '../../domain/tuf/index.ts';
import { type Keyring, openKeyring } from '../keys/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { startHub } from '../start-hub.ts';
import { TestServer, wideLimits } from '../test-support.ts';
import { putApp } from './apps.ts';
import type { Content } from './content.ts';
import type { Release } from './read-releases.ts';
import { prepareRelease, releaseNext, rollBack, signRelease, voidRelease } from './releases.ts';

let server: TestServer;
let hub: RunningHub;
let keys: Keyring;
let office: Office;
let root = '';

const starter = starterContent();
const services = starter.services.filter(({ entry }) => entry === 'written').slice(0, 30);
const catalogue: Catalogue = { ...starter, services };
const [subject] = services.filter(({ costs }) => costs.some(({ kind }) => kind === 'fixed'));
if (subject === undefined) throw new Error('the starter has no fee');
const contentOf = async (one: Catalogue): Promise<Content> => ({
  sections: await toSections(one, starterLexicon, starterGuides().slice(0, 2)),
  factsDate: one.snapshotDate,
  minApp: 1,
});
/** The catalogue with another fee, and with another short name. */
const withFee = (more: number): Catalogue => ({
  ...catalogue,
  services: services.map((one) =>
    one.code !== subject.code
      ? one
      : {
          ...one,
          costs: one.costs.map((cost) =>
            cost.kind === 'fixed' ? { ...cost, amountVnd: cost.amountVnd + more } : cost,
          ),
        },
  ) as Catalogue['services'],
});
const withName = (vi: string): Catalogue => ({
  ...catalogue,
  services: services.map((one) =>
    one.code === subject.code ? { ...one, shortName: { vi, en: 'Another' } } : one,
  ) as Catalogue['services'],
});

const hand = () => ({ keys, nowMs: Date.now() });
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const prepare = async (one: Catalogue) =>
  value(await prepareRelease(hub.store, await contentOf(one), { ...hand(), by: 'x', note: 'n' }));
async function sign(release: Release) {
  let state = release.state;
  for (const key of office.publishers.slice(0, 2)) {
    const sigs: string[] = [];
    for (const { signed } of release.documents) {
      const said: ParsedObject = JSON.parse(signed);
      sigs.push((await signMetadata(said, key)).sig);
    }
    const by = { keyid: key.keyid, sigs, by: key.keyid, nowMs: Date.now() };
    state = value(await signRelease(hub.store, release.id, by)).state;
  }
  expect(state).toBe('signed');
}
const textsOf = (release: Release): SignedText[] =>
  release.documents.map(({ version, percent, signed }) => ({
    version,
    percent: percent ?? null,
    signed,
  }));
const fetchSection = async (sha256: string) =>
  toUtf8(await (await fetch(hub.url + hubPaths.section(sha256))).text());

async function examine(
  texts: readonly SignedText[],
  contentVersion: number,
  fetchNamed: typeof fetchSection = fetchSection,
) {
  const { outcome } = await refreshFrom(hub.url, root);
  return examineRelease(texts, contentVersion, {
    trusted: outcome.ok ? outcome.value : undefined,
    fetchSection: fetchNamed,
    isTrial: false,
    nowMs: Date.now(),
    tell: { day: '2026-11-22', wardCount: 126 },
  });
}
const packageOf = (says: string) => toUtf8(`!<arch>\ndebian-binary   ${says}`);
const appsOf = (signed: string) =>
  appTargets({ targets: targetsOf(signed) }).map(({ version, ring }) => [version, ring?.percent]);
function targetsOf(signed: string) {
  const read = readMetadata('targets', metadataFile(JSON.parse(signed), []));
  return value(read).signed;
}
/** A text with something else in it, in canonical form again. */
function changed(text: SignedText, change: (said: never) => void): SignedText {
  const said = JSON.parse(text.signed);
  change(said as never);
  return { ...text, signed: JSON.stringify(said) };
}

beforeAll(async () => {
  server = await TestServer.start();
  const directory = join(server.directory, 'examine');
  keys = await openKeyring(join(directory, 'keys'));
  office = await Office.open();
  const given = await office.root(keys.online.publicKey);
  root = new TextDecoder().decode(given);
  hub = await startHub({
    directory,
    trial: false,
    root: given,
    databaseUrl: await server.newDatabase(),
    log: { level: 'silent' },
    limits: wideLimits,
  });
  const release = await prepare(catalogue);
  const first = value(await examine(textsOf(release), release.contentVersion));
  expect(first).toMatchObject({ isFirst: true, moreCount: services.length });
  await sign(release);
  for (const _ of [1, 10, 100]) value(await releaseNext(hub.store, release.id, hand()));
}, 120_000);
afterAll(async () => {
  await hub?.close();
  await server?.stop();
}, 60_000);

describe('a package of the application', () => {
  it('goes through the rings with the content, is shown by name, and goes back with it', async () => {
    const put = (version: string) =>
      putApp(hub.store, `motcham-kiosk_${version}_amd64.deb`, packageOf(version), Date.now()).then(
        value,
      );
    await put('1.0');
    const first = await prepare(withFee(500));
    await sign(first);
    for (const _ of [1, 10, 100]) value(await releaseNext(hub.store, first.id, hand()));
    const { path, sha256 } = await put('1.1');
    const release = await prepare(withFee(700));
    expect(release.documents.map(({ signed }) => appsOf(signed))).toEqual([
      [
        ['1.0', undefined],
        ['1.1', 1],
      ],
      [
        ['1.0', undefined],
        ['1.1', 10],
      ],
      [['1.1', undefined]],
      [['1.0', undefined]],
    ]);
    const texts = textsOf(release);
    const seen = value(await examine(texts, release.contentVersion));
    expect(seen.others).toEqual([{ path, sha256 }]);
    /** Whoever writes other rings, or another way back, gets no signature. */
    const tries: ((said: { targets: Record<string, { custom: object }> }) => void)[] = [
      (said) => {
        said.targets[path] = { ...said.targets[path], custom: { kind: 'app' } };
      },
      (said) => {
        delete said.targets[path.replace('1.1', '1.0')];
      },
      (said) => {
        const ring = { percent: 100, salt: 'another' };
        said.targets[path] = { ...said.targets[path], custom: { kind: 'app', ring } };
      },
    ];
    for (const change of tries) {
      const wrong = texts.map((text, at) => (at === 0 ? changed(text, change) : text));
      const result = await examine(wrong, release.contentVersion);
      expect(result).toMatchObject({ ok: false, error: { problem: 'ringWrong' } });
    }
    const noWayBack = texts.map((text) =>
      text.percent === null
        ? changed(text, (said: { targets: Record<string, unknown> }) => {
            const fresh = JSON.parse(texts[2]?.signed ?? '').targets[path];
            const named = Object.entries({ ...said.targets, [path]: fresh });
            said.targets = Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
          })
        : text,
    );
    expect(await examine(noWayBack, release.contentVersion)).toMatchObject({
      ok: false,
      error: { problem: 'ringWrong' },
    });
    await sign(release);
    value(await releaseNext(hub.store, release.id, hand()));
    value(await rollBack(hub.store, release.id, hand()));
    const { outcome } = await refreshFrom(hub.url, root);
    const apps = outcome.ok ? appTargets(outcome.value) : [];
    expect(apps.map(({ version, ring }) => [version, ring])).toEqual([['1.0', undefined]]);
    await hub.store.pool.query('delete from app_packages');
  });
});

describe('what a publisher is shown before signing', () => {
  it('is told out of the very bytes: the fee that changed and nothing else', async () => {
    const release = await prepare(withFee(2_000));
    const seen = value(await examine(textsOf(release), release.contentVersion));
    expect(seen.told.map(({ id }) => id)).toEqual([subject.code]);
    expect(seen.told[0]?.text.vi).toMatch(/^Phí.* → /u);
    expect(seen).toMatchObject({ keysAdded: [], keysRemoved: [], others: [], moreCount: 0 });
    expect(seen.rings.map(({ percent }) => percent)).toEqual([1, 10, 100]);
    expect(seen.texts).toEqual(release.documents.map(({ signed }) => signed));
    value(await voidRelease(hub.store, release.id, 'x', { nowMs: Date.now() }));
  });

  it('is refused when the hub gives something else to sign, in every way it could', async () => {
    const release = await prepare(withName('Một tên khác'));
    const texts = textsOf(release);
    const [one, ten, all, back] = texts;
    if (!one || !ten || !all || !back) throw new Error('four documents');
    const at = release.contentVersion;
    const honest = value(await examine(texts, at));
    expect(honest.told.some(({ text }) => text.vi.includes('Một tên khác'))).toBe(true);
    // A hub that shows a changed fee and gives this to sign, or hides one sentence of it.
    const harmless = [{ ...honest.told[0], text: { vi: 'Phí: 1 → 2', en: 'Fee: 1 → 2' } }];
    expect(isToldTruly(honest.told, honest.told)).toBe(true);
    expect(isToldTruly(harmless as typeof honest.told, honest.told)).toBe(false);
    expect(isToldTruly(honest.told.slice(1), honest.told)).toBe(false);
    expect(isToldTruly([], honest.told)).toBe(false);
    const entry = `content/${at}.json`;
    type Said = {
      version: number;
      expires: string;
      targets: Record<string, { hashes: { sha256: string }; custom: Record<string, unknown> }>;
    };
    const edit = (text: SignedText, change: (said: Said) => void) =>
      changed(text, change as (said: never) => void);
    const evil = 'ab'.repeat(32);
    const cases: Record<string, readonly SignedText[]> = {
      'another content in the last ring': [
        one,
        ten,
        edit(all, (said) => {
          const target = said.targets[entry];
          if (target) target.hashes.sha256 = evil;
        }),
        back,
      ],
      'every kiosk at once, called 1 %': [
        edit(one, (said) => {
          delete said.targets[entry]?.custom['ring'];
        }),
        ten,
        all,
        back,
      ],
      'good for a hundred years': [
        one,
        ten,
        edit(all, (said) => {
          said.expires = '2126-01-01T00:00:00Z';
        }),
        back,
      ],
      'a content beside it that nobody published': [
        edit(one, (said) => {
          said.targets['content/99.json'] = {
            hashes: { sha256: evil },
            custom: { kind: 'content', version: 99 },
            ...{ length: 10 },
          };
        }),
        ten,
        all,
        back,
      ],
      'no way back': [one, ten, all],
      'a key of another hub in one ring': [
        one,
        edit(ten, (said) => {
          for (const [path, target] of Object.entries(said.targets)) {
            if (path.startsWith('keys/command')) target.custom['keyId'] = 'evil';
          }
        }),
        all,
        back,
      ],
      'not the canonical text': [{ ...one, signed: `${one.signed} ` }, ten, all, back],
      'an older version': [
        edit(one, (said) => {
          said.version = 1;
        }),
        ten,
        all,
        back,
      ],
    };
    for (const [name, given] of Object.entries(cases)) {
      expect(await examine(given, at), name).toMatchObject({ ok: false });
    }
    // The bytes that are named, or none.
    const other = await examine(texts, at, async () => toUtf8('{}'));
    expect(other).toMatchObject({ ok: false, error: { problem: 'sectionOther' } });
    expect(await examine(texts, at, async () => undefined as never)).toMatchObject({
      error: { problem: 'sectionMissing' },
    });
    // A hub that lies about what stands: the way back leads to content that nobody saw.
    const { rows } = await hub.store.pool.query<{ sha256: string }>(
      'select sha256 from contents where version = $1',
      [at],
    );
    const lying = edit(back, (said) => {
      for (const target of Object.values(said.targets)) {
        if (target.custom['kind'] === 'content') target.hashes.sha256 = rows[0]?.sha256 ?? '';
      }
    });
    expect(await examine([one, ten, all, lying], at)).toMatchObject({ ok: false });
    value(await voidRelease(hub.store, release.id, 'x', { nowMs: Date.now() }));
  });

  it('shows the change of a key of the hub, which no ring hides', async () => {
    const release = await prepare(withFee(3_000));
    // The order in which members are written is no change.
    const { outcome } = await refreshFrom(hub.url, root);
    if (!outcome.ok) throw new Error(outcome.error.reason);
    const turned = structuredClone(outcome.value.targets);
    for (const target of turned.targets.values()) {
      const custom = (target.custom ?? {}) as Record<string, unknown>;
      const { key } = custom;
      if (typeof key === 'object' && key !== null) {
        custom['key'] = Object.fromEntries(Object.entries(key).toReversed());
      }
    }
    const whole = await examineRelease(textsOf(release), release.contentVersion, {
      trusted: { targets: turned },
      fetchSection,
      isTrial: false,
      nowMs: Date.now(),
      tell: { day: '2026-11-22', wardCount: 126 },
    });
    expect(value(whole)).toMatchObject({ keysAdded: [], keysRemoved: [] });
    const texts = textsOf(release).map((text) =>
      changed(text, ((said: { targets: Record<string, unknown> }) => {
        for (const path of Object.keys(said.targets)) {
          if (path.startsWith('keys/command')) delete said.targets[path];
        }
      }) as (said: never) => void),
    );
    const seen = value(await examine(texts, release.contentVersion));
    expect(seen.keysRemoved).toEqual([`command ${keys.command.keyId}`]);
    await sign(release);
    value(await releaseNext(hub.store, release.id, hand()));
    // While a ring is out the next one cannot be drafted, and after the way back it is whole again.
    value(await rollBack(hub.store, release.id, hand()));
    const later = await prepare(withFee(4_000));
    expect((await examine(textsOf(later), later.contentVersion)).ok).toBe(true);
    value(await voidRelease(hub.store, later.id, 'x', { nowMs: Date.now() }));
  });
});

/** One connection as a kiosk has it, packed; every byte that came over it, headers too. */
async function wire(): Promise<{
  get(path: string): Promise<Buffer>;
  bytes(): number;
  end(): void;
}> {
  const url = new URL(hub.url);
  const socket = connect(Number(url.port), url.hostname);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agent.createConnection = () => socket;
  return {
    get: (path) =>
      new Promise((resolve, reject) => {
        const headers = { 'accept-encoding': 'gzip' };
        request({ host: url.hostname, port: url.port, path, agent, headers }, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            const all = Buffer.concat(parts);
            resolve(response.headers['content-encoding'] === 'gzip' ? gunzipSync(all) : all);
          });
        })
          .on('error', reject)
          .end();
      }),
    bytes: () => socket.bytesRead,
    end: () => {
      agent.destroy();
      socket.destroy();
    },
  };
}

describe('a changed fee in the whole starter catalogue', () => {
  it('moves less than 20 KB to a kiosk, every byte on the wire counted', async () => {
    const through = async (one: Catalogue) => {
      const release = await prepare(one);
      await sign(release);
      for (const _ of [1, 10, 100]) value(await releaseNext(hub.store, release.id, hand()));
    };
    await through(starter);
    const { state } = await refreshFrom(hub.url, root);
    const known = new Set<string>();
    const walk = async (get: (path: string) => Promise<Buffer>) => {
      const { outcome } = await refreshTuf(
        state,
        {
          fetch: async (name) => {
            const bytes = await get(hubPaths.tuf(name));
            return bytes.length === 0 ? undefined : new Uint8Array(bytes);
          },
        },
        Date.now(),
      );
      if (!outcome.ok) throw new Error(outcome.error.reason);
      const fetchNew = async (sha256: string) => {
        if (known.has(sha256)) return undefined;
        known.add(sha256);
        return new Uint8Array(await get(hubPaths.section(sha256)));
      };
      const [target] = contentTargets(outcome.value);
      const bytes = target && (await fetchNew(target.sha256));
      if (bytes === undefined) throw new Error('no new manifest');
      const manifest: Manifest = JSON.parse(new TextDecoder().decode(bytes));
      for (const { kind, sha256 } of manifest.sections) {
        const section = await fetchNew(sha256);
        if (section === undefined) continue;
        const named =
          kind === 'detailsList'
            ? readDetailsList(section)
            : kind === 'factsList'
              ? readFactsList(section)
              : kind === 'guides'
                ? readGuidesList(section)
                : [];
        for (const ref of named) await fetchNew(ref.sha256);
      }
    };
    const before = await wire();
    await walk(before.get);
    before.end();
    await through({
      ...starter,
      services: starter.services.map((one) =>
        one.code === subject.code
          ? (withFee(7_000).services.find(({ code }) => code === one.code) ?? one)
          : one,
      ),
    });
    const after = await wire();
    await walk(after.get);
    process.stderr.write(
      `a changed fee: ${after.bytes()} bytes on the wire of ${before.bytes()} for everything\n`,
    );
    expect(after.bytes()).toBeGreaterThan(1_000);
    expect(after.bytes()).toBeLessThan(20_000);
    after.end();
  }, 120_000);
});
