import assert from 'node:assert/strict';
import { asAnswer, asForward, withContact } from '../../simulator/lines/attachments.ts';
import { openLeads } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DATE = '28.11.2026 12:01:33';

/** Phones of the leads after a customer named `guest` wrote `texts`, on a portal where a contact has `known`. */
async function phonesAfter(
  guest: { readonly name: string; readonly lastName?: string },
  texts: readonly string[],
  language = 'ru',
): Promise<{ leads: readonly string[]; boundToOther: boolean }> {
  let result = { leads: [] as readonly string[], boundToOther: false };
  await withTracker({ language, license: `${language}_std` }, async (tracker) => {
    const { portal } = tracker;
    const other = portal
      .person()
      .createContact({ name: 'Мария', lastName: 'Иванова', phones: ['+79161234567'] });
    const line = portal.addLine({ crmChatTracker: 'N' });
    const customer = portal.customer({ connector: 'telegrambot', line: line.id, ...guest });
    for (const text of texts) customer.write(text);
    await tracker.waitUntilIdle();
    result = {
      leads: openLeads(portal).flatMap(({ phones }) => phones),
      boundToOther: portal.crm.activities.of(other).length > 0,
    };
  });
  return result;
}

describe('contact cards, answers and forwards are text (docs/bitrix24/open-lines.md#contact-cards)', () => {
  const card = { name: 'Мария Иванова', phone: '+7 916 123-45-67' };

  for (const language of ['ru', 'en', 'kz', 'ua']) {
    it(`W9, F9: a shared contact of somebody else does not identify, portal in ${language}`, async () => {
      const found = await phonesAfter({ name: 'Игорь' }, [withContact('', card, language)], language);
      assert.deepEqual(found, { leads: [], boundToOther: false });
    });
  }

  it('W9, F9: behind words of the customer, too', async () => {
    const found = await phonesAfter({ name: 'Игорь' }, [withContact('вот он, звоните', card, 'ru')]);
    assert.deepEqual(found, { leads: [], boundToOther: false });
  });

  it('F9: the customer’s own contact identifies: the name is that of the guest', async () => {
    const found = await phonesAfter({ name: 'Мария', lastName: 'Иванова' }, [withContact('', card, 'ru')]);
    assert.deepEqual(found, { leads: [], boundToOther: true });
  });

  it('F9: an own vCard identifies, with the family name first', async () => {
    const vcard = 'BEGIN:VCARD\nVERSION:3.0\nN:Петров;Игорь;;;\nTEL;TYPE=CELL:+79167654321\nEND:VCARD';
    assert.deepEqual((await phonesAfter({ name: 'Игорь', lastName: 'Петров' }, [vcard])).leads, [
      '+79167654321',
    ]);
    assert.deepEqual((await phonesAfter({ name: 'Олег', lastName: 'Сидоров' }, [vcard])).leads, []);
  });

  it('F9: a number of a shared contact still identifies when the customer says later that it is the own one', async () => {
    const texts = [withContact('', card, 'ru'), 'мой номер +7 916 123-45-67'];
    assert.equal((await phonesAfter({ name: 'Маша' }, texts)).boundToOther, true);
  });

  it('F9: a guest without a name shares a contact: nothing is known of whose it is', async () => {
    const found = await phonesAfter({ name: '' }, [withContact('', card, 'ru')]);
    assert.deepEqual(found, { leads: [], boundToOther: false });
  });

  it('W16: the customer’s answer inside of the block is read, whom it answers is not', async () => {
    const texts = [asAnswer('мой номер 8 916 765-43-21', 'Салон 8 495 123-45-67', DATE)];
    assert.deepEqual((await phonesAfter({ name: 'Игорь' }, texts)).leads, ['+79167654321']);
  });

  it('W16: an answer to a message without an author is read', async () => {
    const texts = [asAnswer('мой номер 8 916 765-43-21', '', DATE)];
    assert.deepEqual((await phonesAfter({ name: 'Игорь' }, texts)).leads, ['+79167654321']);
  });

  for (const language of ['ru', 'en', 'kz']) {
    it(`W16: a forwarded message is not the customer's words, portal in ${language}`, async () => {
      const texts = [asForward('мой номер 8 916 123-45-67', 'Иванова Мария', DATE, language)];
      assert.deepEqual(await phonesAfter({ name: 'Игорь' }, texts, language), {
        leads: [],
        boundToOther: false,
      });
    });
  }

  it('W16: a quote of the portal’s messenger, with the answer behind it, stays a quote', async () => {
    const dashes = '-'.repeat(54);
    const texts = [`${dashes}\nСалон [12:01]\nнаш номер 8 916 123-45-67\n${dashes}\nмой 8 916 765-43-21`];
    assert.deepEqual((await phonesAfter({ name: 'Игорь' }, texts)).leads, ['+79167654321']);
  });
});
