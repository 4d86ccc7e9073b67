import { audit } from './audit.ts';
import { frame } from './frame.ts';
import { people } from './people.ts';
import { ui } from './ui.ts';

/** Source of all words of the console: one group a page. */
export const vi = {
  audit,
  frame,
  people,
  ui,
} as const;
