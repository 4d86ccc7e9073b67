import type { BuildingPage } from '../domain/service/index.ts';
import { t } from './text.ts';

/** The house of the trial, made up and marked as that: it shows what a building can tell. */
export const buildings: readonly BuildingPage[] = [
  {
    key: 'trial-building',
    building: 'Phường Yên Hòa/Chung cư dùng thử',
    contact: {
      who: t('Ban quản trị tòa nhà (ví dụ)', 'Management board (example)'),
      hours: t('Tối thứ ba, thứ năm tại phòng sinh hoạt', 'Tuesday and Thursday evenings'),
    },
    rules: [
      t('Không để đồ ở hành lang, lối thoát hiểm.', 'Leave nothing in corridors or exits.'),
      t('Giữ yên tĩnh từ 22 giờ đến 6 giờ.', 'Keep quiet from 22:00 to 6:00.'),
    ],
    bins: [
      { what: t('Rác còn lại', 'Other waste'), weekdays: [1, 2, 3, 4, 5, 6, 0] },
      { what: t('Giấy, nhựa, kim loại', 'Paper, plastic, metal'), weekdays: [3, 6] },
    ],
    works: [],
    found: [],
    lifts: [],
    source: t('Ví dụ của bản chạy thử', 'Example of the trial'),
    updatedOn: '2026-11-20',
    isExample: true,
  },
];
