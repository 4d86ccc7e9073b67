import { asciiRows, type CutPaper, PaperRows } from './paper.ts';
import { type Condition, paperByte, realTimeByte, statusBackBytes } from './status-bytes.ts';

export interface VirtualPrinterOptions {
  readonly widthDots: number;
  /** Input buffer; cheap printers have 4 KB. */
  readonly bufferBytes: number;
  /** 1200 is 150 mm/s, an ordinary receipt printer. */
  readonly rowsPerSecond: number;
  /** Time of the knife, ms. */
  readonly cutMs: number;
  /** Which answers this family gives. All by default. */
  readonly processId?: boolean;
  readonly statusInOrder?: boolean;
  readonly counter?: boolean;
  /** Answer to GS I 68; null for a family that gives none. */
  readonly serial?: string | null;
  /**
   * Cuts between two writes of the counter to its lasting memory: a power cut takes back those
   * since the last (Epson warns of it). 1 by default: nothing is lost.
   */
  readonly counterStoredEvery?: number;
}

export interface VirtualPrinterEvents {
  /** Bytes for whoever is connected. */
  reply(bytes: Uint8Array): void;
  cut(paper: CutPaper): void;
  /** Non-volatile memory changed. */
  counted(cuts: number): void;
  /** A row was printed; `rows` are on the paper since the last cut. For faults at an exact row. */
  row?(rows: number): void;
}

interface Raster {
  readonly bytesPerRow: number;
  rowsLeft: number;
}

/** Lengths of the fixed commands that only need to be swallowed, by prefix and second byte. */
const fixedLengths: ReadonlyMap<number, number> = new Map([
  [0x1b40, 2],
  [0x1b4a, 3],
  [0x1b64, 3],
  [0x1b61, 3],
  [0x1d61, 3],
  [0x1d72, 3],
  [0x1d67, 6],
  [0x1d56, 3],
  [0x1d49, 3],
]);

/**
 * An ESC/POS printer in software: bounded buffer, rows at mechanical speed, memory that a power
 * cut empties, paper and a cut counter that survive it. Its replies follow Epson's manuals.
 */
export class VirtualPrinter {
  readonly options: VirtualPrinterOptions;
  condition: Condition = { paper: true, paperLow: false, coverOpen: false };
  cuts: number;
  page: PaperRows;
  /** Rows until the roll ends; undefined for a full roll. */
  rowsUntilPaperOut: number | undefined;
  /** Pulses that picture data set off by mistake: must stay 0. */
  strayPulses = 0;
  /** Cuts that the counter forgot when the power went. */
  #forgottenCuts = 0;
  #events: VirtualPrinterEvents;
  #buffer = Buffer.alloc(0);
  #raster: Raster | undefined;
  #budgetRows = 0;
  #statusBack = false;
  #pulses = true;
  #recent: number[] = [];
  #text = '';

  constructor(options: VirtualPrinterOptions, events: VirtualPrinterEvents, cuts = 0) {
    this.options = options;
    this.#events = events;
    this.cuts = cuts;
    this.page = new PaperRows(options.widthDots);
  }

  /** What GS g 2 tells. */
  get counter(): number {
    return this.cuts - this.#forgottenCuts;
  }

  get busy(): boolean {
    return this.#buffer.length > 0;
  }

  /** Offers bytes from the wire; returns how many were taken. The rest must be offered again. */
  offer(bytes: Uint8Array): number {
    // Real-time requests are heard even when the buffer is full (Epson: DLE EOT).
    if (bytes.length === 3 && bytes[0] === 0x10 && bytes[1] === 0x04) {
      this.#listen(bytes);
      return 3;
    }
    const taken = bytes.subarray(0, this.options.bufferBytes - this.#buffer.length);
    this.#listen(taken);
    this.#buffer = Buffer.concat([this.#buffer, taken]);
    return taken.length;
  }

  /** Lets mechanical time pass. */
  tick(elapsedMs: number): void {
    const rows = (this.options.rowsPerSecond * elapsedMs) / 1000;
    // An idle motor saves nothing up.
    this.#budgetRows = Math.min(this.#budgetRows + rows, Math.max(rows, 1));
    this.#consume();
  }

  setCondition(change: Partial<Condition>): void {
    this.condition = { ...this.condition, ...change };
    if (change.paper === true) this.rowsUntilPaperOut = undefined;
    if (this.#statusBack) this.#events.reply(statusBackBytes(this.condition));
  }

  /** Power off and on: buffer, half-read commands and settings are gone; paper and counter stay. */
  powerCycle(): void {
    this.#buffer = Buffer.alloc(0);
    this.#raster = undefined;
    this.#statusBack = false;
    this.#pulses = true;
    this.#recent = [];
    this.#text = '';
    this.#forgottenCuts += this.counter % (this.options.counterStoredEvery ?? 1);
  }

  #listen(bytes: Uint8Array): void {
    for (const byte of bytes) {
      this.#recent.push(byte);
      if (this.#recent.length > 3) this.#recent.shift();
      const [first, second, third] = this.#recent;
      if (first === 0x10 && second === 0x04 && third !== undefined) {
        const reply = realTimeByte(third, this.condition);
        if (reply !== undefined) this.#events.reply(Uint8Array.of(reply));
      }
      if (first === 0x10 && second === 0x14 && this.#pulses) this.strayPulses += 1;
    }
  }

  #consume(): void {
    while (this.#buffer.length > 0 && this.#budgetRows > 0) {
      if (!this.condition.paper || this.condition.coverOpen) return;
      const used = this.#raster === undefined ? this.#command() : this.#rasterRow(this.#raster);
      if (used === 0) return;
      this.#buffer = this.#buffer.subarray(used);
    }
  }

  #rasterRow(raster: Raster): number {
    if (this.#buffer.length < raster.bytesPerRow) return 0;
    this.#print(this.#buffer.subarray(0, raster.bytesPerRow));
    raster.rowsLeft -= 1;
    if (raster.rowsLeft === 0) this.#raster = undefined;
    return raster.bytesPerRow;
  }

  #print(row: Uint8Array): void {
    this.page.add(row);
    this.#budgetRows -= 1;
    this.#events.row?.(this.page.count);
    if (this.rowsUntilPaperOut === undefined) return;
    this.rowsUntilPaperOut -= 1;
    if (this.rowsUntilPaperOut <= 0) {
      this.rowsUntilPaperOut = undefined;
      this.setCondition({ paper: false });
    }
  }

  /** Reads one command; returns its length, 0 when it is not all here yet. */
  #command(): number {
    const buffer = this.#buffer;
    const head = buffer[0] ?? 0;
    if (head === 0x10) return buffer.length < 3 ? 0 : 3;
    if (head !== 0x1b && head !== 0x1d) return this.#character(head);
    if (buffer.length < 2) return 0;
    const code = buffer.readUInt16BE(0);
    if (code === 0x1d76) return this.#rasterHead();
    if (code === 0x1d28) return this.#functionCommand();
    let length = fixedLengths.get(code);
    if (length === undefined) return 2;
    if (code === 0x1d56 && buffer.length >= 3 && (buffer[2] ?? 0) >= 65) length = 4;
    if (buffer.length < length) return 0;
    this.#execute(code, buffer.subarray(0, length));
    return length;
  }

  #rasterHead(): number {
    if (this.#buffer.length < 8) return 0;
    const bytesPerRow = this.#buffer.readUInt16LE(4);
    const rowsLeft = this.#buffer.readUInt16LE(6);
    if (bytesPerRow > 0 && rowsLeft > 0) this.#raster = { bytesPerRow, rowsLeft };
    return 8;
  }

  #functionCommand(): number {
    if (this.#buffer.length < 5) return 0;
    const length = 5 + this.#buffer.readUInt16LE(3);
    if (this.#buffer.length < length) return 0;
    const name = this.#buffer[2];
    const body = this.#buffer.subarray(5, length);
    if (name === 0x44 && body[0] === 0x14) this.#pulses = body[2] !== 0;
    if (name === 0x48 && body[0] === 0x30 && this.options.processId !== false) {
      this.#events.reply(
        Buffer.concat([Buffer.from([0x37, 0x22]), body.subarray(2, 6), Buffer.of(0)]),
      );
    }
    return length;
  }

  #execute(code: number, command: Buffer): void {
    const n = command[2] ?? 0;
    switch (code) {
      case 0x1b4a:
        for (let i = 0; i < n; i += 1) this.#print(new Uint8Array(0));
        return;
      case 0x1d61:
        this.#statusBack = n !== 0;
        if (this.#statusBack) this.#events.reply(statusBackBytes(this.condition));
        return;
      case 0x1d72:
        if (this.options.statusInOrder !== false) {
          this.#events.reply(Uint8Array.of(paperByte(this.condition)));
        }
        return;
      case 0x1d67:
        if (this.options.counter !== false) {
          this.#events.reply(Buffer.from(`_${this.counter}\0`, 'latin1'));
        }
        return;
      case 0x1d49: {
        const { serial = 'M0000001' } = this.options;
        const names: Readonly<Record<number, string | null>> = {
          66: 'MOTCHAM',
          67: 'EMULATED',
          68: serial,
        };
        const name = serial === null ? undefined : names[n];
        if (name !== undefined) this.#events.reply(Buffer.from(`_${name}\0`, 'latin1'));
        return;
      }
      case 0x1d56:
        this.#cut();
        return;
      default:
    }
  }

  #cut(): void {
    this.cuts += 1;
    this.#budgetRows -= (this.options.rowsPerSecond * this.options.cutMs) / 1000;
    const { page } = this;
    this.page = new PaperRows(this.options.widthDots);
    this.#events.counted(this.cuts);
    this.#events.cut({ number: this.cuts, bitmap: page.bitmap(), texts: page.texts });
  }

  #character(byte: number): number {
    if (byte === 0x0a) {
      for (const row of asciiRows(this.#text, this.options.widthDots)) this.#print(row);
      this.page.texts.push(this.#text);
      this.#text = '';
    } else if (byte >= 0x20 && byte < 0x7f && this.#text.length < 48) {
      this.#text += String.fromCharCode(byte);
    }
    return 1;
  }
}
