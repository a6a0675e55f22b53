import { allMatches } from './all-matches.ts';
import type { NumberContext } from './number-context.ts';

// Chinese has no spaces: the noun, optionally followed by "number", "is" or a colon, is directly before the digits.
const phone =
  /(?:电话|電話|手机|手機|手机号|联系方式|联系|聯絡|聯繫|致电|打给?我?|请打|拨打?|微信|座机|市話|短信|热线|同号)/gu;
const reference =
  /(?:订单|訂單|单号|單號|快递|物流|运单|運單|发票|發票|身份证|身份證|银行卡|卡号|账号|帐号|賬號|帳號|账户|帳戶|编号|編號|合同|流水|票号|护照|護照|学号|工号|会员|會員|序列|型号|條碼|条码|条形码|验证码|密码|邮编|郵編|QQ号?|税号|稅號|车牌|案件|工单|取件码|货号|金额|价格|價格|参考|交易|支付单|包裹|抖音号?|群号|房号|余额|版本)/giu;
const tail = /(?:号|號|码|碼|是|为|為|：|:|\s|的|[（(#№])*$/u;
const startOfAfter = /^\s*(?:[(（]|这|這|就)?\s*(?:是|为|為)?\s*(?:我|我们|你们|您|他)?\s*的?\s*/u;

function nounBefore(window: string): string | undefined {
  const cut = window.replace(/^.*[。！？；，,!?;\n\u0001]/su, '');
  const body = cut.replace(tail, '');
  return /\p{Script=Han}/u.test(cut) || /QQ$/i.test(body) ? cut : undefined;
}

function lastOf(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of allMatches(text, pattern)) last = match.index + match[0].length;
  return last;
}

/** Context from Chinese words directly before the digits; `undefined` when there are none. */
export function hanContext(window: string): NumberContext | undefined {
  const cut = nounBefore(window);
  if (cut === undefined) return undefined;
  const bodyEnd = cut.replace(tail, '').length;
  // The last character of the noun may also match the tail ("订单号" = order + number).
  const near = (end: number): boolean => end >= 0 && end >= bodyEnd - 1;
  const phoneEnd = lastOf(phone, cut);
  const referenceEnd = lastOf(reference, cut);
  if (near(referenceEnd) && referenceEnd > phoneEnd)
    return { kind: 'reference', word: cut.match(reference)?.[0] ?? '' };
  if (phoneEnd >= 0)
    return {
      kind: 'phone',
      word: cut.match(phone)?.[0] ?? '',
      own: /我们?的?\p{Script=Han}{0,4}$/u.test(cut.slice(0, phoneEnd)),
    };
  return { kind: 'none' };
}

export function hanContextAfter(window: string): NumberContext | undefined {
  const body = window.replace(startOfAfter, '');
  if (body.length < window.length && body.search(reference) === 0) {
    return { kind: 'reference', word: body.match(reference)?.[0] ?? '' };
  }
  return undefined;
}
