import { virtual } from '@guidepup/virtual-screen-reader';
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { screenServices, screenState } from '../../../test/support/screen-states.ts';
import { KioskScreen, loadAllScreens } from '../screens/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';

const services = screenServices();
/** The main job, screen after screen: look up, what to bring, take it along. */
const mainJob = [
  'attract',
  'home',
  'search',
  'procedure',
  'evidence',
  'takeaway',
  'ending',
] as const;
/** Far above what any screen says: a reader that goes round for ever is cut off here. */
const phrasesMax = 400;
/** A limit against hanging, no measure of speed, ms. */
const codeMs = 20_000;

beforeAll(async () => {
  await loadAllScreens();
});
afterEach(async () => {
  await virtual.stop();
  cleanup();
  forgetPress();
  document.body.replaceChildren();
});

/** What a screen reader says from the top of a screen to its end. */
async function readThrough(container: HTMLElement): Promise<string[]> {
  await virtual.start({ container });
  for (let phrase = 0; phrase < phrasesMax; phrase += 1) {
    await virtual.next();
    const log = await virtual.spokenPhraseLog();
    if (log.length > 1 && log.at(-1) === log[0]) return log.slice(0, -1);
  }
  throw new Error('the screen reader found no end');
}

test.each(['vi', 'en'] as const)(
  'the main job as a screen reader says it, %s (npm run generate:transcripts)',
  async (language) => {
    const said: string[] = [];
    for (const screen of mainJob) {
      const state = screenState(screen, { settings: { language } });
      applyDisplay(
        document.documentElement,
        measureScreen(innerWidth, innerHeight),
        state.context.settings,
      );
      document.body.replaceChildren();
      const app = document.body.appendChild(
        Object.assign(document.createElement('div'), { id: 'app' }),
      );
      render(<KioskScreen state={state} send={() => undefined} services={services} />, {
        container: app,
      });
      await document.fonts.ready;
      for (let frame = 0; frame < 4; frame++) {
        await new Promise((done) => requestAnimationFrame(() => done(undefined)));
      }
      // Codes are drawn when their encoder is here, on the wall in an idle moment.
      await vi.waitFor(() => {
        for (const code of app.querySelectorAll('.code')) {
          expect(code.querySelector('[role="img"]'), screen).not.toBeNull();
        }
      }, codeMs);
      said.push(`# ${screen}`, ...(await readThrough(app)), '');
      await virtual.stop();
      cleanup();
    }
    await expect(said.join('\n')).toMatchFileSnapshot(`golden/main-job.${language}.txt`);
  },
  120_000,
);
