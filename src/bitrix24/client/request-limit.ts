import { ParamsFactory, type RestrictionParams } from '@bitrix24/b24jssdk';

/**
 * `LICENSE` of Enterprise plans: `de_ent10000`, `ru_enterprise`. Portals on their own servers name none of them.
 */
const enterprise = /^(?:[a-z]{2,3}_)?ent(?:erprise)?[\d_]*$/i;

/**
 * The SDK's limits for a portal with this plan: 5 requests a second and a bucket of 250 on Enterprise, else 2 and 50
 * (docs/bitrix24/batch-and-limits.md#request-rate). A new object each time: the SDK keeps and changes it.
 */
export function requestLimits(licence: string | undefined): RestrictionParams {
  return isEnterprise(licence) ? ParamsFactory.getEnterprise() : ParamsFactory.getDefault();
}

/** Whether the plan has the larger request limit. */
export function isEnterprise(licence: string | undefined): boolean {
  return licence !== undefined && enterprise.test(licence);
}
