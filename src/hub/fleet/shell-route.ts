import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { hubPaths, type ShellBeatAnswer } from '../../domain/api/index.ts';
import { crashLoopOf, type ShellBeat, ShellBeatSchema } from '../../domain/fleet/index.ts';
import { authenticate } from '../enrolment/index.ts';
import { ProblemError, readBody } from '../http/index.ts';
import type { Store } from '../store/index.ts';
import { keepResults, readCommands } from './commands.ts';
import type { FleetHub } from './fleet-hub.ts';

/** `POST /hub/v1/shell/beat`: what a shell says of its machine, and what it is told to do. */
export function shellRoute(app: FastifyInstance, hub: FleetHub): void {
  app.post(hubPaths.shellBeat, async (request): Promise<ShellBeatAnswer> => {
    const { kiosk, role, keyId } = await authenticate(request, hub);
    if (role !== 'shell') throw new ProblemError('bad-request');
    const beat = readBody(request, ShellBeatSchema);
    const lastCounter = await keepBeat(hub.store, kiosk, keyId, beat, hub.clock());
    if (lastCounter !== undefined) {
      throw new ProblemError('replayed', { extension: { lastCounter } });
    }
    hub.history.noteShell(kiosk, beat);
    await keepResults(hub.store, kiosk, beat.commands.results, hub.clock());
    const commands = await readCommands(hub.store, kiosk, beat.commands.upTo, hub.clock());
    const kit = await kitNews(hub, kiosk, beat.kit);
    return {
      kiosk,
      nowMs: hub.clock(),
      ...(kit && { kit }),
      commandKey: hub.keys.command.publicKey,
      commands,
      resultsTaken: beat.commands.results.map(({ number }) => number),
    };
  });
}

/** The site kit, for a shell that says it has another. */
async function kitNews(hub: FleetHub, kiosk: string, digest: string | undefined) {
  if (digest === undefined) return undefined;
  const row = await hub.store.db
    .selectFrom('kiosks')
    .select('site')
    .where('id', '=', kiosk)
    .executeTakeFirst();
  return row && hub.siteKits.news(kiosk, row.site, digest);
}

/** Keeps the latest beat; the last counter when this one is not newer. */
async function keepBeat(
  store: Store,
  kiosk: string,
  keyId: string,
  beat: ShellBeat,
  nowMs: number,
): Promise<number | undefined> {
  const row = {
    key_id: keyId,
    counter: beat.counter,
    body: JSON.stringify(beat),
    received_at: new Date(nowMs),
  };
  const loop = crashLoopOf(beat, nowMs);
  const written = await store.db
    .insertInto('shell_beats')
    .values({ kiosk, ...row, looping_since: loop === 'loops' ? row.received_at : null })
    .onConflict((conflict) =>
      conflict
        .column('kiosk')
        .doUpdateSet({
          ...row,
          looping_since:
            loop === 'calm'
              ? null
              : sql`coalesce(shell_beats.looping_since, excluded.looping_since)`,
        })
        .where(
          sql<boolean>`excluded.key_id <> shell_beats.key_id or excluded.counter > shell_beats.counter`,
        ),
    )
    .returning('counter')
    .executeTakeFirst();
  if (written !== undefined) return undefined;
  const found = await store.db
    .selectFrom('shell_beats')
    .select('counter')
    .where('kiosk', '=', kiosk)
    .executeTakeFirst();
  return found?.counter ?? 0;
}
