import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sampleSlips } from '../../kiosk-shell/print/golden/samples.ts';
import {
  directoryKeys,
  openJournalFile,
  PrintJournal,
} from '../../kiosk-shell/print/journal/index.ts';
import { bitmapPng, renderReceipt } from '../../kiosk-shell/print/raster/index.ts';
import { openWithAnythingIn, sealedSlips } from './support/journal-keys.ts';
import { canReadLetters, marksIn, readPictures } from './support/pictures.ts';

it('a key that lies beside its slip is found, opens it, and the slip is drawn and read', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'motcham-forensic-'));
  try {
    mkdirSync(join(directory, 'keys'));
    const file = join(directory, 'print-journal.log');
    const keys = directoryKeys(join(directory, 'keys'));
    const journal = await PrintJournal.open(await openJournalFile(file), keys);
    await journal.accept('a', JSON.stringify(sampleSlips['feedback-vi']), 1);
    await journal.close();
    const [slip] = sealedSlips(readFileSync(file, 'utf8'));
    const body = slip && openWithAnythingIn(directory, slip);
    expect(body).toBe(JSON.stringify(sampleSlips['feedback-vi']));
    mkdirSync(join(directory, 'drawn'));
    const picture = bitmapPng(renderReceipt(JSON.parse(body ?? ''), 576));
    writeFileSync(join(directory, 'drawn', 'slip.png'), picture);
    if (!canReadLetters()) return;
    const pictures = await readPictures([join(directory, 'drawn')]);
    expect(marksIn(pictures, [{ name: 'title', text: 'Phản ánh' }])).toEqual(['title in slip.png']);
    // Without the key there is nothing to draw.
    rmSync(join(directory, 'keys'), { recursive: true });
    expect(slip && openWithAnythingIn(directory, slip)).toBeUndefined();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
