import './ui/styles.css';
import {
  type PreviewAnswer,
  PreviewWishSchema,
  previewScreens,
  type ShowPreview,
  type TryPreview,
} from '../domain/api/console/index.ts';
import { clock, upMs } from './page-world.ts';
import { nextPicture, type OpenDraft, openDraft, openStage, tryDraft } from './preview/index.ts';
import { loadScreens } from './screens/index.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('broken invariant: index.html has no #app');

function tell(answer: PreviewAnswer): void {
  // To our own origin only: a draft is nobody else's to see.
  parent.postMessage(answer, location.origin);
}

const sizeNow = () => `${window.innerWidth}x${window.innerHeight}`;
/** The size of the glass that the last drawing was made for. */
let drawnAt = '';
const stage = openStage(root);
/** What is on the glass, for another size of it. */
let last: { readonly wish: ShowPreview; readonly draft: OpenDraft } | undefined;
/** Counts the wishes: an older one that is still being worked on stops. */
let wished = 0;
/** There is one stage: a wish begins when the one before has ended. */
let work: Promise<void> = Promise.resolve();

function afterOthers(turn: number, run: (isWanted: () => boolean) => Promise<void>): void {
  wished += 1;
  const own = wished;
  const isWanted = () => own === wished;
  // A draft that cannot be drawn says so and takes nothing with it: the next one is drawn.
  work = work
    .then(() => (isWanted() ? run(isWanted) : undefined))
    .catch(() => {
      stage.clear();
      drawnAt = '';
      tell({ kind: 'refused', turn });
    });
}

async function show(wish: ShowPreview, isWanted: () => boolean) {
  const { turn, place, page, language, size, pxPerMm } = wish;
  const draft = last?.wish === wish ? last.draft : openDraft(wish, clock);
  last = { wish, draft };
  const look = { place, page, language, size };
  // What is asked for is seen first; the other pages are looked at behind it.
  await stage.draw(draft, look, pxPerMm);
  await nextPicture();
  if (!isWanted()) return;
  const { pages, lost } = await stage.lookThrough(draft, look, pxPerMm);
  if (!isWanted()) return;
  const shown = Math.min(page, pages - 1);
  if (pages > 1) await stage.draw(draft, { ...look, page: shown }, pxPerMm);
  drawnAt = sizeNow();
  tell({ kind: 'drawn', turn, pages, overflows: [...(lost?.texts ?? [])] });
}

async function tryAll(wish: TryPreview, isWanted: () => boolean) {
  const { turn } = wish;
  const fromMs = upMs();
  const tried = await tryDraft(openDraft(wish, clock), wish, {
    stage,
    upMs,
    isWanted,
    // The frame is the console's, of the same origin, and nobody sees it: it sizes itself, which
    // spares a message there and back for each.
    resize: (width, height) => {
      if (window.innerWidth === width && window.innerHeight === height) return;
      window.frameElement?.setAttribute('width', String(width));
      window.frameElement?.setAttribute('height', String(height));
    },
    tell: ({ bad, ...how }) => tell({ kind: 'trying', turn, bad: [...bad], ...how }),
  });
  if (tried === undefined) return;
  const { bad, pages } = tried;
  tell({ kind: 'tried', turn, bad: [...bad], pages, tookMs: upMs() - fromMs });
}

window.addEventListener('message', ({ origin, source, data }) => {
  if (origin !== location.origin || source !== parent || parent === window) return;
  const read = PreviewWishSchema.safeParse(data);
  if (!read.success) {
    if (typeof data?.turn === 'number') tell({ kind: 'refused', turn: Math.trunc(data.turn) });
    return;
  }
  const wish = read.data;
  if (wish.kind === 'stop') wished += 1;
  else if (wish.kind === 'try') afterOthers(wish.turn, (isWanted) => tryAll(wish, isWanted));
  else afterOthers(wish.turn, (isWanted) => show(wish, isWanted));
});
window.addEventListener('resize', () => {
  // What was asked for together with another size is drawn in it already.
  if (last === undefined || drawnAt === sizeNow()) return;
  const { wish } = last;
  afterOthers(wish.turn, (isWanted) => show(wish, isWanted));
});

// A draft is looked at: nothing in it is pressed.
root.inert = true;
void loadScreens(previewScreens).then(() => tell({ kind: 'ready' }));
