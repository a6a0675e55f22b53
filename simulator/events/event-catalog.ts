/** The delivery switch that an event belongs to. */
export type EventSource = 'app' | 'messages' | 'sessions' | 'crm';

const crm = ['LEAD', 'DEAL', 'CONTACT', 'COMPANY', 'ACTIVITY', 'TIMELINECOMMENT'].flatMap((type) =>
  ['ADD', 'UPDATE', 'DELETE'].map((what) => `ONCRM${type}${what}`),
);

const scopes: Readonly<Record<string, readonly string[]>> = {
  '': [
    'ONAPPUNINSTALL',
    'ONAPPINSTALL',
    'ONAPPUPDATE',
    'ONAPPPAYMENT',
    'ONAPPTEST',
    'ONAPPMETHODCONFIRM',
    'ONOFFLINEEVENT',
  ],
  crm: [...crm, 'ONCRMDEALMOVETOCATEGORY'],
  imopenlines: [
    'ONOPENLINEMESSAGEADD',
    'ONOPENLINEMESSAGEUPDATE',
    'ONOPENLINEMESSAGEDELETE',
    'ONSESSIONSTART',
    'ONSESSIONFINISH',
  ],
};

function eventsOfScope(scope: string): readonly string[] {
  return scopes[scope] ?? [];
}

/** Events that an app with these scopes may bind. */
export function bindableEvents(granted: readonly string[]): readonly string[] {
  return ['', ...granted].flatMap(eventsOfScope);
}

export function sourceOf(event: string): EventSource {
  if (event.startsWith('ONCRM')) return 'crm';
  if (event.startsWith('ONOPENLINEMESSAGE')) return 'messages';
  return event.startsWith('ONSESSION') ? 'sessions' : 'app';
}
