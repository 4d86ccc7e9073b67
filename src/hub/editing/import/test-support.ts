import { readForReview, readSheetHead } from '../../../content/import/index.ts';
import type { ImportRow, ImportView, SheetHeadView } from '../../../domain/api/console/index.ts';
import type { ColumnMap } from '../../../domain/sheet/index.ts';
import { inviteFirst } from '../../people/index.ts';
import { TestBrowser } from '../../people/test-support.ts';
import type { RunningHub } from '../../running-hub.ts';
import { inTransaction } from '../../store/index.ts';
import type { TestServer } from '../../test-support.ts';
import { UnreadableFile } from '../index.ts';

interface Given {
  readonly snapshotDate?: string;
  readonly columnMap?: ColumnMap;
}

/** An editor at a hub that reads catalogues, and what the import page asks for. */
export class ImportDesk {
  readonly hub: RunningHub;
  readonly editor: TestBrowser;

  private constructor(hub: RunningHub, editor: TestBrowser) {
    this.hub = hub;
    this.editor = editor;
  }

  static async open(server: TestServer): Promise<ImportDesk> {
    const hub = await server.hub({
      readers: {
        readCatalogue: (path, options) =>
          readForReview(path, options, (words) => new UnreadableFile(words)),
        readSheetHead: (path, sheet) =>
          readSheetHead(path, sheet, (words) => new UnreadableFile(words)),
      },
    });
    const administrator = new TestBrowser(hub);
    const { path } = await inTransaction(hub.store.pool, (client) =>
      inviteFirst(client, Date.now()),
    );
    await administrator.join(path, 'Hà');
    const invited = await administrator.confirmed('POST', 'people', {
      name: 'Minh',
      roles: ['editor'],
      isAdministrator: false,
    });
    const editor = new TestBrowser(hub);
    const joined = await editor.join(String(invited.body['path']), 'Minh');
    if (joined.status !== 200) throw new Error(`the editor could not join: ${joined.status}`);
    return new ImportDesk(hub, editor);
  }

  async begin(fileName: string, given: Given = {}): Promise<string> {
    const { body } = await this.editor.ask('POST', 'imports', { fileName, ...given });
    return String(body['id']);
  }

  upload(id: string, bytes: Uint8Array) {
    const type = { 'content-type': 'application/octet-stream' };
    return this.editor.ask('PUT', `imports/${id}/file`, bytes, type);
  }

  /** The first rows of a sheet, of which nothing is kept. */
  async headOf(bytes: Uint8Array, sheet = 1): Promise<SheetHeadView> {
    const type = { 'content-type': 'application/octet-stream' };
    const { body } = await this.editor.ask('PUT', `imports/head?sheet=${sheet}`, bytes, type);
    return body as unknown as SheetHeadView;
  }

  async imports(): Promise<readonly ImportView[]> {
    const { body } = await this.editor.ask('GET', 'imports');
    return body['imports'] as unknown as ImportView[];
  }

  async importOf(id: string): Promise<ImportView> {
    const found = (await this.imports()).find((one) => one.id === id);
    if (found === undefined) throw new Error(`there is no import ${id}`);
    return found;
  }

  /** Brings a file and waits until it is read, or cannot be. */
  async bring(fileName: string, bytes: Uint8Array, given: Given = {}): Promise<ImportView> {
    const id = await this.begin(fileName, given);
    const sent = await this.upload(id, bytes);
    if (sent.status !== 200) throw new Error(`the file was refused: ${sent.status}`);
    for (;;) {
      const view = await this.importOf(id);
      if (view.state !== 'reading') return view;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async rowsOf({ id }: ImportView): Promise<readonly ImportRow[]> {
    const { body } = await this.editor.ask('GET', `imports/${id}/records`);
    return body['rows'] as unknown as ImportRow[];
  }

  decide({ id }: ImportView, body: unknown) {
    return this.editor.ask('POST', `imports/${id}/decisions`, body);
  }
}
