import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  sql`alter table people drop constraint people_roles_check`,
  sql`alter table people add constraint people_roles_check check
    (roles <@ array['viewer', 'editor', 'approver', 'operator', 'auditor', 'buildingEditor'])`,
  // Houses of a building's editor, as sitePlacesOf names them. The role without a house, or a house
  // without the role, is a mistake of whoever gave it.
  sql`alter table people add column buildings text[] not null default '{}',
    add constraint people_buildings_go_with_the_role
      check (('buildingEditor' = any (roles)) = (cardinality(buildings) > 0))`,
  // Houses that a text is about; null: it is no house's own.
  sql`create function buildings_of(kind text, body jsonb) returns text[]
    language sql immutable as $$
      select case
        when kind = 'building' and jsonb_typeof(body -> 'building') = 'string'
          then array[body ->> 'building']
        when kind = 'notice' and not coalesce(body -> 'audience' ? 'wards', false)
          and jsonb_typeof(body #> '{audience,buildings}') = 'array'
          then (select array_agg(one.value)
            from jsonb_array_elements_text(body #> '{audience,buildings}') as one)
      end $$`,
  // Every text of it that counts is about these houses and no other: what is written now, what was
  // sent, what residents see, and the last words of what was taken out.
  sql`create function is_of_buildings(of_kind text, of_id text, houses text[]) returns boolean
    language sql stable as $$
      select coalesce(bool_and(coalesce(buildings_of(r.kind, r.body) <@ houses, false)), false)
      from document_revisions r left join documents d using (kind, id)
      where r.kind = of_kind and r.id = of_id and r.body is not null
        and (r.revision in (d.revision, d.published_revision, d.sent_revision)
          or r.revision = (select max(l.revision) from document_revisions l
            where l.kind = of_kind and l.id = of_id and l.body is not null)) $$`,
  // Whether a person may write this text in the place of what stands there; a text of null: take it out,
  // send it, or call it back.
  sql`create function may_write(person uuid, of_kind text, of_id text, text_of jsonb) returns boolean
    language sql stable as $$
      select exists (select from people p where p.id = person and p.state = 'active' and (
        'editor' = any (p.roles)
        or ('buildingEditor' = any (p.roles) and of_kind in ('building', 'notice')
          and (text_of is null or coalesce(buildings_of(of_kind, text_of) <@ p.buildings, false))
          and (is_of_buildings(of_kind, of_id, p.buildings)
            or (text_of is not null and not exists (select from document_revisions r
              where r.kind = of_kind and r.id = of_id)))))) $$`,
  sql`create function check_author() returns trigger language plpgsql as $$
  begin
    if new.author is not null and not may_write(new.author, new.kind, new.id, new.body) then
      raise exception 'no author of this' using errcode = 'check_violation',
        constraint = 'author_may_write';
    end if;
    return new;
  end $$`,
  sql`create trigger author_may_write before insert on document_revisions
    for each row execute function check_author()`,
  sql`create function check_sender() returns trigger language plpgsql as $$
  begin
    if new.sent_by is not null and not may_write(new.sent_by, new.kind, new.id, null) then
      raise exception 'no author of this' using errcode = 'check_violation',
        constraint = 'author_may_write';
    end if;
    return new;
  end $$`,
  sql`create trigger sender_may_write before update of sent_by on documents
    for each row when (new.sent_by is distinct from old.sent_by) execute function check_sender()`,
];

/** Editors of a building write what is their building's own, and nothing else. */
export const buildingEditors: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
