import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { fixed } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { certifyingOffice, wardOffice } from './parts/offices.ts';
import { idToShow, oneCase, paper } from './parts/papers.ts';
import { workingDays } from './parts/times.ts';

const organisations = t('Cơ quan, tổ chức', 'Organisations');

const ownership = paper('ownership', 'redbook', t('Giấy tờ sở hữu tài sản', 'Proof of ownership'), {
  copies: 1,
  fullName: t(
    'Giấy chứng nhận quyền sở hữu, quyền sử dụng tài sản',
    'Certificate of ownership or of the right to use',
  ),
});

export const certifyServices: PublicService[] = [
  defineService({
    code: '2.000815',
    name: t('Chứng thực bản sao từ bản chính giấy tờ, văn bản', 'Certified copies of originals'),
    shortName: t('Chứng thực bản sao', 'Certified copy'),
    summary: t(
      'Sao y giấy tờ từ bản chính. Nhiều người quen gọi là công chứng.',
      'A copy certified against the original, often called “công chứng”.',
    ),
    pictogram: 'stamp',
    lifeEvents: ['certify'],
    office: certifyingOffice,
    processingTime: workingDays(1),
    costs: [
      fixed(2000, { per: t('mỗi trang', 'a page'), condition: t('2 trang đầu', 'first 2 pages') }),
      fixed(1000, {
        per: t('mỗi trang', 'a page'),
        condition: t(
          'từ trang thứ 3, nhiều nhất 200.000 đồng mỗi bản',
          'from page 3, at most 200,000 VND a copy',
        ),
      }),
    ],
    whoMayApply: [...citizensAndOverseas, organisations],
    conditions: [
      t(
        'Bản chính không bị tẩy xóa, rách nát hoặc mất chữ.',
        'The original must not be altered, torn or unreadable.',
      ),
    ],
    evidence: oneCase(
      paper('original', 'docs', t('Bản chính cần sao', 'The original'), {
        use: 'show',
        fullName: t(
          'Bản chính và bản sao; nơi tiếp nhận có thể chụp giúp',
          'The original and a copy; the desk can copy it for you',
        ),
      }),
    ),
    outputs: [t('Bản sao được chứng thực', 'Certified copy')],
    aliases: [
      'công chứng',
      'sao y',
      'sao y bản chính',
      'photo công chứng',
      'đóng dấu sao y',
      'certified copy',
    ],
    keywords: ['bản sao', 'photo', 'đóng dấu', 'notarized copy', 'true copy'],
    popularity: 1,
  }),
  defineService({
    code: '2.000884',
    name: t('Chứng thực chữ ký trong các giấy tờ, văn bản', 'Certification of a signature'),
    shortName: t('Chứng thực chữ ký', 'Certify a signature'),
    summary: t(
      'Cho sơ yếu lý lịch, giấy ủy quyền và giấy cam đoan.',
      'For a CV, a power of attorney or a pledge.',
    ),
    pictogram: 'stamp',
    lifeEvents: ['certify'],
    office: certifyingOffice,
    processingTime: workingDays(1),
    costs: [fixed(10_000, { per: t('mỗi trường hợp', 'a case') })],
    whoMayApply: citizensAndOverseas,
    conditions: [t('Quý vị ký trước mặt người chứng thực.', 'You sign in front of the officer.')],
    evidence: oneCase(
      idToShow,
      paper('document', 'docs', t('Giấy tờ sẽ ký', 'The document to sign')),
    ),
    outputs: [t('Giấy tờ được chứng thực chữ ký', 'Document with a certified signature')],
    aliases: [
      'xác nhận chữ ký',
      'xác nhận sơ yếu lý lịch',
      'giấy ủy quyền',
      'điểm chỉ',
      'công chứng chữ ký',
    ],
    keywords: ['sơ yếu lý lịch', 'ủy quyền', 'cam đoan', 'power of attorney'],
    popularity: 0.9,
  }),
  defineService({
    code: '2.001035',
    name: t(
      'Chứng thực giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất, nhà ở',
      'Certification of contracts on land, houses and movables',
    ),
    shortName: t('Chứng thực hợp đồng nhà đất, xe', 'Certify a contract'),
    summary: t(
      'Cho hợp đồng mua bán, tặng cho, thế chấp nhà đất hoặc xe.',
      'For contracts of sale, gift or mortgage of property or vehicles.',
    ),
    pictogram: 'stamp',
    lifeEvents: ['certify', 'land'],
    office: wardOffice,
    processingTime: workingDays(1),
    costs: [fixed(50_000, { per: t('mỗi giao dịch', 'a contract') })],
    whoMayApply: [...citizens, organisations],
    evidence: oneCase(paper('draft', 'docs', t('Dự thảo hợp đồng', 'Draft contract')), ownership),
    outputs: [t('Hợp đồng được chứng thực', 'Certified contract')],
    aliases: ['công chứng hợp đồng', 'công chứng mua bán nhà', 'cho đất con', 'giấy mua bán xe'],
    keywords: ['hợp đồng', 'tặng cho', 'mua bán', 'contract'],
    popularity: 0.6,
  }),
  defineService({
    code: '2.001019',
    name: t('Chứng thực di chúc', 'Certification of a will'),
    shortName: t('Chứng thực di chúc', 'Certify a will'),
    summary: t(
      'Quý vị lập di chúc và ký trước mặt cán bộ.',
      'Make a will and sign it in front of an officer.',
    ),
    pictogram: 'stamp',
    lifeEvents: ['certify', 'support'],
    office: wardOffice,
    processingTime: workingDays(1),
    costs: [fixed(50_000, { per: t('mỗi di chúc', 'a will') })],
    whoMayApply: citizens,
    evidence: oneCase(paper('draft', 'docs', t('Dự thảo di chúc', 'Draft will')), ownership),
    outputs: [t('Di chúc được chứng thực', 'Certified will')],
    aliases: ['lập di chúc', 'làm di chúc', 'will'],
    keywords: ['thừa kế', 'để lại tài sản', 'last will'],
    popularity: 0.35,
  }),
  defineService({
    code: '2.001406',
    name: t(
      'Chứng thực văn bản phân chia di sản là động sản, quyền sử dụng đất, nhà ở',
      'Certification of the division of an estate',
    ),
    shortName: t('Chứng thực chia thừa kế', 'Certify the division of an estate'),
    summary: t(
      'Khi những người thừa kế cùng đồng ý chia nhà đất, tài sản.',
      'When all the heirs agree on how to divide the property.',
    ),
    pictogram: 'stamp',
    lifeEvents: ['death', 'certify', 'land'],
    office: wardOffice,
    processingTime: workingDays(1),
    costs: [fixed(50_000, { per: t('mỗi văn bản', 'a document') })],
    whoMayApply: [...citizens, organisations],
    evidence: oneCase(
      paper('draft', 'docs', t('Dự thảo văn bản chia di sản', 'Draft of the division')),
      ownership,
      idToShow,
    ),
    outputs: [t('Văn bản chia di sản được chứng thực', 'Certified division')],
    aliases: ['chia thừa kế', 'phân chia di sản', 'khai nhận thừa kế', 'divide inheritance'],
    keywords: ['bố mẹ để lại', 'chia nhà đất', 'chia tài sản', 'anh em', 'estate'],
    popularity: 0.5,
  }),
  defineService({
    code: '2.001016',
    name: t('Chứng thực văn bản từ chối nhận di sản', 'Certification of a refused inheritance'),
    shortName: t('Chứng thực từ chối thừa kế', 'Certify a refused inheritance'),
    summary: t(
      'Khi quý vị không nhận phần thừa kế của mình.',
      'When you do not want your share of an inheritance.',
    ),
    pictogram: 'stamp',
    lifeEvents: ['death', 'certify'],
    office: wardOffice,
    processingTime: workingDays(1),
    costs: [fixed(50_000, { per: t('mỗi văn bản', 'a document') })],
    whoMayApply: [...citizens, organisations],
    evidence: oneCase(
      paper('draft', 'docs', t('Dự thảo văn bản từ chối', 'Draft of the refusal')),
      ownership,
      idToShow,
    ),
    outputs: [t('Văn bản từ chối được chứng thực', 'Certified refusal')],
    aliases: ['từ chối thừa kế', 'không nhận thừa kế', 'nhường thừa kế', 'give up inheritance'],
    keywords: ['từ chối di sản', 'nhường phần cho anh em', 'heir'],
    popularity: 0.3,
  }),
];
