import { cleanup, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { screenServices, screenState } from '../../../test/support/screen-states.ts';
import {
  layoutReceipt,
  type PaperWidthDots,
  type ReceiptDocument,
  receiptMetrics,
} from '../../domain/receipt/index.ts';
import { memoryShellLink } from '../devices/shell/index.ts';
import type { ResidentEvent, TextSize } from '../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { KioskScreen, loadAllScreens } from './index.ts';

beforeAll(() => loadAllScreens());
afterEach(() => {
  cleanup();
  forgetPress();
  document.body.replaceChildren();
});

/** What a resident sees under "Tờ in", and the document that a touch on "In ra giấy" prints. */
async function previewAndPrint(textSize: TextSize, paperDots: PaperWidthDots | undefined) {
  const services = { ...screenServices(), shell: memoryShellLink({ paperDots }) };
  const state = screenState('takeaway', { settings: { textSize } });
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight),
    state.context.settings,
  );
  const sent: ResidentEvent[] = [];
  const { container, findByText } = render(
    <KioskScreen state={state} send={(event) => sent.push(event)} services={services} />,
  );
  (await findByText('Tờ in', { exact: false, selector: '.chips *' })).click();
  const svg = await waitFor(() => {
    const found = container.querySelector('.slip svg');
    if (!found) throw new Error('no preview yet');
    return found;
  });
  forgetPress();
  (await findByText('In ra giấy')).click();
  const [print] = sent.filter((event) => event.type === 'PRINT');
  if (print?.type !== 'PRINT') throw new Error('nothing is printed');
  return { svg, printed: print.document };
}

const linesOf = (slip: ReceiptDocument, widthDots: PaperWidthDots) =>
  layoutReceipt(slip, receiptMetrics, widthDots).elements.flatMap((one) =>
    one.type === 'run' ? [[one.text, one.baselineDots, one.sizeDots]] : [],
  );

test.each([
  ['M', 576, false],
  ['L', 576, true],
  ['XL', 384, true],
  ['M', 384, false],
] as const)(
  'at text size %s on paper of %i dots the preview is what is printed; large: %s (R71)',
  async (textSize, widthDots, large) => {
    const { svg, printed } = await previewAndPrint(textSize, widthDots);
    expect(printed.large).toBe(large);
    expect(svg.getAttribute('viewBox')?.split(' ')[2]).toBe(String(widthDots));
    const drawn = [...svg.querySelectorAll('text')].map((line) => [
      line.textContent,
      Number(line.getAttribute('y')),
      Number(line.getAttribute('font-size')),
    ]);
    expect(drawn).toEqual(linesOf(printed, widthDots));
  },
);

test('a shell that does not tell its width prints on 80 mm paper', async () => {
  const { svg } = await previewAndPrint('M', undefined);
  expect(svg.getAttribute('viewBox')?.split(' ')[2]).toBe('576');
});
