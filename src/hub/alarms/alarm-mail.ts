import { clockText, hanoiMoment } from '../../domain/calendar/index.ts';
import type { Truth, TruthReason } from '../../domain/fleet/index.ts';
import type { AlarmEvent, HubAlarmEvent } from './alarm-event.ts';

/** The status vocabulary (visual-console.md). Mail goes to people of the city: Vietnamese. */
const truthWords: Readonly<Record<Truth, string>> = {
  down: 'Mất liên lạc',
  stuck: 'Treo',
  queueOld: 'Hàng chờ cũ',
  degraded: 'Suy giảm',
  stale: 'Nội dung cũ',
  clock: 'Sai giờ',
  unknown: 'Chưa rõ',
  well: 'Bình thường',
};

const reasonWords: Readonly<Record<TruthReason, string>> = {
  silent: 'cả trang và vỏ máy đều im',
  pageSilent: 'vỏ máy còn nhịp, trang thì im',
  noFrames: 'trang không vẽ gì mới',
  rescuePage: 'đang hiện trang cứu hộ',
  blackScreen: 'màn hình đen',
  outOfService: 'đã tạm ngừng theo lệnh',
  printer: 'máy in hỏng hoặc mở nắp',
  paper: 'hết giấy',
  disk: 'ổ đĩa đầy hoặc hỏng',
  storage: 'bộ nhớ của trang đầy hoặc đóng',
  policies: 'trình duyệt không chạy đúng',
  noShell: 'vỏ máy im',
  formerPage: 'trang mới không chạy được, máy dùng trang trước',
  untrustedContent: 'không tin kho nội dung: chữ ký, phiên bản hay độ dài không đúng',
  rejectedContent: 'không nhận được nội dung mới',
  oldContent: 'chưa có nội dung mới',
  clock: 'đồng hồ lệch quá 60 giây',
  queue: 'có yêu cầu chờ quá 30 phút',
  neverHeard: 'chưa từng có nhịp',
};

const changeWords: Readonly<Record<AlarmEvent['change'], string>> = {
  raised: 'Mở',
  worsened: 'Nặng hơn',
  cleared: 'Hết',
};

const storageWords: Readonly<Record<HubAlarmEvent['storage'], string>> = {
  well: 'Đĩa của trung tâm đã đủ chỗ',
  low: 'Đĩa của trung tâm sắp đầy',
  full: 'Đĩa của trung tâm đã đầy',
};

/** What stops, and what whoever reads it has to do. */
const storageNext: Readonly<Record<HubAlarmEvent['storage'], string>> = {
  well: '',
  low: '\n  Hãy dọn chỗ trống trên máy chủ, hoặc thêm đĩa.',
  full: '\n  Cán bộ chưa lưu được việc mới. Yêu cầu của cư dân không mất: trung tâm còn nhận, hoặc máy giữ lại. Hãy dọn chỗ trống trên máy chủ ngay.',
};

/** `1,2 GB`, as Vietnamese writes it. */
const sayGb = (bytes: number) => `${(bytes / 1e9).toFixed(1).replace('.', ',')} GB`;

function hubLine({ hub, change, storage, disks, badSinceMs, atMs }: HubAlarmEvent): string {
  const since = change === 'cleared' ? '' : `, từ ${sayTime(badSinceMs, atMs)}`;
  const room = disks.map(
    ({ freeBytes, totalBytes }) => `còn ${sayGb(freeBytes)} trong ${sayGb(totalBytes)}`,
  );
  const where = [oneLine(hub), ...room].join(' · ');
  return `${changeWords[change]}: ${storageWords[storage]}${since}\n  ${where}${storageNext[storage]}`;
}

/** `09:41` or, of another day, `21/11 09:41`, in Hanoi. */
function sayTime(ms: number, nowMs: number): string {
  const { day, minute } = hanoiMoment(ms);
  const clock = clockText(minute);
  const [, month = '', date = ''] = day.split('-');
  return day === hanoiMoment(nowMs).day ? clock : `${date}/${month} ${clock}`;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** Subject and plain text of a mail: what changed, worst changes first, a line each. */
export function alarmMail(events: readonly AlarmEvent[], isTrial: boolean): MailText {
  const order = (event: AlarmEvent) => Object.keys(changeWords).indexOf(event.change);
  const sorted = [...events].sort((a, b) => order(a) - order(b));
  const [first] = sorted;
  const mark = isTrial ? '[CHẠY THỬ] ' : '';
  const subject =
    first === undefined
      ? `${mark}Một Chạm`
      : sorted.length === 1
        ? `${mark}${changeWords[first.change]} báo động: ${sayFirst(first)}`
        : `${mark}${sorted.length} báo động của Một Chạm`;
  const lines = sorted.map((event) => {
    if ('hub' in event) return hubLine(event);
    const { kiosk, site, truth, reason, badSinceMs, atMs } = event;
    const why = reason === null ? '' : ` (${reasonWords[reason]})`;
    const since = event.change === 'cleared' ? '' : `, từ ${sayTime(badSinceMs, atMs)}`;
    const place = `${oneLine(site.plate)}, ${oneLine(site.building)}, ${oneLine(site.ward)}`;
    return `${changeWords[event.change]}: ${truthWords[truth]}${why}${since}\n  ${kiosk} · ${place}`;
  });
  return { subject, text: `${lines.join('\n\n')}\n` };
}

function sayFirst(event: AlarmEvent): string {
  if ('hub' in event) return `${storageWords[event.storage]}, ${oneLine(event.hub)}`;
  const { truth, site } = event;
  return `${truthWords[truth]}, ${oneLine(site.plate)} ${oneLine(site.building)}`;
}

/** Names of places are typed by people: no line of a mail may begin where they end. */
const oneLine = (text: string) => text.replaceAll(/\p{Cc}+/gu, ' ');
