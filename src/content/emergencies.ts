import type { EmergencyDraft } from '../domain/service/index.ts';
import { t } from './text.ts';

/** Hours in minutes. */
const h = 60;

/**
 * What a building may have to say at once (L12, P19). Whoever sends one chooses among these and
 * writes nothing: the words were read in quiet by those who sign for content.
 */
export const emergencies: readonly EmergencyDraft[] = [
  {
    id: 'fire',
    kind: 'fire',
    gravity: 'danger',
    title: t('Có cháy trong tòa nhà', 'Fire in this building'),
    steps: [
      t('Rời tòa nhà ngay bằng thang bộ.', 'Leave the building now by the stairs.'),
      t('Không dùng thang máy.', 'Do not use the lift.'),
      t('Gặp khói: cúi thấp, che mũi miệng.', 'In smoke: stay low, cover nose and mouth.'),
      t('Thấy lửa hoặc có người kẹt: gọi 114.', 'You see fire, or someone is trapped: call 114.'),
    ],
    minutesMax: 6 * h,
  },
  {
    id: 'evacuate',
    kind: 'evacuate',
    gravity: 'danger',
    title: t('Mời ra khỏi tòa nhà ngay', 'Leave the building now'),
    steps: [
      t('Đi thang bộ, không chạy.', 'Take the stairs, do not run.'),
      t('Giúp trẻ em, người già, người khuyết tật.', 'Help children, older and disabled people.'),
      t('Ra điểm tập trung ngoài sân.', 'Go to the meeting point outside.'),
    ],
    minutesMax: 6 * h,
  },
  {
    id: 'gas-leak',
    kind: 'gas',
    gravity: 'danger',
    title: t('Rò khí ga trong tòa nhà', 'Gas leak in this building'),
    steps: [
      t('Không bật, tắt công tắc; không châm lửa.', 'Touch no switch, light no flame.'),
      t('Mở cửa sổ, khóa van ga.', 'Open windows, close the gas valve.'),
      t('Ra ngoài bằng thang bộ, rồi gọi 114.', 'Go outside by the stairs, then call 114.'),
    ],
    minutesMax: 6 * h,
  },
  {
    id: 'flood',
    kind: 'flood',
    gravity: 'danger',
    title: t('Nước ngập tầng hầm', 'The basement is flooded'),
    steps: [
      t('Không xuống tầng hầm.', 'Do not go down to the basement.'),
      t('Không dùng thang máy.', 'Do not use the lift.'),
      t('Tránh xa tủ điện, ổ điện bị ướt.', 'Keep away from wet sockets and switch boxes.'),
    ],
    minutesMax: 12 * h,
  },
  {
    id: 'lift-stuck',
    kind: 'lift',
    gravity: 'warning',
    title: t('Thang máy bị kẹt', 'The lift is stuck'),
    steps: [
      t('Người trong thang: bấm nút chuông, chờ.', 'Inside: press the bell button and wait.'),
      t('Không tự cạy cửa. Trong thang đủ không khí.', 'Do not force the door. There is air.'),
      t('Đội cứu hộ thang máy đang đến.', 'The lift rescue team is on its way.'),
    ],
    minutesMax: 4 * h,
  },
  {
    id: 'storm',
    kind: 'storm',
    gravity: 'warning',
    title: t('Có bão, gió giật mạnh', 'Storm with strong gusts'),
    steps: [
      t('Ở trong nhà, đóng chặt cửa.', 'Stay inside, close doors and windows.'),
      t('Cất đồ ngoài ban công.', 'Bring things in from the balcony.'),
      t('Tránh xa cửa kính lớn.', 'Keep away from large panes of glass.'),
    ],
    minutesMax: 24 * h,
  },
  {
    id: 'power-cut',
    kind: 'power',
    gravity: 'notice',
    title: t('Mất điện', 'Power cut'),
    steps: [
      t('Dùng thang bộ.', 'Take the stairs.'),
      t('Không để nến cháy khi không có người.', 'Never leave a candle unattended.'),
      t('Thang máy chạy lại khi có điện.', 'Lifts run again when power is back.'),
    ],
    minutesMax: 24 * h,
  },
  {
    id: 'water-cut',
    kind: 'water',
    gravity: 'notice',
    title: t('Mất nước', 'No water'),
    steps: [
      t('Khóa vòi nước trước khi ra khỏi nhà.', 'Close your taps before you go out.'),
      t('Nước dùng tạm: hỏi ban quản lý.', 'Water meanwhile: ask the building management.'),
    ],
    minutesMax: 24 * h,
  },
];
