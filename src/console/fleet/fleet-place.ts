let last = '';

/** Remembers which part of the fleet the list shows: its query, without `?`. */
export function rememberFleet(query: URLSearchParams): void {
  last = query.toString();
}

/** Path of the list as it was left, with this kiosk chosen; of the whole fleet where it was not open. */
export function fleetPlaceAt(kiosk: string): string {
  const query = new URLSearchParams(last);
  query.set('at', kiosk);
  return `fleet?${query}`;
}
