import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import {
  consoleApi,
  type ReleaseAnswer,
  type ReleaseList,
  ReleaseSignSchema,
  type ReleaseView,
  ReleaseWhySchema,
} from '../../domain/api/console/index.ts';
import type { Result } from '../../domain/basics/index.ts';
import { noteAudit } from '../audit/index.ts';
import type { HubContext } from '../context.ts';
import { ProblemError, readBody, readShape } from '../http/index.ts';
import { needs, requireStepUp, stepUpDigest } from '../people/index.ts';
import { findRelease, listReleases, type Release } from './read-releases.ts';
import {
  holdRelease,
  type Noted,
  type ReleaseError,
  releaseNext,
  rollBack,
  signRelease,
  voidRelease,
} from './releases.ts';
import { rolloutFacts } from './rollout-watch.ts';

const ParametersSchema = z.object({ id: z.string().check(z.maxLength(36)) });

const said: Readonly<Record<Exclude<ReleaseError, 'unknownRelease'>, string>> = {
  releaseOpen: 'Another release is open.',
  wrongState: 'The release is not in a state in which this can be done.',
  unknownKey: 'The root does not name this key for publishers.',
  badSignature: 'A signature does not hold.',
  noWayBack: 'There was no content before this release.',
  samePerson: 'Two different people must sign, and neither is the one who made it.',
  refused: 'A kiosk would not believe it. Nothing was published.',
};

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
export function consolePublishRoutes(app: FastifyInstance, hub: HubContext): void {
  const { store } = hub;
  const base = `${consoleApi}releases`;
  const maySee = {
    preHandler: needs(hub, 'viewer', 'editor', 'approver', 'operator', 'auditor'),
  };
  const maySign = { preHandler: needs(hub, 'approver') };
  const mayRelease = { preHandler: needs(hub, 'approver', 'operator') };
  const idOf = (request: FastifyRequest) => readShape(request.params, ParametersSchema).id;

  async function answer(release: Release): Promise<ReleaseAnswer> {
    const facts = await rolloutFacts(store.pool, release, hub.clock());
    return { release: viewOf(release, true), facts };
  }

  function orRefuse(result: Result<Release, ReleaseError>): Promise<ReleaseAnswer> {
    if (result.ok) return answer(result.value);
    if (result.error === 'unknownRelease') throw new ProblemError('not-found');
    throw new ProblemError('conflict', { detail: said[result.error] });
  }

  function noted(request: FastifyRequest, what: string): Required<Noted> {
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

  app.get(base, maySee, async (): Promise<ReleaseList> => {
    const releases = await listReleases(store.pool);
    return { releases: releases.map((one) => viewOf(one, false)) };
  });
  app.get(`${base}/:id`, maySee, async (request): Promise<ReleaseAnswer> => {
    const release = await findRelease(store.pool, idOf(request));
    if (release === undefined) throw new ProblemError('not-found');
    return answer(release);
  });
  app.post(`${base}/:id/signatures`, maySign, async (request): Promise<ReleaseAnswer> => {
    const { keyid, sigs } = readBody(request, ReleaseSignSchema);
    const id = idOf(request);
    await requireStepUp(hub, request, 'publish', stepUpDigest({ sign: id, keyid }));
    const by = request.person.id;
    return orRefuse(
      await signRelease(store, id, {
        keyid,
        sigs,
        by,
        nowMs: hub.clock(),
        ...noted(request, 'publish.sign'),
      }),
    );
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
    return orRefuse(done);
  });
  app.post(`${base}/:id/back`, mayRelease, async (request): Promise<ReleaseAnswer> => {
    const id = idOf(request);
    await requireStepUp(hub, request, 'rollback', stepUpDigest({ back: id }));
    const hand = { keys: hub.keys, nowMs: hub.clock(), ...noted(request, 'publish.back') };
    const done = await rollBack(store, id, hand);
    await hub.published.refresh();
    return orRefuse(done);
  });
  for (const [name, act] of [
    ['hold', holdRelease],
    ['void', voidRelease],
  ] as const) {
    // Holding back needs no passkey: whoever sees harm stops it at once.
    app.post(`${base}/:id/${name}`, mayRelease, async (request): Promise<ReleaseAnswer> => {
      const { why } = readBody(request, ReleaseWhySchema);
      const options = { nowMs: hub.clock(), ...noted(request, `publish.${name}`) };
      return orRefuse(await act(store, idOf(request), why, options));
    });
  }
}
