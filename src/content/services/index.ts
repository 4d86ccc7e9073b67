import type { PublicService } from '../../domain/service/index.ts';
import { birthServices } from './birth.ts';
import { buildingServices } from './building.ts';
import { businessServices } from './business.ts';
import { certifyServices } from './certify.ts';
import { civilStatusServices } from './civil-status.ts';
import { idCardServices } from './id-card.ts';
import { identityServices } from './identity.ts';
import { insuranceServices, schoolServices } from './insurance-school.ts';
import { landPaperServices } from './land-papers.ts';
import { landTransferServices } from './land-transfer.ts';
import { deathServices, marriageServices } from './marriage-death.ts';
import { residenceServices } from './residence.ts';
import { residenceMoveServices } from './residence-moves.ts';
import { supportServices } from './support.ts';
import { vehicleServices } from './vehicles.ts';

/** The services of the starter catalogue, by field. */
export const services: PublicService[] = [
  ...birthServices,
  ...civilStatusServices,
  ...marriageServices,
  ...deathServices,
  ...certifyServices,
  ...residenceMoveServices,
  ...residenceServices,
  ...idCardServices,
  ...identityServices,
  ...vehicleServices,
  ...businessServices,
  ...buildingServices,
  ...landTransferServices,
  ...landPaperServices,
  ...supportServices,
  ...insuranceServices,
  ...schoolServices,
];
