import { expect, it } from 'vitest';
import type { PrintState } from '../../../domain/fleet/index.ts';
import type { ReceiptDocument } from '../../../domain/receipt/index.ts';
import { memoryPrinter } from './index.ts';

it('tells what a test says of a job, to those who listen, and keeps the answers', async () => {
  const printer = memoryPrinter();
  const told: PrintState['state'][] = [];
  const stop = printer.print('j1', {} as ReceiptDocument, ({ state }) => told.push(state));
  printer.tell('j1', { state: 'unconfirmed', reason: 'noEvidence' });
  await printer.answer('j1', 'cameOut');
  stop();
  printer.tell('j1', { state: 'printed', evidence: 'resident', reprint: false });
  expect(told).toEqual(['queued', 'unconfirmed']);
  expect(printer.jobs.get('j1')).toMatchObject({
    answers: ['cameOut'],
    state: { state: 'printed' },
  });
  printer.setAvailable(false);
  expect(printer.available.value).toBe(false);
});
