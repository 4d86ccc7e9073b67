import type { Notice } from '../domain/service/index.ts';
import { t } from './text.ts';

const from = t('Một Chạm, bản chạy thử', 'Một Chạm, trial version');

export const notices: Notice[] = [
  {
    id: 'trial-kiosk',
    title: t('Máy này đang chạy thử', 'This kiosk is on trial'),
    body: [
      t(
        'Máy giúp quý vị xem thủ tục cần gì, mất bao lâu, hết bao nhiêu.',
        'It shows what a procedure needs, how long it takes and what it costs.',
      ),
      t(
        'Thông tin chép từ dữ liệu quốc gia ngày 18/7/2026, có thể đã thay đổi.',
        'The facts were copied from the national register on 18 July 2026 and may have changed.',
      ),
      t(
        'Chỗ nào ghi “Chưa rõ”, quý vị hỏi lại tại quầy.',
        'Where it says “Not known”, ask at the desk.',
      ),
    ],
    from,
    pictogram: 'news',
    publishedOn: '2026-11-21',
  },
  {
    id: 'trial-requests',
    title: t('Góp ý và xin lịch hẹn khi chạy thử', 'Feedback and appointments during the trial'),
    body: [
      t(
        'Quý vị nhận một mã số để theo dõi yêu cầu của mình.',
        'You get a number to follow your request.',
      ),
      t(
        'Giờ hẹn chỉ là giờ quý vị mong muốn. Nơi tiếp nhận chưa xác nhận.',
        'An appointment is the hour you wish for. The office has not confirmed it.',
      ),
      t(
        'Máy không giữ giấy tờ hay tên của quý vị sau khi quý vị rời đi.',
        'The kiosk keeps no paper and no name of yours after you leave.',
      ),
    ],
    from,
    pictogram: 'chat',
    publishedOn: '2026-11-21',
  },
];
