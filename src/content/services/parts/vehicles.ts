import { t } from '../../text.ts';
import { fixed, seeNote } from './costs.ts';
import { form } from './papers.ts';

/**
 * The register also has 115,000 for online dossiers, which ended on 31 December 2025.
 */
export const licenceFee = [
  fixed(135_000, { channels: ['inPerson'], per: t('mỗi lần', 'each time') }),
  {
    ...seeNote(
      t(
        'Chưa rõ. Mức giảm trong dữ liệu đã hết hạn cuối năm 2025.',
        'Not known. The discount in the register ended in 2025.',
      ),
    ),
    channels: ['online' as const],
  },
];

export const licence = [t('Giấy phép lái xe', 'Driving licence')];

export const ownerSignsIn = form('owner', t('Giấy tờ của chủ xe', 'Owner’s identity'), {
  fullName: t('Đăng nhập bằng VNeID mức 2 là đủ', 'Signing in with VNeID level 2 is enough'),
  whereToGet: t('Quý vị không cần mang giấy.', 'No paper is needed.'),
});
export const vehicleForm = form(
  'vehicleForm',
  t('Giấy khai đăng ký xe', 'Vehicle registration form'),
  {
    whereToGet: t('Khai trên Cổng dịch vụ công quốc gia.', 'Fill it in on the national portal.'),
  },
);
export const vehicleResult = [
  t('Giấy chứng nhận đăng ký xe', 'Registration certificate'),
  t('Biển số xe', 'Number plate'),
];
