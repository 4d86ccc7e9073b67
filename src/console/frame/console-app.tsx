import type { ComponentType, RefObject } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type SessionAnswer, SessionAnswerSchema } from '../../domain/api/console/index.ts';
import { useKeys } from '../keys/index.ts';
import type { Link, SessionNews } from '../link/index.ts';
import { forgetKept } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { ConsoleProvider } from './console-context.ts';
import type { ConsolePage } from './console-page.ts';
import { Cover } from './cover.tsx';
import { FactorNotice } from './factor-notice.tsx';
import { Foot } from './foot.tsx';
import { Freshness } from './freshness.ts';
import { keepFocus } from './keep-focus.ts';
import { KeyList } from './key-list.tsx';
import { mayOpen, Nav } from './nav.tsx';
import { PageView } from './page-view.tsx';
import { Palette } from './palette.tsx';
import { go, place } from './router.ts';
import { switchTheme } from './settings.ts';
import { StorageNotice } from './storage-notice.tsx';
import { tellPresence } from './tell-presence.ts';
import { TopBar } from './top-bar.tsx';
import { UpdateNotice } from './update-notice.tsx';

/** Drawn in the place of everything while nobody is signed in. */
export type Door = ComponentType<{ readonly link: Link; readonly onSignedIn: () => void }>;

interface ConsoleAppProps {
  readonly link: Link;
  readonly pages: readonly ConsolePage[];
  readonly door: Door;
  /** Tells the app of a session that ended or lost rights; the returned function stops it. */
  readonly onSession: (listener: (news: SessionNews) => void) => () => void;
}

/** The console: its door while nobody is signed in, else the frame with the page of the address. */
export function ConsoleApp({ link, pages, door: TheDoor, onSession }: ConsoleAppProps) {
  const [isAsking, setAsking] = useState(true);
  const [session, setSession] = useState<SessionAnswer>();
  const [isOut, setOut] = useState(false);
  const refresh = useCallback(async () => {
    const answer = await link.get(SessionAnswerSchema, 'session');
    // Away is not out: who is signed in stays, the foot says that the hub does not answer.
    if (answer.ok) {
      setSession(answer.value);
      setOut(false);
    }
    setAsking(false);
  }, [link]);
  useEffect(
    () => onSession((news) => (news === 'over' ? setOut(true) : void refresh())),
    [onSession, refresh],
  );
  const forget = useCallback(() => setSession(undefined), []);
  useEffect(() => void refresh(), [refresh]);
  const isJoining = place.value.path === 'join';
  if (isAsking) return null;
  const theDoor = <TheDoor link={link} onSignedIn={() => void refresh()} />;
  if (session === undefined || isJoining) return theDoor;
  return (
    <>
      {/* Somebody else begins anew; the same person finds what they had typed. */}
      <Frame
        key={session.person.id}
        link={link}
        pages={pages}
        session={session}
        isOut={isOut}
        refreshSession={() => void refresh()}
        forget={forget}
      />
      {isOut && <Cover>{theDoor}</Cover>}
    </>
  );
}

interface FrameProps {
  readonly link: Link;
  readonly pages: readonly ConsolePage[];
  readonly session: SessionAnswer;
  /** The session is over: the frame waits behind the door. */
  readonly isOut?: boolean;
  readonly refreshSession: () => void;
  readonly forget?: () => void;
}

const nothing = () => undefined;

/** 44 top, 168 nav, 28 foot, and the page between them. */
export function Frame({
  link,
  pages,
  session,
  isOut = false,
  refreshSession,
  forget = nothing,
}: FrameProps) {
  const t = useWords();
  const [sheet, setSheet] = useState<'find' | 'keys'>();
  const frame = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  const [freshness] = useState(() => new Freshness());
  const context = useMemo(
    () => ({ link, session, isOut, freshness, refreshSession, forget }),
    [link, session, isOut, freshness, refreshSession, forget],
  );
  useEffect(
    () => (isOut ? undefined : tellPresence(window, link, () => Date.now())),
    [link, isOut],
  );
  useEffect(() => (frame.current === null ? undefined : keepFocus(frame.current)), []);
  // Lists begin anew for somebody else.
  useEffect(() => forgetKept, []);
  const { path, query } = place.value;
  const page = pages.find((one) => path === one.path || path.startsWith(`${one.path}/`));
  const rest = page === undefined ? '' : path.slice(page.path.length + 1);
  const first = pages.find((one) => one.group !== undefined && mayOpen(one, session.person));
  useEffect(() => {
    if (path === '' || path === 'sign-in') go(first?.path ?? 'account', { replace: true });
  }, [path, first]);
  useEffect(() => {
    document.title = `${page === undefined ? '' : `${t(page.title)} – `}${t('frame.product')}`;
  }, [page, t]);
  useGoIn(main, page?.id);
  useKeys([
    { keys: 'Ctrl K', says: t('frame.keyFind'), run: () => setSheet('find') },
    { keys: '?', says: t('frame.allKeys'), run: () => setSheet('keys') },
    { keys: 'Ctrl J', says: t('frame.keyTheme'), run: switchTheme },
  ]);
  return (
    <ConsoleProvider value={context}>
      <div class={isOut ? 'frame out' : 'frame'} ref={frame}>
        {/* biome-ignore lint/a11y/useValidAnchor: it leads to a place of this page, and takes the focus there */}
        <a class="skip" href="#main" onClick={() => main.current?.focus()}>
          {t('frame.skip')}
        </a>
        <TopBar page={page} rest={rest} onFind={() => setSheet('find')} />
        <Nav pages={pages} current={page?.id} />
        <main id="main" ref={main} tabIndex={-1}>
          <h1 class="unseen">{t(page === undefined ? 'frame.unknownTitle' : page.title)}</h1>
          <UpdateNotice />
          <StorageNotice />
          <FactorNotice />
          <PageView page={page} rest={rest} query={query} />
        </main>
        <Foot onHelp={() => setSheet('keys')} />
        {sheet === 'find' && <Palette pages={pages} onClose={() => setSheet(undefined)} />}
        {sheet === 'keys' && <KeyList onClose={() => setSheet(undefined)} />}
      </div>
    </ConsoleProvider>
  );
}

/**
 * Takes the focus into a page that was chosen from the frame: whoever pressed its name in the
 * navigation would go through all that follow it first.
 */
function useGoIn(main: RefObject<HTMLElement | null>, page: string | undefined): void {
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    const { activeElement: at } = document;
    const isOutside = at === null || at === document.body || at.closest('nav, header.top') !== null;
    if (isOutside) main.current?.focus({ preventScroll: true });
  }, [main, page]);
}
