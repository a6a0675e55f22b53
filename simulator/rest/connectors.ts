import { int, param, text } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import { methodsOf } from './rest-method.ts';

const titles: Readonly<Record<string, string>> = {
  livechat: 'Live Chat',
  telegrambot: 'Telegram',
  facebook: 'Facebook',
  instagram: 'Instagram',
  fbinstagramdirect: 'Instagram Direct',
  viber: 'Viber',
  vkgroup: 'VK',
  network: 'Bitrix24.Network',
  whatsappbytwilio: 'WhatsApp',
};

/** imconnector.* (docs/bitrix24/open-lines.md#connectors). */
export const connectorMethods = methodsOf('imopenlines', {
  'imconnector.list': ({ portal, user }) => {
    if (!user.editLines && !user.admin)
      throw new RestError(400, 'ACCESS_DENIED', "You don't have access to this action");
    const used = [...portal.lines.lines.values()].flatMap((line) => [...line.connectors]);
    return { ...titles, ...Object.fromEntries(used.map((id) => [id, titles[id] ?? id])) };
  },
  'imconnector.status': ({ portal }, params) => {
    const connector = text(param(params, 'CONNECTOR'));
    if (connector === '')
      throw new RestError(400, 'ERROR_ARGUMENT', "Argument 'CONNECTOR' is null or empty", {
        argument: 'CONNECTOR',
      });
    const id = int(param(params, 'LINE'));
    const active = portal.lines.lines.get(id)?.connectors.has(connector) ?? false;
    return { LINE: id, CONNECTOR: connector, ERROR: false, CONFIGURED: active, STATUS: active };
  },
});

export function connectorTitle(id: string): string {
  return titles[id] ?? id;
}
