import type { PublicService } from '../../domain/service/index.ts';
import { birthServices } from './birth.ts';
import { buildingServices } from './building.ts';
import { businessServices } from './business.ts';
import { certifyServices } from './certify.ts';
import { certifyPaperServices } from './certify-papers.ts';
import { civilAgainServices } from './civil-again.ts';
import { civilForeignServices } from './civil-foreign.ts';
import { civilStatusServices } from './civil-status.ts';
import { companyServices } from './company.ts';
import { deathServices } from './death.ts';
import { housingServices } from './housing.ts';
import { idCardServices } from './id-card.ts';
import { identityServices } from './identity.ts';
import { insuranceServices } from './insurance.ts';
import { landPaperServices } from './land-papers.ts';
import { landTransferServices } from './land-transfer.ts';
import { marriageServices } from './marriage.ts';
import { meritServices } from './merit.ts';
import { pensionServices } from './pensions.ts';
import { povertyServices } from './poverty.ts';
import { propertyTaxServices } from './property-tax.ts';
import { residenceServices } from './residence.ts';
import { residenceMoveServices } from './residence-moves.ts';
import { schoolServices } from './school.ts';
import { supportServices } from './support.ts';
import { taxServices } from './tax.ts';
import { vehiclePaperServices } from './vehicle-papers.ts';
import { vehicleServices } from './vehicles.ts';
import { workPermitServices } from './work-permit.ts';

/** The services of the starter catalogue that we wrote whole, by field. */
export const services: PublicService[] = [
  ...birthServices,
  ...civilStatusServices,
  ...civilAgainServices,
  ...civilForeignServices,
  ...marriageServices,
  ...deathServices,
  ...certifyServices,
  ...certifyPaperServices,
  ...residenceMoveServices,
  ...residenceServices,
  ...idCardServices,
  ...identityServices,
  ...vehicleServices,
  ...vehiclePaperServices,
  ...businessServices,
  ...companyServices,
  ...workPermitServices,
  ...taxServices,
  ...propertyTaxServices,
  ...buildingServices,
  ...housingServices,
  ...landTransferServices,
  ...landPaperServices,
  ...supportServices,
  ...povertyServices,
  ...meritServices,
  ...insuranceServices,
  ...pensionServices,
  ...schoolServices,
];
