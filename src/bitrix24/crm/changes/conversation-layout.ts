import type { TimelineTexts } from './timeline-texts.ts';

/** How the app's own conversation activity looks on a timeline (layout of crm.activity.configurable.add). */
export function conversationLayout(
  texts: TimelineTexts,
  connector: string,
  transcript: readonly string[],
): Readonly<Record<string, unknown>> {
  const lines = transcript.length > 0 ? transcript : [texts.channel(connector)];
  return {
    icon: { code: 'comment' },
    header: { title: texts.conversation },
    body: {
      logo: { code: 'comment' },
      blocks: Object.fromEntries(
        lines.map((value, index) => [
          `line${String(index + 1)}`,
          { type: 'text', properties: { value, multiline: true } },
        ]),
      ),
    },
  };
}
