import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { fixed, seeNote, unknownCost } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { cityPolice, wardPolice } from './parts/offices.ts';
import { authorisation, evidenceCase, form, idToShow, oneCase, paper } from './parts/papers.ts';
import { between, days, workingDays } from './parts/times.ts';

export const identityServices: PublicService[] = [
  defineService({
    code: '3.000228',
    name: t(
      'Cấp tài khoản định danh điện tử mức độ 02, căn cước điện tử cho công dân Việt Nam',
      'Level 2 electronic identity account (VNeID)',
    ),
    shortName: t('Tài khoản VNeID mức 2', 'VNeID account, level 2'),
    summary: t(
      'Tài khoản để đăng nhập dịch vụ công trên điện thoại.',
      'The account to sign in to public services on your phone.',
    ),
    pictogram: 'phone',
    lifeEvents: ['idPapers'],
    office: wardPolice,
    processingTime: between(
      workingDays(
        3,
        t('Đến 7 ngày nếu chưa có thẻ căn cước.', 'Up to 7 days if you have no ID card yet.'),
      ),
      7,
    ),
    costs: unknownCost,
    whoMayApply: citizens,
    conditions: [
      t(
        'Người dưới 14 tuổi đi cùng người đại diện.',
        'People under 14 come with their representative.',
      ),
    ],
    evidence: [
      evidenceCase(
        'withCard',
        t('Đã có thẻ căn cước', 'With an ID card'),
        paper('card', 'id', t('Thẻ căn cước', 'ID card'), {
          use: 'show',
          fullName: t('Thẻ căn cước gắn chip còn hạn', 'ID card with chip, still valid'),
        }),
        form('accountForm', t('Phiếu đề nghị cấp tài khoản', 'Account request'), {
          fullName: t(
            'Phiếu đề nghị, ghi số điện thoại chính chủ',
            'Request with a phone number in your own name',
          ),
        }),
      ),
      evidenceCase(
        'withoutCard',
        t('Chưa có thẻ căn cước', 'Without an ID card'),
        form('together', t('Làm cùng lúc với thẻ căn cước', 'Together with the ID card')),
      ),
    ],
    outputs: [t('Tài khoản VNeID mức 2', 'VNeID account, level 2')],
    aliases: ['VNeID', 'định danh mức 2', 'kích hoạt VNeID', 'tài khoản định danh'],
    keywords: ['định danh điện tử', 'điện thoại', 'căn cước điện tử', 'electronic ID'],
    popularity: 0.95,
  }),
  defineService({
    code: '1.001456',
    name: t('Cấp hộ chiếu phổ thông ở trong nước', 'Ordinary passport'),
    shortName: t('Làm hộ chiếu', 'Passport'),
    summary: t(
      'Làm mới, đổi hoặc làm lại hộ chiếu để ra nước ngoài.',
      'A new, renewed or replaced passport for travel abroad.',
    ),
    pictogram: 'passport',
    lifeEvents: ['idPapers'],
    office: cityPolice,
    processingTime: workingDays(8),
    costs: [
      fixed(200_000, { channels: ['inPerson'], condition: t('làm mới', 'new') }),
      fixed(400_000, {
        channels: ['inPerson'],
        condition: t('làm lại do mất, hỏng', 'replacing a lost or damaged one'),
      }),
      {
        ...seeNote(
          t(
            'Chưa rõ. Mức giảm trong dữ liệu đã hết hạn cuối năm 2023.',
            'Not known. The discount in the register ended in 2023.',
          ),
        ),
        channels: ['online', 'post'],
      },
    ],
    whoMayApply: citizens,
    evidence: oneCase(
      paper('photo', 'id', t('Ảnh 4x6 nền trắng', 'Photo 4x6 cm, white'), {
        fullName: t(
          'Ảnh 4x6, nền trắng, chụp chưa quá 6 tháng',
          'Photo 4x6 cm, white background, less than 6 months old',
        ),
      }),
      form('passportForm', t('Tờ khai cấp hộ chiếu', 'Passport form'), {
        fullName: t(
          'Tờ khai mẫu TK01; dưới 14 tuổi dùng mẫu TK01a',
          'Form TK01; under 14, form TK01a',
        ),
      }),
      paper('oldPassport', 'passport', t('Hộ chiếu cũ', 'Earlier passport'), {
        condition: t('nếu đã có và còn hạn', 'if you have one that is still valid'),
      }),
      paper('childBirth', 'birth', t('Bản sao khai sinh', 'Copy of the birth record'), {
        originals: 0,
        copies: 1,
        condition: t(
          'nếu dưới 14 tuổi, chưa có số định danh',
          'under 14 without a personal number',
        ),
      }),
      paper(
        'legalRepresentative',
        'family',
        t('Bản sao giấy tờ người đại diện', 'Copy of the proof of representation'),
        {
          originals: 0,
          copies: 1,
          condition: t(
            'nếu làm cho người dưới 14 tuổi hoặc mất năng lực hành vi',
            'for people under 14 or without legal capacity',
          ),
        },
      ),
    ),
    outputs: [t('Hộ chiếu phổ thông', 'Ordinary passport')],
    aliases: ['passport', 'làm passport', 'đổi hộ chiếu', 'hộ chiếu hết hạn'],
    keywords: ['đi nước ngoài', 'xuất cảnh', 'hộ chiếu gắn chip', 'travel abroad'],
    popularity: 0.85,
  }),
  defineService({
    code: '3.000333',
    name: t('Cấp Phiếu Lý lịch tư pháp', 'Judicial record certificate'),
    shortName: t('Phiếu lý lịch tư pháp', 'Criminal record certificate'),
    summary: t(
      'Giấy xác nhận có án tích hay không, để xin việc hoặc ra nước ngoài.',
      'Shows whether there are convictions, for a job or a visa.',
    ),
    pictogram: 'docs',
    lifeEvents: ['idPapers', 'business'],
    office: cityPolice,
    processingTime: between(days(10), 15),
    costs: [
      seeNote(
        t(
          'Theo Thông tư 244/2016/TT-BTC hoặc văn bản thay thế. Số tiền chưa rõ.',
          'Under circular 244/2016/TT-BTC or its successor. Amount not known.',
        ),
      ),
    ],
    whoMayApply: [
      ...citizensAndOverseas,
      t('Người nước ngoài cư trú tại Việt Nam', 'Foreigners living in Vietnam'),
    ],
    evidence: oneCase(
      paper('idCopy', 'id', t('Bản sao căn cước hoặc hộ chiếu', 'Copy of ID or passport'), {
        originals: 0,
        copies: 1,
        fullName: t(
          'Bản sao căn cước hoặc hộ chiếu, kèm bản chính để đối chiếu',
          'Copy of ID or passport, with the original to compare',
        ),
      }),
      form('recordForm', t('Tờ khai lý lịch tư pháp', 'Judicial record form')),
      authorisation,
      paper('exemption', 'docs', t('Giấy tờ miễn, giảm phí', 'Proof of exemption'), {
        condition: t('nếu được miễn hoặc giảm phí', 'if you pay less or nothing'),
      }),
    ),
    outputs: [
      t('Phiếu lý lịch tư pháp số 1', 'Certificate no. 1'),
      t('Phiếu lý lịch tư pháp số 2', 'Certificate no. 2'),
    ],
    aliases: ['lý lịch trong sạch', 'giấy án tích', 'criminal record', 'police clearance'],
    keywords: ['án tích', 'xin việc', 'tiền án', 'background check'],
    popularity: 0.75,
  }),
  defineService({
    code: '1.010386',
    name: t('Trình báo mất hộ chiếu phổ thông tại cấp xã', 'Report of a lost passport'),
    shortName: t('Báo mất hộ chiếu', 'Report a lost passport'),
    summary: t(
      'Báo để hộ chiếu bị hủy, người khác không dùng được. Làm hộ chiếu mới là việc riêng.',
      'Has the lost passport cancelled. Getting a new passport is a separate step.',
    ),
    pictogram: 'passport',
    lifeEvents: ['idPapers'],
    office: { ...wardPolice, where: { office: 'wardPolice', reach: 'country' } },
    processingTime: workingDays(
      1,
      t(
        'Quý vị báo trong 2 ngày làm việc từ khi biết mất. Hộ chiếu bị hủy sau đó 1 ngày làm việc.',
        'Report within 2 working days of the loss. The passport is cancelled 1 working day later.',
      ),
    ),
    costs: unknownCost,
    whoMayApply: citizens,
    conditions: [
      t(
        'Báo trong 2 ngày làm việc từ khi biết mất. Báo muộn thì ghi rõ lý do.',
        'Report within 2 working days of noticing the loss. If later, say why.',
      ),
    ],
    evidence: oneCase(
      { ...idToShow, fullName: t('Thẻ căn cước còn hạn', 'ID card, still valid') },
      form('lossForm', t('Đơn trình báo mất hộ chiếu', 'Report of loss'), {
        fullName: t(
          'Đơn trình báo mất hộ chiếu, mẫu TK05. Dưới 14 tuổi thì người đại diện ký.',
          'Report of loss, form TK05. Under 14, the representative signs.',
        ),
      }),
    ),
    outputs: [t('Thông báo đã giải quyết việc mất hộ chiếu', 'Notice that it was dealt with')],
    aliases: ['mất hộ chiếu', 'báo mất passport', 'rơi hộ chiếu', 'lost passport'],
    keywords: ['hủy hộ chiếu', 'mất passport phải làm sao', 'stolen passport'],
    popularity: 0.5,
  }),
];
