import { configure, render } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Drawer, Field } from '../ui/index.ts';
import { Dialog } from './dialog.tsx';
import '../ui/styles.css';

// A busy machine must not decide what passes.
configure({ asyncUtilTimeout: 20_000 });

function Page({ hasField }: { readonly hasField: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <main>
      <button type="button">Trước</button>
      <button type="button" onClick={() => setOpen(true)}>
        Mở
      </button>
      {isOpen && (
        <Dialog label="Hộp" onClose={() => setOpen(false)}>
          {hasField && <Field label="Tên" value="" onInput={() => undefined} autoFocus />}
          <button type="button" onClick={() => setOpen(false)}>
            Thôi
          </button>
        </Dialog>
      )}
    </main>
  );
}

it('takes the focus in and gives it back to whoever opened it, by Esc and by its own key', async () => {
  for (const hasField of [false, true]) {
    const view = render(<Page hasField={hasField} />);
    const opener = view.getByRole('button', { name: 'Mở' });
    opener.focus();
    for (const close of ['{Escape}', '{Enter}']) {
      await userEvent.keyboard('{Enter}');
      const key = await view.findByRole('button', { name: 'Thôi' });
      const first = hasField ? view.getByLabelText('Tên') : key;
      await expect.poll(() => document.activeElement).toBe(first);
      key.focus();
      await userEvent.keyboard(close);
      await expect.poll(() => document.querySelector('dialog')).toBe(null);
      await expect.poll(() => document.activeElement).toBe(opener);
    }
    view.unmount();
  }
});

function Desk({ hasField }: { readonly hasField: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <main>
      <button type="button" onClick={() => setOpen(true)}>
        Mở
      </button>
      {isOpen && (
        <Drawer title="Biểu mẫu" isForm={!hasField} onClose={() => setOpen(false)}>
          <button type="button" onClick={() => setOpen(false)}>
            Thôi
          </button>
          {hasField && <Field label="Tên" value="" onInput={() => undefined} autoFocus />}
        </Drawer>
      )}
    </main>
  );
}

it('a form that opens beside a page has the focus, in its first field, and gives it back', async () => {
  for (const hasField of [true, false]) {
    const view = render(<Desk hasField={hasField} />);
    const opener = view.getByRole('button', { name: 'Mở' });
    opener.focus();
    await userEvent.keyboard('{Enter}');
    const first = hasField
      ? await view.findByLabelText('Tên')
      : await view.findByRole('button', { name: 'Thôi' });
    await expect.poll(() => document.activeElement).toBe(first);
    view.getByRole('button', { name: 'Thôi' }).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.querySelector('aside')).toBe(null);
    await expect.poll(() => document.activeElement).toBe(opener);
    view.unmount();
  }
});
