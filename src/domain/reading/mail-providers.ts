/** Domains of large mailbox providers; they decide where the spelling alone is ambiguous. */
const mailProviders: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com hotmail.com hotmail.es hotmail.fr hotmail.de hotmail.co.uk hotmail.com.br hotmail.it
  outlook.com outlook.es outlook.fr outlook.de outlook.com.br live.com live.es live.fr live.co.uk live.com.mx msn.com
  yahoo.com yahoo.es yahoo.fr yahoo.de yahoo.co.uk yahoo.com.br yahoo.com.mx yahoo.com.ar ymail.com icloud.com me.com
  mac.com aol.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de posteo.de arcor.de mail.com
  proton.me protonmail.com pm.me tutanota.com zoho.com fastmail.com orange.fr wanadoo.fr free.fr sfr.fr laposte.net
  neuf.fr bbox.fr uol.com.br bol.com.br terra.com.br terra.es ig.com.br globo.com r7.com sapo.pt mail.ru bk.ru inbox.ru
  list.ru internet.ru yandex.ru yandex.com yandex.kz yandex.by ya.ru rambler.ru vk.com ukr.net i.ua qq.com foxmail.com
  163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn hotmail.com.ar live.com.ar
  telefonica.net movistar.es btinternet.com sky.com virginmedia.com comcast.net verizon.net att.net`.split(
    /\s+/,
  ),
);

const names = new Set([...mailProviders].map((domain) => domain.slice(0, domain.indexOf('.'))));

/** `gmail`, `hotmail`, ...: the first label of a provider's domain. */
export function isProviderName(label: string): boolean {
  return names.has(label.toLowerCase());
}

export function isMailProvider(domain: string): boolean {
  return mailProviders.has(domain.toLowerCase());
}
