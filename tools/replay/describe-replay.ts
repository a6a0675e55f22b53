import { FIRST_PRETENDED_ID } from '../../src/bitrix24/client/recording-client.ts';
import { crmTypes } from '../../src/domain/crm-type.ts';
import type { CrmRef } from '../../src/domain/crm-ref.ts';
import { createFormat } from '../../src/web/app/format/format.ts';
import { reasonText } from '../../src/web/app/format/reason-text.ts';
import { en } from '../../src/web/app/locales/en.ts';
import type { ReplayView } from './view-replay.ts';

/** The words of the app's own pages. */
const words = { t: en, format: createFormat('en', en) };

/** A replay for a terminal. */
export function describeReplay(view: ReplayView, applied: boolean): readonly string[] {
  const { ingested } = view;
  if (ingested.kind === 'ignored')
    return [`Ignored: ${ingested.because}. Nothing is stored, nothing is done.`];
  return [
    `Ingested: ${ingested.type}`,
    ...view.messages.flatMap(messageLines),
    ...decisionLines(view, applied),
    ...view.suggestions.flatMap((suggestion) => [
      `For a person: ${en.suggestions.kinds[suggestion.kind]} (${suggestion.kind})${listed(suggestion.items)}`,
      ...suggestion.reasons.map(reasonLine),
    ]),
    ...requestLines(view),
    ...view.failures.map((code) => `Failed: ${code}. The app would try this again.`),
    ...(view.stopped ? [stopLine(view.stopped)] : []),
  ];
}

function messageLines(message: ReplayView['messages'][number]): readonly string[] {
  const { connector, line, source, text, mode, regions, found, refused, unsure } = message;
  const doubt = unsure ? '; who wrote it only the history tells' : '';
  return [
    `Message (${source}) on line ${line}, ${connector}: ${text}`,
    `  read with mode ${mode}, countries ${regions.join(', ') || 'none'}${doubt}`,
    ...found.map(
      ({ kind, value, counts, because }) => `  found ${kind} ${value}: ${meanings[counts]} (${because})`,
    ),
    ...refused.map(({ text: raw, because }) => `  no identifier: ${raw} (${because})`),
    ...(found.length === 0 ? ['  found nothing that identifies anybody'] : []),
  ];
}

const meanings = {
  own: 'the customer’s own',
  thirdParty: 'somebody else’s, never identifies',
  unclear: 'perhaps not the customer’s own, identifies nobody',
  ambiguous: 'a number of several countries, never identifies',
  handled: 'the customer’s own, given in this chat before',
} as const;

function decisionLines({ decisions }: ReplayView, applied: boolean): readonly string[] {
  if (decisions.length === 0) return ['Decided: nothing, there is nothing to decide.'];
  return decisions.flatMap(({ rule, outcome, customer, card, reasons, changes }) => {
    const where = [customer && `customer ${customer}`, card && `card ${card}`].filter(Boolean).join(', ');
    return [
      `Decided: rule ${rule} (${en.rules[rule]}): ${en.outcomes[outcome]}${where && `; ${where}`}`,
      ...reasons.map(reasonLine),
      ...changes.map((change) => changeLine(change, applied)),
    ];
  });
}

type DecisionView = ReplayView['decisions'][number];

function reasonLine({ refs, ...reason }: DecisionView['reasons'][number]): string {
  return `  because: ${reasonText({ ...reason, refs: refs.flatMap(refOf) }, words)} (${reason.code})`;
}

/** `lead:7`; what would be created has no number yet. */
function refOf(text: string): CrmRef[] {
  const [name, id] = text.split(':');
  const type = crmTypes.find((one) => one === name);
  return type && id !== undefined ? [{ type, id: Number(id) }] : [];
}

function changeLine(change: DecisionView['changes'][number], applied: boolean): string {
  const { kind, type = '', target = '', outcome, error, created } = change;
  const what = [kind, type, target].filter(Boolean).join(' ');
  const id = created === undefined || !applied ? '' : ` -> ${created}`;
  const result = applied || outcome !== 'applied' ? outcome : 'would be made';
  return `  change: ${what}${id}: ${result}${error === undefined ? '' : ` (${error})`}`;
}

function requestLines({ requests }: ReplayView): readonly string[] {
  if (requests.length === 0) return ['Requests to the portal: none.'];
  const count = (is: (one: ReplayView['requests'][number]) => boolean): number => requests.filter(is).length;
  const changing = count(({ reads }) => !reads);
  const held = count(({ sent }) => !sent);
  return [
    `Requests to the portal: ${count(({ reads }) => reads)} that read, ${changing} that change something${held > 0 ? ' (NOT sent)' : ''}`,
    ...requests.flatMap(({ sent, reads, commands }, index) =>
      commands.map(
        ({ method, params }) =>
          `  ${index + 1} ${reads ? 'reads' : sent ? 'changes' : 'would change'} ${method} ${JSON.stringify(params)}`,
      ),
    ),
    ...(held > 0 ? [`  Ids from ${FIRST_PRETENDED_ID} on stand for what the portal would create.`] : []),
  ];
}

function stopLine({ code, method }: NonNullable<ReplayView['stopped']>): string {
  return `Stopped: ${code}${method === undefined ? '' : ` at ${method}`}. The app would do nothing for this portal for now.`;
}

function listed(refs: readonly string[]): string {
  return refs.length === 0 ? '' : `: ${refs.join(', ')}`;
}
