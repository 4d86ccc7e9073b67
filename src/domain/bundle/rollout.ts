/** Sessions on each side before their shares are compared (requirements P9). */
export const rolloutSessionsMin = 30;
/** A share that is so many times the other one stops a rollout. */
const stopsAt = 2;
/** Below it, a share is noise: one session in fifty. */
const shareFloor = 0.02;
/**
 * How far above what was expected a share lies before chance is no explanation, standard errors. Not
 * two: a rollout is judged every minute while sessions come (decision 016).
 */
const errorsAbove = 3;

/** Sessions of all kiosks that show one version. */
export interface RolloutSide {
  readonly sessions: number;
  readonly abandoned: number;
  readonly faults: number;
}

export type StopReason = 'crashLoop' | 'appUnwell' | 'faults' | 'abandonment' | 'contentRefused';

/**
 * Whether a rollout has to stop by itself: at once when a kiosk of the new version cannot stay up,
 * goes back from its package or refuses it, and when faults or abandonment have doubled over 30
 * sessions on each side (requirements P9). Chance doubles too, and a person judges that
 * (`mayBeChance`): whoever waits for certainty lets twice as many residents leave for days.
 *
 * @param looping kiosks of the new version whose browser does not stay up
 * @param unwell kiosks on which the application's package was installed and did not come up
 * @param refusing kiosks that fetched the new version and found it wrong
 */
export function judgeRollout(
  fresh: RolloutSide,
  old: RolloutSide,
  { looping, unwell, refusing }: Readonly<Record<'looping' | 'unwell' | 'refusing', number>>,
): StopReason | undefined {
  if (looping > 0) return 'crashLoop';
  if (unwell > 0) return 'appUnwell';
  if (refusing > 0) return 'contentRefused';
  if (fresh.sessions < rolloutSessionsMin || old.sessions < rolloutSessionsMin) return undefined;
  if (hasDoubled(fresh, old, 'faults')) return 'faults';
  return hasDoubled(fresh, old, 'abandoned') ? 'abandonment' : undefined;
}

type Counted = 'faults' | 'abandoned';

/** The share that is expected under the new version, and the share that is. */
function sharesOf(fresh: RolloutSide, old: RolloutSide, of: Counted) {
  const was = Math.max(old[of] / old.sessions, shareFloor);
  return { was, is: fresh[of] / fresh.sessions };
}

function hasDoubled(fresh: RolloutSide, old: RolloutSide, of: Counted): boolean {
  const { was, is } = sharesOf(fresh, old, of);
  return is >= stopsAt * was;
}

/** Whether what stopped a rollout by doubling may also be chance: too few sessions to tell. */
export function mayBeChance(
  fresh: RolloutSide,
  old: RolloutSide,
  reason: 'faults' | 'abandonment',
): boolean {
  const { was, is } = sharesOf(fresh, old, reason === 'faults' ? 'faults' : 'abandoned');
  // Of counts: a session may have several faults.
  const error = Math.sqrt(was * (1 / fresh.sessions + 1 / old.sessions));
  return is - was < errorsAbove * error;
}
