import type pg from 'pg';
import { type Uses, usesMax } from '../../domain/api/console/index.ts';
import type { DocumentKind } from '../../domain/check/index.ts';

type Path = readonly [kind: DocumentKind, path: string];

/** Where documents of other kinds name one of this kind: paths of PostgreSQL over their bodies. */
const namedIn: Readonly<Partial<Record<DocumentKind, readonly Path[]>>> = {
  procedure: [
    ['procedure', '$.related[*].code ? (@ == $id)'],
    ['synonym', '$.service ? (@ == $id)'],
    ['flow', 'strict $.** ? (@ == $id)'],
  ],
  board: [['place', '$.board.board ? (@ == $id)']],
  place: [
    ['procedure', 'strict $.** ? (@ == $id)'],
    ['flow', 'strict $.** ? (@ == $id)'],
  ],
};

/** Documents that name this one: what its removal would leave pointing at nothing. */
export async function listUses(
  client: Pick<pg.Pool, 'query'>,
  kind: DocumentKind,
  id: string,
): Promise<Uses['uses']> {
  const paths = namedIn[kind];
  if (paths === undefined) return [];
  // The id is a variable of the path, never a part of it.
  const { rows } = await client.query<Uses['uses'][number]>(
    `select d.kind, d.id, d.title from documents d
        join document_revisions r using (kind, id, revision)
        join unnest($3::text[], $4::text[]) as named (kind, path) on named.kind = d.kind
      where not d.is_removed and (d.kind, d.id) <> ($1, $2)
        and jsonb_path_exists(r.body, named.path::jsonpath, jsonb_build_object('id', $2::text), true)
      order by d.kind, lower(d.title), d.id limit ${usesMax}`,
    [kind, id, paths.map(([of]) => of), paths.map(([, path]) => path)],
  );
  return rows;
}
