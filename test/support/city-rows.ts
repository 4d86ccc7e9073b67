/**
 * The rows of the table of services that the city named (docs/services.md). What is said of every row
 * is typed by this list, so that none can be forgotten.
 */
export const cityRows = [
  'any procedure',
  'a dossier',
  'an appointment by the hour',
  'feedback',
  'complaints',
  'denunciations',
  'provenance of goods',
  'school enrolment',
  'elections',
  'hours at Tết',
  'taxes',
  'business registration',
  'civil status',
  'land',
  'parking',
  'air',
  'lake water',
  'rainfall',
  'flooded points',
  'health alerts',
  'pharmacies',
  'my building',
  'paid look-ups',
] as const;
export type CityRow = (typeof cityRows)[number];
