import type { GuideRef } from './guides-list.ts';

/** The flow offered at each procedure: its own, or else the first that stands on it. */
export function guidesByService(refs: readonly GuideRef[]): ReadonlyMap<string, GuideRef> {
  const found = new Map<string, GuideRef>();
  for (const ref of refs)
    for (const code of ref.services) if (!found.has(code)) found.set(code, ref);
  for (const ref of refs) {
    const [own] = ref.services;
    if (own !== undefined) found.set(own, ref);
  }
  return found;
}
