import assert from 'node:assert/strict';
import { readText } from '../../../src/domain/reading/read-text.ts';

/** Addresses of the writer in a text. */
function ownAddresses(text: string): readonly string[] {
  return readText(text, { regions: ['ES'] })
    .emails.filter(({ thirdParty }) => !thirdParty)
    .map(({ value }) => value);
}

describe('who sent a mail that the writer got', () => {
  const others = [
    'I got three mails from news@casa-sofa.com this week',
    'an invoice came to me from lara.moss@casa-sofa.com, is it real?',
    'me llegan correos de lara.moss@casa-sofa.com todos los días',
    'Ich habe von lara.moss@casa-sofa.com eine Mahnung bekommen',
    'je reçois sans arrêt des messages de lara.moss@casa-sofa.com',
    'mi arrivano ogni giorno mail da lara.moss@casa-sofa.com',
    'recebi uma cobrança de lara.moss@casa-sofa.com',
    'dostałam fakturę od firmy z lara.moss@casa-sofa.com',
    'мне пришло письмо от lara.moss@casa-sofa.com',
    'отримала рахунок від lara.moss@casa-sofa.com',
    'bana lara.moss@casa-sofa.com dan fatura geldi',
    'وصلتني رسالة من lara.moss@casa-sofa.com',
    'saya dapat tagihan dari lara.moss@casa-sofa.com',
    'lara.moss@casa-sofa.com dan menga xat keldi',
  ];
  for (const text of others) {
    it(`is not the writer: ${text}`, () => {
      assert.deepEqual(ownAddresses(text), []);
    });
  }

  const writers = [
    'did you get my mail from lara.moss@casa-sofa.com?',
    'I got your letter, mine came from lara.moss@casa-sofa.com',
    'I get no mails on lara.moss@casa-sofa.com',
    'no recibo nada en mi correo lara.moss@casa-sofa.com',
    'Ich bekomme nichts an meine Adresse lara.moss@casa-sofa.com',
    'если вам придёт письмо от lara.moss@casa-sofa.com, это я',
  ];
  for (const text of writers) {
    it(`is the writer: ${text}`, () => {
      assert.deepEqual(ownAddresses(text), ['lara.moss@casa-sofa.com']);
    });
  }
});
