import { wordList } from './word-list.ts';

/** Words that announce a phone, in all supported languages. */
export const isPhoneWord = wordList(
  // Spanish and Portuguese
  'tel tels telf tlf tlfn tlfno tfno tfn telef* telf* movil* cel cels celu* celular* fono fonos fone fones fijo fixo',
  'llama llame* llamad* llamar* llamen* marca* marque* contact* contato* comunic* localiza* guasap* wasap* whats* wsp wpp',
  'wa zap zaps zapzap liga ligue* ligar* liguem chama* chame* telemov* telemovel wasapp* watsap* whatsp*',
  // English
  'phone* mobile mobiles mob cell cellphone* call calls callback ring text txt sms dial reach telephone* landline fax',
  // German
  'handy* mobil mobilnummer mobilfunk* ruf rufe rufen rufnummer* anruf* anzurufen zuruckrufen ruckruf* erreich* festnetz*',
  'durchwahl fon melde melden',
  // French
  'portable* appel* rappel* joindre joignable* gsm fixe numero-de-tel',
  // Russian, Ukrainian
  'тел телеф* тлф моб мобил* мобiл* сот сотов* звон* позвон* перезвон* дзвон* набер* ватсап* вотсап* вацап* воцап* вайбер*',
  'телеграм* тг смс связ* городск* трубк* контакт*',
  // Arabic, without prefixes
  'هاتف* جوال* موبايل* تلفون* تليفون* واتس* واتساب* اتصل* تواصل* محمول* نقال* كلمني* كلموني* اتصال* رقمي مكالم* فون',
  'फोन मोबाइल telefon* numaram* cep telefono* cellulare chiamami τηλ* טלפון नंबर',
  'callto smsto facetime skype viber telegram signal imessage whatsapp* phono',
);

/** "Number" in all languages: may be a phone or a reference. */
export const isNumberWord = wordList(
  'numero* num nro nr no nos number* nummer* nummern номер* номерок رقم ارقام n numer',
);

/** Nouns for a phone: "the phone of the order" is a phone. */
export const isPhoneNoun = wordList(
  'telefono* movil* celular* telefone* telemovel* phone* mobile telefon* handy* handynummer portable* telephone* телефон*',
  'هاتف* جوال* موبايل* whatsapp* tel tlf тел',
);
