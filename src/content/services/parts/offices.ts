import type { CompetentAuthority, WhereToGo } from '../../../domain/service/index.ts';
import { t } from '../../text.ts';

/** Who decides, and where a Hanoi resident goes: the two always come together. */
export type Office = {
  readonly competentAuthority: CompetentAuthority[];
  readonly where: WhereToGo;
};

export const wardOffice: Office = {
  competentAuthority: [
    {
      name: t('Ủy ban nhân dân phường, xã', 'People’s Committee of the ward or commune'),
      level: 'ward',
    },
  ],
  // Decree 118/2025/NĐ-CP: dossiers are received regardless of ward within the city.
  where: { office: 'servicePoint', reach: 'city' },
};

export const certifyingOffice: Office = {
  competentAuthority: [
    ...wardOffice.competentAuthority,
    { name: t('Tổ chức hành nghề công chứng', 'Notary office'), level: 'other' },
  ],
  where: { office: 'notaryOrServicePoint', reach: 'city' },
};

export const wardPolice: Office = {
  competentAuthority: [
    { name: t('Công an phường, xã', 'Police of the ward or commune'), level: 'ward' },
  ],
  where: { office: 'wardPolice', reach: 'own' },
};

export const idCardOffice: Office = {
  competentAuthority: wardPolice.competentAuthority,
  where: { office: 'wardPolice', reach: 'country' },
};

export const cityPolice: Office = {
  competentAuthority: [{ name: t('Công an thành phố Hà Nội', 'Hanoi city police'), level: 'city' }],
  where: {
    office: 'cityPolice',
    reach: 'own',
    doubt: t(
      'Địa điểm tiếp nhận chưa rõ. Quý vị xem trên Cổng dịch vụ công quốc gia.',
      'The receiving desk is not known. See the national portal.',
    ),
  },
};

export const trafficPolice: Office = {
  competentAuthority: [
    { name: t('Công an phường, xã', 'Police of the ward or commune'), level: 'ward' },
    { name: t('Công an thành phố Hà Nội', 'Hanoi city police'), level: 'city' },
    { name: t('Cục Cảnh sát giao thông', 'Traffic Police Department'), level: 'ministry' },
  ],
  where: {
    office: 'wardPolice',
    reach: 'own',
    doubt: t(
      'Không phải công an phường nào cũng nhận. Quý vị hỏi trước khi đi.',
      'Not every ward police takes it. Ask before you go.',
    ),
  },
};

export const landOffice: Office = {
  competentAuthority: [
    { name: t('Văn phòng đăng ký đất đai', 'Land registration office'), level: 'city' },
  ],
  where: {
    office: 'servicePoint',
    reach: 'city',
    doubt: t(
      'Hồ sơ do Văn phòng đăng ký đất đai giải quyết. Quý vị hỏi trước khi đi.',
      'The land registration office decides. Ask before you go.',
    ),
  },
};

export const wardLandOffice: Office = {
  competentAuthority: [
    {
      name: t(
        'Chủ tịch Ủy ban nhân dân phường, xã',
        'Chair of the People’s Committee of the ward or commune',
      ),
      level: 'ward',
    },
    ...landOffice.competentAuthority,
  ],
  where: { office: 'servicePoint', reach: 'city' },
};

export const socialInsurance: Office = {
  competentAuthority: [{ name: t('Bảo hiểm xã hội', 'Social insurance agency'), level: 'city' }],
  where: {
    office: 'socialInsurance',
    reach: 'own',
    doubt: t(
      'Cơ quan bảo hiểm vừa sắp xếp lại. Quý vị hỏi địa chỉ trước khi đi.',
      'These offices were reorganised. Ask for the address before you go.',
    ),
  },
};

export const taxOffice: Office = {
  competentAuthority: [
    { name: t('Thuế cơ sở và Thuế thành phố', 'Local and city tax offices'), level: 'city' },
  ],
  where: { office: 'taxOffice', reach: 'own' },
};

/** Where the register names the one-stop centre of ward or city, and the tax office decides. */
export const taxAtServicePoint: Office = {
  competentAuthority: taxOffice.competentAuthority,
  where: {
    office: 'servicePoint',
    reach: 'own',
    note: t('Cơ quan thuế giải quyết hồ sơ.', 'The tax office decides.'),
  },
};

/** The register knows no desk for these, although the ward's police decides. */
export const onlineAtPolice: Office = {
  competentAuthority: wardPolice.competentAuthority,
  where: {
    office: 'online',
    reach: 'own',
    doubt: t(
      'Nộp tại quầy chưa rõ. Quý vị hỏi Công an phường, xã.',
      'Whether a desk takes it is not known. Ask the ward police.',
    ),
  },
};

/** The register knows only the online way; plate and paper come by post or from the police. */
export const trafficPoliceOnline: Office = {
  competentAuthority: trafficPolice.competentAuthority.slice(0, 2),
  where: {
    office: 'online',
    reach: 'own',
    note: t(
      'Nhận kết quả qua bưu điện hoặc tại công an.',
      'Collect the result by post or from the police.',
    ),
  },
};

/** A department of the city decides; the city's own branches receive, any of them (118/2025). */
export function cityDepartment(vi: string, en: string): Office {
  return {
    competentAuthority: [{ name: t(vi, en), level: 'city' }],
    where: {
      office: 'cityBranch',
      reach: 'city',
      doubt: t(
        'Không phải chi nhánh nào cũng nhận. Quý vị hỏi trước khi đi.',
        'Not every branch takes it. Ask before you go.',
      ),
    },
  };
}

/** Received by the ward; the Department of Home Affairs decides. */
export const homeAffairsByWard: Office = {
  ...wardOffice,
  competentAuthority: [
    { name: t('Sở Nội vụ Hà Nội', 'Hanoi Department of Home Affairs'), level: 'city' },
    ...wardOffice.competentAuthority,
  ],
};

export const employmentCentre: Office = {
  competentAuthority: [
    { name: t('Sở Nội vụ Hà Nội', 'Hanoi Department of Home Affairs'), level: 'city' },
  ],
  where: {
    office: 'employmentCentre',
    reach: 'own',
    doubt: t(
      'Địa điểm tiếp nhận chưa rõ. Quý vị xem trên Cổng dịch vụ công quốc gia.',
      'The receiving desk is not known. See the national portal.',
    ),
  },
};

export const school: Office = {
  competentAuthority: [
    { name: t('Nhà trường', 'The school'), level: 'other' },
    {
      name: t('Sở Giáo dục và Đào tạo', 'Department of Education and Training'),
      level: 'city',
    },
  ],
  where: { office: 'school', reach: 'own' },
};

export const diplomaOffice: Office = {
  competentAuthority: school.competentAuthority,
  where: {
    office: 'school',
    reach: 'own',
    note: t(
      'Nơi đã cấp bằng: nhà trường, hoặc Sở Giáo dục và Đào tạo.',
      'Where the diploma came from: the school, or the Department of Education.',
    ),
  },
};

export const militaryCommand: Office = {
  competentAuthority: [
    { name: t('Ban chỉ huy quân sự phường, xã', 'Military command of the ward'), level: 'ward' },
  ],
  where: { office: 'militaryCommand', reach: 'city' },
};
