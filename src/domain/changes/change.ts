import type { CrmRef } from '../crm-ref.ts';

/** An item that is there, or one that an earlier change of the same decision creates. */
export type Target = CrmRef | { readonly created: 'lead' | 'deal' | 'contact' };

export function isCreated(target: Target): target is { readonly created: 'lead' | 'deal' | 'contact' } {
  return 'created' in target;
}

/** What a new lead, deal or contact is made with. Names are free text: never batched (docs/spec.md 6.6). */
export interface NewItem {
  readonly title: string;
  readonly name: string;
  readonly lastName: string;
  readonly source: string;
  /** 0 = whoever the portal chooses. */
  readonly responsible: number;
  readonly category: number;
  readonly contact?: Target;
  /** 0 = none. */
  readonly company: number;
  readonly communications: readonly NewCommunication[];
}

export interface NewCommunication {
  readonly type: 'PHONE' | 'EMAIL' | 'IM';
  readonly valueType: string;
  readonly value: string;
}

/** One write to the CRM with the value before it, so that it can be undone. */
export type Change =
  | ({ readonly kind: 'addCommunication'; readonly item: Target } & NewCommunication)
  | { readonly kind: 'bindActivity'; readonly activity: number; readonly item: Target }
  | { readonly kind: 'unbindActivity'; readonly activity: number; readonly item: CrmRef }
  | { readonly kind: 'setStage'; readonly item: CrmRef; readonly stage: string; readonly before: string }
  | {
      readonly kind: 'setLink';
      readonly item: CrmRef;
      readonly field: 'contactId' | 'companyId';
      readonly value: Target | 0;
      readonly before: number;
    }
  | {
      readonly kind: 'setDealContacts';
      readonly item: CrmRef;
      readonly contacts: readonly number[];
      readonly before: readonly number[];
    }
  | {
      readonly kind: 'fillName';
      readonly item: CrmRef;
      readonly name: string;
      readonly lastName: string;
      readonly before: { readonly name: string; readonly lastName: string };
    }
  | {
      readonly kind: 'createItem';
      readonly type: 'lead' | 'deal' | 'contact';
      readonly fields: NewItem;
      /** Finds it again when the answer to the write was lost. */
      readonly originId: string;
    }
  | {
      readonly kind: 'createActivity';
      readonly item: Target;
      readonly session: string;
      readonly connector: string;
      readonly originId: string;
    }
  | {
      readonly kind: 'mergeItems';
      readonly type: 'lead' | 'contact' | 'company';
      readonly survivor: number;
      readonly absorbed: number;
    }
  | {
      readonly kind: 'logLine';
      readonly item: Target;
      /** Names the decision in the timeline, and finds the line again. */
      readonly decision: string;
      readonly connector: string;
      readonly because: string;
      readonly identifiers: readonly string[];
    };

export interface AppliedChange {
  readonly change: Change;
  /** `applied` by us; `present` already so (nothing to undo); `failed` with a code. */
  readonly outcome: 'applied' | 'present' | 'failed';
  readonly error?: string;
  /** Where the portal itself refused it. */
  readonly refused?: {
    readonly kind: 'forbidden' | 'notFound' | 'rejected';
    readonly method: string;
    /** Its own words, without customers' data. */
    readonly words: string;
  };
  /** Id that the portal gave to what was created. */
  readonly created?: number;
}
