import type { ActionBody } from '../../domain/action/index.ts';

/** Members of a body that say something of a person: never shown unless asked for and logged. */
const personalMembers: readonly string[] = [
  'text',
  'place',
  'phone',
  'name',
  'personalNumber',
  'dossierCode',
  'follow',
  'cancels',
  // What a command printed may hold anything.
  'detail',
];
/** Stands where a value was kept back. */
export const keptBack = '[kept back]';

/** A body without what it says of a person; empty members stay empty. */
export function redactBody(body: ActionBody): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      personalMembers.includes(name) && value !== '' ? keptBack : value,
    ]),
  );
}
