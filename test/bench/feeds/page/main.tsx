import { signal } from '@preact/signals';
import { render } from 'preact';
import { toUtf8 } from '../../../../src/domain/basics/index.ts';
import { nearbyShelf } from '../../../../src/kiosk/library/nearby-shelf.ts';
import { KioskScreen, loadAllScreens, rehearseLists } from '../../../../src/kiosk/screens/index.ts';
import type { ResidentEvent, ScreenName } from '../../../../src/kiosk/session/index.ts';
import { applyDisplay, measureScreen } from '../../../../src/kiosk/ui/index.ts';
import '../../../../src/kiosk/ui/styles.css';
import { samplePharmacies } from '../../../support/sample-city.ts';
import { screenServices, screenState, wellFacts } from '../../../support/screen-states.ts';

/** What a kiosk of the benchmark holds. */
const placesCount = 10_000;
const noticesCount = 200;
const placesPerSection = 500;

const t = (words: string) => ({ vi: words, en: `${words}.` });
const places = samplePharmacies(placesCount);
// As the library holds them: bytes that nobody has parsed yet.
const sections = Array.from({ length: placesCount / placesPerSection }, (_, at) => ({
  key: `pharmacy.${at}`,
  bytes: toUtf8(JSON.stringify(places.slice(at * placesPerSection, (at + 1) * placesPerSection))),
}));
const notices = Array.from({ length: noticesCount }, (_, n) => ({
  id: `tin-${n}`,
  title: t(`Thông báo số ${n} của tòa nhà`),
  body: [t('Nội dung thông báo.')],
  from: t('Ban quản trị'),
  pictogram: 'news' as const,
  publishedOn: '2026-11-18',
  expiresOn: '2026-12-18',
}));
const { content } = wellFacts;
if (content === undefined) throw new Error('broken invariant: a well kiosk has content');
const facts = { content: { ...content, notices, nearby: nearbyShelf(sections) } };

const services = screenServices();
const state = signal(screenState('places', { facts }));
const next: Partial<Record<ResidentEvent['type'], ScreenName>> = {
  OPEN_PLACE_KIND: 'placeList',
  OPEN_PLACE: 'place',
  OPEN_NOTICES: 'notices',
};

function Kiosk() {
  const send = (event: ResidentEvent) => {
    const screen = next[event.type];
    if (screen) {
      state.value = screenState(screen, {
        facts,
        resident: {
          ...(event.type === 'OPEN_PLACE' && { placeKind: 'pharmacy', place: event.key }),
        },
      });
    }
    if (event.type === 'SHOW_PAGE') {
      state.value = screenState('placeList', { facts, resident: { page: event.page } });
    }
  };
  return <KioskScreen state={state.value} send={send} services={services} />;
}

await loadAllScreens();
document.body.style.margin = '0';
applyDisplay(
  document.documentElement,
  measureScreen(innerWidth, innerHeight),
  state.peek().context.settings,
);
const app = document.body.appendChild(Object.assign(document.createElement('div'), { id: 'app' }));
render(<Kiosk />, app);
await document.fonts.ready;

// As the kiosk does between its boot, or new content, and the first resident.
await rehearseLists(
  { state: screenState('attract', { facts }), send: () => undefined, services },
  () => new Promise((resolve) => requestIdleCallback(() => resolve())),
);

Object.assign(window, {
  benchShow(screen: ScreenName) {
    state.value = screenState(screen, { facts });
  },
  benchBytes: sections.reduce((sum, { bytes }) => sum + bytes.length, 0),
});
