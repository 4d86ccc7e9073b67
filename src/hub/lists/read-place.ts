import { err, ok, type Result } from '../../domain/basics/index.ts';
import { checkPoint, type PointFault } from '../../domain/place/index.ts';
import { type Place, placeSchema } from '../../domain/service/index.ts';
import type { PlaceList } from './list-config.ts';
import { type Field, keyOf, type ListedDocument } from './listed-document.ts';
import { plainText } from './plain-text.ts';

/** Why a record is no place. */
export type PlaceRefusal =
  | PointFault
  | 'noId'
  | 'noName'
  | 'html'
  | 'wrongUnit'
  | 'unknownWard'
  | 'wrongForm';

/** What a kind is called in English, behind a name that nobody translated. */
const kindNames: Readonly<Record<PlaceList['kind'], string>> = {
  servicePoint: 'public-service point',
  cityBranch: 'branch of the city',
  police: 'police',
  pharmacy: 'pharmacy',
  health: 'health facility',
  school: 'school',
  parking: 'car park',
};

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

/** One place of a list; what the record does not say stays unknown. */
export function readPlace(
  field: Field,
  { name: list, kind, source, fields, format }: PlaceList,
): Result<ListedDocument & { readonly day: string }, PlaceRefusal> {
  const id = textOf(field(fields.id));
  const said = textOf(field(fields.name));
  if (id === '') return err('noId');
  if (said === '') return err('noName');
  if (/[<>]/.test(said)) return err('html');
  // What a spreadsheet would work out is no name and no address.
  if ([said, textOf(field(fields.address))].some((one) => /^[=@]/.test(one))) {
    return err('wrongForm');
  }
  if (saysNoHour(textOf(field(fields.hours)))) return err('wrongForm');
  const at = pointOf(field, fields, format === 'geojson');
  if (at !== undefined && !at.ok) return at;
  const rawCapacity = field(fields.capacity);
  const capacity = textOf(rawCapacity);
  // "1.2 thousand", "-3", "120 m²": a number in another unit would be believed.
  if (capacity !== '' && !/^\d{1,5}$/.test(capacity)) return err('wrongUnit');
  const wardCode = textOf(field(fields.wardCode));
  if (wardCode !== '' && !/^\d{5}$/.test(wardCode)) return err('unknownWard');
  const vi = plainText(said);
  const en = plainText(textOf(field(fields.nameEn)));
  const stated = (text: string): Place['address'] => {
    const plain = plainText(text);
    return plain === ''
      ? { kind: 'unknown' }
      : { kind: 'known', text: { vi: plain, en: `${plain} (in Vietnamese)` } };
  };
  const price = plainText(textOf(field(fields.price)));
  const phone = textOf(field(fields.phone));
  const place = placeSchema.safeParse({
    key: keyOf(list, id),
    kind,
    name: { vi, en: en === '' || en === vi ? `${vi} (${kindNames[kind]})` : en },
    address: stated(textOf(field(fields.address))),
    hours: stated(textOf(field(fields.hours))),
    ...(at?.ok && { at: at.value }),
    ...(wardCode !== '' && { wardCode }),
    ...(/^[0-9 .+-]{3,20}$/.test(phone) && { phone }),
    ...(price !== '' && { price: { vi: price, en: `${price} (in Vietnamese)` } }),
    ...(capacity !== '' && capacity !== '0' && { capacity: Number(capacity) }),
    source,
  });
  if (!place.success) return err('wrongForm');
  return ok({ kind: 'place', id: place.data.key, body: place.data, day: '' });
}

/** Whether a time of day stands in it that no clock shows: "25:00", "7:60". */
function saysNoHour(hours: string): boolean {
  const times = hours.matchAll(/(?<!\d)(\d{1,2})(?::|\s?h|\s?giờ\s?)(\d{2})?(?![\d\p{L}])/giu);
  return [...times].some(([, hour, minute]) => Number(hour) > 24 || Number(minute ?? 0) > 59);
}

/** Undefined: the record says no position. One that cannot be is a reason to refuse the record. */
function pointOf(field: Field, fields: PlaceList['fields'], isGeoJson: boolean) {
  const [lat, lon] = isGeoJson
    ? [field('/geometry/coordinates/1'), field('/geometry/coordinates/0')]
    : [field(fields.lat), field(fields.lon)];
  if ((lat ?? '') === '' && (lon ?? '') === '') return undefined;
  const number = (value: unknown) =>
    typeof value === 'number'
      ? value
      : /^-?\d{1,3}(\.\d+)?$/.test(textOf(value))
        ? Number(textOf(value))
        : Number.NaN;
  return checkPoint(number(lat), number(lon));
}
