/**
 * A kiosk's instant as the database takes it, or null for a date that no calendar has (30
 * February, hour 24, year 0): that is kept as unknown, because a wrong clock loses no request.
 */
export function calendarInstant(at: string | null): string | null {
  if (at === null || at.startsWith('0000')) return null;
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) return null;
  // A day too far is read as one of the next month.
  const instant = new Date(ms).toISOString();
  return instant.slice(0, 19) === at.slice(0, 19) ? instant : null;
}
