import { t } from '../../text.ts';
import { citizensAndOverseas } from './define.ts';
import { form, paper } from './papers.ts';

export const landOwners = [
  ...citizensAndOverseas,
  t('Doanh nghiệp, tổ chức', 'Companies, organisations'),
];

export const landCertificate = [
  t('Giấy chứng nhận quyền sử dụng đất, nhà ở', 'Certificate of land and house'),
];

export const oldCertificate = paper(
  'certificate',
  'redbook',
  t('Sổ đỏ đã cấp', 'The certificate'),
  {
    fullName: t('Bản gốc giấy chứng nhận đã cấp', 'The original land certificate'),
  },
);

export const landChangeForm = form('changeForm', t('Đơn đăng ký biến động', 'Change form'), {
  fullName: t('Đơn đăng ký biến động đất đai, mẫu số 18', 'Form of change to land, no. 18'),
});
