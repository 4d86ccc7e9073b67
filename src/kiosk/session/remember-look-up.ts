import type { SessionEvent } from './events.ts';
import type { Resident } from './resident.ts';

/** Characters of a query that are kept: as many as the search reads. */
const queryCharsMax = 240;

/** Looking up, moving around, paper. Undefined when the event is none of these. */
export function rememberLookUp(resident: Resident, event: SessionEvent): Resident | undefined {
  switch (event.type) {
    case 'OPEN_SEARCH':
      return {
        ...resident,
        page: 0,
        query: event.query?.slice(0, queryCharsMax) ?? resident.query,
      };
    case 'QUERY':
      return { ...resident, page: 0, query: event.text.slice(0, queryCharsMax) };
    case 'OPEN_LIFE_EVENTS':
    case 'OPEN_NOTICES':
    case 'OPEN_BOARDS':
    case 'OPEN_CITY':
    case 'OPEN_PLACES':
    case 'OPEN_PLACE_WAY':
    case 'OPEN_SEASONS':
    case 'OPEN_BUILDING':
    case 'OPEN_ANSWERS':
    case 'OPEN_ABOUT':
      return { ...resident, page: 0 };
    case 'OPEN_TAKEAWAY':
    case 'OPEN_EVIDENCE':
      return { ...resident, page: 0, ownPapers: undefined };
    case 'OPEN_LIFE_EVENT':
      return { ...resident, page: 0, lifeEvent: event.key };
    case 'OPEN_NOTICE':
      return { ...resident, page: 0, notice: event.id };
    case 'OPEN_BOARD':
      return { ...resident, page: 0, board: event.key };
    case 'OPEN_PLACE_KIND':
      return { ...resident, page: 0, placeKind: event.kind };
    case 'OPEN_PLACE':
      return { ...resident, page: 0, place: event.key };
    case 'OPEN_SEASON':
      return { ...resident, page: 0, season: event.key };
    case 'OPEN_LEAFLET':
      return { ...resident, page: 0, leaflet: event.key };
    case 'OPEN_SERVICE':
      return {
        ...resident,
        page: 0,
        service: event.code,
        caseKey: undefined,
        ownPapers: undefined,
        ...(resident.service === event.code
          ? {}
          : { details: { state: 'none' }, guide: { state: 'none' } }),
      };
    case 'OPEN_TOPIC':
      return { ...resident, page: 0, topic: event.topic };
    case 'CHOOSE_CASE':
      return { ...resident, page: 0, caseKey: event.caseKey };
    case 'SHOW_PAGE':
      return { ...resident, page: Math.max(0, Math.trunc(event.page)) };
    case 'HELP':
      return { ...resident, helpFrom: event.screen };
    case 'PRINT':
      return { ...resident, print: { document: event.document, state: undefined } };
    case 'PRINT_STATE':
      return resident.print
        ? { ...resident, print: { ...resident.print, state: event.state } }
        : resident;
    default:
      return undefined;
  }
}
