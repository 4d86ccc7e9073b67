import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { civilStatusFee, extraCopies, fixed, free, unknownCost } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { wardOffice } from './parts/offices.ts';
import {
  authorisation,
  evidenceCase,
  form,
  idToShow,
  oneCase,
  paper,
  residenceLookedUp,
} from './parts/papers.ts';
import { between, doubted, unknownTime, workingDays } from './parts/times.ts';

export const civilStatusServices: PublicService[] = [
  defineService({
    code: '2.000635',
    name: t(
      'Cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh',
      'Copies of civil-status extracts and birth certificates',
    ),
    shortName: t('Bản sao khai sinh, trích lục hộ tịch', 'Copy of a birth certificate'),
    summary: t(
      'Xin thêm bản sao giấy khai sinh, kết hôn hoặc khai tử.',
      'Extra copies of a birth, marriage or death record.',
    ),
    pictogram: 'birth',
    lifeEvents: ['idPapers', 'birth', 'certify'],
    office: wardOffice,
    processingTime: doubted(
      between(workingDays(1), 15),
      t(
        'Dữ liệu ghi 1 ngày, cũng ghi 15 ngày mà không nói vì sao.',
        'The register says 1 day, and also 15 without saying why.',
      ),
    ),
    costs: [fixed(8000, { per: t('mỗi bản', 'a copy') })],
    whoMayApply: [...citizens, t('Cơ quan, tổ chức', 'Organisations')],
    evidence: oneCase(
      idToShow,
      residenceLookedUp,
      authorisation,
      form('copyForm', t('Tờ khai xin bản sao trích lục', 'Request for copies')),
    ),
    outputs: [t('Bản sao trích lục, bản sao giấy khai sinh', 'Copies of the record')],
    aliases: [
      'trích lục khai sinh',
      'khai sinh bản sao',
      'trích lục',
      'trích lục kết hôn',
      'mất giấy khai sinh',
      'copy of birth certificate',
    ],
    keywords: ['xin bản sao', 'mất giấy kết hôn', 'trích lục khai tử', 'extract'],
    popularity: 0.95,
  }),
  defineService({
    code: '1.004859',
    name: t(
      'Thủ tục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc',
      'Change, correction or completion of civil-status records',
    ),
    shortName: t('Sửa thông tin hộ tịch', 'Correct a civil-status record'),
    summary: t(
      'Sửa họ tên, ngày sinh, dân tộc trong giấy khai sinh.',
      'Correct a name, date of birth or ethnicity in a birth record.',
    ),
    pictogram: 'form',
    lifeEvents: ['idPapers'],
    office: wardOffice,
    processingTime: between(workingDays(1), 3),
    costs: civilStatusFee,
    whoMayApply: citizens,
    evidence: oneCase(
      idToShow,
      residenceLookedUp,
      form('changeForm', t('Tờ khai thay đổi hộ tịch', 'Civil-status change form')),
      paper('ground', 'docs', t('Giấy tờ có thông tin đúng', 'Proof of the right data'), {
        fullName: t(
          'Giấy tờ làm chứng cho thông tin cần sửa',
          'Papers that show what has to be corrected',
        ),
      }),
      authorisation,
    ),
    outputs: [t('Trích lục thay đổi hộ tịch', 'Extract of the change')],
    aliases: [
      'sửa tên trong khai sinh',
      'đổi họ',
      'đổi tên',
      'sai ngày sinh',
      'đổi dân tộc',
      'cải chính hộ tịch',
    ],
    keywords: ['sai tên', 'nhầm năm sinh', 'change name', 'correct date of birth'],
    popularity: 0.6,
  }),
  defineService({
    code: '1.001022',
    name: t('Thủ tục đăng ký nhận cha, mẹ, con', 'Recognition of a parent or child'),
    shortName: t('Nhận cha, mẹ, con', 'Recognise a parent or child'),
    summary: t(
      'Ghi nhận quan hệ cha con, mẹ con vào sổ hộ tịch.',
      'Record who the father, mother or child is.',
    ),
    pictogram: 'family',
    lifeEvents: ['birth'],
    office: wardOffice,
    processingTime: unknownTime(
      t('Dữ liệu ghi số 3 nhưng không ghi đơn vị.', 'The register says 3 without saying of what.'),
    ),
    costs: civilStatusFee,
    whoMayApply: citizens,
    evidence: [
      evidenceCase(
        'proof',
        t('Có giấy xác nhận quan hệ', 'With proof of the relation'),
        paper('proof', 'health', t('Giấy xác nhận cha con, mẹ con', 'Proof of the relation'), {
          whereToGet: t(
            'Do cơ quan y tế hoặc cơ quan giám định cấp.',
            'From a health or forensic body.',
          ),
        }),
        idToShow,
        form('recognitionForm', t('Tờ khai nhận cha, mẹ, con', 'Recognition form')),
      ),
      evidenceCase(
        'witnesses',
        t('Không có giấy xác nhận', 'Without proof'),
        paper('pledge', 'form', t('Văn bản cam đoan', 'Written pledge'), {
          fullName: t(
            'Cam đoan của các bên và ít nhất hai người làm chứng',
            'Pledge of both sides, with at least two witnesses',
          ),
        }),
        idToShow,
        form('recognitionForm', t('Tờ khai nhận cha, mẹ, con', 'Recognition form')),
      ),
    ],
    outputs: [t('Trích lục đăng ký nhận cha, mẹ, con', 'Extract of the recognition')],
    aliases: ['nhận con', 'nhận cha cho con', 'nhận lại con', 'nhận mẹ'],
    keywords: ['xét nghiệm', 'quan hệ cha con', 'paternity', 'recognise child'],
    popularity: 0.3,
  }),
  defineService({
    code: '1.004837',
    name: t('Thủ tục đăng ký giám hộ', 'Registration of guardianship'),
    shortName: t('Đăng ký giám hộ', 'Register a guardian'),
    summary: t(
      'Cử người chăm sóc và đại diện cho trẻ em hoặc người cần giúp.',
      'Appoint a person to care for and represent a child or an adult in need.',
    ),
    pictogram: 'family',
    lifeEvents: ['support'],
    office: wardOffice,
    processingTime: between(workingDays(3), 5),
    costs: [...unknownCost, extraCopies],
    whoMayApply: citizensAndOverseas,
    evidence: [
      evidenceCase(
        'appointed',
        t('Được cử làm giám hộ', 'Appointed guardian'),
        paper('appointment', 'form', t('Văn bản cử người giám hộ', 'Act of appointment')),
        idToShow,
        residenceLookedUp,
        authorisation,
        form('guardianForm', t('Tờ khai đăng ký giám hộ', 'Guardianship form')),
      ),
      evidenceCase(
        'natural',
        t('Giám hộ đương nhiên', 'Guardian by law'),
        paper('condition', 'family', t('Giấy tờ chứng minh quan hệ', 'Proof of the relation'), {
          fullName: t(
            'Giấy tờ chứng minh đủ điều kiện giám hộ đương nhiên',
            'Proof of the conditions for guardianship by law',
          ),
        }),
        idToShow,
        residenceLookedUp,
        authorisation,
        form('guardianForm', t('Tờ khai đăng ký giám hộ', 'Guardianship form')),
      ),
    ],
    outputs: [t('Trích lục đăng ký giám hộ', 'Extract of the guardianship')],
    aliases: ['làm giám hộ', 'người giám hộ cho cháu', 'guardian'],
    keywords: ['nuôi cháu', 'người đại diện', 'mồ côi', 'guardianship'],
    popularity: 0.25,
  }),
  defineService({
    code: '2.001263',
    name: t('Đăng ký việc nuôi con nuôi trong nước', 'Domestic adoption'),
    shortName: t('Nhận con nuôi trong nước', 'Adopt a child in Vietnam'),
    summary: t(
      'Cho người nhận nuôi và trẻ cùng là công dân Việt Nam.',
      'For adopters and children who are both Vietnamese citizens.',
    ),
    pictogram: 'family',
    lifeEvents: ['birth'],
    office: wardOffice,
    processingTime: unknownTime(
      t(
        'Nhiều bước nối nhau: lấy ý kiến 10 ngày, chờ đổi ý 15 ngày, đăng ký 5 ngày.',
        'Several steps in turn: opinions 10 days, time to reconsider 15 days, registration 5 days.',
      ),
    ),
    costs: [
      fixed(400_000, { per: t('mỗi trường hợp', 'a case') }),
      free(
        t(
          'nhận trẻ khuyết tật, nhiễm HIV hoặc mắc bệnh hiểm nghèo',
          'for a child with a disability, HIV or a grave illness',
        ),
      ),
      free(
        t(
          'cha dượng, mẹ kế, cô, cậu, dì, chú, bác ruột, người có công',
          'step-parents, aunts and uncles, people of merit',
        ),
      ),
    ],
    whoMayApply: citizens,
    conditions: [
      t(
        'Người nhận nuôi hơn con nuôi từ 20 tuổi trở lên.',
        'The adopter is at least 20 years older than the child.',
      ),
      t(
        'Cha dượng, mẹ kế hoặc cô, chú, bác ruột không cần hơn 20 tuổi.',
        'This does not hold for step-parents, aunts and uncles.',
      ),
    ],
    evidence: oneCase(
      form('request', t('Đơn xin nhận con nuôi', 'Request to adopt')),
      paper('adopterId', 'id', t('Bản sao căn cước hoặc hộ chiếu', 'Copy of ID or passport'), {
        originals: 0,
        copies: 1,
      }),
      paper(
        'adopterHealth',
        'health',
        t('Giấy khám sức khỏe người nhận', 'Health certificate of the adopter'),
        {
          fullName: t(
            'Giấy khám sức khỏe, cấp chưa quá 6 tháng',
            'Health certificate, less than 6 months old',
          ),
        },
      ),
      paper('home', 'house', t('Xác nhận hoàn cảnh gia đình', 'Confirmation of circumstances'), {
        whereToGet: t(
          'Do ủy ban nơi thường trú cấp.',
          'From the People’s Committee where you live.',
        ),
      }),
      paper('marital', 'wedding', t('Giấy tờ hôn nhân', 'Proof of marital status')),
      paper('childBirth', 'birth', t('Giấy khai sinh của trẻ', 'Birth certificate of the child')),
      paper(
        'childHealth',
        'health',
        t('Giấy khám sức khỏe của trẻ', 'Health certificate of the child'),
      ),
      paper('photos', 'baby', t('Ảnh toàn thân của trẻ', 'Full-length photos of the child'), {
        originals: 2,
        fullName: t(
          '2 ảnh toàn thân, chụp chưa quá 6 tháng',
          '2 full-length photos, less than 6 months old',
        ),
      }),
      paper('origin', 'docs', t('Giấy tờ về cha mẹ đẻ', 'Papers about the birth parents'), {
        condition: t('nếu trẻ bị bỏ rơi hoặc mồ côi', 'if the child is abandoned or an orphan'),
      }),
      paper('institution', 'docs', t('Quyết định tiếp nhận', 'Decision of admission'), {
        condition: t('nếu trẻ ở cơ sở nuôi dưỡng', 'if the child lives in an institution'),
      }),
    ),
    outputs: [t('Giấy chứng nhận nuôi con nuôi', 'Adoption certificate')],
    aliases: ['xin con nuôi', 'nhận con nuôi', 'adoption'],
    keywords: ['nuôi con nuôi', 'cha dượng nhận con', 'adopt'],
    popularity: 0.25,
  }),
];
