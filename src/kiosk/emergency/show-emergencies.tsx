import './emergency.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { contentLanguage, type Language } from '../../domain/basics/index.ts';
import type { ToldEmergency } from '../../domain/emergency/index.ts';
import type { HubLink } from '../services.ts';
import type { RunningSession } from '../session/index.ts';
import { alsoOf } from './also.ts';
import { announce, type Voice } from './announce.ts';
import type { EmergencyDesk } from './emergency-desk.ts';
import { EmergencyScreen } from './emergency-screen.tsx';

const draftsOf = (some: readonly ToldEmergency[]) => some.map(({ draft }) => draft);

interface Parts {
  readonly desk: EmergencyDesk;
  readonly session: Pick<RunningSession, 'view' | 'send'>;
  readonly link: Pick<HubLink, 'state'>;
  readonly voice: Voice;
  /** What it lies over: not to be touched meanwhile. */
  readonly app: HTMLElement;
  /** A message lies over all of it; not while staff are at work. */
  readonly onCovered: (isCovered: boolean) => void;
}

/**
 * Draws what stands over the page, beside it and not in it: whatever state the session is in, and
 * whatever it does meanwhile. Its timers go on; who comes back in time finds everything as it was.
 */
export function showEmergencies({ desk, session, link, voice, app, onCovered }: Parts): () => void {
  const place = document.createElement('div');
  document.body.append(place);
  let spoken: string | undefined;
  let hush = (): void => undefined;
  const knock = () => session.send({ type: 'STAFF_KNOCK' });
  const drawn = new Map<string, () => void>();
  const drawnOf = (id: string) => {
    const known = drawn.get(id) ?? (() => desk.drawn(id));
    drawn.set(id, known);
    return known;
  };

  function speak(told: ToldEmergency | undefined, languages: readonly Language[]): void {
    if (told?.send.id === spoken) return;
    hush();
    spoken = told?.send.id;
    // A lift has a voice of its own for this, and no sound of ours (L9).
    const isLift = link.state.peek().site?.mode === 'lift';
    const also = (language: Language) =>
      told && alsoOf(told.draft, draftsOf(desk.behind.peek()), language);
    hush = told && !isLift ? announce(told.draft, languages, voice, also) : () => undefined;
  }

  const stop = effect(() => {
    const told = desk.shown.value;
    const behind = draftsOf(desk.behind.value);
    const { screen, context } = session.view.value;
    const languages: readonly Language[] =
      contentLanguage(context.settings.language) === 'en' ? ['en', 'vi'] : ['vi', 'en'];
    // Whoever is locked out has no work to do under a band.
    const isBand = screen.startsWith('staff') && screen !== 'staffLocked';
    const isCovered = told !== undefined && !isBand;
    onCovered(isCovered);
    app.inert = isCovered;
    speak(told, languages);
    render(
      told && (
        <EmergencyScreen
          key={`${told.send.id} ${context.settings.textSize} ${languages[0]}`}
          told={told}
          behind={behind}
          languages={languages}
          isBand={isBand}
          onKnock={knock}
          onDrawn={drawnOf(told.send.id)}
        />
      ),
      place,
    );
  });
  return () => {
    stop();
    hush();
    render(null, place);
    place.remove();
    app.inert = false;
  };
}
