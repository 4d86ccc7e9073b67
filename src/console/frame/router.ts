import { signal } from '@preact/signals';
import { consoleBase } from '../../domain/api/console/index.ts';

/** Where the console is: path below `/console/` and query. Kept in step with the address bar. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

function read(): Place {
  const { pathname, search } = location;
  const path = pathname.startsWith(consoleBase) ? pathname.slice(consoleBase.length) : '';
  return { path: path.replace(/\/+$/, ''), query: new URLSearchParams(search) };
}

/** The place now; whoever reads it in a component is drawn again when it changes. */
export const place = signal<Place>(read());

/** Address of a path below `/console/`. */
export function addressOf(path: string): string {
  return consoleBase + path;
}

/** Goes to a path below `/console/`, with its query. `replace` leaves no step in the history. */
export function go(path: string, options: { readonly replace?: boolean } = {}): void {
  const address = addressOf(path);
  if (address === location.pathname + location.search) return;
  if (options.replace === true) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  place.value = read();
}

/** Follows back and forward, and clicks on links of the console; the returned function stops it. */
export function followPlace(target: Window): () => void {
  const onPop = () => {
    place.value = read();
  };
  const onClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || link.target !== '' || link.hasAttribute('download')) return;
    if (link.origin !== location.origin || !link.pathname.startsWith(consoleBase)) return;
    if (link.hash !== '' && link.pathname === location.pathname) return;
    event.preventDefault();
    go(link.pathname.slice(consoleBase.length) + link.search);
  };
  onPop();
  target.addEventListener('popstate', onPop);
  target.addEventListener('click', onClick);
  return () => {
    target.removeEventListener('popstate', onPop);
    target.removeEventListener('click', onClick);
  };
}
