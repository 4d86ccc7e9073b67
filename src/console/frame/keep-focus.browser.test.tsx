import { configure } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drawPage } from '../test-support/index.ts';
import { type ConsolePage, Dialog, go } from './index.ts';

// A busy machine must not decide what passes.
configure({ asyncUtilTimeout: 20_000 });

let sent = '';

function Work() {
  const [isDone, setDone] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  return (
    <div>
      <button type="button">Trước</button>
      <section aria-label="Chữ ký">
        {isDone ? (
          <p>Đã ký</p>
        ) : (
          <button type="button" onClick={() => setDone(true)}>
            Ký
          </button>
        )}
        <button type="button" onClick={() => setOpen(true)}>
          Gửi
        </button>
      </section>
      {isOpen && (
        <Dialog label="Gửi duyệt" onClose={() => setOpen(false)}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              sent = text;
              setOpen(false);
            }}
          >
            <textarea
              aria-label="Lý do"
              value={text}
              onInput={({ currentTarget }) => setText(currentTarget.value)}
            />
          </form>
        </Dialog>
      )}
    </div>
  );
}

const pageAt = (path: 'publish' | 'people'): ConsolePage => ({
  id: path,
  path,
  roles: [],
  group: 'daily',
  icon: 'key',
  title: `${path}.title`,
  load: async () => ({ View: Work }),
});
const pages = [pageAt('publish'), pageAt('people')];
let drawn: ReturnType<typeof drawPage>;
afterEach(() => drawn.close());
const draw = () => {
  drawn = drawPage(pages[0] as ConsolePage, { answers: {}, pages });
  return drawn;
};
const held = () => {
  const { activeElement } = document;
  return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent;
};

it('a key that its own work takes away leaves the focus beside it, and Tab goes on from there', async () => {
  const view = draw();
  (await view.findByText('Ký')).focus();
  await userEvent.keyboard('{Enter}');
  await view.findByText('Đã ký');
  await expect.poll(held).toBe('Chữ ký');
  await userEvent.tab();
  expect(held()).toBe('Gửi');
});

it('a page that is chosen in the navigation has the focus', async () => {
  const view = draw();
  await view.findByText('Ký');
  view.getByRole('link', { name: 'Người và quyền' }).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement?.id).toBe('main');
  await userEvent.tab();
  expect(held()).toBe('Trước');
});

it('a place that goes with what had the focus leaves it to the page', async () => {
  const view = draw();
  (await view.findByText('Ký')).focus();
  go('people');
  await expect.poll(() => document.activeElement?.id).toBe('main');
});

it('Ctrl Enter sends what a dialog asks for, from a field of many lines', async () => {
  sent = '';
  const view = draw();
  (await view.findByText('Gửi')).focus();
  await userEvent.keyboard('{Enter}');
  (await view.findByLabelText('Lý do')).focus();
  await userEvent.keyboard('đã xem{Control>}{Enter}{/Control}');
  await expect.poll(() => sent).toBe('đã xem');
  await expect.poll(held).toBe('Gửi');
});
