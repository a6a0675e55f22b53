import { z } from 'zod';
import type { CrmRef } from '../domain/crm-ref.ts';
import { crmTypes } from '../domain/crm-ref.ts';
import type { Change, Target } from '../domain/changes/change.ts';
import type {
  Decision,
  DecisionOutcome,
  Reason,
  RuleNumber,
  Suggestion,
  SuggestionKind,
} from '../domain/decision.ts';
import type { Identifier } from '../domain/identifiers/identifier.ts';
import type {
  ConnectorId,
  CustomerId,
  DecisionId,
  InboxId,
  LineId,
  Phone,
  SuggestionId,
  UserCode,
} from '../domain/ids.ts';
import type { ChatRecord, CustomerRecord, FirstPhone, PendingDecision } from '../domain/records.ts';
import type { SuggestionDraft } from '../domain/deciding/verdict.ts';
import type { LineSource, PortalSettings, RestLogLine } from './ports.ts';

/*
 * What a house reads back from its files or tables. Objects are loose: a field that a later version of the model
 * adds is kept and not thrown away by the check.
 */

/** Text that the model gives a name of its own. */
export const named = <T extends string>(): z.ZodType<T> => z.custom<T>((value) => typeof value === 'string');
const tagged = <T extends { readonly kind: string }>(): z.ZodType<T> =>
  z.custom<T>(
    (value) =>
      typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string',
  );

const crmRefSchema: z.ZodType<CrmRef> = z.looseObject({ type: z.enum(crmTypes), id: z.number() });

const identifierSchema: z.ZodType<Identifier> = tagged<Identifier>().refine(
  (value) => typeof value.value === 'string' && typeof value.identity === 'string',
);

const firstPhoneSchema: z.ZodType<FirstPhone> = z.looseObject({
  value: named<Phone>(),
  chat: named<UserCode>(),
  line: named<LineId>(),
  at: z.number(),
  messageId: z.string(),
});

export const customerSchema: z.ZodType<CustomerRecord> = z.looseObject({
  id: named<CustomerId>(),
  customerRef: crmRefSchema.exactOptional(),
  card: crmRefSchema.exactOptional(),
  firstPhone: firstPhoneSchema.exactOptional(),
  phones: z.array(named<Phone>()),
  emails: z.array(named<CustomerRecord['emails'][number]>()),
  chats: z.array(named<UserCode>()),
  createdAt: z.number(),
});

const reasonSchema: z.ZodType<Reason> = z.looseObject({
  code: z.string(),
  refs: z.array(crmRefSchema).exactOptional(),
  identifier: z.string().exactOptional(),
  value: z.union([z.string(), z.number()]).exactOptional(),
});

const ruleSchema = z.custom<RuleNumber>((value) => typeof value === 'number');

const targetSchema: z.ZodType<Target> = z.union([
  crmRefSchema,
  z.looseObject({ created: z.enum(['lead', 'deal', 'contact']) }),
]);

const verdictSchema: z.ZodType<NonNullable<PendingDecision['decided']>['verdict']> = z.looseObject({
  rule: ruleSchema,
  outcome: named<DecisionOutcome>(),
  reasons: z.array(reasonSchema),
  customerRef: targetSchema.exactOptional(),
  card: targetSchema.exactOptional(),
  suggestions: z.array(tagged<SuggestionDraft>()),
  customerIdentifiers: z.array(identifierSchema),
  existingCustomer: customerSchema.exactOptional(),
  endedCustomers: z.array(customerSchema),
  shouldBind: z.boolean(),
});

const pendingSchema: z.ZodType<PendingDecision> = z.looseObject({
  decision: named<DecisionId>(),
  changes: z.array(tagged<Change>()),
  decided: z
    .looseObject({
      at: z.number(),
      verdict: verdictSchema,
      read: z.looseObject({
        entries: z.array(named<InboxId>()),
        identifiers: z.array(identifierSchema),
        remarks: z.array(reasonSchema),
        evidence: z.looseObject({ messageId: z.string(), at: z.number() }),
      }),
    })
    .exactOptional(),
});

export const chatSchema: z.ZodType<ChatRecord> = z.looseObject({
  userCode: named<UserCode>(),
  chatId: z.number().exactOptional(),
  customer: named<CustomerId>().exactOptional(),
  handled: z.array(z.string()),
  pieces: z.array(z.looseObject({ text: z.string(), at: z.number() })),
  ownActivities: z.record(z.string(), z.number()),
  group: z.boolean().exactOptional(),
  pending: pendingSchema.exactOptional(),
  retryLater: z.looseObject({ at: z.number(), identifiers: z.array(identifierSchema) }).exactOptional(),
  notSame: z.array(crmRefSchema).exactOptional(),
});

export const decisionSchema: z.ZodType<Decision> = z.looseObject({
  id: named<DecisionId>(),
  at: z.number(),
  chat: named<UserCode>(),
  line: named<LineId>(),
  connector: named<ConnectorId>(),
  rule: ruleSchema,
  outcome: named<DecisionOutcome>(),
  identifiers: z.array(identifierSchema),
  reasons: z.array(reasonSchema),
  customerRef: crmRefSchema.exactOptional(),
  card: crmRefSchema.exactOptional(),
  changes: z.array(
    z.looseObject({
      change: tagged<Change>(),
      outcome: z.enum(['applied', 'present', 'failed']),
      error: z.string().exactOptional(),
      created: z.number().exactOptional(),
    }),
  ),
  suggestions: z.array(named<SuggestionId>()),
  before: z.looseObject({ chat: chatSchema.exactOptional(), customers: z.array(customerSchema) }),
  undoStarted: z.looseObject({ by: z.string(), leftAlone: z.array(reasonSchema) }).exactOptional(),
  undone: z.looseObject({ at: z.number(), by: z.string(), leftAlone: z.array(reasonSchema) }).exactOptional(),
});

export const suggestionSchema: z.ZodType<Suggestion> = z.looseObject({
  id: named<SuggestionId>(),
  kind: named<SuggestionKind>(),
  at: z.number(),
  chat: named<UserCode>(),
  line: named<LineId>(),
  items: z.array(crmRefSchema),
  identifier: z.string().exactOptional(),
  reasons: z.array(reasonSchema),
  state: z.enum(['open', 'accepted', 'dismissed']),
  decidedBy: z.string().exactOptional(),
});

export const portalSettingsSchema: z.ZodType<PortalSettings> = z.looseObject({
  blocked: z.array(z.string()),
});
export const lineSources = ['message', 'session', 'crm', 'offline', 'sweep'] as const;
export const sourceSchema: z.ZodType<LineSource> = z.looseObject({
  line: named<LineId>(),
  source: z.enum(lineSources),
  at: z.number(),
});

export const restLogLineSchema: z.ZodType<RestLogLine> = z.looseObject({
  at: z.number(),
  portal: z.string(),
  request: z.string(),
  method: z.string(),
  took: z.number(),
  status: z.number(),
  outcome: z.string(),
  code: z.string(),
  sent: z.number(),
  received: z.number(),
  commands: z.array(
    z.looseObject({
      method: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      rows: z.number().exactOptional(),
      error: z.string().exactOptional(),
    }),
  ),
});
