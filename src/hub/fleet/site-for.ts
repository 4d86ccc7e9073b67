import type { Site } from '../../domain/api/index.ts';
import { isContentLanguage } from '../../domain/basics/index.ts';

/** Applications before this one refuse a site that says its position. */
const appOfPositions = 5;
/** Applications before this one refuse a site that offers a guest's language. */
const appOfGuests = 6;

/** A site as that application knows sites. */
export function siteFor({ at, languages, ...site }: Site, app: number): Site {
  const known = languages?.filter((each) => app >= appOfGuests || isContentLanguage(each));
  return {
    ...site,
    ...(at !== undefined && app >= appOfPositions && { at }),
    ...(known !== undefined && known.length > 0 && { languages: known }),
  };
}
