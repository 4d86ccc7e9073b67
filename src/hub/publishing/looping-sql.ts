/** A page that was heard so long before a ring began was not broken before it, ms: two heartbeats. */
const wasWellMs = 10 * 60_000;

/** SQL of what a question knows; all of them expressions, none typed by anybody. */
interface LoopingTerms {
  /** The release's content version. */
  readonly version: string;
  /** When the release began: timestamptz, and ms since 1970. */
  readonly since: string;
  readonly sinceMs: string;
  /** Whether the kiosk is in the ring that is out. */
  readonly inRing: string;
  /** Faults of one machine that are no accident. */
  readonly faults: string;
}

/**
 * Whether a kiosk (`h` its heartbeat, `b` its shell's beat) does not stay up under a release: it shows
 * the rescue page, or its browser failed again and again since. A page that dies of the new version
 * may never live to say that it has it: in a ring that is out, one that was well until then and
 * said nothing of the new version counts by what its shell says.
 */
export function loopingSql({ version, since, sinceMs, inRing, faults }: LoopingTerms): string {
  const failed = `(select count(*) from jsonb_array_elements(b.body->'faults') f
    where (f->>'atMs')::bigint > ${sinceMs})`;
  const isRescue = `coalesce(b.body->'health'->'screen'->>'showing' = 'rescue', false)`;
  const shown = `(h.body->'content'->>'version')::int`;
  return `(b.received_at > ${since} and (
    (${shown} = ${version} and (${isRescue} or ${failed} >= ${faults}))
    or (${inRing} and ${shown} < ${version}
      and h.received_at > ${since} - interval '${wasWellMs} milliseconds'
      and (${failed} >= ${faults} or (${isRescue} and ${failed} > 0)))))`;
}
