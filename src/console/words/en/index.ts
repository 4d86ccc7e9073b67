import type { vi } from '../vi/index.ts';
import { audit } from './audit.ts';
import { frame } from './frame.ts';
import { people } from './people.ts';
import { ui } from './ui.ts';

/** Each text of the source in English: a missing one fails the types. */
type Translated = { readonly [G in keyof typeof vi]: Record<keyof (typeof vi)[G], string> };

export const en: Translated = {
  audit,
  frame,
  people,
  ui,
};
