import { type ReleaseFacts, shippedWordsMax } from '../../domain/api/console/index.ts';
import { fromUtf8, sha256, toHex, toUtf8 } from '../../domain/basics/index.ts';
import type { Manifest } from '../../domain/bundle/index.ts';
import { hanoiMoment } from '../../domain/calendar/index.ts';
import { type TellOptions, tellChanges, wardCount } from '../../domain/change/index.ts';
import { type FetchNamed, NamedContent, tellContent } from '../../domain/release/index.ts';
import { findPictures, listBodies, listChanges, listWithdrawn } from '../editing/index.ts';
import { freshApps } from './apps.ts';
import { clipMarks, withClips } from './clips.ts';
import { type Content, hashContent } from './content.ts';
import type { BuiltContent } from './content-builder.ts';
import { deltaOf } from './delta-bytes.ts';
import type { PublishingHub } from './publishing-hub.ts';
import { standingContent } from './release-draft.ts';

/** Most findings, sentences and documents that are kept and shown with a release. */
const shownMax = 2_000;

/** The next release as it would be made now. */
export interface NextContent {
  /** Names exactly the revisions that it is made of. */
  readonly mark: string;
  readonly content: Content | undefined;
  readonly changes: Awaited<ReturnType<typeof listChanges>>;
  readonly facts: Omit<ReleaseFacts, 'reasons'>;
  readonly errors: number;
  /** Codes of warnings in what changes: each needs a reason (P2). */
  readonly warningCodes: readonly string[];
  readonly isSame: boolean;
}

/**
 * Builds the content of the next release out of what editors sent, checks all of it, and tells what
 * residents will see differently.
 */
export async function readNext(hub: PublishingHub): Promise<NextContent> {
  const { pool } = hub.store;
  const day = hanoiMoment(hub.clock()).day;
  const bodies = await listBodies(pool);
  const changes = await listChanges(pool);
  const apps = await freshApps(pool);
  const changed = new Map(changes.map((one) => [`${one.kind}/${one.id}`, one]));
  const mark = toHex(
    await sha256(
      toUtf8(
        [
          ...[...bodies, ...changes].map((one) => `${one.kind}/${one.id}/${one.revision}`),
          ...(await clipMarks(pool)),
          ...apps.map(({ sha256: hash }) => `app/${hash}`),
        ].join('\n'),
      ),
    ),
  );
  const built: BuiltContent = await hub.buildContent(
    bodies.map(({ kind, id, body }) => {
      const change = changed.get(`${kind}/${id}`);
      return change === undefined
        ? { kind, id, body, isChanged: false }
        : { kind, id, body, published: change.published, isChanged: true };
    }),
    day,
    await findPictures(pool, bodies.flatMap(pictureOf)),
    await listWithdrawn(pool),
  );
  const content = built.content && (await withClips(pool, built.content));
  const delta =
    content === undefined
      ? { deltaBytes: 0, deltaSections: 0, isSame: false }
      : await deltaOf(pool, content);
  const { rows: people } = await pool.query<{ id: string; name: string }>(
    'select id::text, name from people where id::text = any ($1)',
    [[...new Set(changes.flatMap(({ authors }) => authors))]],
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const written = new Set(changes.flatMap(({ kind, id }) => (kind === 'word' ? [id] : [])));
  const shipped = hub.frameWords.filter(({ key }) => written.has(key)).slice(0, shippedWordsMax);
  const shippedWords = Object.fromEntries(shipped.map((word) => [word.key, word]));
  const tell = { day, wardCount, shippedWords };
  const { told, moreCount } =
    content === undefined
      ? { told: tellChanges(changes, tell), moreCount: 0 }
      : await tellBuilt(pool, content, tell);
  // What is searched by and kept up is in no bytes that say so in words.
  const unseen = tellChanges(changes, tell).filter(({ what }) => what === 'unseen');
  const errors = built.findings.filter(({ severity }) => severity === 'error');
  const warnings = built.findings.filter(({ severity }) => severity === 'warning');
  const own = warnings.filter(({ isChanged }) => isChanged);
  return {
    mark,
    content,
    changes,
    errors: errors.length,
    warningCodes: [...new Set(own.map(({ code }) => code))].sort(),
    isSame: delta.isSame && changes.length === 0 && apps.length === 0,
    facts: {
      apps: apps.map(({ version, architecture, bytes }) => ({ version, architecture, bytes })),
      day,
      documents: changes
        .slice(0, shownMax)
        .map(({ kind, id, title, revision, review, authors }) => ({
          kind,
          id,
          title,
          revision,
          note: review?.note ?? '',
          authors: authors.map((author) => ({ id: author, name: names.get(author) ?? '' })),
        })),
      documentCount: changes.length,
      // What stands between the draft and its release comes first; the rest is known already.
      findings: [...errors, ...own, ...warnings.filter(({ isChanged }) => !isChanged)]
        .slice(0, shownMax)
        .map(({ severity, code, where, detail, detailVi, document, isChanged }) => ({
          severity,
          code,
          where,
          detail: detail.slice(0, 400),
          ...(detailVi !== undefined && { detailVi: detailVi.slice(0, 400) }),
          document,
          isChanged,
        })),
      told: [...told, ...unseen].slice(0, shownMax).map((one) => ({ ...one })),
      moreCount,
      ...(shipped.length > 0 && { shippedWords: shipped.map((word) => ({ ...word })) }),
      deltaBytes: delta.deltaBytes,
      deltaSections: delta.deltaSections,
    },
  };
}

/** The hash of the picture that a notice names. */
function pictureOf({ kind, body }: { readonly kind: string; readonly body: unknown }): string[] {
  if (kind !== 'notice') return [];
  const named = (body as { readonly picture?: { readonly sha256?: unknown } } | null)?.picture
    ?.sha256;
  return typeof named === 'string' ? [named] : [];
}

/** What differs from what stands, told as a publisher's browser will: out of the bytes. */
async function tellBuilt(
  pool: PublishingHub['store']['pool'],
  content: Content,
  tell: TellOptions,
) {
  const { sections, bytesOf } = await hashContent(content);
  const standing = await standingContent(pool);
  const { factsDate, minApp } = content;
  const manifest: Manifest = {
    ...{ type: 'motcham-manifest', v: 2, version: 1, trial: false, publishedAt: '' },
    ...{ factsDate, minApp, sections: [...sections] },
  };
  const fetchStored: FetchNamed = async ({ sha256: name }) => {
    const { rows } = await pool.query<{ bytes: Buffer }>(
      'select bytes from sections where sha256 = $1',
      [name],
    );
    if (rows[0] === undefined) throw new Error(`the section ${name} is gone`);
    return new Uint8Array(rows[0].bytes);
  };
  const before =
    standing && (await NamedContent.open(JSON.parse(fromUtf8(standing.manifest)), fetchStored));
  const after = await NamedContent.open(
    manifest,
    async (ref) => bytesOf.get(ref.sha256) ?? fetchStored(ref),
  );
  return tellContent(before, after, tell);
}
