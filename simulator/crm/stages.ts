import { LEAD, type EntityTypeId } from './entity-types.ts';

export interface Stage {
  readonly id: number;
  /** ENTITY_ID of crm.status.list: STATUS, DEAL_STAGE, DEAL_STAGE_9. */
  readonly group: string;
  readonly statusId: string;
  readonly name: string;
  readonly sort: number;
  readonly system: boolean;
  readonly categoryId: number | null;
  readonly color: string;
  readonly semantic: 'P' | 'S' | 'F';
  readonly extra: 'process' | 'success' | 'failure' | 'apology';
}

export interface Category {
  readonly id: number;
  readonly name: string;
  readonly sort: number;
}

const leadStages = [
  ['NEW', 'Unassigned', 'P', 'process', true],
  ['IN_PROCESS', 'In progress', 'P', 'process', false],
  ['PROCESSED', 'Processed', 'P', 'process', false],
  ['JUNK', 'Junk', 'F', 'failure', true],
  ['CONVERTED', 'Converted', 'S', 'success', true],
] as const;

const dealStages = [
  ['NEW', 'New', 'P', 'process', true],
  ['PREPARATION', 'Document preparation', 'P', 'process', false],
  ['PREPAYMENT_INVOICE', 'Prepayment invoice', 'P', 'process', false],
  ['EXECUTING', 'In progress', 'P', 'process', false],
  ['FINAL_INVOICE', 'Final invoice', 'P', 'process', false],
  ['WON', 'Deal won', 'S', 'success', true],
  ['LOSE', 'Deal lost', 'F', 'failure', true],
  ['APOLOGY', 'Analyse failure', 'F', 'apology', false],
] as const;

/** Stages of leads and of each deal funnel (docs/bitrix24/crm-items.md#stages). */
export class Stages {
  readonly stages: Stage[] = [];
  readonly categories: Category[] = [];
  /** The SOURCE dictionary of crm.status.list. */
  readonly sources: {
    readonly id: number;
    readonly statusId: string;
    readonly name: string;
    readonly sort: number;
    readonly system: boolean;
  }[] = [];
  #nextId = 101;

  constructor() {
    this.#add('STATUS', null, '', leadStages);
    this.addCategory({ id: 0, name: 'General', sort: 300 });
    for (const [statusId, name] of [
      ['CALL', 'Call'],
      ['EMAIL', 'E-Mail'],
      ['WEB', 'Website'],
      ['OTHER', 'Other'],
    ] as const) {
      this.addSource(statusId, name, true);
    }
  }

  addCategory(category: { id: number; name: string; sort?: number }): Category {
    const added = { sort: 200, ...category };
    this.categories.push(added);
    const prefix = added.id === 0 ? '' : `C${added.id}:`;
    this.#add(stageGroup(2, added.id), added.id === 0 ? null : added.id, prefix, dealStages);
    return added;
  }

  addSource(statusId: string, name: string, system = false): void {
    if (this.sources.some((source) => source.statusId === statusId)) return;
    this.sources.push({
      id: this.#nextId++,
      statusId,
      name,
      sort: system ? (this.sources.length + 1) * 10 : 115,
      system,
    });
  }

  group(type: EntityTypeId, categoryId: number): readonly Stage[] {
    const group = stageGroup(type, categoryId);
    return this.stages.filter((stage) => stage.group === group);
  }

  find(type: EntityTypeId, categoryId: number, stageId: string): Stage | undefined {
    return this.group(type, categoryId).find((stage) => stage.statusId === stageId);
  }

  #add(
    group: string,
    categoryId: number | null,
    prefix: string,
    rows: readonly (readonly [string, string, Stage['semantic'], Stage['extra'], boolean])[],
  ): void {
    rows.forEach(([statusId, name, semantic, extra, system], index) =>
      this.stages.push({
        id: this.#nextId++,
        group,
        statusId: prefix + statusId,
        name,
        sort: (index + 1) * 10,
        system,
        categoryId,
        color: '#39A8EF',
        semantic,
        extra,
      }),
    );
  }
}

function stageGroup(type: EntityTypeId, categoryId: number): string {
  if (type === LEAD) return 'STATUS';
  return categoryId === 0 ? 'DEAL_STAGE' : `DEAL_STAGE_${categoryId}`;
}
