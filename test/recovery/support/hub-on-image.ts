import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPrivatePostgres } from '../../../src/hub/postgres/index.ts';
import type { Place } from './audit.ts';
import { BlockImage } from './block-image.ts';
import { type HubProcess, startHubProcess } from './hub-process.ts';
import { heldIn } from './rows.ts';

/** Room for a cluster and some days of requests, MB. */
const imageMegabytes = 768;

/** A hub whose private PostgreSQL lies on a disk of its own, so that its power can be cut. */
export class HubOnImage {
  readonly image: BlockImage;
  readonly #directory: string;
  #hub: HubProcess | undefined;

  private constructor(directory: string, image: BlockImage) {
    this.#directory = directory;
    this.image = image;
  }

  static create(): HubOnImage {
    const directory = mkdtempSync(join(tmpdir(), 'motcham-power-cut-'));
    // As root the database stands under /var/lib/motcham; the note says where.
    const root = `/var/lib/motcham/database-cut-${randomBytes(4).toString('hex')}`;
    const image = BlockImage.create(join(directory, 'disk.img'), root, imageMegabytes);
    mkdirSync(join(directory, 'hub', 'postgres'), { recursive: true });
    writeFileSync(join(directory, 'hub', 'postgres', 'place.json'), JSON.stringify({ root }));
    return new HubOnImage(directory, image);
  }

  async start(codes = 0): Promise<HubProcess> {
    this.#hub = await startHubProcess({ directory: join(this.#directory, 'hub'), codes });
    return this.#hub;
  }

  /** Cuts the power of the disk, then ends the hub, and puts the disk in again. */
  async pullPlug(): Promise<void> {
    this.image.cut();
    await this.#hub?.kill();
    await this.image.reconnect();
  }

  held(): Promise<Place[]> {
    return heldIn(this.#reach());
  }

  /** What lies on the disk, without a hub. */
  async heldOnDisk(): Promise<Place[]> {
    const postgres = await startPrivatePostgres({
      directory: join(this.#directory, 'hub', 'postgres'),
    });
    try {
      return await heldIn(postgres.connection);
    } finally {
      await postgres.stop();
    }
  }

  /** Statements of an administrator. */
  async administer(...statements: readonly string[]): Promise<void> {
    const client = new pg.Client(this.#reach());
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }

  async remove(): Promise<void> {
    await this.#hub?.kill();
    await this.image.remove();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #reach(): pg.ClientConfig {
    return { host: join(this.image.mount, 'run'), user: 'motcham', database: 'motcham' };
  }
}
