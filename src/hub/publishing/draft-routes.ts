import type { FastifyInstance } from 'fastify';
import {
  consoleApi,
  MakeReleaseSchema,
  type NextRelease,
  releasePaths,
  TrialKeySchema,
} from '../../domain/api/console/index.ts';
import { nameKey } from '../../domain/tuf/index.ts';
import { noteAudit } from '../audit/index.ts';
import { ProblemError, readBody } from '../http/index.ts';
import { needs, requireStepUp, stepUpDigest } from '../people/index.ts';
import { type NextContent, readNext } from './next-release.ts';
import type { PublishingHub } from './publishing-hub.ts';
import { findOpenRelease } from './read-releases.ts';
import { explainRefusal } from './release-refusal.ts';
import { pinRevisions } from './release-revisions.ts';
import { prepareRelease } from './releases.ts';
import { nameTrialPublisher } from './trial-publishers.ts';

/** Drafts out of what editors sent, and a publisher's key into the root of a trial. */
export function draftRoutes(app: FastifyInstance, hub: PublishingHub): void {
  const { store } = hub;
  const maySee = { preHandler: needs(hub, 'viewer', 'editor', 'approver', 'operator', 'auditor') };
  const mayMake = { preHandler: needs(hub, 'editor', 'approver') };
  /** One at a time: the catalogue of a country takes seconds, and two people may ask at once. */
  let building: Promise<NextContent> | undefined;

  async function next(): Promise<NextContent> {
    building ??= readNext(hub).finally(() => {
      building = undefined;
    });
    return building;
  }

  app.get(consoleApi + releasePaths.next, maySee, async (): Promise<NextRelease> => {
    const { mark, facts, isSame } = await next();
    const open = await findOpenRelease(store.pool);
    return { mark, open: open ?? null, isSame, facts: { ...facts, reasons: {} } };
  });

  app.post(consoleApi + releasePaths.list, mayMake, async (request) => {
    const { mark, note, reasons } = readBody(request, MakeReleaseSchema);
    // Not what somebody else began to build: this must be of now.
    await building?.catch(() => undefined);
    const draft = await next();
    const { content, changes, facts, errors, warningCodes } = draft;
    if (draft.mark !== mark) throw new ProblemError('edited-meanwhile');
    if (content === undefined || errors > 0) throw new ProblemError('has-errors');
    if (draft.isSame) throw new ProblemError('conflict', { detail: 'Nothing would change.' });
    if (warningCodes.some((code) => reasons[code] === undefined)) {
      throw new ProblemError('reason-needed');
    }
    const nowMs = hub.clock();
    const made = await prepareRelease(store, content, {
      keys: hub.keys,
      nowMs,
      by: request.person.id,
      byName: request.person.name,
      note,
      trial: hub.trial,
      facts: async () => ({ ...facts, reasons }),
      alsoIn: (client, release) => pinRevisions(client, release, changes, nowMs),
      noted: (client, { id, contentVersion }) =>
        noteAudit(client, {
          person: request.person,
          what: 'publish.draft',
          subject: id,
          facts: { contentVersion, documents: changes.length, reasons: warningCodes.length },
        }),
    });
    if (!made.ok) throw explainRefusal(made.error);
    return { id: made.value.id };
  });

  const { trialAuthority } = hub;
  if (trialAuthority === undefined) return;
  app.post(
    consoleApi + releasePaths.trialKey,
    { preHandler: needs(hub, 'approver') },
    async (request) => {
      const { key } = readBody(request, TrialKeySchema);
      const jwk = {
        kty: key.kty,
        crv: key.crv,
        x: key.x,
        ...(key.y !== undefined && { y: key.y }),
      };
      const named = await nameKey(jwk).catch(() => undefined);
      if (named === undefined) throw new ProblemError('bad-request');
      await requireStepUp(hub, request, 'publish', stepUpDigest({ trialKey: named.keyid }));
      const root = await nameTrialPublisher(store, trialAuthority, jwk, {
        nowMs: hub.clock(),
        noted: (client) =>
          noteAudit(client, {
            person: request.person,
            what: 'publish.trialKey',
            subject: named.keyid,
            facts: {},
          }),
      });
      return { root };
    },
  );
}
