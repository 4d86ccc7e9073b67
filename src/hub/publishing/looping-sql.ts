import { crashLoopFaults, crashLoopMs, otherFaults } from '../../domain/fleet/index.ts';

/** A page that was heard so long before a ring began was not broken before it, ms: two heartbeats. */
const wasWellMs = 10 * 60_000;

/** SQL of what a question knows; all of them expressions, none typed by anybody. */
interface LoopingTerms {
  /** The release's content version. */
  readonly version: string;
  /** When the release began, timestamptz. */
  readonly since: string;
  /** When the kiosk's own ring went out, timestamptz; null when it has not. */
  readonly ringSince: string;
}

/**
 * Whether a kiosk (`h` its heartbeat, `b` its shell's beat) does not stay up because of a release:
 * its browser failed again and again since the new version came to it. A page that dies of the new
 * version may never live to say that it has it: in a ring that is out, one that was well until then
 * and said nothing of the new version counts by what its shell says.
 *
 * A machine that was in a loop when the version came has another trouble, which its alarm tells of;
 * it counts only when it fails twice as often as before. Of any other, three faults within an hour
 * are a loop, and so are three in whatever time when they are twice those of as long a time before.
 */
export function loopingSql({ version, since, ringSince }: LoopingTerms): string {
  const codes = otherFaults.map((code) => `'${code}'`).join(', ');
  const wasWell = `interval '${wasWellMs} milliseconds'`;
  // A kiosk says that it has a version up to two heartbeats after it came.
  const told = `(select u0.since - ${wasWell} from version_use u0
    where u0.kiosk = h.kiosk and u0.version = ${version})`;
  const came = `greatest(coalesce(${ringSince}, ${since}), ${told})`;
  const shown = `(h.body->'content'->>'version')::int`;
  const isRescue = `coalesce(b.body->'health'->'screen'->>'showing' = 'rescue', false)`;
  const isWorse = `(select case
      when coalesce(b.looping_since <= a.came, false) or w.worst_before >= ${crashLoopFaults}
        then w.worst_before > 0 and w.worst_after >= 2 * w.worst_before
      else w.worst_after >= ${crashLoopFaults}
        or (w.after >= ${crashLoopFaults} and w.after >= 2 * w.before)
        or (${isRescue} and w.after > 0) end
    from (select ${came} as came) a, lateral (
      select count(*) filter (where t > 0) as after, count(*) filter (where is_before) as before,
          coalesce(max(n) filter (where t > 0), 0) as worst_after,
          coalesce(max(n) filter (where is_before), 0) as worst_before
        from (select t, t <= 0 and t > -greatest(${crashLoopMs}, away) as is_before,
            count(*) over (partition by t > 0
              order by t range between ${crashLoopMs} preceding and current row) as n
          from (select (f->>'atMs')::bigint + coalesce((b.body->'health'->>'clockOffsetMs')::bigint, 0)
                - (extract(epoch from a.came) * 1000)::bigint as t,
              extract(epoch from b.received_at - a.came) * 1000 as away
            from jsonb_array_elements(b.body->'faults') f
            where f->>'code' not in (${codes})) faults) counted) w)`;
  return `(b.received_at > ${since} and jsonb_array_length(b.body->'faults') > 0
    and (${shown} = ${version}
      or (${ringSince} is not null and ${shown} < ${version}
        and h.received_at > ${ringSince} - ${wasWell}))
    and ${isWorse})`;
}
