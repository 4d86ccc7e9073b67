import type pg from 'pg';
import type * as z from 'zod/mini';
import { type TranslationsSchema, translationsMax } from '../../domain/api/console/index.ts';
import {
  type DocumentKind,
  type TranslationState,
  translationsOf,
} from '../../domain/check/index.ts';
import { breathing } from './import/index.ts';

/** Documents that are read in one statement. */
const documentsPerStatement = 200;

/**
 * Every text that we wrote, with how its English stands. Read a few hundred documents at a time, so
 * that the hub serves others meanwhile.
 *
 * @param state rows of this one only; the counts are of all
 */
export async function listTranslations(
  client: Pick<pg.Pool, 'query'>,
  state: TranslationState,
): Promise<z.infer<typeof TranslationsSchema>> {
  const breathe = breathing();
  const counts = { missing: 0, stale: 0, new: 0, approved: 0 };
  const rows: z.infer<typeof TranslationsSchema>['rows'] = [];
  let after: readonly [string, string] = ['', ''];
  for (;;) {
    const { rows: read } = await client.query<{
      kind: DocumentKind;
      id: string;
      title: string;
      body: unknown;
      published: unknown;
    }>(
      `select d.kind, d.id, d.title, r.body, p.body as published
        from documents d join document_revisions r using (kind, id, revision)
          left join document_revisions p
            on (p.kind, p.id, p.revision) = (d.kind, d.id, d.published_revision)
        where d.kind in ('procedure', 'place', 'notice') and r.body is not null
          and r.body->>'entry' is distinct from 'register' and (d.kind, d.id) > ($1, $2)
        order by d.kind, d.id limit ${documentsPerStatement}`,
      [...after],
    );
    for (const { kind, id, title, body, published } of read) {
      after = [kind, id];
      for (const one of translationsOf(body, published)) {
        counts[one.state] += 1;
        if (one.state === state && rows.length < translationsMax) {
          rows.push({ kind, id, title, ...one });
        }
      }
      await breathe();
    }
    if (read.length < documentsPerStatement) break;
  }
  const { rows: counted } = await client.query<{ count: number }>(
    `select count(*)::integer as count from documents d
        join document_revisions r using (kind, id, revision)
      where d.kind = 'procedure' and r.body->>'entry' = 'register'`,
  );
  return { rows, counts, registerEntries: counted[0]?.count ?? 0 };
}
