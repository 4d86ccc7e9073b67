import { PrinterServer, VirtualPrinter, type VirtualPrinterOptions } from '../emulator/index.ts';
import { bitmapPng } from '../raster/index.ts';
import { PageServer, rowsEvent } from './page-server.ts';
import { sayTaken } from './say-taken.ts';
import { type Hand, StateFile } from './state-file.ts';

/** How often the state file is looked at, and new rows are shown, ms. */
const lookMs = 80;
/** Papers that the page lists. */
const papersShown = 24;

export interface FilePrinterOptions {
  /** Its `state.json` may be edited while a slip prints; cut papers land in `papers/`. */
  readonly directory: string;
  /** Port of the printer, 9100 as a rule; 0 takes a free one. */
  readonly port: number;
  /** Port of its page. */
  readonly pagePort: number;
  readonly widthDots?: 576 | 384;
  readonly printer?: Partial<VirtualPrinterOptions>;
}

export interface FilePrinter {
  readonly address: { readonly host: string; readonly port: number };
  readonly pageUrl: string;
  /** The printer behind it, for tests and benchmarks. */
  readonly server: PrinterServer;
  close(): Promise<void>;
}

/**
 * A printer whose paper comes out on a web page and as PNG files. It speaks ESC/POS on TCP like a
 * real one and can be opened, emptied and unplugged by hand or by editing its state file.
 *
 * @throws when a port is taken; the message says which.
 */
export async function startFilePrinter(options: FilePrinterOptions): Promise<FilePrinter> {
  const state = new StateFile(options.directory);
  const printer = new VirtualPrinter(
    {
      widthDots: options.widthDots ?? 576,
      bufferBytes: 4096,
      rowsPerSecond: 1200,
      cutMs: 250,
      ...options.printer,
    },
    {
      reply: (bytes) => server.reply(bytes),
      counted: (cuts) => state.keepCuts(cuts),
      cut: (paper) => {
        state.keepPaper(paper.number, bitmapPng(paper.bitmap));
        showRows();
        page.send('cut', { number: paper.number });
      },
    },
    state.cuts,
  );
  const server = new PrinterServer(printer, options.port);
  let shownPage = printer.page;
  let shown = 0;
  const page = new PageServer({
    address: () => `${server.host}:${server.port}`,
    papers: () => {
      const first = Math.max(1, printer.cuts - papersShown + 1);
      return Array.from({ length: printer.cuts - first + 1 }, (_, i) => first + i);
    },
    hand: () => state.read() ?? hand,
    setHand: (next) => state.write(next),
    paper: (number) => state.readPaper(number),
    live: () => ({ widthDots: printer.options.widthDots, rows: printer.page.rows(0) }),
  });
  let hand: Hand = { paper: 'in', cover: 'closed', power: 'unplugged' };

  function showRows(): void {
    const rows = shownPage.rows(shown);
    if (rows.length > 0) page.send('rows', rowsEvent(shown, printer.options.widthDots, rows));
    shown += rows.length;
    if (shownPage !== printer.page) {
      shownPage = printer.page;
      shown = 0;
    }
  }

  async function follow(next: Hand): Promise<void> {
    const before = hand;
    hand = next;
    if (next.paper !== before.paper || next.cover !== before.cover) {
      printer.setCondition({ paper: next.paper === 'in', coverOpen: next.cover === 'open' });
    }
    if (next.power === 'plugged' && !server.plugged) await server.plugIn();
    if (next.power === 'unplugged' && server.plugged) await server.unplug();
    page.send('hand', next);
  }

  // A roll that ended by itself is written down, so that page and file agree.
  function noticeEnd(): void {
    if (printer.condition.paper || hand.paper === 'out') return;
    hand = { ...hand, paper: 'out' };
    state.write(hand);
  }

  await follow(state.changed() ?? { ...hand, power: 'plugged' }).catch((error: unknown) => {
    throw sayTaken(error, 'printer', options.port);
  });
  const pagePort = await page.listen(options.pagePort).catch(async (error: unknown) => {
    await server.unplug();
    throw sayTaken(error, "printer's page", options.pagePort);
  });
  let following = Promise.resolve();
  const timer = setInterval(() => {
    noticeEnd();
    const next = state.changed();
    if (next !== undefined) following = following.then(() => follow(next)).catch(() => {});
    showRows();
  }, lookMs);
  return {
    address: {
      host: server.host,
      get port() {
        return server.port;
      },
    },
    pageUrl: `http://localhost:${pagePort}/`,
    server,
    close: async () => {
      clearInterval(timer);
      await following;
      await Promise.all([page.close(), server.unplug()]);
    },
  };
}
