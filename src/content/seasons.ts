import type { LocalText } from '../domain/basics/index.ts';
import type { Season } from '../domain/service/index.ts';
import { t } from './text.ts';

/**
 * What comes round. No day is known to us: the city announces each year, and a season without its
 * days says so. Whoever knows them writes them in, and it opens and closes by itself.
 */
const notAnnounced = { kind: 'notAnnounced' } as const;

const enrolment = (
  key: string,
  title: LocalText,
  about: LocalText,
  who: LocalText,
  services: readonly string[],
): Season => ({
  key,
  kind: 'school',
  title,
  pictogram: 'school',
  about,
  dates: notAnnounced,
  who: [who],
  calendar: [],
  papers: [],
  services: [...services],
  source: t(
    'Sở Giáo dục và Đào tạo Hà Nội công bố mỗi năm; máy chưa có lịch năm nay',
    'Announced each year by the Department of Education of Hanoi; this kiosk has no calendar yet',
  ),
});

export const seasons: readonly Season[] = [
  enrolment(
    'enrol-kindergarten',
    t('Tuyển sinh mầm non', 'Kindergarten enrolment'),
    t('Mỗi năm một lần, theo nơi cư trú.', 'Once a year, by where the family lives.'),
    t('Gia đình có trẻ trong tuổi mầm non', 'Families with a child of kindergarten age'),
    [],
  ),
  enrolment(
    'enrol-grade-1',
    t('Tuyển sinh lớp 1', 'Grade 1 enrolment'),
    t('Mỗi năm một lần, theo nơi cư trú.', 'Once a year, by where the family lives.'),
    t('Gia đình có trẻ vào lớp 1', 'Families with a child who begins grade 1'),
    [],
  ),
  enrolment(
    'enrol-grade-6',
    t('Tuyển sinh lớp 6', 'Grade 6 enrolment'),
    t(
      'Mỗi năm một lần, theo hướng dẫn của thành phố.',
      'Once a year, by the guidance of the city.',
    ),
    t('Học sinh đã học xong tiểu học', 'Pupils who finished primary school'),
    ['3.000182'],
  ),
  enrolment(
    'enrol-grade-10',
    t('Tuyển sinh lớp 10', 'Grade 10 enrolment'),
    t('Mỗi năm một lần, xét tuyển hoặc thi tuyển.', 'Once a year, by record or by examination.'),
    t('Học sinh tốt nghiệp trung học cơ sở', 'Pupils who finished lower secondary school'),
    ['3.000181'],
  ),
  {
    key: 'tet-hours',
    kind: 'tet',
    title: t('Giờ làm việc dịp Tết', 'Opening hours at Tết'),
    pictogram: 'calendar',
    about: t(
      'Nơi tiếp nhận hồ sơ nghỉ Tết theo thông báo của từng năm.',
      'Offices close at Tết as announced each year.',
    ),
    dates: notAnnounced,
    who: [t('Người có hồ sơ phải nộp hoặc lấy', 'Whoever has papers to hand in or to fetch')],
    calendar: [],
    papers: [],
    services: [],
    source: t(
      'Thành phố thông báo mỗi năm; máy chưa có lịch năm nay',
      'Announced each year by the city; this kiosk has no calendar yet',
    ),
  },
  {
    key: 'property-tax',
    kind: 'tax',
    title: t('Hạn nộp thuế', 'Tax deadlines'),
    pictogram: 'money',
    about: t(
      'Hạn nộp ghi trên thông báo của cơ quan thuế.',
      'The deadline stands on the notice of the tax office.',
    ),
    dates: notAnnounced,
    who: [t('Người có nhà, đất hoặc kinh doanh', 'Owners of houses and land, and businesses')],
    calendar: [],
    papers: [t('Thông báo của cơ quan thuế', 'The notice of the tax office')],
    services: [],
    source: t(
      'Cơ quan thuế thông báo; máy chưa có lịch năm nay',
      'Announced by the tax office; this kiosk has no calendar yet',
    ),
  },
  {
    key: 'election',
    kind: 'election',
    title: t('Bầu cử', 'Elections'),
    pictogram: 'stamp',
    about: t(
      'Khi có ngày bầu cử, máy nêu nơi bỏ phiếu và giấy tờ mang theo.',
      'Once a day is set, the kiosk names where to vote and what to bring.',
    ),
    dates: notAnnounced,
    who: [t('Công dân có quyền bầu cử', 'Citizens who may vote')],
    calendar: [],
    papers: [],
    services: [],
    source: t('Hiện chưa có ngày bầu cử trong máy', 'This kiosk has no election day yet'),
  },
];
