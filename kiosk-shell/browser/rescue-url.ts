/** Where the shell serves what it shows when the page cannot; never touched by the service worker. */
export const rescuePath = '/bridge/rescue';

/** Address of the rescue page: `code` is what staff look up, `count` how often it came by now. */
export function rescueUrl(origin: string, code: string, count: number): string {
  return `${origin}${rescuePath}?code=${encodeURIComponent(code)}&count=${count}`;
}

/** Code of a kiosk that was taken out of service by the hub. */
export const outOfServiceCode = 'MC-50';
