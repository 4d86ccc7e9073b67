import type pg from 'pg';
import { isOfCity } from '../../domain/api/console/index.ts';
import type { DocumentKind } from '../../domain/check/index.ts';
import { ProblemError } from '../http/index.ts';
import type { Person } from '../people/index.ts';

type Reader = Pick<pg.Pool, 'query'>;

interface Place {
  readonly kind: DocumentKind;
  readonly id: string;
}

/** Kinds that a building has of its own. */
const ownKinds: readonly DocumentKind[] = ['building', 'notice'];

/**
 * Whose documents a person reads: undefined is everybody's. An editor of a building reads their
 * building's and learns of no other that it is there.
 *
 * @throws ProblemError `role-needed` of a kind that no building has
 */
export function readableBuildings(
  person: Person,
  kind: DocumentKind,
): readonly string[] | undefined {
  if (isOfCity(person)) return undefined;
  if (!ownKinds.includes(kind)) throw new ProblemError('role-needed');
  return person.buildings;
}

/** @throws ProblemError `not-found` for what is another building's, as for what is nowhere */
export async function requireReadable(
  client: Reader,
  person: Person,
  { kind, id }: Place,
  revision?: number,
): Promise<void> {
  const buildings = readableBuildings(person, kind);
  if (buildings === undefined) return;
  const { rows } = await client.query<{ may: boolean }>(
    `select is_of_buildings($1, $2, $3) and ($4::integer is null or not exists (
        select from document_revisions r where (r.kind, r.id, r.revision) = ($1, $2, $4)
          and r.body is not null and not coalesce(buildings_of(r.kind, r.body) <@ $3, false))) as may`,
    [kind, id, buildings, revision ?? null],
  );
  if (rows[0]?.may !== true) throw new ProblemError('not-found');
}

/**
 * Before anything is written; the database refuses the same by itself.
 *
 * @param body null: taken out, sent, or called back
 * @throws ProblemError `not-found` for what is another building's, `role-needed` for a text about another
 */
export async function requireWritable(
  client: Reader,
  person: Person,
  { kind, id }: Place,
  body: unknown = null,
): Promise<void> {
  if (person.roles.includes('editor')) return;
  if (!ownKinds.includes(kind)) throw new ProblemError('role-needed');
  const { rows } = await client.query<{ may: boolean; isThere: boolean; isOwn: boolean }>(
    `select may_write($1, $2, $3, $4) as may, is_of_buildings($2, $3, $5) as "isOwn",
      exists (select from document_revisions r where r.kind = $2 and r.id = $3) as "isThere"`,
    [person.id, kind, id, body === null ? null : JSON.stringify(body), person.buildings],
  );
  const [row] = rows;
  if (row?.may === true) return;
  const isTheirs = row?.isOwn === true || (row?.isThere === false && body !== null);
  throw new ProblemError(isTheirs ? 'role-needed' : 'not-found');
}
