import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { City } from '../support/city.ts';
import { Lobby } from '../support/lobby.ts';
import { watchTrouble } from '../support/page-trouble.ts';
import { readQr } from '../support/read-qr.ts';
import type { Resident } from '../support/resident.ts';

/** A birth two days ago, registered by a parent: question for question. */
const ordinaryBirth = [
  'Trẻ em chưa có khai sinh',
  'Không thuộc trường hợp nào',
  'Không có',
  'Hôm qua',
  'Giấy chứng sinh',
  'Đã đăng ký kết hôn',
  'Cha hoặc mẹ',
] as const;

describe('a guided flow', () => {
  let lobby: Lobby;
  let city: City;
  let page: Page;
  let resident: Resident;

  beforeAll(async () => {
    lobby = await Lobby.open();
    ({ city, page, resident } = lobby);
  });

  afterAll(() => lobby?.close());

  async function opensBirth(): Promise<void> {
    await resident.wakes();
    await resident.touches(/Tìm thủ tục/);
    await resident.types('khai sinh');
    await resident.opens(/^Đăng ký khai sinh/, 'procedure');
    await resident.opens(/Tôi cần giấy nào/, 'guideQuestion');
  }

  async function answers(...given: readonly string[]): Promise<void> {
    for (const answer of given) {
      await resident.touches(answer);
      await resident.touches('Tiếp tục');
    }
  }

  /** The phone asks what the code does not carry, and ends with the same list. */
  async function seesOnPhone(link: string): Promise<void> {
    const phone = await page.context().newPage();
    try {
      const troubles = watchTrouble(phone, new URL(link).origin);
      await phone.setViewportSize({ width: 390, height: 844 });
      await phone.goto(link);
      const list = phone.getByText('Giấy ủy quyền').first();
      const question = phone.getByRole('group');
      await list.or(question).waitFor();
      for (let asked = 0; asked < ordinaryBirth.length && !(await list.isVisible()); asked += 1) {
        const legend = (await question.locator('legend').textContent()) ?? '';
        if (await phone.getByRole('spinbutton').isVisible()) {
          await phone.getByRole('spinbutton').fill('1');
        } else {
          const known = phone.getByRole('radio', { name: new RegExp(ordinaryBirth.join('|')) });
          await known
            .or(phone.getByRole('checkbox', { name: 'Không' }))
            .first()
            .check();
        }
        await phone.getByRole('button', { name: 'Tiếp tục' }).click();
        await expect.poll(() => phone.locator('main').textContent()).not.toContain(legend);
      }
      await list.waitFor();
      const told = await phone.locator('main').textContent();
      expect(told).toContain('Giấy chứng sinh');
      expect(told).toContain('Vì quý vị đi làm thay người khác.');
      expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect(troubles).toEqual([]);
    } finally {
      await phone.close();
    }
  }

  it('asks one question after the other and ends with the papers of this resident', async () => {
    await opensBirth();
    await answers(...ordinaryBirth);
    await resident.sees('guideResult');
    await resident.reads('Giấy chứng sinh');
    expect(await resident.text()).not.toContain('Giấy ủy quyền');
  });

  it('changes one answer, keeps the others, and says why a paper is new', async () => {
    await resident.opens('Sửa câu trả lời', 'guideAnswers');
    await resident.reads('Đã đăng ký kết hôn');
    await resident.opens(/Sửa Ai sẽ đi/, 'guideQuestion');
    await answers('Người khác');
    await resident.sees('guideAnswers');
    await resident.opens('Xem kết quả', 'guideResult');
    await resident.reads('Giấy ủy quyền');
    await resident.reads('Vì quý vị đi làm thay người khác.');
  });

  it('takes this checklist along, and no answer', async () => {
    await resident.opens(/Mang về điện thoại/, 'takeaway');
    await page.locator('.code-card svg').first().waitFor({ state: 'visible' });
    const text = readQr(await page.locator('.code-card').screenshot()) ?? '';
    expect(text).toContain('Giấy ủy quyền');
    expect(text).not.toMatch(/kết hôn|Hôm qua|Người khác/);
    await resident.opens('Quay lại', 'guideResult');
  });

  it('offers a link for the phone, with answers behind the # and no words of them (R68)', async () => {
    await resident.opens(/Mang về điện thoại/, 'takeaway');
    await resident.touches('Danh sách trên điện thoại');
    await resident.reads('Điện thoại cần có mạng để mở trang này.');
    const link = readQr(await page.locator('.code-card').screenshot()) ?? '';
    expect(link).toMatch(/^http:\/\/[^/]+\/t\/#birth~[0-9a-z]+~[0-9a-z.]+$/);
    await seesOnPhone(link);
    await resident.opens('Quay lại', 'guideResult');
  });

  it('leaves nothing of the answers behind', async () => {
    await resident.touches('Kết thúc');
    await resident.sees('attract');
    await resident.leftNothing('Giấy ủy quyền', 'Đã đăng ký kết hôn');
  });

  it('runs without a network too, in the other language, and goes back without loss', async () => {
    await city.killHub();
    await resident.wakes();
    await resident.touches('English');
    await resident.touches(/Find a procedure/);
    await resident.types('ket hon');
    await resident.opens(/^Register a marriage(?! again)/, 'procedure');
    await resident.opens(/Which papers do I need/, 'guideQuestion');
    const first = page.locator('[data-screen="guideQuestion"] [role="radio"]').first();
    await first.click();
    await resident.touches('Continue');
    await resident.reads('Is one of you a foreigner?');
    await resident.touches('Back');
    await expect.poll(() => first.getAttribute('aria-checked')).toBe('true');
    await resident.touches('Finish');
    await resident.sees('attract');
  });
});
