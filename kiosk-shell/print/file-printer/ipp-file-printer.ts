import { IppPrinter, type IppPrinterOptions } from '../emulator/ipp-printer.ts';
import { bitmapPng } from '../raster/index.ts';
import { PageServer } from './page-server.ts';
import { sayTaken } from './say-taken.ts';
import { type Hand, StateFile } from './state-file.ts';

/** How often the state file is looked at, ms. */
const lookMs = 80;
/** Papers that the page lists. */
const papersShown = 24;
const widthDots = 576;

export interface IppFilePrinterOptions {
  /** Its `state.json` may be edited while a slip prints; sheets land in `papers/`. */
  readonly directory: string;
  /** Port of the printer, 631 in the world; 0 takes a free one. */
  readonly port: number;
  /** Port of its page. */
  readonly pagePort: number;
  readonly printer?: Partial<IppPrinterOptions>;
}

export interface IppFilePrinter {
  /** `ipp://…`, for the address of a printer in the shell's configuration. */
  readonly url: string;
  readonly pageUrl: string;
  close(): Promise<void>;
}

/**
 * A printer that speaks IPP Everywhere, whose sheets come out on a web page and as PNG files, and
 * that can be opened, emptied and unplugged by hand, as the ESC/POS one can.
 *
 * @throws when a port is taken; the message says which.
 */
export async function startIppFilePrinter(options: IppFilePrinterOptions): Promise<IppFilePrinter> {
  const state = new StateFile(options.directory);
  const printer = new IppPrinter({
    media: 'roll_current_72x0mm',
    dpis: [203],
    rasterTypes: ['black_1'],
    ...options.printer,
    port: options.port,
  });
  let sheets = state.cuts;
  let hand: Hand = { paper: 'in', cover: 'closed', power: 'unplugged' };
  const page = new PageServer({
    address: () => printer.url.href,
    papers: () => {
      const first = Math.max(1, sheets - papersShown + 1);
      return Array.from({ length: sheets - first + 1 }, (_, i) => first + i);
    },
    hand: () => state.read() ?? hand,
    setHand: (next) => state.write(next),
    paper: (number) => state.readPaper(number),
    live: () => ({ widthDots, rows: [] }),
  });
  printer.onPaper = ({ bitmap }) => {
    sheets += 1;
    state.keepPaper(sheets, bitmapPng(bitmap));
    state.keepCuts(sheets);
    page.send('cut', { number: sheets });
  };

  async function follow(next: Hand): Promise<void> {
    const before = hand;
    hand = next;
    // Without power nothing comes out, whatever else the same hand does.
    if (next.power === 'unplugged' && before.power === 'plugged') await printer.unplug();
    printer.setReasons(
      ...(next.paper === 'out' ? ['media-empty-error'] : []),
      ...(next.cover === 'open' ? ['cover-open-error'] : []),
    );
    if (next.power === 'plugged' && before.power === 'unplugged') await printer.plugIn();
    page.send('hand', next);
  }

  await follow(state.changed() ?? { ...hand, power: 'plugged' }).catch((error: unknown) => {
    throw sayTaken(error, 'printer', options.port);
  });
  const pagePort = await page.listen(options.pagePort).catch(async (error: unknown) => {
    await printer.unplug();
    throw sayTaken(error, "printer's page", options.pagePort);
  });
  let following = Promise.resolve();
  const timer = setInterval(() => {
    const next = state.changed();
    if (next !== undefined) following = following.then(() => follow(next)).catch(() => {});
  }, lookMs);
  return {
    get url() {
      return printer.url.href;
    },
    pageUrl: `http://localhost:${pagePort}/`,
    close: async () => {
      clearInterval(timer);
      await following;
      await Promise.all([page.close(), printer.unplug()]);
    },
  };
}
