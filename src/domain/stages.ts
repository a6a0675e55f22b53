import type { CrmItem, CrmView, FailedStages } from './crm-view.ts';

/** The portal sets the first stage within so many ms after the creation. */
const INITIAL_STAGE_MS = 60_000;

/** Whether the stage of a lead or deal was changed after its creation, by whomever. */
export function isMovedSinceCreation({ createdAt, movedAt }: CrmItem): boolean {
  return movedAt > 0 && createdAt > 0 && movedAt > createdAt + INITIAL_STAGE_MS;
}

/** The failed stages of a lead's or deal's pipeline. */
export function failedStages(
  { failedLeadStages, failedDealStages }: Pick<CrmView, 'failedLeadStages' | 'failedDealStages'>,
  { ref, category }: CrmItem,
): FailedStages {
  if (ref.type === 'lead') return failedLeadStages;
  // Every pipeline has this one (docs/bitrix24/crm-items.md#stages).
  const lost = `C${String(category)}:LOSE`;
  return failedDealStages.get(category) ?? { first: lost, duplicate: lost };
}

/** Whether the item is in the first stage of its pipeline, whose name in the interface may be changed. */
export function isFirstStage({ ref, category, stage }: CrmItem): boolean {
  return stage === 'NEW' || (ref.type === 'deal' && stage === `C${String(category)}:NEW`);
}

/** Whether the item is in a stage to which the app closes items. */
export function isFailedStage(
  view: Pick<CrmView, 'failedLeadStages' | 'failedDealStages'>,
  item: CrmItem,
): boolean {
  return !item.open && Object.values(failedStages(view, item)).includes(item.stage);
}
