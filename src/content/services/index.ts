import type { PublicService } from '../../domain/service/index.ts';
import { birthServices } from './birth.ts';
import { buildingServices, landServices } from './building-land.ts';
import { businessServices } from './business.ts';
import { certifyServices } from './certify.ts';
import { civilStatusServices } from './civil-status.ts';
import { identityServices } from './identity.ts';
import { insuranceServices, schoolServices } from './insurance-school.ts';
import { deathServices, marriageServices } from './marriage-death.ts';
import { residenceServices } from './residence.ts';
import { supportServices } from './support.ts';
import { vehicleServices } from './vehicles.ts';

/** The services of the starter catalogue, by field. */
export const services: PublicService[] = [
  ...birthServices,
  ...civilStatusServices,
  ...marriageServices,
  ...deathServices,
  ...certifyServices,
  ...residenceServices,
  ...identityServices,
  ...vehicleServices,
  ...businessServices,
  ...buildingServices,
  ...landServices,
  ...supportServices,
  ...insuranceServices,
  ...schoolServices,
];
