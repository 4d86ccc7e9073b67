import type pg from 'pg';
import { canonicalJson, sha256, toHex, toUtf8 } from '../../domain/basics/index.ts';
import { contentEntry, firstOf, type Manifest, type Ring } from '../../domain/bundle/index.ts';
import { bytesToSign, targetsSigned } from '../../domain/tuf/index.ts';
import type { Keyring } from '../keys/index.ts';
import { appsInRing, readyApps, standingApps } from './apps.ts';
import { hubKeyTargets, type TargetPlan } from './hub-keys.ts';
import { insertTargets } from './insert-sections.ts';
import { manifestOf } from './make-content.ts';
import { newestFile } from './tuf-files.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Rings of a release, percent of the kiosks (requirements P9). */
export const ringPercents = [1, 10, 100] as const;
/** How long a kiosk installs what a release published, ms: an office that is away for a quarter. */
const releaseLifeMs = 90 * 86_400_000;

/** A kiosk whose page was heard of within this is on its wall and on, ms: a dozen heartbeats. */
const heardMs = 3_600_000;

/** One document that publishers sign: a ring, or the way back (no percent). */
export interface DraftedDocument {
  readonly version: number;
  readonly percent: number | undefined;
  /** Canonical bytes, as text: exactly what signatures are over. */
  readonly signed: string;
}

/** Its version alone. */
export async function standingVersion(
  client: Pick<pg.ClientBase, 'query'>,
): Promise<number | undefined> {
  const { rows } = await client.query<{ version: number }>(
    'select version from contents where published_at is not null order by version desc limit 1',
  );
  return rows[0]?.version;
}

/** The content that every kiosk may show now; undefined before the first release is through. */
export async function standingContent(
  client: Pick<pg.ClientBase, 'query'>,
): Promise<{ readonly version: number; readonly manifest: Bytes } | undefined> {
  const version = await standingVersion(client);
  const manifest = version === undefined ? undefined : await manifestOf(client, version);
  return version === undefined || manifest === undefined ? undefined : { version, manifest };
}

/** The first version that no document and no content has had, signed and published or not. */
export async function nextVersion(client: Pick<pg.ClientBase, 'query'>): Promise<number> {
  const { rows } = await client.query<{ top: number | null }>(
    `select greatest((select max(version) from contents),
      (select max(version) from release_documents)) as top`,
  );
  return 1 + Math.max(rows[0]?.top ?? 0, (await newestFile(client, 'targets'))?.version ?? 0);
}

/**
 * Writes all documents of a release, versions rising: one for each ring, and the way back to the
 * content that stands, as a higher version of its sections. The hub can publish these and no
 * others, in this order and no other: it may wait, it may go back, it can invent nothing.
 */
export async function draftDocuments(
  client: pg.PoolClient,
  content: { readonly version: number; readonly manifest: Bytes },
  {
    keys,
    salt,
    nowMs,
  }: {
    readonly keys: Pick<Keyring, 'sealing' | 'command'>;
    readonly salt: string;
    readonly nowMs: number;
  },
): Promise<readonly DraftedDocument[]> {
  const standing = await standingContent(client);
  const first = await firstOf(await kiosksToBegin(client, nowMs), salt);
  const expiresMs = nowMs + releaseLifeMs;
  const hubKeys = hubKeyTargets(keys);
  const ready = await readyApps(client);
  const installed = await standingApps(client);

  async function write(
    version: number,
    percent: number | undefined,
    contents: readonly {
      readonly version: number;
      readonly manifest: Bytes;
      readonly ring?: Ring;
    }[],
    apps: typeof ready,
  ): Promise<DraftedDocument> {
    const plan: Map<string, TargetPlan extends ReadonlyMap<string, infer T> ? T : never> = new Map(
      hubKeys,
    );
    for (const one of contents) {
      const { path, custom } = contentEntry(one.version, one.ring);
      plan.set(path, { bytes: one.manifest, custom });
    }
    await insertTargets(client, plan.values());
    const targets = new Map([...plan, ...apps]);
    const signed = await targetsSigned({ version, expiresMs, targets });
    return { version, percent, signed: new TextDecoder().decode(bytesToSign(signed)) };
  }

  const documents: DraftedDocument[] = [];
  let version = content.version;
  for (const percent of ringPercents) {
    const ring = percent === 100 ? undefined : { salt, percent, ...(first && { first }) };
    const before = ring && standing ? [standing] : [];
    documents.push(
      await write(
        version,
        percent,
        [...before, { ...content, ...(ring && { ring }) }],
        appsInRing(ready, installed, ring),
      ),
    );
    version += 1;
  }
  if (standing !== undefined) {
    const again = await reissue(client, standing.manifest, version, nowMs);
    // The way back takes a new package back as well.
    documents.push(await write(version, undefined, [{ version, manifest: again }], installed));
  }
  return documents;
}

/** The same sections under a higher version. */
async function reissue(
  client: pg.PoolClient,
  manifest: Bytes,
  version: number,
  nowMs: number,
): Promise<Bytes> {
  const said: Manifest = JSON.parse(new TextDecoder().decode(manifest));
  const sections = said.sections.map((ref) => ({ ...ref }));
  const bytes = toUtf8(canonicalJson({ ...said, version, sections }));
  await insertTargets(client, [{ bytes }]);
  const hash = toHex(await sha256(bytes));
  await client.query(
    'insert into contents (version, content_hash, sha256, made_at) values ($1, $2, $3, $4)',
    // Not the hash of its content: the same content drafted later is a release of its own.
    [version, `again ${hash}`, hash, new Date(nowMs)],
  );
  return bytes;
}

/**
 * Kiosks of which one is the first to try what is new: those that were heard of lately. One that lies
 * in a store room would try nothing, and the ring of one kiosk be out for nobody.
 */
async function kiosksToBegin(client: pg.PoolClient, nowMs: number): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string; is_heard: boolean }>(
    `select k.id, coalesce(h.received_at > $1, false) as is_heard
      from kiosks k left join heartbeats h on h.kiosk = k.id where k.state = 'active'`,
    [new Date(nowMs - heardMs)],
  );
  const heard = rows.filter(({ is_heard }) => is_heard);
  return (heard.length > 0 ? heard : rows).map(({ id }) => id);
}
