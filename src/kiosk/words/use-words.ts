import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../domain/basics/index.ts';
import type { Words } from './typed-key.ts';
import { wordsFor } from './words-for.ts';

/** The language of the session; `app.tsx` provides it. */
export const LanguageContext = createContext<Language>('vi');

/** The words in the language of the session; a switch redraws and keeps the place (R46). */
export function useWords(): Words {
  return wordsFor(useContext(LanguageContext));
}
