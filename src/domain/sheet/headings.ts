import type { ColumnName } from './column-map.ts';

/**
 * What offices write above their columns, without marks and in small letters: of the national
 * catalogue's exports, of decisions that announce procedures, of ward offices' own lists, and in
 * English. The first is the plainest.
 */
export const headings: Readonly<Record<ColumnName, readonly string[]>> = {
  code: ['ma thu tuc', 'ma tthc', 'ma so tthc', 'ma so thu tuc', 'ma so', 'ma', 'code'],
  id: ['id', 'ma dinh danh', 'ma noi bo'],
  name: [
    'ten thu tuc',
    'ten thu tuc hanh chinh',
    'ten tthc',
    'thu tuc',
    'ten',
    'name',
    'procedure',
  ],
  shortName: ['ten ngan', 'ten goi tat', 'ten tat', 'short name'],
  field: ['linh vuc', 'field', 'nhom thu tuc'],
  issuer: ['co quan ban hanh', 'co quan cong bo', 'bo nganh', 'issuer'],
  issuerCode: ['ma co quan ban hanh', 'ma co quan cong bo', 'ma co quan', 'issuer code'],
  levels: ['cap thuc hien', 'cap giai quyet', 'cap', 'level', 'levels'],
  executing: ['co quan thuc hien', 'don vi thuc hien', 'noi tiep nhan', 'executing office'],
  authority: ['co quan co tham quyen', 'co quan giai quyet', 'tham quyen', 'authority'],
  subjects: ['doi tuong', 'doi tuong thuc hien', 'ai duoc lam', 'who may apply', 'subjects'],
  methods: ['cach nop', 'cach thuc thuc hien', 'cach thuc', 'hinh thuc nop', 'channels', 'methods'],
  time: [
    'thoi han giai quyet',
    'thoi han',
    'thoi gian giai quyet',
    'thoi gian',
    'time',
    'how long',
  ],
  timeOnline: ['thoi han truc tuyen', 'thoi han nop truc tuyen', 'time online'],
  fee: ['phi le phi', 'phi va le phi', 'le phi', 'phi', 'muc phi', 'muc thu', 'fee', 'cost'],
  feeOnline: ['phi truc tuyen', 'phi le phi truc tuyen', 'le phi truc tuyen', 'fee online'],
  case: ['truong hop', 'case'],
  papers: ['ten giay to', 'giay to', 'thanh phan ho so', 'ho so', 'papers', 'documents'],
  originals: ['ban chinh', 'so ban chinh', 'originals'],
  copies: ['ban sao', 'so ban sao', 'copies'],
  steps: ['trinh tu', 'trinh tu thuc hien', 'cac buoc', 'steps'],
  conditions: ['dieu kien', 'yeu cau dieu kien', 'yeu cau', 'conditions'],
  results: ['ket qua', 'ket qua thuc hien', 'ket qua giai quyet', 'result', 'results'],
  legal: ['can cu phap ly', 'can cu', 'van ban', 'legal basis', 'law'],
  keywords: ['tu khoa', 'keywords'],
  lifeEvents: ['su kien', 'su kien doi song', 'life events'],
  requires: ['phai lam truoc', 'thu tuc truoc', 'requires'],
  related: ['thu tuc lien quan', 'lien quan', 'related'],
  replacedBy: ['thay bang', 'thay the boi', 'replaced by'],
  decisionNo: ['quyet dinh', 'so quyet dinh', 'quyet dinh cong bo', 'decision'],
  updatedAt: ['ngay cap nhat', 'cap nhat', 'ngay sua', 'updated', 'updated on'],
  url: ['duong dan', 'lien ket', 'link', 'url'],
};
