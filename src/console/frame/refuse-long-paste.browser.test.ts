import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { language } from '../words/index.ts';
import '../ui/styles.css';
import { pasteCharsMax, refuseLongPastes } from './refuse-long-paste.ts';

refuseLongPastes(document);
afterEach(() => {
  document.body.replaceChildren();
  language.value = 'vi';
});

/** Through the clipboard, with keys. */
async function paste(field: HTMLElement, text: string): Promise<void> {
  const other = document.createElement('textarea');
  field.before(other);
  other.value = text;
  other.focus();
  other.select();
  await userEvent.copy();
  other.remove();
  field.focus();
  await userEvent.paste();
}

it.each(['input', 'textarea'] as const)(
  'a whole file in an %s is refused in words, and what stood there stays',
  async (name) => {
    const field = document.createElement(name);
    document.body.append(field);
    await userEvent.type(field, 'Lệ phí');
    await paste(field, ' '.repeat(pasteCharsMax + 1));
    expect(field.value).toBe('Lệ phí');
    const said = document.querySelector('[role=alert]');
    expect(said?.textContent).toContain('nhiều nhất 20.000');
    expect(said?.getBoundingClientRect().top).toBeGreaterThan(field.getBoundingClientRect().bottom);
    await paste(field, 'x'.repeat(pasteCharsMax));
    expect(field.value.length).toBe(pasteCharsMax + 6);
    expect(document.querySelector('[role=alert]')).toBeNull();
  },
);

it('says it within the open dialog, in the language that is chosen, until the field is left', async () => {
  language.value = 'en';
  const dialog = document.createElement('dialog');
  dialog.innerHTML = '<textarea></textarea><button>x</button>';
  document.body.append(dialog);
  dialog.showModal();
  const field = dialog.querySelector('textarea');
  if (field === null) throw new Error('the dialog has a field');
  await paste(field, 'x'.repeat(208_000));
  expect(dialog.querySelector('[role=alert]')?.textContent).toMatch(/^This text has 208,000/);
  dialog.querySelector('button')?.focus();
  expect(dialog.querySelector('[role=alert]')).toBeNull();
});
