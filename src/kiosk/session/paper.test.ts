import { describe, expect, it } from 'vitest';
import { fromCallback } from 'xstate';
import type { PrintState } from '../../domain/fleet/index.ts';
import type { ReceiptDocument } from '../../domain/receipt/index.ts';
import { serviceSlip } from '../../domain/receipt/slips/index.ts';
import { slipContext } from '../slips/index.ts';
import type { PrintCommand } from './actors.ts';
import type { SessionContext } from './context.ts';
import { lobbyFacts, offlineFacts, sampleService } from './test-support/sample.ts';
import { startSessionAt } from './test-support/start-at.ts';
import { timers } from './timers.ts';

/** The slip that the take-away screen prints. */
function slipOf(context: SessionContext): ReceiptDocument {
  const facts = context.facts.content?.services.get(sampleService);
  if (!facts) throw new Error('no sample service');
  return serviceSlip({ facts, details: undefined, caseKey: undefined }, slipContext(context));
}

function printing(facts = lobbyFacts) {
  const heard: string[] = [];
  let started = 0;
  let stopped = 0;
  let tell: (state: PrintState) => void = () => undefined;
  const session = startSessionAt(facts, {
    actors: {
      printSlip: fromCallback<PrintCommand, { document: ReceiptDocument }>(
        ({ sendBack, receive }) => {
          started += 1;
          tell = (state) => sendBack({ type: 'PRINT_STATE', state });
          receive(({ answer }) => heard.push(answer));
          return () => {
            stopped += 1;
          };
        },
      ),
    },
  });
  session.send({ type: 'START' }, { type: 'OPEN_SERVICE', code: sampleService });
  session.send({ type: 'OPEN_TAKEAWAY' });
  const document = slipOf(session.view().context);
  return {
    ...session,
    print: () => session.send({ type: 'PRINT', document }),
    tell: (state: PrintState) => tell(state),
    heard,
    counts: () => ({ started, stopped }),
    state: () => session.resident().print?.state?.state,
  };
}

const printed: PrintState = { state: 'printed', evidence: 'cutCounter', reprint: false };

describe('paper', () => {
  it('tells each state as the printer gives it, and "printed" only then', () => {
    const session = printing();
    session.print();
    expect(session.view().paper).toBe('onTime');
    expect(session.state()).toBeUndefined();
    session.tell({ state: 'printing' });
    expect(session.state()).toBe('printing');
    expect(session.view().paper).toBe('onTime');
    session.tell(printed);
    expect(session.view().paper).toBe('settled');
    expect(session.state()).toBe('printed');
  });

  it('stops promising after 20 s without evidence (R71), and still hears a late slip', () => {
    const session = printing();
    session.print();
    session.tell({ state: 'waitingPaper' });
    session.wait(timers.printWatchdogMs);
    expect(session.view().paper).toBe('overdue');
    session.tell(printed);
    expect(session.view().paper).toBe('settled');
  });

  it('does not wipe while a slip is on its way, and does once the watchdog has barked', () => {
    const session = printing();
    session.wait(timers.idleLongMs - 1);
    session.print();
    session.wait(1);
    expect(session.view().overlay).toBe('none');
    session.wait(timers.printWatchdogMs);
    session.wait(timers.idleLongMs);
    expect(session.view().overlay).toBe('warning');
  });

  it('starts one job for two presses, and another after it failed', () => {
    const session = printing();
    session.print();
    session.print();
    expect(session.counts().started).toBe(1);
    session.tell({ state: 'failed', reason: 'printerError' });
    session.print();
    expect(session.counts()).toEqual({ started: 2, stopped: 1 });
    expect(session.state()).toBeUndefined();
  });

  it('asks the resident when nobody knows, and passes the answer on', () => {
    const session = printing();
    session.print();
    session.send({ type: 'PRINT_ANSWER', answer: 'again' });
    expect(session.heard).toEqual([]);
    session.tell({ state: 'unconfirmed', reason: 'noEvidence' });
    session.send({ type: 'PRINT_ANSWER', answer: 'again' });
    expect(session.heard).toEqual(['again']);
    session.tell({ state: 'queued' });
    expect(session.view().paper).toBe('onTime');
  });

  it('goes on while the resident looks elsewhere, and lets go at the wipe', () => {
    const session = printing();
    session.print();
    session.send({ type: 'HELP' }, { type: 'BACK' }, { type: 'HOME' });
    expect(session.counts().stopped).toBe(0);
    session.send({ type: 'END' });
    expect(session.counts().stopped).toBe(1);
    expect(session.view().paper).toBe('none');
    expect(session.resident().print).toBeUndefined();
  });

  it('is not offered as if it worked', () => {
    const session = printing(offlineFacts);
    session.print();
    expect(session.view().paper).toBe('none');
    expect(session.resident().print).toBeUndefined();
  });

  it('prints large for whoever reads large (R71)', () => {
    const session = printing();
    expect(slipOf(session.view().context).large).toBe(false);
    session.send({ type: 'SET_TEXT_SIZE', textSize: 'XL' });
    expect(slipOf(session.view().context).large).toBe(true);
  });
});

describe('large print (R71)', () => {
  it.each([
    ['S', false],
    ['M', false],
    ['L', true],
    ['XL', true],
  ] as const)('text size %s gives large slips: %s', (textSize, large) => {
    const session = startSessionAt();
    session.send({ type: 'START' }, { type: 'SET_TEXT_SIZE', textSize });
    expect(slipOf(session.actor.getSnapshot().context).large).toBe(large);
    // The next resident gets ordinary print again.
    for (let i = 0; i < 720; i += 1) session.clock.increment(5_000);
    expect(slipOf(session.actor.getSnapshot().context).large).toBe(false);
  });
});
