import { timelineTexts } from '../../bitrix24/crm/changes/timeline-texts.ts';
import type { Language } from '../../domain/languages.ts';
import { plural } from '../../domain/plural.ts';
import type { PeriodCounts } from '../report/period-counts.ts';
import { noticeSentences } from './notice-sentences.ts';
import type { WeekBefore } from './week-before.ts';

export interface DigestCounts extends Readonly<PeriodCounts> {
  /** Decisions that people found wrong. */
  readonly wrong: number;
  /** Suggestions that wait for an answer now. */
  readonly open: number;
}

/** Messages to employees in a language, as BB code. Only counts and names of lines are in them. */
export interface NoticeTexts {
  digest(week: WeekBefore, counts: DigestCounts): string;
  standsStill(waiting: number, hours: number): string;
  silent(lineName: string, days: number): string;
}

const digestLines = ['bound', 'created', 'rebound', 'undone', 'wrong', 'open'] as const;

export function noticeTexts(language: Language): NoticeTexts {
  const sentences = noticeSentences[language];
  const { title } = timelineTexts(language);
  const message = (heading: string, lines: readonly string[]): string =>
    [`[B]${heading}[/B]`, ...lines].join('[BR]');
  return {
    digest(week, counts) {
      const lines = digestLines
        .filter((name) => counts[name] > 0)
        .map((name) => plural(sentences[name], counts[name], language));
      const heading = `${title}, ${rangeOf(week, language)}`;
      return message(heading, lines.length > 0 ? lines : [sentences.nothing]);
    },
    standsStill: (waiting, hours) =>
      message(title, [
        sentences.standsStill,
        `${plural(sentences.waiting, waiting, language)} ${plural(sentences.hours, hours, language)}`,
        sentences.seeHealth,
      ]),
    silent: (lineName, days) =>
      message(title, [
        plural(sentences.silent, days, language).replace('{line}', () => withoutBrackets(lineName)),
        sentences.checkChannel,
      ]),
  };
}

/** `4–10 May 2026` */
function rangeOf({ firstDay, lastDay }: WeekBefore, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return format.formatRange(new Date(firstDay), new Date(lastDay));
}

/** BB code is made of brackets. */
function withoutBrackets(name: string): string {
  return name.replace(/[[\]]/g, '');
}
