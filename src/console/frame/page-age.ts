import { signal } from '@preact/signals';
import { consoleBase } from '../../domain/api/console/index.ts';

/** The hub serves another console than the one that runs here. */
export const isOutdated = signal(false);

/** An office keeps a tab open for days; a hub is updated now and then, ms. */
const everyMs = 600_000;

type World = Pick<Window, 'document' | 'fetch'>;

/**
 * Looks whether the page that the hub serves now begins with another script than this one. Vite
 * names scripts by their content, so another name is another console.
 */
export async function lookAtPage({ document, fetch }: World): Promise<void> {
  const own = document.querySelector('script[type="module"][src]')?.getAttribute('src');
  if (own === null || own === undefined) return;
  try {
    const answer = await fetch(consoleBase, { cache: 'no-cache', credentials: 'same-origin' });
    const type = answer.headers.get('content-type') ?? '';
    if (!answer.ok || !type.startsWith('text/html')) return;
    const text = await answer.text();
    // A page of something between, such as a proxy's, is no console at all.
    if (text.includes('id="app"')) isOutdated.value = !text.includes(`src="${own}"`);
  } catch {
    // A hub that is away serves nothing newer.
  }
}

/** Looks now and then, and when somebody comes back to the page. */
export function watchPageAge(world: Window): void {
  let lookedAtMs = Date.now();
  const look = () => {
    const isDue = Date.now() - lookedAtMs >= everyMs;
    if (!isDue || world.document.visibilityState !== 'visible') return;
    lookedAtMs = Date.now();
    void lookAtPage(world);
  };
  world.setInterval(look, everyMs);
  world.document.addEventListener('visibilitychange', look);
}
