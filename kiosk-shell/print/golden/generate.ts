import { writeFileSync } from 'node:fs';
import { log } from '../../log.ts';
import { bitmapPng, renderReceipt } from '../raster/index.ts';
import { goldenCases, goldenFile } from './cases.ts';

for (const { name, document, widthDots, reprint } of goldenCases) {
  writeFileSync(goldenFile(name), bitmapPng(renderReceipt(document, widthDots, reprint)));
}
log('info', 'golden.generated', { count: goldenCases.length });
