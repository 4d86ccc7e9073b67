/** Kinds that a person begins from nothing. */
export type NewKind =
  | 'procedure'
  | 'place'
  | 'notice'
  | 'emergency'
  | 'building'
  | 'season'
  | 'leaflet'
  | 'board';

/** What a name of each kind looks like; the same as the schemas of the documents. */
export const idPatterns: Readonly<Record<NewKind, RegExp>> = {
  procedure: /^[1-9]\.\d{6}$/,
  place: /^[a-z][a-z0-9-]{1,59}$/,
  notice: /^[a-z][a-z0-9-]{1,59}$/,
  emergency: /^[a-z][a-z0-9-]{1,59}$/,
  building: /^[a-z][a-z0-9-]{1,59}$/,
  season: /^[a-z][a-z0-9-]{1,59}$/,
  leaflet: /^[a-z][a-z0-9-]{1,59}$/,
  board: /^[a-z][a-z0-9-]{1,39}$/,
};

const noText = { vi: '', en: '' };

/** How long an emergency message may stand unless somebody says otherwise, minutes. */
const emergencyMinutes = 60;

/** How long a notice stands unless somebody says otherwise, days. */
const noticeDays = 30;

/** Ages at which a number of a new board is old, minutes, and gone, hours; as those of the product. */
const boardOldMinutes = 120;
const boardGoneHours = 24;

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * A document to begin with. What nobody has said yet is empty or unknown, never guessed: the checks
 * name every field that is missing before it can be sent.
 *
 * @param name of a building: its key, as `sitePlacesOf` names it
 * @param audience buildings that a notice is for, of whoever writes for these only
 */
export function blankDocument(
  kind: NewKind,
  id: string,
  name: string,
  today: string,
  audience?: readonly string[],
): unknown {
  const named = { vi: name, en: '' };
  switch (kind) {
    case 'procedure':
      return {
        entry: 'written',
        code: id,
        codeState: 'current',
        spatial: 'hanoi',
        audience: 'residents',
        officialName: name,
        name: named,
        shortName: named,
        summary: noText,
        field: noText,
        pictogram: 'docs',
        lifeEvents: [],
        competentAuthority: [{ name: noText, level: 'ward' }],
        where: { office: 'unknown', reach: 'own' },
        channels: ['inPerson'],
        processingTime: { kind: 'unknown' },
        costs: [{ kind: 'unknown' }],
        onlineLevel: 'unknown',
        portalUrl: 'https://dichvucong.gov.vn/',
        doubts: [],
        source: { name: noText, snapshotDate: today },
        whoMayApply: [],
        evidence: [],
        steps: [],
        conditions: [],
        outputs: [],
        legalResources: [],
        related: [],
        search: { keywords: [], aliases: [], popularity: 0 },
      };
    case 'place':
      return {
        key: id,
        kind: 'servicePoint',
        name: named,
        address: { kind: 'unknown' },
        hours: { kind: 'unknown' },
        source: noText,
      };
    case 'notice':
      return {
        id,
        title: named,
        body: [noText],
        from: noText,
        pictogram: 'news',
        publishedOn: today,
        expiresOn: dayAfter(today, noticeDays),
        ...(audience !== undefined && { audience: { buildings: audience } }),
      };
    case 'emergency':
      return {
        id,
        kind: 'other',
        gravity: 'warning',
        title: named,
        steps: [noText],
        minutesMax: emergencyMinutes,
      };
    case 'building':
      return {
        key: id,
        building: name,
        contact: { who: noText },
        rules: [],
        bins: [],
        works: [],
        found: [],
        lifts: [],
        source: noText,
        updatedOn: today,
      };
    case 'season':
      return {
        key: id,
        kind: 'other',
        title: named,
        pictogram: 'calendar',
        about: noText,
        dates: { kind: 'notAnnounced' },
        who: [],
        calendar: [],
        papers: [],
        services: [],
        source: noText,
      };
    case 'leaflet':
      return {
        key: id,
        title: named,
        pictogram: 'docs',
        notHere: noText,
        parts: [{ title: noText, body: [noText] }],
        desks: [],
        prices: [],
        laws: [],
        services: [],
        source: noText,
      };
    case 'board':
      return {
        key: id,
        kind: 'air',
        title: named,
        about: noText,
        source: noText,
        unit: noText,
        digits: 0,
        trendStep: 1,
        scale: [],
        // What a number may be, nobody has said yet: the checks ask for it.
        range: {},
        oldAfterMinutes: boardOldMinutes,
        goneAfterHours: boardGoneHours,
        stations: [],
      };
  }
}
