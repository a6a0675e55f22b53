import { closedCardPolicies, lineModes, ownItemPolicies } from '../../../domain/line-settings.ts';
import type { Page } from '../page.ts';
import { connectorName } from './connector-name.ts';

export interface SettingText {
  readonly name: string;
  value(stored: string): string;
}

/** Name and values of a line's setting in the reader's language; a setting that is not known keeps its code. */
export function settingText(what: string, { t, format }: Pick<Page, 't' | 'format'>): SettingText {
  const plain = (stored: string): string => stored || t.common.none;
  const mode = (stored: string): string => {
    const known = lineModes.find((each) => each === stored);
    return known ? t.modes[known] : t.lines.sameAsLine;
  };
  const connector = /^connectors\.(.+)$/.exec(what)?.[1];
  if (connector !== undefined) return { name: connectorName(connector, t), value: mode };
  switch (what) {
    case 'mode':
      return { name: t.lines.mode, value: mode };
    case 'regions':
      return {
        name: t.lines.regions,
        value: (stored) =>
          format.list(stored.split(', ').filter(Boolean).map(format.country)) || t.lines.onlyPortalCountry,
      };
    case 'ownItem':
      return {
        name: t.lines.ownItem,
        value: (stored) => {
          const known = ownItemPolicies.find((each) => each === stored);
          return known ? t.lines.ownItems[known] : stored;
        },
      };
    case 'closedCard':
      return {
        name: t.lines.closedCard,
        value: (stored) => {
          const known = closedCardPolicies.find((each) => each === stored);
          return known ? t.lines.closedCards[known] : stored;
        },
      };
    case 'sharedThreshold':
      return { name: t.lines.sharedThreshold, value: plain };
    case 'native.tracker':
      return { name: t.lines.native, value: (stored) => (stored === 'true' ? t.lines.on : t.lines.off) };
    case 'native.crm':
      return { name: t.lines.crmSwitch, value: (stored) => (stored === 'true' ? t.lines.on : t.lines.off) };
    default:
      return { name: what, value: plain };
  }
}
