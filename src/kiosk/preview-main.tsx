import './ui/styles.css';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import {
  type PreviewAnswer,
  type ShowPreview,
  ShowPreviewSchema,
} from '../domain/api/console/index.ts';
import { clock } from './page-world.ts';
import { draftView, findOverflows, idleServices } from './preview/index.ts';
import { KioskScreen, loadAllScreens } from './screens/index.ts';
import { applyDisplay, measureScreen } from './ui/index.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('broken invariant: index.html has no #app');

function tell(answer: PreviewAnswer): void {
  // To our own origin only: a draft is nobody else's to see.
  parent.postMessage(answer, location.origin);
}

const sizeNow = () => `${window.innerWidth}x${window.innerHeight}`;
/** The size of the glass that the last drawing was made for. */
let drawnAt = '';

async function draw(show: ShowPreview, into: HTMLElement): Promise<void> {
  const view = draftView(show);
  applyDisplay(
    document.documentElement,
    measureScreen(window.innerWidth, window.innerHeight, show.pxPerMm),
    view.context.settings,
  );
  // At once, with everything that a screen does after it stands: dividing itself into pages takes no
  // picture on the glass, and fifty-six frames are tried in the time of a few.
  await act(() =>
    render(
      <KioskScreen
        key={show.turn}
        state={view}
        send={() => undefined}
        services={idleServices(show, clock)}
      />,
      into,
    ),
  );
  if (document.fonts.status !== 'loaded') {
    await document.fonts.ready;
    await act(() => undefined);
  }
  drawnAt = sizeNow();
  const screen = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
  tell({ kind: 'drawn', turn: show.turn, overflows: [...findOverflows(into, screen)] });
}

let last: ShowPreview | undefined;
window.addEventListener('message', ({ origin, source, data }) => {
  if (origin !== location.origin || source !== parent || parent === window) return;
  const show = ShowPreviewSchema.safeParse(data);
  if (show.success) {
    last = show.data;
    void draw(show.data, root);
  } else if (typeof data?.turn === 'number') tell({ kind: 'refused', turn: Math.trunc(data.turn) });
});
window.addEventListener('resize', () => {
  // What was asked for together with another size is drawn in it already.
  if (last !== undefined && drawnAt !== sizeNow()) void draw(last, root);
});

// A draft is looked at: nothing in it is pressed.
root.inert = true;
void loadAllScreens().then(() => tell({ kind: 'ready' }));
