import type { Role } from '../../domain/api/console/index.ts';
import { isOfBuildings } from '../../domain/service/index.ts';

interface Writer {
  readonly roles: readonly Role[];
  readonly buildings?: readonly string[] | undefined;
}

/** Kinds that a building has of its own. */
const ownKinds: readonly string[] = ['building', 'notice'];

/** Whether a person may begin a text of this kind. */
export function mayBegin({ roles }: Writer, kind: string): boolean {
  return roles.includes('editor') || (roles.includes('buildingEditor') && ownKinds.includes(kind));
}

/** Whether a person may write in this text; the hub decides again. */
export function mayWrite(person: Writer, kind: string, body: unknown): boolean {
  if (person.roles.includes('editor')) return true;
  return mayBegin(person, kind) && isOfBuildings(kind, body, person.buildings ?? []);
}

/** `Tòa A3` of `00004/Tòa A3`. */
export const buildingName = (key: string): string => key.slice(key.indexOf('/') + 1);
