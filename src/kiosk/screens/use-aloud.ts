import type { RefObject } from 'preact';
import { type Dispatch, type StateUpdater, useEffect, useRef } from 'preact/hooks';
import type { ScreenFollower } from '../aloud/index.ts';
import { loadWords } from '../words/index.ts';
import type { Say } from './say.ts';

/** The room of the voice and the keys: fetched behind the first screen, and before the first word. */
const loadAloud = () => import('../aloud/index.ts');
const loadKeys = () => import('../keys/index.ts');

/** What the keys of the voice ask for. */
export interface Aloud {
  /** The whole screen once more. */
  readonly sayAgain: () => void;
}

/** Whether this machine can say anything in the language that is shown. */
export const canSpeak = ({ view, lang }: Pick<Say, 'view' | 'lang'>): boolean =>
  view.context.facts.voices[lang] === true;

/**
 * Reads each screen out when it appears, as long as the resident wants it (R27, R28), and each
 * control that a key comes to; and answers the keys of a keypad (issue 9).
 *
 * @param tell shows what is answered: every sound has a visible twin (R34)
 */
export function useAloud(
  say: Say,
  kiosk: RefObject<HTMLElement | null>,
  stage: RefObject<HTMLElement | null>,
  tell: Dispatch<StateUpdater<string | undefined>>,
): Aloud {
  const follower = useRef<ScreenFollower | undefined>(undefined);
  const latest = useRef({ say, tell });
  latest.current = { say, tell };
  const { aloud } = say.view.context.settings;
  const { audio } = say.view;
  const { at } = say.view.context.audio;

  useEffect(() => {
    const area = kiosk.current;
    const read = stage.current;
    if (!aloud || !area || !read) return;
    let stop = (): void => undefined;
    let isOver = false;
    void Promise.all([loadAloud(), loadWords()]).then(([room]) => {
      if (isOver) return;
      const now = () => latest.current.say;
      const following = room.followScreen(read, {
        notes: () => {
          const { t, view, lang } = now();
          const { resident } = view.context;
          return {
            language: lang,
            personal: room.personalValues(resident),
            choicesPersonal: view.contentPersonal,
            words: {
              chosen: t('aloud.chosen'),
              notChosen: t('aloud.notChosen'),
              switchedOn: t('aloud.switchedOn'),
              notYet: t('aloud.notYet'),
              empty: t('aloud.empty'),
            },
          };
        },
        // Where one is, and the keys that stand on every screen: said with the first one.
        behindFirst: () => [...area.querySelectorAll('.head, .access')],
        headset: () => now().view.context.facts.headset,
        privateWords: () => now().t('aloud.private'),
        say: (script) => now().send({ type: 'LISTEN', script }),
        isSpeaking: () => now().view.audio === 'speaking',
      });
      follower.current = following;
      // What is typed: which key it was goes into a headset only (R32).
      const tone = room.createKeyTone(() => new AudioContext());
      // A control that a key came to; not the one that a finger pressed or a screen chose.
      const onFocus = ({ target, relatedTarget }: FocusEvent) => {
        const isControl =
          target instanceof HTMLElement &&
          target.matches('button, [role="textbox"]') &&
          target.matches(':focus-visible');
        if (!isControl) return;
        const { facts, settings } = now().view.context;
        const isPersonal = now().view.contentPersonal;
        if (facts.headset || !room.writesOwn(target, isPersonal)) following.sayOne(target);
        else if (room.writesOwn(relatedTarget, isPersonal)) tone.play(settings.volume);
        else following.sayWords([now().t('aloud.private')]);
      };
      area.addEventListener('focusin', onFocus);
      const onKey = ({ target }: MouseEvent) => {
        const key = target instanceof Element ? target.closest<HTMLElement>('.kb') : null;
        if (!key) return;
        const { facts, settings } = now().view.context;
        if (facts.headset) following.sayOne(key);
        else tone.play(settings.volume);
      };
      area.addEventListener('click', onKey);
      stop = () => {
        area.removeEventListener('focusin', onFocus);
        area.removeEventListener('click', onKey);
        tone.close();
        following.stop();
        follower.current = undefined;
      };
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [aloud, say.lang]);

  useEffect(() => {
    follower.current?.mark(audio === 'idle' ? undefined : at);
  }, [audio, at]);

  useEffect(() => {
    const area = kiosk.current;
    if (!area) return;
    let stop = (): void => undefined;
    let isOver = false;
    void Promise.all([loadKeys(), loadWords()]).then(([{ watchKeys, whereAmI }]) => {
      if (isOver) return;
      const now = () => latest.current.say;
      let here: string | undefined;
      // Where one was is true no longer, and lies over where one is now.
      const onFocus = () => latest.current.tell((told) => (told === here ? undefined : told));
      area.addEventListener('focusin', onFocus);
      const stopKeys = watchKeys(area, {
        back: () => goBack(now()),
        listen: () => toggleAloud(now(), latest.current.tell),
        pause: () => {
          const { view, send } = now();
          if (view.audio !== 'idle') send({ type: view.audio === 'paused' ? 'RESUME' : 'PAUSE' });
        },
        repeat: () => repeat(now(), follower.current),
        skip: () => now().send({ type: 'SKIP' }),
        whereAmI() {
          const { t, view } = now();
          const { title, at: place, count, name } = whereAmI(area);
          const words = [
            `${t('aloud.hereTitle')}: ${title}`,
            ...(place === undefined ? [] : [name, t('aloud.herePlace', { at: place, count })]),
          ];
          // What ends with a mark of its own gets no second one.
          here = words.join('. ').replace(/([.?!…])\. /g, '$1 ');
          latest.current.tell(here);
          // A value on the key may be the resident's own: on the screen it stands already.
          if (view.context.settings.aloud) {
            const said = view.context.facts.headset ? words : words.filter((one) => one !== name);
            follower.current?.sayWords(said);
          }
        },
      });
      stop = () => {
        area.removeEventListener('focusin', onFocus);
        stopKeys();
      };
    });
    return () => {
      isOver = true;
      stop();
    };
  }, []);

  return { sayAgain: () => repeat(latest.current.say, follower.current) };
}

/** While something is said, that once more; afterwards the whole screen. */
function repeat({ view, send }: Say, follower: ScreenFollower | undefined): void {
  if (view.audio === 'idle') follower?.sayAll();
  else send({ type: 'REPEAT' });
}

/** One step back; from what lies over the screen, back to the screen. */
function goBack({ view, send }: Say): void {
  if (view.overlay !== 'none') send({ type: 'STAY' });
  else send({ type: 'BACK' });
}

/** "Nghe": on, off, or why not. In attract it also begins the session. */
export function toggleAloud(say: Say, tell: (text: string) => void): void {
  const { view, send, t } = say;
  if (!canSpeak(say)) {
    tell(t('common.listenMissing'));
    return;
  }
  const { aloud } = view.context.settings;
  send({ type: 'SET_ALOUD', aloud: !aloud });
}
