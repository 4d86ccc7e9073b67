import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import {
  type AuditAct,
  consoleApi,
  type ReleaseAnswer,
  ReleaseFactsSchema,
  type ReleaseList,
  ReleaseSignSchema,
  type ReleaseView,
  ReleaseWhySchema,
} from '../../domain/api/console/index.ts';
import type { Result } from '../../domain/basics/index.ts';
import { releaseDigest } from '../../domain/bundle/index.ts';
import { noteAudit } from '../audit/index.ts';
import { ProblemError, readBody, readShape } from '../http/index.ts';
import { needs, requireStepUp, stepUpDigest } from '../people/index.ts';
import { appRoutes } from './app-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import type { PublishingHub } from './publishing-hub.ts';
import {
  findRelease,
  listReleases,
  listSignatures,
  type Release,
  readMade,
} from './read-releases.ts';
import { standingVersion } from './release-draft.ts';
import { explainRefusal } from './release-refusal.ts';
import { countUnapproved, wroteIn } from './release-revisions.ts';
import {
  holdRelease,
  type Noted,
  type ReleaseError,
  releaseNext,
  rollBack,
  signRelease,
  voidRelease,
} from './releases.ts';
import { ringFacts } from './ring-facts.ts';
import { rolloutFacts } from './rollout-watch.ts';

const ParametersSchema = z.object({ id: z.string().check(z.maxLength(36)) });

function viewOf(release: Release, withTexts: boolean): ReleaseView {
  const documents = release.documents.map(({ percent, signed, keyids, ...rest }) => ({
    ...rest,
    percent: percent ?? null,
    signed: withTexts ? signed : '',
    keyids: [...keyids],
  }));
  return { ...release, documents };
}

/**
 * Releases for the console: who looks, who signs, who lets them go on. The hub checks roles here,
 * and holds no key that signs: a hub without these checks could publish nothing more.
 */
export function consolePublishRoutes(app: FastifyInstance, hub: PublishingHub): void {
  const { store } = hub;
  const base = `${consoleApi}releases`;
  const maySee = {
    preHandler: needs(hub, 'viewer', 'editor', 'approver', 'operator', 'auditor'),
  };
  const maySign = { preHandler: needs(hub, 'approver') };
  const mayRelease = { preHandler: needs(hub, 'approver', 'operator') };
  const idOf = (request: FastifyRequest) => readShape(request.params, ParametersSchema).id;

  async function answer(release: Release, request: FastifyRequest): Promise<ReleaseAnswer> {
    const { pool } = store;
    const nowMs = hub.clock();
    const signatures = await listSignatures(pool, release.id);
    const made = ReleaseFactsSchema.safeParse(await readMade(pool, release.id));
    return {
      release: viewOf(release, true),
      facts: await rolloutFacts(pool, release, nowMs),
      rings: [...(await ringFacts(pool, release, nowMs))],
      made: made.success ? made.data : null,
      signatures: [...signatures],
      needsApprover: signatures.length > 0 && (await countUnapproved(pool, release.id)) > 0,
      isOwn: await wroteIn(pool, release.id, request.person.id),
    };
  }

  function orRefuse(
    result: Result<Release, ReleaseError>,
    request: FastifyRequest,
  ): Promise<ReleaseAnswer> {
    if (result.ok) return answer(result.value, request);
    throw explainRefusal(result.error);
  }

  function noted(request: FastifyRequest, what: AuditAct): Required<Noted> {
    return {
      noted: (client, { id, contentVersion, state, reason, documents }) =>
        noteAudit(client, {
          person: request.person,
          what,
          subject: id,
          facts: {
            contentVersion,
            state,
            reason,
            published: documents
              .filter(({ publishedAt }) => publishedAt)
              .map(({ version }) => version),
          },
        }),
    };
  }

  draftRoutes(app, hub);
  appRoutes(app, hub);
  app.get(base, maySee, async (): Promise<ReleaseList> => {
    const releases = await listReleases(store.pool);
    const standing = await standingVersion(store.pool);
    return { releases: releases.map((one) => viewOf(one, false)), standing: standing ?? null };
  });
  app.get(`${base}/:id`, maySee, async (request): Promise<ReleaseAnswer> => {
    const release = await findRelease(store.pool, idOf(request));
    if (release === undefined) throw new ProblemError('not-found');
    return answer(release, request);
  });
  app.post(`${base}/:id/signatures`, maySign, async (request): Promise<ReleaseAnswer> => {
    const { keyid, sigs, digest } = readBody(request, ReleaseSignSchema);
    const id = idOf(request);
    const release = await findRelease(store.pool, id);
    if (release === undefined) throw new ProblemError('not-found');
    // What was looked at, and not what stands there now: the passkey is asked for nothing else.
    const texts = release.documents.map(({ signed }) => signed);
    if ((await releaseDigest(texts)) !== digest) throw explainRefusal('badSignature');
    await requireStepUp(hub, request, 'publish', stepUpDigest({ sign: id, keyid, digest }));
    const by = request.person.id;
    const options = { keyid, sigs, by, nowMs: hub.clock(), ...noted(request, 'publish.sign') };
    return orRefuse(await signRelease(store, id, options), request);
  });
  app.post(`${base}/:id/next`, mayRelease, async (request): Promise<ReleaseAnswer> => {
    const id = idOf(request);
    const release = await findRelease(store.pool, id);
    if (release === undefined) throw new ProblemError('not-found');
    // Bound to the ring that was seen: two clicks are not two rings.
    const next = release.documents.find(({ percent, publishedAt }) => percent && !publishedAt);
    const digest = stepUpDigest({ next: id, version: next?.version ?? 0 });
    await requireStepUp(hub, request, 'publish', digest);
    const hand = { keys: hub.keys, nowMs: hub.clock(), ...noted(request, 'publish.next') };
    const done = await releaseNext(store, id, hand);
    await hub.published.refresh();
    return orRefuse(done, request);
  });
  app.post(`${base}/:id/back`, mayRelease, async (request): Promise<ReleaseAnswer> => {
    const id = idOf(request);
    await requireStepUp(hub, request, 'rollback', stepUpDigest({ back: id }));
    const hand = { keys: hub.keys, nowMs: hub.clock(), ...noted(request, 'publish.back') };
    const done = await rollBack(store, id, hand);
    await hub.published.refresh();
    return orRefuse(done, request);
  });
  for (const [name, act] of [
    ['hold', holdRelease],
    ['void', voidRelease],
  ] as const) {
    // Holding back needs no passkey: whoever sees harm stops it at once.
    app.post(`${base}/:id/${name}`, mayRelease, async (request): Promise<ReleaseAnswer> => {
      const { why } = readBody(request, ReleaseWhySchema);
      const options = { nowMs: hub.clock(), ...noted(request, `publish.${name}`) };
      return orRefuse(await act(store, idOf(request), why, options), request);
    });
  }
}
