import assert from 'node:assert/strict';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { boundTo, key, keyOf, lastDecision, openLeads } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A chat on a line of one country, which has written already, beside a contact with the phone. */
async function chatBeside(tracker: Tracker, phone: string, region = 'ES') {
  const { portal, stores, member } = tracker;
  const line = portal.addLine({ crmChatTracker: 'N' });
  await stores.settings.putLine(member, lineId(String(line.id)), {
    ...defaultLineSettings,
    regions: [region],
  });
  const ana = portal.person().createContact({ name: 'Ana', phones: [phone] });
  tracker.sim.advance(DAY);
  const chat = portal.customer({ connector: 'telegrambot', line: line.id });
  chat.write('hola');
  await tracker.waitUntilIdle();
  return { ana, chat, line };
}

async function codesOf(tracker: Tracker): Promise<readonly string[]> {
  return (await lastDecision(tracker)).reasons.map(({ code }) => code);
}

describe('the operator’s last question decides what a bare number is (docs/spec.md 4)', () => {
  for (const { question, answer, code } of [
    { question: '¿Me da su número de pedido?', answer: '612345678', code: 'askedForReference' },
    { question: 'Your order number, please?', answer: '612 345 678', code: 'askedForReference' },
    { question: '¿Y el teléfono de su mujer?', answer: '612345678', code: 'askedForOther' },
  ])
    it(`nobody is joined: ${question} ${answer}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const { chat } = await chatBeside(tracker, '+34612345678');
        portal.agent().reply(chat, question);
        chat.write(answer);
        await tracker.waitUntilIdle();
        assert.deepEqual(await codesOf(tracker), [code]);
        assert.deepEqual(
          openLeads(portal).flatMap(({ phones }) => phones),
          [],
        );
      });
    });

  for (const question of ['¿Me da su correo?', '¿A qué teléfono le llamamos?'])
    it(`a phone in pieces is not lost after: ${question}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const { ana, chat } = await chatBeside(tracker, '+34612345678');
        portal.agent().reply(chat, question);
        chat.write('612 34');
        await tracker.waitUntilIdle();
        chat.write('5 678');
        await tracker.waitUntilIdle();
        assert.ok(ana.imols.includes(chat.imol));
      });
    });

  for (const { region, phone, question, answer } of [
    {
      region: 'MX',
      phone: '+525512345678',
      question: '¿A qué teléfono le llamamos?',
      answer: '5 5 1 2 3 4 5 6 7 8',
    },
    {
      region: 'ES',
      phone: '+34612345678',
      question: '¿Me deja su teléfono?',
      answer: 'dijeron que 612345678 sigue así',
    },
  ])
    it(`the customer’s own: ${question} ${answer}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const { ana, chat } = await chatBeside(tracker, phone, region);
        portal.agent().reply(chat, question);
        await tracker.waitUntilIdle();
        chat.write(answer);
        await tracker.waitUntilIdle();
        const { customerRef, identifiers } = await lastDecision(tracker);
        assert.deepEqual(
          [keyOf(customerRef), identifiers.map(({ origin }) => origin)],
          [key(ana), ['asked']],
        );
      });
    });

  it('a question of a bot counts, one of long ago does not', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { ana, chat } = await chatBeside(tracker, '+34612345678');
      portal.bot('Ayuda').reply(chat, '¿Cuál es su número de pedido?');
      chat.write('612345678');
      await tracker.waitUntilIdle();
      assert.deepEqual(await codesOf(tracker), ['askedForReference']);
      tracker.sim.advance(16 * MINUTE);
      chat.write('612345678');
      await tracker.waitUntilIdle();
      assert.ok(boundTo(portal, chat).includes(key(ana)));
    });
  });

  it('a phone that was asked for is asked for once: what follows the answer is no answer', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { chat } = await chatBeside(tracker, '+34612345678');
      portal.agent().reply(chat, '¿Me deja su teléfono?');
      chat.write('655443322');
      await tracker.waitUntilIdle();
      chat.write('dijeron que 612345678 sigue así');
      await tracker.waitUntilIdle();
      assert.deepEqual(await codesOf(tracker), ['unclearOwner']);
    });
  });

  it('is kept as a concept with its time, without a request and without its text', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, stores, member } = tracker;
      const { chat } = await chatBeside(tracker, '+34612345678');
      portal.resetLog();
      portal.agent().reply(chat, '¿Me da su número de pedido, señora Pérez?');
      await tracker.waitUntilIdle();
      assert.equal(portal.countRequests(), 0);
      const [record] = await stores.bindings.chatsByPrefix(member, 'telegrambot|');
      assert.equal(record?.question?.asked, 'reference');
      assert.ok(!JSON.stringify(record).includes('Pérez'));
    });
  });

  it('is read in the history where no event brings it', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      Object.assign(portal.delivery, { messages: false, sessions: false, crm: false, offline: false });
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34612345678'] });
      tracker.sim.advance(DAY);
      const chat = portal.customer({ connector: 'telegrambot', line: line.id });
      const sweep = async (): Promise<void> => {
        await tracker.application.sweeper.sweep();
        await tracker.waitUntilIdle();
      };
      chat.write('hola');
      portal.agent().reply(chat, '¿Me da su número de pedido?');
      chat.write('612345678');
      await sweep();
      assert.deepEqual(await codesOf(tracker), ['askedForReference']);
      portal.agent().reply(chat, '¿A qué teléfono le llamamos?');
      chat.write('612345678');
      await sweep();
      assert.equal(keyOf((await lastDecision(tracker)).customerRef), key(ana));
    });
  });
});
