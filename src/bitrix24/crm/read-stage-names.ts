import { z } from 'zod';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { BatchReader } from '../client/batch-reader.ts';
import { PortalError, type PortalClient } from '../client/portal-client.ts';
import { text } from '../client/scalars.ts';

const statusRows = z.array(z.object({ STATUS_ID: text, NAME: text }));

/** Names of stages of leads and deals; a stage without a readable name has its id. */
export interface StageNames {
  of(item: CrmRef, stage: string): string;
}

/** Reads the names of these stages with one batch request (docs/bitrix24/crm-items.md#stages). Never throws `PortalError`. */
export async function readStageNames(
  client: PortalClient,
  stages: readonly { readonly item: CrmRef; readonly stage: string }[],
  requestId: string,
): Promise<StageNames> {
  const reader = new BatchReader(client, requestId);
  const lists = new Set(stages.map(({ item, stage }) => listOf(item, stage)));
  const answers = [...lists].map((entity) => ({
    entity,
    answer: reader.request('crm.status.list', { filter: { ENTITY_ID: entity } }, statusRows),
  }));
  const names = new Map<string, string>();
  try {
    await reader.send();
    for (const { entity, answer } of answers)
      for (const { STATUS_ID, NAME } of answer.value() ?? []) names.set(`${entity} ${STATUS_ID}`, NAME);
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
  }
  return { of: (item, stage) => names.get(`${listOf(item, stage)} ${stage}`) || stage };
}

/** `STATUS` for leads, `DEAL_STAGE` or `DEAL_STAGE_2` for deals, whose stages of other categories are `C2:NEW`. */
function listOf({ type }: CrmRef, stage: string): string {
  if (type === 'lead') return 'STATUS';
  const category = /^C(\d+):/.exec(stage)?.[1];
  return category === undefined ? 'DEAL_STAGE' : `DEAL_STAGE_${category}`;
}
