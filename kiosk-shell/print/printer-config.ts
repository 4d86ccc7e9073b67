import * as z from 'zod/mini';
import { err, ok, type Result } from '../domain.ts';
import {
  findProfile,
  type PrinterProfile,
  printerProfiles,
  type Transport,
} from './profiles/index.ts';

/**
 * A printer in the shell's configuration: `{profile, address}`, or the short form
 * `{host, port, widthDots}` for an ESC/POS printer on the network.
 */
export const PrinterConfigSchema = z.strictObject({
  /** Name of a family (print/profiles). */
  profile: z.optional(z.string().check(z.maxLength(64))),
  /** `tcp://HOST:9100`, `device:/dev/usb/lp0`, `serial:/dev/ttyUSB0?baud=115200`, `ipp://HOST/…`. */
  address: z.optional(z.string().check(z.maxLength(512))),
  host: z.optional(z.string()),
  port: z.optional(z.int().check(z.minimum(1), z.maximum(65_535))),
  widthDots: z.optional(z.union([z.literal(576), z.literal(384)])),
});
export type PrinterConfig = z.infer<typeof PrinterConfigSchema>;

/** Where a printer is reached. */
export type PrinterAddress =
  | { readonly transport: 'tcp'; readonly host: string; readonly port: number }
  /** A character device; a path that ends in `*` takes the first that opens. */
  | { readonly transport: 'device'; readonly path: string }
  | {
      readonly transport: 'serial';
      readonly path: string;
      readonly baud: number;
      readonly flow: Flow;
    }
  | { readonly transport: 'ipp'; readonly url: URL };
export type Flow = 'hardware' | 'software' | 'none';

export interface PrinterPlan {
  readonly profile: PrinterProfile;
  readonly address: PrinterAddress;
}

/** Width of the paper of a configuration, dots; undefined without a printer. */
export function paperDotsOf(config: PrinterConfig | null): 576 | 384 | undefined {
  const plan = config === null ? undefined : planPrinter(config);
  return plan?.ok === true ? plan.value.profile.widthDots : undefined;
}

const bauds: ReadonlySet<number> = new Set([9600, 19_200, 38_400, 57_600, 115_200]);
const rawPort = 9100;

/** Reads the printer of a configuration. The error names the place and says what fits. */
export function planPrinter(config: PrinterConfig): Result<PrinterPlan, string> {
  if (config.address === undefined) {
    if (config.host === undefined) return err('printer.address: say where the printer is');
    const { host, port = rawPort, widthDots = 576 } = config;
    const profile = config.profile ?? (widthDots === 384 ? 'escpos-58' : 'escpos-80');
    return matched(profile, { transport: 'tcp', host, port });
  }
  if (config.host !== undefined || config.port !== undefined || config.widthDots !== undefined) {
    return err('printer.address: give either an address or host and port, and no width');
  }
  const address = readAddress(config.address);
  if (!address.ok) return address;
  return matched(
    config.profile ?? (address.value.transport === 'ipp' ? 'ipp-everywhere' : 'escpos-80'),
    address.value,
  );
}

function matched(name: string, address: PrinterAddress): Result<PrinterPlan, string> {
  const profile = findProfile(name);
  if (profile === undefined) {
    const known = Object.keys(printerProfiles).join(', ');
    return err(`printer.profile: "${name}" is not known. Known: ${known}`);
  }
  if (profile.transports.includes(address.transport)) return ok({ profile, address });
  const fitting = profile.transports.join(', ');
  return err(`printer.address: ${name} is reached by ${fitting}, not by ${address.transport}`);
}

/** Reads an address as staff write it. */
export function readAddress(text: string): Result<PrinterAddress, string> {
  const wrong = (why: string) => err(`printer.address: ${why}`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return wrong(`"${text}" is not an address. ${forms}`);
  const schemes: Readonly<Record<string, Transport>> = {
    'tcp:': 'tcp',
    'device:': 'device',
    'serial:': 'serial',
    'ipp:': 'ipp',
    'ipps:': 'ipp',
  };
  const transport = schemes[url.protocol];
  switch (transport) {
    case 'tcp': {
      const port = url.port === '' ? rawPort : Number(url.port);
      if (url.hostname === '' || port === 0) return wrong(`"${text}" names no host. ${forms}`);
      return ok({ transport, host: url.hostname.replace(/^\[|\]$/g, ''), port });
    }
    case 'device':
      if (!url.pathname.startsWith('/')) return wrong(`"${text}" needs a whole path. ${forms}`);
      return ok({ transport, path: decodeURIComponent(url.pathname) });
    case 'serial': {
      if (!url.pathname.startsWith('/')) return wrong(`"${text}" needs a whole path. ${forms}`);
      const baud = Number(url.searchParams.get('baud') ?? 115_200);
      if (!bauds.has(baud)) return wrong(`the baud is one of ${[...bauds].join(', ')}`);
      const flow = url.searchParams.get('flow') ?? 'hardware';
      if (flow !== 'hardware' && flow !== 'software' && flow !== 'none') {
        return wrong('the flow is one of hardware, software, none');
      }
      return ok({ transport, path: decodeURIComponent(url.pathname), baud, flow });
    }
    case 'ipp':
      if (url.hostname === '') return wrong(`"${text}" names no host. ${forms}`);
      return ok({ transport, url });
    default:
      return wrong(`"${text}" is not an address. ${forms}`);
  }
}

const forms =
  'Write tcp://HOST:9100, device:/dev/usb/lp0, serial:/dev/ttyUSB0?baud=115200 or ipp://HOST/ipp/print.';
