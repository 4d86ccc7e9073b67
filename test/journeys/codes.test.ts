import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type RunningReference,
  referenceConnectors,
  startReferenceSource,
} from '../../src/hub/index.ts';
import { newProfile, openBrowser, type Profile } from '../support/browser.ts';
import { City } from '../support/city.ts';
import { arrived, leavesReport, shownNumber } from '../support/requests.ts';
import { Resident } from '../support/resident.ts';
import { scanByWedge } from '../support/wedge.ts';

vi.setConfig({ testTimeout: 180_000 });

const card =
  '001199012345|012345678|Trần Thị Minh Hoà|05031999|Nữ|Tổ 4, Phường Láng, Hà Nội|12082021';
const payment =
  '00020101021238540010A00000072701240006970436011098895593570208QRIBFTTA53037045405100005802VN62320828day la noi dung chuyen khoan6304EEF5';

describe('what the kiosk does with a code', () => {
  let city: City;
  let source: RunningReference;
  let profile: Profile;
  let context: BrowserContext;
  let page: Page;
  let resident: Resident;

  beforeAll(async () => {
    source = await startReferenceSource();
    city = await City.start();
    // A hub reads its registers when it starts.
    await city.killHub();
    const connectors = referenceConnectors(source.url).map((config) => ({
      ...config,
      limits: { ...config.limits, freshMs: 0 },
    }));
    writeFileSync(join(city.directory, 'connectors.json'), JSON.stringify({ v: 1, connectors }));
    await city.startHub();
    profile = newProfile();
    ({ context, page } = await openBrowser(profile));
    await page.goto(city.page);
    resident = new Resident(page);
    await resident.sees('attract');
  });
  afterAll(async () => {
    await context?.close();
    await city?.close();
    await source?.close();
    profile?.remove();
  });

  async function holdsUp(text: string): Promise<void> {
    await resident.wakes();
    await scanByWedge(page, text);
    await resident.sees('scanResult');
  }

  async function leaves(...values: readonly string[]): Promise<void> {
    await resident.touches('Kết thúc');
    await resident.sees('attract');
    await resident.leftNothing(...values);
  }

  it('a dossier: its state now, who says so and when; no name, no number over the shoulder', async () => {
    await holdsUp('000.00.12.H26-200526-0005');
    await resident.reads('Hồ sơ đã có kết quả');
    await resident.reads(/Nơi cho biết: Sổ hồ sơ mẫu \(DÙNG THỬ\)\./);
    await resident.reads(/Hỏi lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4} \(vừa xong\)\./);
    await resident.leftNothing('200526-0005', 'Nguyễn Thị Mẫu');
    await leaves('200526-0005', '••005');
  });

  it('a dossier that the register does not know is not known, and can be asked about', async () => {
    await holdsUp('000.00.12.H26-200526-9001');
    await resident.reads('Chưa rõ: sổ này không có mã hồ sơ đó');
    await resident.reads('Gửi câu hỏi về hồ sơ này');
    await leaves();
  });

  it('a register that lies is not repeated; its last sound answer stands, with its age', async () => {
    source.play(['unknownWord']);
    await holdsUp('000.00.12.H26-200526-0005');
    await resident.reads('Hồ sơ đã có kết quả');
    await resident.reads('Nơi này hiện không trả lời. Dưới đây là điều họ cho biết lần trước.');
    await leaves('0900 000 000');
    await holdsUp('000.00.12.H26-200526-0002');
    await resident.reads('Chưa rõ tình trạng hồ sơ');
    await resident.reads('Sổ hồ sơ mẫu (DÙNG THỬ) chưa trả lời.');
    source.play([]);
    await resident.touches('Hỏi lại');
    await resident.reads('Hồ sơ đang được giải quyết');
    await leaves('0900 000 000');
  });

  it('a product: who gave the number, who lists it, and what that does not prove', async () => {
    await holdsUp('8935049500018');
    await resident.reads('Đầu số này do GS1 Việt Nam cấp');
    await resident.reads('Sổ này có ghi sản phẩm này');
    await resident.reads('Có trong sổ chưa phải là bằng chứng món hàng quý vị cầm là thật.');
    await resident.reads('Hạn dùng trong sổ: 31/01/2027.');
    await leaves();
    await holdsUp('8938505974194');
    await resident.reads('Sổ này ghi: sản phẩm đã bị thu hồi');
    await leaves();
    await holdsUp('9638507400001');
    await resident.reads('Chưa rõ nơi nào cấp mã số này.');
    await leaves();
  });

  it('a fake: lot and day differ; the report begins with what was read and arrives', async () => {
    await holdsUp('https://hn.check.net.vn/01/08935049500018/10/GIA-1?17=200131');
    await resident.reads('Sản phẩm đã quá hạn dùng.');
    await resident.reads('Sổ này không có số lô trên mã. Quý vị hỏi nơi bán.');
    await resident.reads('Hạn dùng trong sổ là 31/01/2027, khác với mã.');
    await resident.reads('hn.check.net.vn');
    await resident.touches('Báo nghi giả');
    await resident.sees('feedbackDetails');
    await resident.reads(/Nghi hàng giả\. Mã số sản phẩm 8935049500018\. Số lô GIA-1\./);
    await resident.touches('Tiếp tục');
    await resident.sees('feedbackReview');
    await resident.touches('Gửi phản ánh');
    await shownNumber(resident);
    await resident.touches('Xong');
    const [request] = await arrived(city, 1);
    expect(request).toMatchObject({ kind: 'feedback' });
    expect(page.url()).toBe(city.page);
    await leaves('GIA-1');
  });

  it('a slip of ours: its state, the slip again on paper, and taken back for good', async () => {
    await resident.wakes();
    const number = await leavesReport(resident, 'den hong');
    await resident.touches('Xong');
    await arrived(city, 2);
    await leaves(number);
    await holdsUp(`motcham:follow:${number.replaceAll('-', '')}`);
    await resident.reads('Trung tâm đã nhận yêu cầu này.');
    await resident.touches('In ra giấy');
    await resident.reads('Đã in');
    await resident.touches('Hủy yêu cầu này');
    await resident.reads('Quý vị muốn hủy yêu cầu này?');
    await resident.touches(/^Hủy yêu cầu$/);
    await shownNumber(resident);
    await resident.reads('Hủy yêu cầu');
    await leaves();
    const requests = await arrived(city, 3);
    expect(requests[2]).toMatchObject({ kind: 'cancellation' });
    // As somebody types it from the paper, in small letters.
    await vi.waitFor(
      async () => {
        await holdsUp(number.toLowerCase());
        await resident.reads('Phiếu của máy này');
        const text = await resident.text();
        await leaves();
        expect(text).toContain('Quý vị đã rút lại yêu cầu này.');
      },
      { timeout: 90_000, interval: 3_000 },
    );
  });

  it('a payment: what it is, with a warning, and nothing to press', async () => {
    await holdsUp(payment);
    await resident.reads('Đây là mã chuyển tiền. Máy không biết mã này của ai');
    await resident.reads('9889559357');
    await resident.reads('970436');
    expect(await page.locator('.btn.go').count()).toBe(0);
    expect(await page.locator('.strip.ok').count()).toBe(0);
    await leaves('9889559357');
  });

  it('a health-insurance card leads to its procedures, masked', async () => {
    await holdsUp('GD4010123456789');
    await resident.leftNothing('GD4010123456789');
    await resident.touches('Xem thủ tục bảo hiểm y tế');
    await resident.sees('search');
    await resident.reads(/bảo hiểm y tế/i);
    await leaves('GD4010123456789');
  });

  it('a card by keys: the number, never the name; for an appointment on consent; covered after 30 s', async () => {
    await page.clock.install();
    await holdsUp(card);
    await resident.reads('001•••••2345');
    await resident.reads('Máy quét này không gõ được dấu tiếng Việt, nên máy không lấy họ tên.');
    await resident.leftNothing('001199012345', 'Minh Hoà', 'Tổ 4');
    await page.clock.fastForward(31_000);
    await resident.reads('Chạm để xem lại');
    await page.mouse.click(540, 900);
    await resident.touches('Dùng để đặt lịch');
    await resident.leftNothing('001199012345');
    await page.clock.resume();
    await leaves('001199012345', '001•••••2345', 'Minh Hoà');
  });

  it('without a network: nothing is pretended; the question is kept and arrives later', async () => {
    await city.killHub();
    await holdsUp('8935049500018');
    await resident.reads('Đầu số này do GS1 Việt Nam cấp');
    await resident.reads('Chưa rõ ai bảo đảm cho sản phẩm này');
    await resident.reads('Máy đang không có mạng nên chưa hỏi được.');
    await leaves();
    await holdsUp('000.00.12.H26-200526-0002');
    await resident.reads('Chưa rõ tình trạng hồ sơ');
    await resident.touches(/Gửi câu hỏi về hồ sơ này/);
    await shownNumber(resident);
    await leaves('200526-0002');
    await city.startHub();
    const requests = await arrived(city, 4);
    expect(requests.map(({ kind }) => kind)).toEqual([
      'feedback',
      'feedback',
      'cancellation',
      'dossierQuestion',
    ]);
  });
});
