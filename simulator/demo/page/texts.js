const en = {
  tagline: 'Demo: a simulated Bitrix24 portal and the real app, on this machine',
  portalPage: 'Open the app in the portal',
  otherLanguage: 'Español',
  storyStarts: 'The story begins…',
  pause: 'Pause',
  resume: 'Go on',
  next: 'Next step',
  restart: 'Play again',
  step: 'Step {n} of {total}',
  panels: 'Parts of the page',
  chats: 'Chats',
  crm: 'CRM of the portal',
  journal: 'Journal',
  newCustomer: 'Write as a new customer',
  channel: 'Channel',
  name: 'Name',
  message: 'Message',
  sendAs: 'Send as this customer',
  examples: 'Examples',
  noChats: 'No chat yet.',
  noEntries: 'Nothing decided yet. A message without a phone or e-mail needs no decision.',
  compare: 'Which CRM to show',
  both: 'Side by side',
  before: 'Before',
  after: 'After',
  without: 'Without Chat Tracker',
  with: 'With Chat Tracker',
  openCards: 'open cards',
  openCard: 'open card',
  conversations: 'conversations',
  conversation: 'conversation',
  nativeTracker: 'Portal’s own tracker',
  closed: 'Closed',
  noCards: 'The CRM is empty.',
  lead: 'Lead',
  deal: 'Deal',
  contact: 'Contact',
  company: 'Company',
  byHand: 'Saved by hand: the portal made no card',
  phone: 'Phone',
  email: 'E-mail',
  messenger: 'Messenger',
  noDetails: 'No phone, no e-mail',
  clients: 'Client',
  responsible: 'Responsible',
  messages: '{n} messages',
  oneMessage: '1 message',
  mode: 'Line mode',
  auto: 'Automatic',
  suggest: 'Suggest only',
  off: 'Off',
  rule: 'Rule {n}',
  saw: 'Saw',
  nothingSeen: 'nothing new',
  why: 'Why',
  changed: 'Changed',
  nothingChanged: 'Nothing had to be changed.',
  forPerson: 'For a person to decide',
  undo: 'Undo',
  undoLabel: 'Undo rule {n} for {chat}',
  undone: 'Taken back',
  leftAlone: 'Left alone',
  onCard: 'on {card}',
  noCard: 'no card',
  writeAs: 'Write as {name} on {channel}',
  send: 'Send',
  chatLabel: 'Chat of {name} on {channel}',
  lost: 'The demo does not answer. Is it still running in the terminal?',
};

const es = {
  tagline: 'Demo: un portal Bitrix24 simulado y la aplicación real, en este equipo',
  portalPage: 'Abrir la aplicación en el portal',
  otherLanguage: 'English',
  storyStarts: 'Empieza la historia…',
  pause: 'Pausa',
  resume: 'Seguir',
  next: 'Paso siguiente',
  restart: 'Ver de nuevo',
  step: 'Paso {n} de {total}',
  panels: 'Partes de la página',
  chats: 'Chats',
  crm: 'CRM del portal',
  journal: 'Diario',
  newCustomer: 'Escribir como un cliente nuevo',
  channel: 'Canal',
  name: 'Nombre',
  message: 'Mensaje',
  sendAs: 'Enviar como este cliente',
  examples: 'Ejemplos',
  noChats: 'Todavía no hay chats.',
  noEntries: 'Nada decidido todavía. Un mensaje sin teléfono ni correo no requiere decisión.',
  compare: 'Qué CRM mostrar',
  both: 'Lado a lado',
  before: 'Antes',
  after: 'Después',
  without: 'Sin Chat Tracker',
  with: 'Con Chat Tracker',
  openCards: 'fichas abiertas',
  openCard: 'ficha abierta',
  conversations: 'conversaciones',
  conversation: 'conversación',
  nativeTracker: 'Rastreador del portal',
  closed: 'Cerradas',
  noCards: 'El CRM está vacío.',
  lead: 'Prospecto',
  deal: 'Negociación',
  contact: 'Contacto',
  company: 'Compañía',
  byHand: 'Guardado a mano: el portal no creó ficha',
  phone: 'Teléfono',
  email: 'Correo',
  messenger: 'Mensajería',
  noDetails: 'Sin teléfono ni correo',
  clients: 'Cliente',
  responsible: 'Responsable',
  messages: '{n} mensajes',
  oneMessage: '1 mensaje',
  mode: 'Modo de la línea',
  auto: 'Automático',
  suggest: 'Solo sugerir',
  off: 'Desactivado',
  rule: 'Regla {n}',
  saw: 'Vio',
  nothingSeen: 'nada nuevo',
  why: 'Por qué',
  changed: 'Cambios',
  nothingChanged: 'No hubo que cambiar nada.',
  forPerson: 'Para que decida una persona',
  undo: 'Deshacer',
  undoLabel: 'Deshacer la regla {n} de {chat}',
  undone: 'Deshecho',
  leftAlone: 'Se dejó como está',
  onCard: 'en {card}',
  noCard: 'sin ficha',
  writeAs: 'Escribir como {name} en {channel}',
  send: 'Enviar',
  chatLabel: 'Chat de {name} en {channel}',
  lost: 'La demo no responde. ¿Sigue en marcha en la terminal?',
};

const languages = { en, es };
let language = navigator.language.startsWith('es') ? 'es' : 'en';

export const currentLanguage = () => language;

export function switchLanguage() {
  language = language === 'en' ? 'es' : 'en';
}

/** A text of the page in the current language; `{name}` is replaced by `data.name`. */
export function translate(key, data = {}) {
  return languages[language][key].replace(/\{(\w+)\}/g, (whole, name) => String(data[name] ?? whole));
}

/** The current language's version of a text that the server sent in all languages. */
export const localized = (texts) => texts[language];

/** `Lead #1` of `lead:1`. */
export function itemName(key) {
  const [type, id] = key.split(':');
  return `${translate(type)} #${id}`;
}

/** Sets the fixed texts of the page in the current language. */
export function translatePage() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]'))
    element.textContent = translate(element.dataset.text);
  for (const element of document.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', translate(element.dataset.label));
  document.getElementById('language').textContent = translate('otherLanguage');
}
