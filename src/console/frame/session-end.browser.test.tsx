import { configure, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SessionAnswer } from '../../domain/api/console/index.ts';
import type { SessionNews } from '../link/index.ts';
import { axeFindings, testSession } from '../test-support/draw-page.tsx';
import { FakeLink } from '../test-support/fake-link.ts';
import { ConsoleApp, type ConsolePage, followPlace, go } from './index.ts';
import '../ui/styles.css';

// A busy machine must not decide what passes.
configure({ asyncUtilTimeout: 20_000 });

const page: ConsolePage = {
  id: 'requests',
  path: 'requests',
  roles: ['viewer'],
  group: 'daily',
  icon: 'key',
  title: 'requests.title',
  load: async () => ({ View: () => <input aria-label="Đang gõ" /> }),
};

let session: SessionAnswer;
let tell: (news: SessionNews) => void;
const signedOut = () => tell('over');
let stop: () => void;

beforeEach(() => {
  sessionStorage.clear();
  session = testSession();
  const before = location.pathname + location.search;
  const unfollow = followPlace(window);
  go('requests');
  const link = new FakeLink({ 'GET session': () => session });
  const view = render(
    <ConsoleApp
      link={link}
      pages={[page]}
      door={({ onSignedIn }) => (
        <main>
          <h1>Vào</h1>
          <button type="button" onClick={onSignedIn}>
            Ký vào
          </button>
        </main>
      )}
      onSession={(listener) => {
        tell = listener;
        return () => undefined;
      }}
    />,
  );
  stop = () => {
    view.unmount();
    unfollow();
    history.replaceState(null, '', before);
  };
});
afterEach(() => stop());

const typed = () => screen.getByLabelText<HTMLInputElement>('Đang gõ');

it('a session that ends hides what was typed, and gives it back to the same person', async () => {
  fireEvent.input(await screen.findByLabelText('Đang gõ'), { target: { value: 'một nửa câu' } });
  signedOut();
  const enter = await screen.findByRole('button', { name: 'Ký vào' });
  expect(typed().checkVisibility({ visibilityProperty: true })).toBe(false);
  typed().focus();
  expect(document.activeElement).not.toBe(typed());
  expect(await axeFindings()).toEqual([]);
  fireEvent.click(enter);
  await vi.waitFor(() => expect(screen.queryByText('Ký vào')).toBe(null), { timeout: 20_000 });
  expect(typed().value).toBe('một nửa câu');
  expect(typed().checkVisibility({ visibilityProperty: true })).toBe(true);
});

it('a page is closed as soon as its role is taken away', async () => {
  await screen.findByLabelText('Đang gõ');
  session = { ...session, person: { ...session.person, roles: ['auditor'] } };
  tell('rights');
  await screen.findByText('Trang này cần quyền khác');
  expect(screen.queryByLabelText('Đang gõ')).toBe(null);
});

it('somebody else begins anew', async () => {
  fireEvent.input(await screen.findByLabelText('Đang gõ'), { target: { value: 'của Hà' } });
  signedOut();
  const enter = await screen.findByRole('button', { name: 'Ký vào' });
  session = {
    ...session,
    person: { ...session.person, id: '0198f2aa-0000-7000-8000-000000000009', name: 'Lan' },
  };
  fireEvent.click(enter);
  await vi.waitFor(() => expect(typed().value).toBe(''), { timeout: 20_000 });
});

it('tells of passkeys that changed, until the person knows', async () => {
  stop();
  session = {
    ...testSession(),
    changes: [{ at: '2026-11-21T03:00:00.000Z', what: 'added', name: 'Chrome 156, Linux' }],
  };
  const unfollow = followPlace(window);
  const view = render(
    <ConsoleApp
      link={new FakeLink({ 'GET session': () => session })}
      pages={[page]}
      door={() => null}
      onSession={() => () => undefined}
    />,
  );
  stop = () => {
    view.unmount();
    unfollow();
  };
  await screen.findByText(/Thêm khóa Chrome 156, Linux/);
  fireEvent.click(screen.getByRole('button', { name: 'Tôi biết việc này' }));
  await vi.waitFor(() => expect(screen.queryByText(/Thêm khóa/)).toBe(null), { timeout: 20_000 });
});
