import type { FastifyInstance } from 'fastify';
import {
  type HeartbeatAnswer,
  hubPaths,
  signedTimeText,
  signText,
} from '../../domain/api/index.ts';
import { HeartbeatSchema } from '../../domain/fleet/index.ts';
import { authenticate } from '../enrolment/index.ts';
import { readReplies } from '../handover/index.ts';
import { ProblemError, readBody } from '../http/index.ts';
import { readSettled } from '../intake/index.ts';
import { noteUse } from '../publishing/index.ts';
import type { FleetHub } from './fleet-hub.ts';
import { siteFor } from './site-for.ts';
import { takeHeartbeat } from './take-heartbeat.ts';

/** `POST /hub/v1/heartbeat`: what the kiosk says of itself, and what it needs to know. */
export function heartbeatRoute(app: FastifyInstance, hub: FleetHub): void {
  app.post(hubPaths.heartbeat, async (request): Promise<HeartbeatAnswer> => {
    const { kiosk, incarnation, role } = await authenticate(request, hub);
    if (role !== 'page') throw new ProblemError('bad-request');
    const heartbeat = readBody(request, HeartbeatSchema);
    const taken = await takeHeartbeat(hub.store, kiosk, incarnation, heartbeat, hub.clock());
    if (!taken.ok) throw new ProblemError('replayed', { extension: { ...taken.error } });
    if (heartbeat.use) await noteUse(hub.store, kiosk, heartbeat.use, hub.clock());
    hub.metrics.heartbeats.add();
    hub.history.notePage(kiosk, heartbeat);
    const watermark = await readWatermark(hub, kiosk, incarnation);
    const kit = await hub.siteKits.news(kiosk, taken.value, heartbeat.kit);
    const replies = await readReplies(hub.store, kiosk, heartbeat.replies);
    const emergencies = hub.emergencies.serialOf(kiosk);
    // Last, so that the time is as young as can be.
    const nowMs = hub.clock();
    const text = signedTimeText(kiosk, heartbeat.counter, nowMs);
    return {
      time: { nowMs, signature: await signText(text, hub.keys.time.privateKey) },
      contentVersion: hub.published.version,
      watermark,
      sealing: hub.keys.sealing,
      site: siteFor(taken.value, heartbeat.app),
      ...(kit && { kit }),
      commands: [],
      ...(emergencies > 0 && { emergencies }),
      ...(replies.length > 0 && { replies: [...replies] }),
    };
  });
}

async function readWatermark(hub: FleetHub, kiosk: string, incarnation: number) {
  const row = await hub.store.db
    .selectFrom('watermarks')
    .select('last_seq')
    .where('kiosk', '=', kiosk)
    .where('incarnation', '=', incarnation)
    .executeTakeFirst();
  const settled = await readSettled(hub.store.pool, kiosk, incarnation, hub.settling.rule());
  const lastSeq = row?.last_seq ?? 0;
  // The two are read apart: a batch between them must not let settled pass lastSeq.
  return { epoch: hub.store.epoch, lastSeq, settled: Math.min(settled, lastSeq) };
}
