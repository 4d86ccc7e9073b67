import type { BadgeRefusal, Language } from '../domain.ts';

interface DeskWords {
  readonly other: string;
  readonly mode: string;
  readonly pinTitle: string;
  readonly pinErase: string;
  readonly pinEnter: string;
  readonly pinWrong: (left: number) => string;
  readonly pinNone: string;
  readonly locked: (minutes: number) => string;
  readonly notKept: string;
  readonly title: string;
  readonly status: string;
  readonly selfTest: string;
  readonly network: string;
  readonly diagnostics: string;
  readonly diagnosticsText: string;
  readonly restartBrowser: string;
  readonly restartShell: string;
  readonly out: string;
  readonly back: string;
  readonly exit: string;
  readonly faults: string;
  readonly none: string;
  readonly done: string;
  readonly notHere: string;
  readonly hub: string;
  readonly hubNone: string;
  readonly reach: Readonly<Record<'reachable' | 'unreachable' | 'unknown', string>>;
  readonly address: string;
  /** Why a badge of staff does not open this kiosk. */
  readonly badge: Readonly<Record<BadgeRefusal, string>>;
}

/** Words of the staff page that the shell shows itself, when the kiosk's own page cannot be shown. */
export const deskWords: Readonly<Record<Language, DeskWords>> = {
  vi: {
    other: 'English',
    mode: 'CHẾ ĐỘ CÁN BỘ',
    pinTitle: 'Mã PIN của cán bộ',
    pinErase: 'Xoá',
    pinEnter: 'Vào',
    pinWrong: (left) => `Mã PIN chưa đúng. Còn ${left} lần thử.`,
    pinNone: 'Máy này chưa có mã PIN. Người vận hành đặt mã ở trung tâm.',
    locked: (minutes) => `Đã nhập sai 5 lần. Thử lại sau ${minutes} phút.`,
    notKept: 'Không ghi được lần thử này vào ổ đĩa, nên mã không được xét. Kiểm tra ổ đĩa.',
    title: 'Máy đang ở trang cứu hộ',
    status: 'Tình trạng',
    selfTest: 'Tự kiểm tra lại',
    network: 'Mạng',
    diagnostics: 'Chẩn đoán',
    diagnosticsText: 'Quét mã này để lấy thông tin chẩn đoán. Không có dữ liệu của người dân.',
    restartBrowser: 'Mở lại trình duyệt',
    restartShell: 'Khởi động lại chương trình máy',
    out: 'Ngừng phục vụ',
    back: 'Phục vụ lại',
    exit: 'Ra',
    faults: 'Lỗi gần đây',
    none: 'Không có',
    done: 'Đã làm.',
    notHere: 'Việc này chưa làm được ở đây.',
    hub: 'Trung tâm',
    hubNone: 'Máy chưa thuộc trung tâm nào.',
    reach: { reachable: 'kết nối được', unreachable: 'không kết nối được', unknown: 'chưa rõ' },
    address: 'Địa chỉ',
    badge: {
      form: 'Mã trên thẻ cán bộ không đọc được. Dùng thẻ khác, hoặc chạm bốn góc màn hình.',
      signature: 'Thẻ cán bộ này không do thành phố cấp.',
      expired: 'Thẻ cán bộ đã hết hạn. Xin cấp thẻ mới.',
      revoked: 'Thẻ cán bộ này đã bị báo mất và thu hồi.',
      elsewhere: 'Máy này chưa biết thẻ cán bộ nào. Chạm bốn góc màn hình.',
    },
  },
  en: {
    other: 'Tiếng Việt',
    mode: 'CHẾ ĐỘ CÁN BỘ · STAFF MODE',
    pinTitle: 'PIN of staff',
    pinErase: 'Erase',
    pinEnter: 'Enter',
    pinWrong: (left) => `The PIN is not right. ${left} tries left.`,
    pinNone: 'This kiosk has no PIN yet. The operator sets one at the hub.',
    locked: (minutes) => `Wrong five times. Try again in ${minutes} minutes.`,
    notKept: 'This try could not be written to the disk, so it was not judged. Check the disk.',
    title: 'This kiosk shows its rescue page',
    status: 'Status',
    selfTest: 'Test again',
    network: 'Network',
    diagnostics: 'Diagnostics',
    diagnosticsText: 'Scan this code to take the diagnostics away. Nothing of residents is in it.',
    restartBrowser: 'Restart the browser',
    restartShell: 'Restart the shell',
    out: 'Out of service',
    back: 'Back in service',
    exit: 'Leave',
    faults: 'Last faults',
    none: 'None',
    done: 'Done.',
    notHere: 'That cannot be done here.',
    hub: 'Hub',
    hubNone: 'This kiosk belongs to no hub yet.',
    reach: { reachable: 'reached', unreachable: 'not reached', unknown: 'not known' },
    address: 'Address',
    badge: {
      form: 'The code on this staff badge cannot be read. Use another, or touch the four corners.',
      signature: 'This staff badge was not made by the city.',
      expired: 'This staff badge has expired. Ask for a new one.',
      revoked: 'This staff badge was reported lost and revoked.',
      elsewhere: 'This kiosk knows no staff badges yet. Touch the four corners.',
    },
  },
};
