import './ui/styles.css';
import { render } from 'preact';
import {
  ConsoleApp,
  followPlace,
  lookAtPage,
  refuseLongPastes,
  startSettings,
  watchPageAge,
} from './frame/index.ts';
import { listenToKeys } from './keys/index.ts';
import { createLink, type SessionNews, stepUp } from './link/index.ts';
import { pages } from './pages.ts';
import { PeopleDoor } from './people/index.ts';

startSettings(window);
followPlace(window);
listenToKeys(window);
refuseLongPastes(document);
watchPageAge(window);

const listeners = new Set<(news: SessionNews) => void>();
const link = createLink({
  fetch: (input, init) => fetch(input, init),
  onSession(news) {
    for (const tell of listeners) tell(news);
  },
  // Most often the hub was updated while the page stood open.
  onUnreadable: () => void lookAtPage(window),
  stepUp,
});

const root = document.getElementById('app');
if (root === null) throw new Error('broken invariant: index.html has no #app');
render(
  <ConsoleApp
    link={link}
    pages={pages}
    door={PeopleDoor}
    onSession={(listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }}
  />,
  root,
);
