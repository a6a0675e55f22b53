import { defaultLineSettings, lineSettingsSchema } from '../../domain/line-settings.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { Engine, Op } from '../engine/engine.ts';
import type { LineSource, SettingsStore } from '../ports.ts';

const portalKey = 'portal';

export function localSettings(engine: Engine): SettingsStore {
  const put = (member: MemberId, op: Op): Promise<void> =>
    engine.commit(member, () => ({ ops: [op], result: undefined }));
  return {
    line: async (member, line) => engine.get(member, 'lines', line) ?? defaultLineSettings,
    putLine: async (member, line, settings) =>
      put(member, { table: 'lines', key: line, row: lineSettingsSchema.parse(settings) }),
    portal: async (member) => engine.get(member, 'settings', portalKey) ?? { blocked: [] },
    putPortal: async (member, settings) => put(member, { table: 'settings', key: portalKey, row: settings }),
    async sources(member) {
      return [...engine.find(member, 'sources', { index: 'all', from: '' })].map(([, source]) => source);
    },
    async lastReceived() {
      const newest = new Map<LineSource['source'], number>();
      for (const member of engine.members())
        for (const [, { source, at }] of engine.find(member, 'sources', { index: 'all', from: '' }))
          newest.set(source, Math.max(at, newest.get(source) ?? 0));
      return [...newest].map(([source, at]) => ({ source, at }));
    },
    note: async (member, name) => engine.get(member, 'notes', name)?.value,
    putNote: async (member, name, value) => put(member, { table: 'notes', key: name, row: { value } }),
  };
}
