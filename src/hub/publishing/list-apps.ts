import type pg from 'pg';
import type { AppLine } from '../../domain/api/console/index.ts';
import { readAppTarget } from '../../domain/bundle/index.ts';
import { standingApps } from './apps.ts';

interface ReadyRow {
  readonly path: string;
  readonly sha256: string;
  readonly length: string;
  readonly added_at: Date;
  readonly added_by_name: string;
}

/** Of each kind of machine: what every kiosk may install, and what lies ready beside it. */
export async function listApps(client: Pick<pg.ClientBase, 'query'>): Promise<AppLine[]> {
  const standing = await standingApps(client);
  const { rows } = await client.query<ReadyRow>(
    'select path, sha256, length, added_at, added_by_name from app_packages order by architecture',
  );
  const named = await namedByOpen(client);
  const lines = new Map<string, AppLine>();
  const lineOf = (architecture: string): AppLine =>
    lines.get(architecture) ?? { architecture, standing: null, ready: null };
  for (const [path, target] of standing) {
    const app = readAppTarget(path);
    if (app === undefined || !('sha256' in target)) continue;
    lines.set(app.architecture, {
      ...lineOf(app.architecture),
      standing: { version: app.version, bytes: target.length },
    });
  }
  for (const { path, sha256, length, added_at, added_by_name } of rows) {
    const app = readAppTarget(path);
    const stands = standing.get(path);
    if (app === undefined) continue;
    if (stands !== undefined && 'sha256' in stands && stands.sha256 === sha256) continue;
    lines.set(app.architecture, {
      ...lineOf(app.architecture),
      ready: {
        version: app.version,
        bytes: Number(length),
        sha256,
        addedAt: added_at.toISOString(),
        addedBy: added_by_name,
        release: named?.signed.includes(sha256) ? named.release : null,
      },
    });
  }
  return [...lines.values()].sort((a, b) => (a.architecture < b.architecture ? -1 : 1));
}

/** What the release that is on its way would have signed, as text. */
async function namedByOpen(
  client: Pick<pg.ClientBase, 'query'>,
): Promise<{ readonly release: string; readonly signed: string } | undefined> {
  const { rows } = await client.query<{ release: string; signed: string }>(
    `select r.id::text as release, d.signed from releases r
      join release_documents d on d.release = r.id and d.place = 0
      where r.state in ('draft', 'signed', 'running', 'held') limit 1`,
  );
  return rows[0];
}
