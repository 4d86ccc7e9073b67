import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { byCouncil, civilStatusFee, extraCopies, free, unknownCost } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { socialInsurance, wardOffice } from './parts/offices.ts';
import {
  authorisation,
  form,
  idToShow,
  oneCase,
  paper,
  residenceLookedUp,
} from './parts/papers.ts';
import { between, doubted, sameDay, withoutUnit, workingDays } from './parts/times.ts';

const deathCopy = paper(
  'deathCopy',
  'one',
  t('Bản sao giấy chứng tử', 'Copy of the death record'),
  {
    originals: 0,
    copies: 1,
  },
);

export const marriageServices: PublicService[] = [
  defineService({
    code: '1.000894',
    name: t('Thủ tục đăng ký kết hôn', 'Marriage registration'),
    shortName: t('Đăng ký kết hôn', 'Register a marriage'),
    summary: t('Hai bên cùng là công dân Việt Nam.', 'Both partners are Vietnamese citizens.'),
    pictogram: 'rings',
    lifeEvents: ['marriage'],
    office: wardOffice,
    processingTime: workingDays(1),
    costs: [free(), extraCopies],
    whoMayApply: citizens,
    evidence: oneCase(
      { ...idToShow, shortName: t('Căn cước của mỗi người', 'ID card of each partner') },
      residenceLookedUp,
      form('marriageForm', t('Tờ khai đăng ký kết hôn', 'Marriage form')),
    ),
    outputs: [t('Giấy chứng nhận kết hôn', 'Marriage certificate')],
    aliases: ['lấy vợ', 'lấy chồng', 'cưới', 'đăng ký cưới', 'giấy hôn thú', 'hôn thú'],
    keywords: ['kết hôn', 'giấy kết hôn', 'marriage certificate', 'get married'],
    popularity: 0.9,
  }),
  defineService({
    code: '1.004873',
    name: t('Thủ tục cấp Giấy xác nhận tình trạng hôn nhân', 'Certificate of marital status'),
    shortName: t('Xác nhận tình trạng hôn nhân', 'Marital status certificate'),
    summary: t(
      'Giấy chứng nhận độc thân để cưới, vay vốn, mua bán nhà đất.',
      'Proof of single status for a wedding, a loan or a property sale.',
    ),
    pictogram: 'wedding',
    lifeEvents: ['marriage', 'idPapers'],
    office: wardOffice,
    processingTime: workingDays(3),
    costs: civilStatusFee,
    whoMayApply: citizensAndOverseas,
    evidence: oneCase(
      idToShow,
      residenceLookedUp,
      paper('oldCertificate', 'wedding', t('Giấy xác nhận cũ', 'The earlier certificate'), {
        condition: t('nếu xin cấp lại', 'if you ask for it again'),
      }),
      authorisation,
    ),
    outputs: [t('Giấy xác nhận tình trạng hôn nhân', 'Marital status certificate')],
    aliases: [
      'giấy độc thân',
      'giấy chứng nhận độc thân',
      'giấy chưa kết hôn',
      'xác nhận chưa vợ',
      'xác nhận chưa chồng',
      'single certificate',
    ],
    keywords: ['độc thân', 'ly hôn', 'chưa kết hôn', 'proof of single status'],
    popularity: 0.9,
  }),
  defineService({
    code: '2.000806',
    name: t('Thủ tục đăng ký kết hôn có yếu tố nước ngoài', 'Marriage with a foreign element'),
    shortName: t('Kết hôn với người nước ngoài', 'Marry a foreigner'),
    summary: t(
      'Một bên là người nước ngoài hoặc sống ở nước ngoài.',
      'One partner is a foreigner or lives abroad.',
    ),
    pictogram: 'rings',
    lifeEvents: ['marriage'],
    office: wardOffice,
    processingTime: doubted(workingDays(10), withoutUnit(5)),
    costs: civilStatusFee,
    whoMayApply: citizensAndOverseas,
    conditions: [
      t(
        'Nhận giấy kết hôn trong 60 ngày. Quá hạn thì giấy bị hủy.',
        'Collect the certificate within 60 days, or it is cancelled.',
      ),

      t(
        'Giấy tờ nước ngoài phải được hợp pháp hóa lãnh sự và dịch ra tiếng Việt.',
        'Foreign papers must be legalised and translated into Vietnamese.',
      ),
    ],
    evidence: oneCase(
      paper('passport', 'passport', t('Bản sao hộ chiếu', 'Copy of the passport'), {
        originals: 0,
        copies: 1,
        fullName: t(
          'Bản sao hộ chiếu của bên nước ngoài',
          'Copy of the passport of the foreign partner',
        ),
      }),
      paper('single', 'wedding', t('Giấy chứng minh độc thân', 'Proof of single status'), {
        fullName: t(
          'Giấy chứng minh tình trạng hôn nhân do nước ngoài cấp, còn hạn',
          'Proof of marital status from the other country, still valid',
        ),
      }),
      paper('health', 'health', t('Giấy xác nhận sức khỏe', 'Health confirmation'), {
        fullName: t(
          'Xác nhận không mắc bệnh tâm thần, do tổ chức y tế cấp',
          'Confirmation of mental health by a medical body',
        ),
      }),
      idToShow,
      residenceLookedUp,
      paper('employer', 'docs', t('Xác nhận của cơ quan', 'Confirmation of the employer'), {
        condition: t('nếu là cán bộ, công chức, quân nhân', 'for officials and the military'),
      }),
      paper('divorce', 'docs', t('Trích lục ghi việc ly hôn', 'Extract of the divorce'), {
        condition: t('nếu đã ly hôn ở nước ngoài', 'if divorced abroad'),
      }),
    ),
    outputs: [t('Giấy chứng nhận kết hôn', 'Marriage certificate')],
    aliases: ['lấy vợ nước ngoài', 'lấy chồng nước ngoài', 'lấy Tây', 'marry a foreigner'],
    keywords: ['yếu tố nước ngoài', 'Việt kiều', 'foreign spouse'],
    popularity: 0.35,
  }),
];

export const deathServices: PublicService[] = [
  defineService({
    code: '1.000656',
    name: t('Thủ tục đăng ký khai tử', 'Death registration'),
    shortName: t('Đăng ký khai tử', 'Register a death'),
    summary: t('Khi trong nhà có người vừa mất.', 'When somebody in the family has died.'),
    pictogram: 'one',
    lifeEvents: ['death'],
    office: wardOffice,
    processingTime: between(sameDay, 5),
    costs: [
      ...byCouncil,
      free(
        t(
          'khai đúng hạn, người có công, hộ nghèo, người khuyết tật',
          'registered in time, people of merit, poor households, people with disabilities',
        ),
      ),
    ],
    whoMayApply: [t('Người thân của người đã mất', 'Relatives of the deceased'), ...citizens],
    evidence: oneCase(
      paper('deathNotice', 'one', t('Giấy báo tử', 'Death notice'), {
        whereToGet: t(
          'Bệnh viện hoặc ủy ban phường, xã cấp.',
          'From the hospital or the ward’s People’s Committee.',
        ),
      }),
      idToShow,
      paper('lastResidence', 'apart', t('Nơi cư trú cuối cùng', 'Last residence'), {
        use: 'lookedUp',
        fullName: t(
          'Giấy tờ nơi cư trú cuối cùng, chỉ khi quầy không tra được',
          'Proof of the last residence, only if the desk cannot look it up',
        ),
      }),
      authorisation,
      paper('evidenceOfDeath', 'docs', t('Chứng cứ về việc chết', 'Evidence of the death'), {
        condition: t('nếu mất đã lâu, không có giấy báo tử', 'if long ago and without a notice'),
      }),
    ),
    outputs: [t('Trích lục khai tử', 'Extract of the death record')],
    aliases: ['giấy báo tử', 'báo tử', 'giấy chứng tử', 'chứng tử', 'khai tử', 'death certificate'],
    keywords: ['chết', 'qua đời', 'mất người thân', 'funeral', 'register a death'],
    popularity: 0.75,
  }),
  defineService({
    code: '1.001731',
    name: t(
      'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội',
      'Funeral support for people on social protection',
    ),
    shortName: t('Hỗ trợ mai táng, bảo trợ xã hội', 'Funeral support, social protection'),
    summary: t(
      'Khi người đang hưởng trợ cấp xã hội qua đời.',
      'When a person on monthly social allowance has died.',
    ),
    pictogram: 'money',
    lifeEvents: ['death', 'support'],
    office: wardOffice,
    processingTime: workingDays(3),
    costs: unknownCost,
    whoMayApply: [t('Người lo mai táng', 'Whoever arranges the funeral'), ...citizens],
    conditions: [
      t(
        'Cũng cho người từ 80 tuổi hưởng tuất và nhà có người mất vì thiên tai, tai nạn lớn.',
        'Also for people of 80 on survivor benefit, and after disasters and grave accidents.',
      ),
    ],
    evidence: oneCase(
      form('funeralForm', t('Tờ khai hỗ trợ mai táng', 'Funeral support form')),
      deathCopy,
      paper(
        'benefitEnd',
        'docs',
        t('Bản sao quyết định thôi trợ cấp', 'Copy of the end decision'),
        {
          originals: 0,
          copies: 1,
          condition: t(
            'nếu từ đủ 80 tuổi và hưởng trợ cấp tuất',
            'if 80 or over, on survivor benefit',
          ),
        },
      ),
    ),
    outputs: [t('Quyết định hỗ trợ mai táng', 'Decision on funeral support')],
    aliases: ['tiền ma chay', 'mai táng phí', 'tiền mai táng'],
    keywords: ['đám ma', 'trợ cấp xã hội', 'funeral allowance'],
    popularity: 0.35,
  }),
  defineService({
    code: '1.014028',
    name: t(
      'Hỗ trợ chi phí mai táng đối với người hưởng trợ cấp hưu trí xã hội',
      'Funeral support for people on the social pension',
    ),
    shortName: t('Hỗ trợ mai táng, hưu trí xã hội', 'Funeral support, social pension'),
    summary: t(
      'Khi người hưởng trợ cấp hưu trí xã hội qua đời.',
      'When a person on the social pension has died.',
    ),
    pictogram: 'money',
    lifeEvents: ['death', 'support'],
    office: wardOffice,
    processingTime: workingDays(3),
    costs: unknownCost,
    whoMayApply: [t('Người lo mai táng', 'Whoever arranges the funeral')],
    conditions: [
      t(
        'Cũng cho người đã nộp đề nghị, đủ điều kiện mà chưa có quyết định.',
        'Also for those who had applied and qualified, without a decision yet.',
      ),
    ],
    evidence: oneCase(form('funeralForm', t('Tờ khai hỗ trợ mai táng', 'Funeral support form'))),
    outputs: [t('Quyết định hỗ trợ mai táng', 'Decision on funeral support')],
    aliases: ['tiền ma chay', 'mai táng phí', 'mai táng người già'],
    keywords: ['đám ma', 'người cao tuổi', 'funeral allowance'],
    popularity: 0.35,
  }),
  defineService({
    code: '1.014177',
    name: t('Hưởng trợ cấp mai táng', 'Funeral grant of social insurance'),
    shortName: t('Trợ cấp mai táng, bảo hiểm xã hội', 'Funeral grant, social insurance'),
    summary: t(
      'Khi người đóng bảo hiểm xã hội hoặc người về hưu qua đời.',
      'When an insured person or a pensioner has died.',
    ),
    pictogram: 'money',
    lifeEvents: ['death', 'insurance'],
    office: socialInsurance,
    processingTime: workingDays(10),
    costs: unknownCost,
    whoMayApply: [t('Thân nhân, người lo mai táng', 'Relatives, or whoever arranges the funeral')],
    conditions: [
      t(
        'Nộp trong 90 ngày từ ngày mất. Người đang đi làm thì nộp qua công ty.',
        'Apply within 90 days of the death; through the employer if still employed.',
      ),
    ],
    evidence: oneCase(
      deathCopy,
      paper('insuranceBook', 'folder', t('Sổ bảo hiểm xã hội', 'Social insurance book'), {
        condition: t('trừ người đang hưởng lương hưu', 'not for those on a pension'),
      }),
      form('relativeForm', t('Tờ khai của thân nhân', 'Form of the relatives')),
    ),
    outputs: [t('Quyết định hưởng trợ cấp mai táng', 'Decision on the funeral grant')],
    aliases: ['tiền ma chay', 'mai táng phí', 'tiền mai táng bảo hiểm'],
    keywords: ['tử tuất', 'đám ma', 'lương hưu', 'funeral grant'],
    popularity: 0.4,
  }),
];
