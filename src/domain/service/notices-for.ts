import type { Notice } from './notice.ts';
import { type Standing, sitePlacesOf } from './site-places.ts';

/** Where and when notices are read. */
interface Reading {
  /** ISO day in Hanoi; undefined while the clock is not believed. */
  readonly day: string | undefined;
  /** Undefined: the kiosk does not know where it stands. */
  readonly site: Standing | undefined;
}

/**
 * The notices that a kiosk shows: due on this day and meant for this place, important ones first,
 * then the newest. Without a believed day none is left out for its days: each of them says its own,
 * and a kiosk whose clock is wrong must not hide what is true (law 1).
 */
export function noticesFor(notices: readonly Notice[], reading: Reading): readonly Notice[] {
  return notices
    .filter((notice) => isDue(notice, reading.day) && isFor(notice, reading.site))
    .toSorted(
      (a, b) =>
        Number(b.isImportant === true) - Number(a.isImportant === true) ||
        (a.publishedOn === b.publishedOn ? 0 : a.publishedOn > b.publishedOn ? -1 : 1),
    );
}

function isDue({ publishedOn, expiresOn }: Notice, day: string | undefined): boolean {
  if (day === undefined) return true;
  return publishedOn <= day && (expiresOn === undefined || day <= expiresOn);
}

/** Whether something is meant for this place; without an audience it is for everybody. */
export function isFor({ audience }: Pick<Notice, 'audience'>, site: Standing | undefined): boolean {
  if (audience === undefined) return true;
  if (site === undefined) return false;
  const { ward, building } = sitePlacesOf(site);
  return 'wards' in audience
    ? audience.wards.includes(ward)
    : audience.buildings.includes(building);
}
