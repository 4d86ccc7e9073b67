import { Component, type ComponentChildren } from 'preact';
import { useCallback, useLayoutEffect } from 'preact/hooks';
import { KioskScreen, KnockArea } from './screens/index.ts';
import type { KioskServices } from './services.ts';
import { type RunningSession, screenLanguageOf } from './session/index.ts';
import { applyDisplay, type ScreenMeasure } from './ui/index.ts';
import { wordsFor } from './words/index.ts';

interface AppProps {
  readonly session: RunningSession;
  readonly services: KioskServices;
  readonly measure: () => ScreenMeasure;
}

/** The page: what the session says, drawn in the resident's language, size and theme. */
export function App({ session, services, measure }: AppProps) {
  const view = session.view.value;
  const { settings } = view.context;
  const language = screenLanguageOf(view.context);
  useLayoutEffect(() => {
    applyDisplay(document.documentElement, measure(), { ...settings, language });
  }, [settings, language, measure]);
  const knock = useCallback(() => session.send({ type: 'STAFF_KNOCK' }), [session]);
  return (
    // The four corners stand outside: a screen that throws does not shut staff out (S1).
    <KnockArea onKnock={knock}>
      <CrashFence
        key={view.screen.startsWith('staff') ? 'staff' : 'residents'}
        onCrash={() => session.send({ type: 'FATAL' })}
      >
        <KioskScreen state={view} send={session.send} services={services} />
      </CrashFence>
    </KnockArea>
  );
}

interface FenceProps {
  readonly onCrash: () => void;
  readonly children: ComponentChildren;
}

/** A screen that throws must not leave a half-drawn page: the session wipes and reloads. */
class CrashFence extends Component<FenceProps, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static override getDerivedStateFromError() {
    return { crashed: true };
  }

  override componentDidCatch(): void {
    this.props.onCrash();
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    // The parts that draw screens are what may have broken: plain words, in the first language.
    const t = wordsFor('vi');
    return (
      <div role="alert">
        <h1>{t('between.recoveringTitle')}</h1>
        <p>{t('between.recoveringText')}</p>
      </div>
    );
  }
}
