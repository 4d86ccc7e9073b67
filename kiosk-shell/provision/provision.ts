import { mkdirSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { HubTargetSchema, type HubTarget as ToldHub } from '../domain.ts';
import { log } from '../log.ts';

/** Where a hub is, and by which key it is known. */
export interface HubTarget {
  readonly url: string;
  /** With pins, no other key is spoken to. */
  readonly keyPins?: readonly string[] | undefined;
}

const RecordSchema = z.strictObject({
  v: z.literal(1),
  /** The hub that this kiosk belongs to. */
  current: z.nullable(HubTargetSchema),
  /** The hub whose code was read and is not redeemed yet: only the enrolment goes there. */
  next: z.nullable(HubTargetSchema),
});
type ProvisionRecord = z.infer<typeof RecordSchema>;

const fileName = 'provision.json';

/**
 * Which hub this machine belongs to, through any power cut. A new hub stands beside the present one
 * until the page holds an identity of it, and takes its place then: cut before, the kiosk is what it
 * was; cut between the two, the page says again at its next start which hub it belongs to.
 */
export class Provision {
  onChange: () => void = () => {};
  readonly #directory: string;
  readonly #image: HubTarget | undefined;
  #record: ProvisionRecord;

  constructor(directory: string, image: HubTarget | undefined, record: ProvisionRecord) {
    this.#directory = directory;
    this.#image = image;
    this.#record = record;
  }

  /** The hub to speak to; undefined on a bare machine. The image's own counts until another is read. */
  get current(): HubTarget | undefined {
    return targetOf(this.#record.current) ?? this.#image;
  }

  /** As the page is told it; null on a bare machine. */
  get told(): ToldHub | null {
    const { url, keyPins } = this.current ?? {};
    return url === undefined ? null : { hub: new URL(url).origin, keyPin: keyPins?.[0] ?? null };
  }

  get next(): HubTarget | undefined {
    return targetOf(this.#record.next);
  }

  /** A code was read: where its redemption goes. Durable when it resolves. */
  async prepare({ hub, keyPin }: ToldHub): Promise<void> {
    const same = this.#isCurrent({ hub, keyPin });
    await this.#write({ ...this.#record, next: same ? null : { hub, keyPin } });
  }

  /** The page holds an identity of this hub. Durable when it resolves; the same again is nothing. */
  async settle({ hub, keyPin }: ToldHub): Promise<void> {
    if (this.#isCurrent({ hub, keyPin }) && this.#record.next === null) return;
    await this.#write({ v: 1, current: { hub, keyPin }, next: null });
  }

  #isCurrent({ hub, keyPin }: ToldHub): boolean {
    const now = this.current;
    if (now === undefined || new URL(now.url).origin !== hub) return false;
    return keyPin === null ? now.keyPins === undefined : (now.keyPins ?? []).includes(keyPin);
  }

  async #write(record: ProvisionRecord): Promise<void> {
    const path = join(this.#directory, fileName);
    const file = await open(`${path}.new`, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(record));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
    const directory = await open(this.#directory, 'r');
    await directory.sync();
    await directory.close();
    this.#record = record;
    this.onChange();
  }
}

const targetOf = (one: ProvisionRecord['current']): HubTarget | undefined =>
  one === null
    ? undefined
    : { url: one.hub, ...(one.keyPin === null ? {} : { keyPins: [one.keyPin] }) };

/**
 * Reads what this machine was told. A file that cannot be read is as none: the page, which keeps
 * its own identity, tells the shell again which hub that is.
 *
 * @param image the hub that the machine's image names, if any
 */
export async function openProvision(
  directory: string,
  image: HubTarget | undefined,
): Promise<Provision> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const none: ProvisionRecord = { v: 1, current: null, next: null };
  const text = await readFile(join(directory, fileName), 'utf8').catch(() => undefined);
  if (text === undefined) return new Provision(directory, image, none);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const record = RecordSchema.safeParse(json);
  if (!record.success) log('error', 'provision.unreadable');
  return new Provision(directory, image, record.success ? record.data : none);
}
