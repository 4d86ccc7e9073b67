import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { CarConfigSchema } from './car/index.ts';
import { err, kioskPort, ok, type Result } from './domain.ts';
import { HeadsetConfigSchema } from './headset/index.ts';
import { PrinterConfigSchema, planPrinter } from './print/index.ts';
import { ScannerConfigSchema, scannersMax } from './scan/index.ts';

/** What a shell is told at its start. Paths are absolute. */
const ShellConfigSchema = z.strictObject({
  /** Identity, journal and browser profile; survives everything. */
  stateDirectory: z.string().check(z.minLength(1)),
  /** tmpfs: keys of slips in flight, so that they survive a restart of the shell but no power cut. */
  runtimeDirectory: z.optional(z.string()),
  /** The built page. */
  pageDirectory: z.string().check(z.minLength(1)),
  /** Only tests use another port: key, outbox and library of a kiosk belong to its origin. */
  port: z.optional(z.int().check(z.minimum(0), z.maximum(65_535))),
  /** Marks everything this kiosk does as a trial. */
  trial: z.boolean(),
  hub: z._default(
    z.strictObject({
      /** Absent on a bare machine: staff bring the address with a provisioning code. */
      url: z.optional(z.url()),
      /** SHA-256 of the hub's public key (SPKI), base64. With pins, no other key is spoken to. */
      keyPins: z.optional(z.array(z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/)))),
    }),
    {},
  ),
  /** Null for a kiosk without a printer. */
  printer: z.nullable(PrinterConfigSchema),
  /** Hand and built-in scanners that this machine reads itself. */
  scanners: z.optional(z.array(ScannerConfigSchema).check(z.maxLength(scannersMax))),
  /** Where the car of a lift says that it stands, or that its alarm is on (docs/lift.md). */
  car: z.optional(CarConfigSchema),
  /** The sound card's jack, where it can tell that a headset is in it (docs/aloud.md). */
  headset: z.optional(HeadsetConfigSchema),
  /** `kiosk` fills the screen; `window` is for a desk; `none` opens nothing. */
  browser: z.enum(['none', 'window', 'kiosk']),
  /** Size of the screen, for an X server without a window manager: nobody else tells the browser. */
  screen: z.optional(
    z.strictObject({
      widthPx: z.int().check(z.minimum(320), z.maximum(16_384)),
      heightPx: z.int().check(z.minimum(320), z.maximum(16_384)),
    }),
  ),
  /** Path of a browser, when it is not one of the usual names. */
  browserPath: z.optional(z.string()),
  /** One-time code of a kiosk that is being enrolled. */
  enrolmentCode: z.optional(z.string()),
});
type ShellConfigFile = z.infer<typeof ShellConfigSchema>;

/** As in the file, but a caller in the same process may make codes when they are asked for. */
export type ShellConfig = Omit<ShellConfigFile, 'enrolmentCode'> & {
  readonly enrolmentCode?: (() => string | undefined) | undefined;
};

/** The page's port: 8420, unless a test says otherwise. */
export function portOf(config: ShellConfig): number {
  return config.port ?? kioskPort;
}

/** Reads a configuration file. The error says what to change. */
export function readConfig(path: string): Result<ShellConfig, string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return err(`The configuration ${path} cannot be read. Check the path and its permissions.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err(`The configuration ${path} is not JSON. Correct it, or provision the kiosk again.`);
  }
  const parsed = ShellConfigSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const keys = issue?.code === 'unrecognized_keys' ? issue.keys : [];
    const where = [...(issue?.path ?? []), ...keys].join('.');
    return err(`The configuration ${path} is wrong at "${where}". Correct it, or provision again.`);
  }
  const { enrolmentCode, ...rest } = parsed.data;
  const plan = rest.printer === null ? undefined : planPrinter(rest.printer);
  if (plan?.ok === false) return err(`The configuration ${path} is wrong at ${plan.error}.`);
  return ok({
    ...rest,
    enrolmentCode: enrolmentCode === undefined ? undefined : () => enrolmentCode,
  });
}
