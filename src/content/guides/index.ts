import { type Flow, readGuide } from '../../domain/guide/index.ts';
import birth from './birth.json' with { type: 'json' };
import buildingPermit from './building-permit.json' with { type: 'json' };
import certify from './certify.json' with { type: 'json' };
import death from './death.json' with { type: 'json' };
import drivingLicence from './driving-licence.json' with { type: 'json' };
import healthInsurance from './health-insurance.json' with { type: 'json' };
import householdBusiness from './household-business.json' with { type: 'json' };
import householdSplit from './household-split.json' with { type: 'json' };
import idCard from './id-card.json' with { type: 'json' };
import landTransfer from './land-transfer.json' with { type: 'json' };
import maritalStatus from './marital-status.json' with { type: 'json' };
import marriage from './marriage.json' with { type: 'json' };
import passport from './passport.json' with { type: 'json' };
import residence from './residence.json' with { type: 'json' };
import schoolEntry from './school-entry.json' with { type: 'json' };
import socialAllowance from './social-allowance.json' with { type: 'json' };

/** In the order of a life; the kiosk shows them by procedure. */
const written: readonly unknown[] = [
  birth,
  marriage,
  maritalStatus,
  death,
  certify,
  residence,
  householdSplit,
  idCard,
  drivingLicence,
  passport,
  householdBusiness,
  buildingPermit,
  landTransfer,
  socialAllowance,
  healthInsurance,
  schoolEntry,
];

/**
 * The guided flows that a first hub publishes, whole, each read as a kiosk reads it.
 *
 * @throws when one of our own is no flow
 */
export function starterGuides(): Flow[] {
  return written.map((one) => {
    const read = readGuide(one);
    if (!read.ok) throw new Error(`a starter flow is none: ${JSON.stringify(read.error)}`);
    return read.value;
  });
}
