import type { ShellScan } from '../domain.ts';
import { sttyArguments } from '../print/index.ts';
import { ByteFramer } from './byte-framer.ts';
import { deviceSource } from './device-source.ts';
import { KeyFramer } from './key-framer.ts';
import type { OpenScanSource } from './scan-source.ts';
import { Scanner, type ScannerFacts } from './scanner.ts';
import type { ScannerConfig } from './scanner-config.ts';

export interface ScannersParts {
  readonly configs: readonly ScannerConfig[];
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
  /** How a scanner is opened; tests put memory in its place. */
  readonly open?: (config: ScannerConfig) => OpenScanSource;
}

/** All scanners of a kiosk, as one stream of codes. Nothing is kept: who does not listen, misses it. */
export class Scanners {
  onScan: (scan: ShellScan) => void = () => {};
  onChange: () => void = () => {};
  readonly #scanners: readonly Scanner[];

  constructor({ configs, nowMs, monotonicMs, open = openScanner }: ScannersParts) {
    this.#scanners = configs.map((config) => {
      const { kind, name, suffix } = config;
      const byKeys = kind === 'hid' ? ({ byKeys: true } as const) : {};
      return new Scanner({
        kind,
        name,
        open: open(config),
        framer: kind === 'hid' ? new KeyFramer(suffix) : new ByteFramer(suffix),
        nowMs,
        monotonicMs,
        onCode: (text) => this.onScan({ text, device: name, ...byKeys }),
        onChange: () => this.onChange(),
      });
    });
  }

  start(): void {
    for (const scanner of this.#scanners) scanner.start();
  }

  close(): void {
    for (const scanner of this.#scanners) scanner.close();
  }

  facts(): ScannerFacts[] {
    return this.#scanners.map((scanner) => scanner.facts());
  }

  /** `lost` while any that is configured cannot be read. */
  status(): 'none' | 'ready' | 'lost' {
    if (this.#scanners.length === 0) return 'none';
    return this.#scanners.every((scanner) => scanner.facts().state === 'ready') ? 'ready' : 'lost';
  }
}

function openScanner(config: ScannerConfig): OpenScanSource {
  const { kind, path } = config;
  if (kind !== 'serial') return deviceSource(path, { grab: kind === 'hid' });
  return deviceSource(path, { grab: false, line: sttyArguments(path, config) });
}
