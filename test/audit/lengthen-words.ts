import { en } from '../../src/kiosk/words/en/index.ts';
import { putOwnWords } from '../../src/kiosk/words/index.ts';
import { vi } from '../../src/kiosk/words/vi/index.ts';
import { lengthenTable } from './lengthen.ts';

/** From here on this page's English is a third longer, whether it was spoken before or not. */
export function lengthenWords(): void {
  lengthenTable(en, vi);
  // Tables that were read already are read again when content brings a word of its own.
  putOwnWords([{ key: 'common.brand', vi: vi.common.brand, en: en.common.brand }]);
}
