/** A page that was heard so long before a ring began was not broken before it, ms: two heartbeats. */
const wasWellMs = 10 * 60_000;

/** Codes of faults that say nothing of whether page and browser stay up: lost requests, commands. */
const otherFaults = ['MC-47', 'MC-61'];

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
 * said nothing of the new version counts by what its shell says. A machine's faults are dated by its
 * own clock, which the shell knows to be wrong by so much; and one that failed half as often in as
 * long a time before the release has another trouble, which its alarm tells of.
 */
export function loopingSql({ version, since, sinceMs, inRing, faults }: LoopingTerms): string {
  const codes = otherFaults.map((code) => `'${code}'`).join(', ');
  const behindMs = `((f->>'atMs')::bigint - ${sinceMs}
    + coalesce((b.body->'health'->>'clockOffsetMs')::bigint, 0))`;
  const faultsWhere = (when: string) =>
    `(select count(*) from jsonb_array_elements(b.body->'faults') f
      where f->>'code' not in (${codes}) and ${when})`;
  const after = faultsWhere(`${behindMs} > 0`);
  const before = faultsWhere(
    `${behindMs} <= 0 and ${behindMs} > ${sinceMs} - extract(epoch from b.received_at) * 1000`,
  );
  const failed = `(case when ${after} >= 2 * ${before} then ${after} else 0 end)`;
  const isRescue = `coalesce(b.body->'health'->'screen'->>'showing' = 'rescue', false)`;
  const shown = `(h.body->'content'->>'version')::int`;
  return `(b.received_at > ${since} and (
    (${shown} = ${version} and (${isRescue} or ${failed} >= ${faults}))
    or (${inRing} and ${shown} < ${version}
      and h.received_at > ${since} - interval '${wasWellMs} milliseconds'
      and (${failed} >= ${faults} or (${isRescue} and ${failed} > 0)))))`;
}
