import { EmergencyDeskSchema, emergencyPaths } from '../../domain/api/console/index.ts';
import { useConsole } from './console-context.ts';
import { buildingName } from './may-write.ts';
import { useLive } from './use-live.ts';

/** Places come and go with the kiosks of a day. */
const everyMs = 60_000;

interface Building {
  /** As `sitePlacesOf` names it. */
  readonly key: string;
  readonly name: string;
  /** Absent where only the building is known. */
  readonly ward?: { readonly key: string; readonly name: string };
}

/**
 * Buildings that a person may choose from: an editor of buildings has their own, everybody else those
 * that have kiosks. Undefined while they are not known.
 */
export function useBuildings() {
  const { person } = useConsole().session;
  const isOwn = person.roles.includes('buildingEditor') && !person.roles.includes('editor');
  const isAdministrator = person.isAdministrator;
  // The list of the city is closed to those who have nothing but a building.
  const asks = !isOwn || isAdministrator;
  const { data, problem, reload } = useLive(
    EmergencyDeskSchema,
    asks ? emergencyPaths.all : undefined,
    everyMs,
  );
  const own = (person.buildings ?? []).map((key): Building => ({ key, name: buildingName(key) }));
  const all = data?.buildings.map(
    ({ key, name, wardKey, ward }): Building => ({
      key,
      name: `${name}, ${ward}`,
      ward: { key: wardKey, name: ward },
    }),
  );
  return { list: isOwn ? own : all, all, isOwn, problem, reload };
}
