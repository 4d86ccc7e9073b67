/** The day in Hà Nội, `YYYY-MM-DD`: flows are checked for the day on which they would be shown. */
export function hanoiDay(nowMs: number): string {
  const sevenHoursMs = 7 * 3_600_000;
  return new Date(nowMs + sevenHoursMs).toISOString().slice(0, 10);
}
