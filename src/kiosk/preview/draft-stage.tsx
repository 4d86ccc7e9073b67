import { render } from 'preact';
import { act } from 'preact/test-utils';
import { type PreviewPlace, previewPagesMax } from '../../domain/api/console/index.ts';
import { EmergencyScreen } from '../emergency/index.ts';
import { KioskScreen } from '../screens/index.ts';
import { applyDisplay, measureScreen } from '../ui/index.ts';
import type { Look, OpenDraft } from './draft-view.ts';
import { type Lost, PageLooker } from './find-overflows.ts';
import { observePromptly } from './prompt-observer.ts';

/** Rounds in which a screen has settled: code, slip and pages come one after the other. */
const roundsMax = 6;
/** The same while a code to take along is being made, which changes nothing until it is there. */
const codeRoundsMax = 300;
const codeAwaited = '.code-card:not(:has(svg))';

/** What was seen of a place. */
export interface Seen {
  readonly pages: number;
  readonly lost: Lost | undefined;
}

/** A glass on which drafts are drawn: the same screen stays, and only what differs is drawn anew. */
export interface DraftStage {
  /** Draws one page of a place, with everything that comes to it after its first drawing. */
  readonly draw: (draft: OpenDraft, look: Look, pxPerMm: number) => Promise<void>;
  /** Draws all pages of a place, one after the other, and looks at each. */
  readonly lookThrough: (draft: OpenDraft, look: Look, pxPerMm: number) => Promise<Seen>;
  /** Takes everything off, as after a draft that could not be drawn: the next one begins anew. */
  readonly clear: () => void;
}

/** Longest wait for a picture, ms: a page that nobody sees is given none. */
const pictureMsMax = 100;

/** Lets the browser show what was drawn before anything else is worked on. */
export function nextPicture(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, pictureMsMax);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      void nextTask().then(resolve);
    });
  });
}

/** Lets what waits for a moment of the page come first: fetched parts, presses, a message. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

const nameOf = ({ screen, topic, caseKey }: PreviewPlace) => `${screen} ${topic} ${caseKey}`;

const nothing: readonly never[] = [];
/** Nothing on a draft is pressed. */
const nobody = (): void => undefined;

export function openStage(root: HTMLElement): DraftStage {
  const sizes = observePromptly(window);
  const changes = new MutationObserver(() => undefined);
  changes.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  let drawn: { readonly draft: OpenDraft; readonly name: string } | undefined;

  /** Everything at once: pages, codes and effects take no picture on the glass. */
  const drawNow = ({ services, view, told }: OpenDraft, look: Look) =>
    act(() => {
      render(
        told ? (
          // A message that fitted on one glass is cut anew for another.
          <EmergencyScreen
            key={`${window.innerWidth} ${window.innerHeight} ${look.size} ${look.language}`}
            told={told}
            behind={nothing}
            languages={look.language === 'en' ? ['en', 'vi'] : ['vi', 'en']}
            isBand={false}
            page={look.page}
            onKnock={nobody}
            onDrawn={nobody}
          />
        ) : (
          <KioskScreen
            key={nameOf(look.place)}
            state={view(look)}
            send={nobody}
            services={services}
          />
        ),
        root,
      );
    });
  const tellSizes = async () => {
    for (let round = 0; round < roundsMax; round += 1) {
      let isNew = false;
      await act(() => {
        isNew = sizes.tell();
      });
      if (!isNew) return;
    }
  };
  const settle = async () => {
    for (let round = 0; round < codeRoundsMax; round += 1) {
      changes.takeRecords();
      await act(nextTask);
      await tellSizes();
      if (root.querySelector(codeAwaited) !== null) continue;
      if (round >= roundsMax || changes.takeRecords().length === 0) return;
    }
  };

  const draw = async (draft: OpenDraft, look: Look, pxPerMm: number) => {
    const { settings } = draft.view(look).context;
    const measure = measureScreen(window.innerWidth, window.innerHeight, pxPerMm);
    applyDisplay(document.documentElement, measure, settings);
    await drawNow(draft, look);
    await tellSizes();
    // Parts that are fetched come with a place and its language, and stay with its other sizes.
    const name = `${nameOf(look.place)} ${look.language}`;
    if (drawn?.draft !== draft || drawn.name !== name) await settle();
    drawn = { draft, name };
    while (document.fonts.status !== 'loaded') {
      await document.fonts.ready;
      await drawNow(draft, look);
      await settle();
    }
  };

  const lookThrough = async (draft: OpenDraft, look: Look, pxPerMm: number) => {
    await draw(draft, { ...look, page: 0 }, pxPerMm);
    const screen = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
    const looker = new PageLooker(root, screen);
    looker.look();
    let pages = 1;
    while (!looker.isBad && hasMore(root, pages) && pages < previewPagesMax) {
      await drawNow(draft, { ...look, page: pages });
      looker.look();
      pages += 1;
    }
    return { pages, lost: looker.lost() };
  };
  const clear = () => {
    drawn = undefined;
    try {
      render(null, root);
    } catch {
      // What could not be drawn need not be taken down in order.
    }
    root.replaceChildren();
  };
  return { draw, lookThrough, clear };
}

/** Whether the pager's last key, "Xem tiếp", can still be pressed, or an emergency says more in turn. */
function hasMore(root: Element, seen: number): boolean {
  const inTurn = root.querySelectorAll('.emergency-page').length;
  if (inTurn > 0) return seen < inTurn;
  const next = root.querySelector('.pager-keys > .btn:last-child');
  return next !== null && next.getAttribute('aria-disabled') !== 'true';
}
