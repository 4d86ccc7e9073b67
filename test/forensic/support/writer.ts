import { expect } from 'vitest';
import type { Resident } from '../../support/resident.ts';

/** Keys of the tones by their combining mark. */
const tones: Readonly<Record<string, string>> = {
  '\u0301': 'acute',
  '\u0300': 'grave',
  '\u0309': 'hook',
  '\u0303': 'tilde',
  '\u0323': 'dot',
};

/** Types words key by key, each with a tone, and reads what the field made of them. */
export async function typeVietnamese(resident: Resident, words: string): Promise<string> {
  const { page } = resident;
  const press = (key: string) => page.locator(`.board [data-key="${key}"]`).click();
  const names = Object.values(tones);
  for (const [at, word] of words.split(' ').entries()) {
    if (at > 0) await press('space');
    for (const letter of word) await press(letter);
    await press(names[at % names.length] ?? 'acute');
  }
  const typed = await page.evaluate<string>(
    `document.querySelector('.field.is-active .typed > span').firstChild.textContent`,
  );
  // A mark that lost its accents on the way would prove less than it says.
  expect(typed.normalize('NFD')).toMatch(/[\u0300\u0301\u0303\u0309\u0323]/);
  expect(typed.length).toBeGreaterThanOrEqual(words.length);
  return typed;
}
