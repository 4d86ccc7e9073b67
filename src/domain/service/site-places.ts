/** Where a kiosk stands, as its site says it. */
export interface Standing {
  readonly building: string;
  readonly ward: string;
  /** Empty when it is not known. */
  readonly wardCode: string;
}

/** Names of the ward and the building of a site: two buildings of one name stand in two wards. */
export function sitePlacesOf({ building, ward, wardCode }: Standing): {
  readonly ward: string;
  readonly building: string;
} {
  const key = wardCode === '' ? ward : wardCode;
  return { ward: key, building: `${key}/${building}` };
}
