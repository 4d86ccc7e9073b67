import { type BadgeRefusal, judgeBadge, type SiteKit, verifyText } from '../domain.ts';

const badgeScheme = /^motcham:badge:/i;

/** The token of a staff badge; undefined for any other code. */
export function badgeTokenIn(text: string): string | undefined {
  return badgeScheme.test(text) ? text.replace(badgeScheme, '') : undefined;
}

/**
 * Whether a badge leads to the PIN here. The shell knows the key and the lost badges of its kit, not
 * the building it stands in: that is asked on the kiosk's own page.
 *
 * @param hubNowMs undefined while the hub's time is not known: the day is then not looked at
 */
export async function judgeBadgeHere(
  token: string,
  kit: SiteKit | undefined,
  hubNowMs: number | undefined,
): Promise<'opens' | BadgeRefusal> {
  // A machine that no hub knows has no key that a badge could be checked by.
  if (kit === undefined) return 'elsewhere';
  const { key, revoked } = kit.badges;
  const judged = await judgeBadge(token, {
    scopes: undefined,
    revoked,
    nowMs: hubNowMs,
    verify: (text, signature) => verifyText(text, signature, key),
  });
  return judged.ok ? 'opens' : judged.error;
}
