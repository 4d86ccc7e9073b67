import type { BoardLevel, BoardStation, CityBoard } from '../domain/service/index.ts';
import { t } from './text.ts';

/**
 * Boards of the city: what each measures, where, and what a number means. Not one number: those
 * come by feeds that a city connects (docs/boards.md). Stations and points are places that the city
 * has named in public; a place stands with its coordinates only where they are sure.
 */

const station = (
  key: string,
  vi: string,
  en: string,
  at?: readonly [lat: number, lon: number],
): BoardStation => ({
  key,
  name: t(vi, en),
  ...(at && { at: { lat: at[0], lon: at[1] } }),
});

/** Bands of the Vietnamese air quality index; the advice is our own wording of what they stand for. */
const airScale: BoardLevel[] = [
  {
    upTo: 50,
    name: t('Tốt', 'Good'),
    tone: 'calm',
    everybody: t('Mọi người hoạt động ngoài trời như thường.', 'Be outdoors as usual.'),
  },
  {
    upTo: 100,
    name: t('Trung bình', 'Moderate'),
    tone: 'calm',
    everybody: t('Mọi người vẫn ra ngoài như thường.', 'Go out as usual.'),
    sensitive: t(
      'Trẻ nhỏ, người cao tuổi thấy ho, khó thở thì nghỉ trong nhà.',
      'Children and elderly people rest indoors when they cough or breathe with difficulty.',
    ),
  },
  {
    upTo: 150,
    name: t('Kém', 'Poor'),
    tone: 'warning',
    everybody: t('Bớt vận động mạnh ngoài trời.', 'Do less heavy exercise outdoors.'),
    sensitive: t(
      'Trẻ nhỏ, người cao tuổi, người bệnh tim phổi nên ở trong nhà nhiều hơn.',
      'Children, elderly people and people with heart or lung disease should stay in more.',
    ),
  },
  {
    upTo: 200,
    name: t('Xấu', 'Bad'),
    tone: 'danger',
    everybody: t(
      'Hạn chế ở ngoài trời. Ra ngoài thì đeo khẩu trang.',
      'Stay outdoors less. Wear a mask when you go out.',
    ),
    sensitive: t(
      'Trẻ nhỏ, người cao tuổi, người bệnh tim phổi nên ở trong nhà.',
      'Children, elderly people and people with heart or lung disease should stay in.',
    ),
  },
  {
    upTo: 300,
    name: t('Rất xấu', 'Very bad'),
    tone: 'danger',
    everybody: t(
      'Chỉ ra ngoài khi cần. Đóng cửa sổ, đeo khẩu trang.',
      'Go out only when you must. Close windows, wear a mask.',
    ),
    sensitive: t(
      'Trẻ nhỏ, người cao tuổi, người bệnh tim phổi ở trong nhà.',
      'Children, elderly people and people with heart or lung disease stay in.',
    ),
  },
  {
    name: t('Nguy hại', 'Hazardous'),
    tone: 'danger',
    everybody: t('Ở trong nhà, đóng kín cửa.', 'Stay in and keep doors and windows closed.'),
    sensitive: t(
      'Người khó thở, đau ngực cần gọi cấp cứu 115.',
      'Whoever breathes with difficulty or has chest pain calls an ambulance, 115.',
    ),
  },
];

/** Only what the decision defines for 24 hours of rain; below it has classes of no decision. */
const rainScale: BoardLevel[] = [
  {
    upTo: 50,
    name: t('Chưa đến mức mưa lớn', 'Below heavy rain'),
    tone: 'calm',
    everybody: t('Đường trũng vẫn có thể đọng nước.', 'Low streets may still hold water.'),
  },
  {
    upTo: 100,
    name: t('Mưa to', 'Heavy rain'),
    tone: 'warning',
    everybody: t(
      'Tránh đường trũng, hầm chui. Xem điểm ngập trước khi đi.',
      'Avoid low streets and underpasses. Look at flooded points before you go.',
    ),
    sensitive: t(
      'Trẻ em, người cao tuổi không nên đi một mình.',
      'Children and elderly people should not go alone.',
    ),
  },
  {
    name: t('Mưa rất to', 'Very heavy rain'),
    tone: 'danger',
    everybody: t(
      'Không đi vào đường ngập, hầm chui, hầm để xe có nước.',
      'Do not enter flooded streets, underpasses or garages with water.',
    ),
    sensitive: t(
      'Trẻ em, người cao tuổi nên ở trong nhà.',
      'Children and elderly people should stay in.',
    ),
  },
];

/** Water on a road or none: no standard says more for sure. */
const floodScale: BoardLevel[] = [
  {
    upTo: 0,
    name: t('Không có nước trên đường', 'No water on the road'),
    tone: 'calm',
    everybody: t('Đi lại như thường ở điểm này.', 'Pass as usual at this point.'),
  },
  {
    name: t('Có nước trên đường', 'Water on the road'),
    tone: 'warning',
    everybody: t(
      'Chọn đường khác nếu có thể. Không lội nơi nước chảy xiết.',
      'Take another way if you can. Do not wade where water runs fast.',
    ),
    sensitive: t(
      'Trẻ em, người cao tuổi không lội qua chỗ ngập.',
      'Children and elderly people do not wade through it.',
    ),
  },
];

const air: CityBoard = {
  key: 'hanoi-air',
  kind: 'air',
  title: t('Không khí', 'Air'),
  about: t(
    'Chỉ số chất lượng không khí quanh mỗi trạm. Số càng cao, không khí càng xấu.',
    'Index of the air around each station. The higher the number, the worse the air.',
  ),
  source: t('Trạm quan trắc không khí của thành phố', 'Air monitoring stations of the city'),
  unit: t('điểm', 'points'),
  digits: 0,
  range: { min: 0, max: 500 },
  trendStep: 5,
  scale: airScale,
  standard: t(
    'Thang chỉ số không khí Việt Nam, Quyết định 1459/QĐ-TCMT năm 2019',
    'Scale of the Vietnamese air quality index, Decision 1459/QĐ-TCMT of 2019',
  ),
  oldAfterMinutes: 120,
  goneAfterHours: 24,
  stations: [
    station('hang-dau', 'Trạm Hàng Đậu', 'Hàng Đậu station', [21.04, 105.848]),
    station('hoan-kiem', 'Trạm Hoàn Kiếm', 'Hoàn Kiếm station', [21.029, 105.852]),
    station('kim-lien', 'Trạm Kim Liên', 'Kim Liên station'),
    station('minh-khai', 'Trạm Minh Khai', 'Minh Khai station'),
    station('my-dinh', 'Trạm Mỹ Đình', 'Mỹ Đình station'),
    station('pham-van-dong', 'Trạm Phạm Văn Đồng', 'Phạm Văn Đồng station'),
    station('tan-mai', 'Trạm Tân Mai', 'Tân Mai station'),
    station('tay-mo', 'Trạm Tây Mỗ', 'Tây Mỗ station'),
    station('thanh-cong', 'Trạm Thành Công', 'Thành Công station'),
    station('trung-yen', 'Trạm Trung Yên 3', 'Trung Yên 3 station'),
  ],
};

const lakes: CityBoard = {
  key: 'hanoi-lakes',
  kind: 'water',
  title: t('Nước hồ', 'Lake water'),
  about: t(
    'Khí ô-xi tan trong nước hồ. Nước ít ô-xi thì cá khó sống.',
    'Oxygen in the water of lakes. Where there is little of it, fish find it hard to live.',
  ),
  source: t('Trạm quan trắc nước hồ của thành phố', 'Lake monitoring stations of the city'),
  unit: t('mg/l', 'mg/l'),
  digits: 1,
  // Water takes up 14.6 mg/l at 0 °C; above 30 an instrument is wrong.
  range: { min: 0, max: 30 },
  trendStep: 0.5,
  scale: [],
  oldAfterMinutes: 240,
  goneAfterHours: 48,
  stations: [
    station('hoan-kiem', 'Hồ Hoàn Kiếm', 'Hoàn Kiếm Lake', [21.029, 105.852]),
    station('ho-tay', 'Hồ Tây', 'Tây Lake', [21.058, 105.823]),
    station('truc-bach', 'Hồ Trúc Bạch', 'Trúc Bạch Lake', [21.046, 105.839]),
    station('bay-mau', 'Hồ Bảy Mẫu', 'Bảy Mẫu Lake', [21.012, 105.842]),
  ],
};

const rain: CityBoard = {
  key: 'hanoi-rain',
  kind: 'rain',
  title: t('Lượng mưa', 'Rainfall'),
  about: t('Tổng lượng mưa trong 24 giờ qua.', 'Rain of the last 24 hours in all.'),
  source: t('Trạm khí tượng tại Hà Nội', 'Weather stations in Hanoi'),
  unit: t('mm trong 24 giờ', 'mm in 24 hours'),
  digits: 0,
  // The wettest day that any station of the country has measured is below 2,000 mm.
  range: { min: 0, max: 2_000 },
  trendStep: 1,
  scale: rainScale,
  standard: t(
    'Định nghĩa mưa lớn, Quyết định 18/2021/QĐ-TTg',
    'Definition of heavy rain, Decision 18/2021/QĐ-TTg',
  ),
  oldAfterMinutes: 120,
  goneAfterHours: 24,
  stations: [
    station('lang', 'Trạm Láng', 'Láng station'),
    station('ha-dong', 'Trạm Hà Đông', 'Hà Đông station'),
  ],
};

const flood: CityBoard = {
  key: 'hanoi-flood',
  kind: 'flood',
  title: t('Điểm ngập', 'Flooded points'),
  about: t('Mực nước đo trên mặt đường.', 'Depth of the water on the road.'),
  source: t('Điểm đo ngập của thành phố', 'Flood gauges of the city'),
  unit: t('cm', 'cm'),
  digits: 0,
  range: { min: 0, max: 300 },
  trendStep: 2,
  scale: floodScale,
  standard: t(
    'Không theo quy chuẩn: chỉ nói có nước hay không',
    'Of no standard: it only says whether there is water',
  ),
  oldAfterMinutes: 60,
  goneAfterHours: 12,
  stations: [
    station(
      'phan-boi-chau',
      'Ngã tư Phan Bội Châu, Lý Thường Kiệt',
      'Phan Bội Châu and Lý Thường Kiệt',
    ),
    station('nguyen-khuyen', 'Phố Nguyễn Khuyến', 'Nguyễn Khuyến Street'),
    station('hoa-bang', 'Phố Hoa Bằng', 'Hoa Bằng Street'),
    station('thai-ha', 'Phố Thái Hà', 'Thái Hà Street'),
  ],
};

const parking: CityBoard = {
  key: 'hanoi-parking',
  kind: 'parking',
  title: t('Chỗ đỗ xe', 'Parking'),
  about: t('Số chỗ còn trống cho ô tô.', 'Places that are free for cars.'),
  source: t('Hệ thống đỗ xe của thành phố', 'Parking system of the city'),
  unit: t('chỗ trống', 'free places'),
  digits: 0,
  range: { min: 0, max: 5_000 },
  trendStep: 3,
  scale: [],
  oldAfterMinutes: 15,
  goneAfterHours: 2,
  // The streets with which iParking began in 2017. How many places each has now is not known.
  stations: [
    station('ly-thuong-kiet', 'Phố Lý Thường Kiệt', 'Lý Thường Kiệt Street'),
    station('tran-hung-dao', 'Phố Trần Hưng Đạo', 'Trần Hưng Đạo Street'),
  ],
};

export const boards: readonly CityBoard[] = [air, rain, flood, lakes, parking];
