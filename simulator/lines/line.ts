import { defaultConfig } from './line-defaults.ts';

export interface NewLine {
  readonly id?: number;
  readonly name?: string;
  readonly active?: boolean;
  /** CRM integration: find customers, create items and activities. */
  readonly crm?: 'Y' | 'N';
  readonly crmCreate?: 'none' | 'lead' | 'deal';
  /** Funnel of created deals. */
  readonly crmCreateSecond?: string;
  /** N = a new deal for each session. */
  readonly crmCreateThird?: 'Y' | 'N';
  /** The portal's native chat tracker. */
  readonly crmChatTracker?: 'Y' | 'N';
  readonly language?: string;
  /** User ids of the queue. */
  readonly queue?: readonly number[];
  /** Channels of the line; those that customers use are added automatically. */
  readonly connectors?: readonly string[];
  /** Any other field of imopenlines.config.get. */
  readonly config?: Readonly<Record<string, string>>;
}

/**
 * An open line: its id, its queue and its configuration as imopenlines.config.get returns it
 * (docs/bitrix24/open-lines.md#line-settings).
 */
export class Line {
  readonly id: number;
  readonly config: Record<string, unknown>;
  readonly connectors: Set<string>;
  queue: number[];

  constructor(id: number, line: NewLine, queue: readonly number[]) {
    this.id = id;
    this.queue = [...(line.queue ?? queue)];
    this.connectors = new Set(line.connectors ?? []);
    this.config = {
      ...defaultConfig(),
      ID: String(id),
      LINE_NAME: line.name ?? `Open line ${id}`,
      ACTIVE: line.active === false ? 'N' : 'Y',
      CRM: line.crm ?? 'Y',
      CRM_CREATE: line.crmCreate ?? 'lead',
      CRM_CREATE_SECOND: line.crmCreateSecond ?? '0',
      CRM_CREATE_THIRD: line.crmCreateThird ?? 'Y',
      CRM_CHAT_TRACKER: line.crmChatTracker ?? 'Y',
      LANGUAGE_ID: line.language ?? 'en',
      ...line.config,
    };
  }

  get name(): string {
    return String(this.config['LINE_NAME']);
  }
  on(flag: 'CRM' | 'CRM_CHAT_TRACKER' | 'CRM_CREATE_THIRD'): boolean {
    return this.config[flag] === 'Y';
  }
  get create(): 'none' | 'lead' | 'deal' {
    const value = this.config['CRM_CREATE'];
    // An invalid value counts as lead (docs/bitrix24/native-tracker.md#settings).
    return value === 'none' || value === 'deal' ? value : 'lead';
  }
  get category(): number {
    return Number(this.config['CRM_CREATE_SECOND']) || 0;
  }
}
