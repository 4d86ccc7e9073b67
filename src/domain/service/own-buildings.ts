import { buildingPageSchema } from './building-page.ts';
import { noticeSchema } from './notice.ts';

const pageSchema = buildingPageSchema.shape.building;
const audienceSchema = noticeSchema.shape.audience;

/**
 * Buildings that a text is about, as `sitePlacesOf` names them; undefined: it is no building's own. The
 * database reads them alike (`buildings_of`).
 *
 * @param kind of the editor's documents
 */
export function buildingsOf(kind: string, body: unknown): readonly string[] | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  if (kind === 'building' && 'building' in body) {
    const read = pageSchema.safeParse(body.building);
    return read.success ? [read.data] : undefined;
  }
  if (kind !== 'notice' || !('audience' in body)) return undefined;
  const read = audienceSchema.safeParse(body.audience);
  return read.data !== undefined && 'buildings' in read.data ? read.data.buildings : undefined;
}

/** Whether a text is about these buildings and no other. */
export function isOfBuildings(kind: string, body: unknown, buildings: readonly string[]): boolean {
  return buildingsOf(kind, body)?.every((one) => buildings.includes(one)) ?? false;
}
