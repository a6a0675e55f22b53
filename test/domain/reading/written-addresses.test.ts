import assert from 'node:assert/strict';
import { readText } from '../../../src/domain/reading/read-text.ts';

type Row = readonly [country: string, addresses: string, text: string];

const kinds: readonly { readonly what: string; readonly rows: readonly Row[] }[] = [
  {
    what: 'a sentence behind the full stop without a blank is no part of the domain',
    rows: [
      ['ES', 'marta.ruiz@gmail.com', 'Mi correo es marta.ruiz@gmail.com.Es urgente'],
      ['ES', 'marta.ruiz@hotmail.es', 'Mi correo es marta.ruiz@hotmail.es.Me avisan'],
      ['ES', 'fran.gil@gmail.com', 'Correo: fran.gil@gmail.com.Tel: luego'],
      ['ES', 'ana@empresa.com', 'correo ana@empresa.com.NO TENGO OTRO'],
      ['US', 'nora.b@yahoo.com', 'my email is nora.b@yahoo.com.Is that ok?'],
      ['US', 'kim@acme.co', 'mail kim@acme.co.It works'],
      ['FR', 'lea.m@free.fr', 'mon mail lea.m@free.fr.La commande'],
      ['DE', 'uwe@firma.de', 'meine Mail uwe@firma.de.Am Montag gerne'],
      ['BR', 'bia.s@uol.com.br', 'meu email bia.s@uol.com.br.Me chama'],
      ['IT', 'gino.p@libero.it', 'la mia mail gino.p@libero.it.La fattura'],
      ['PL', 'ewa.l@wp.pl', 'mój mail ewa.l@wp.pl.Do jutra'],
      ['ES', 'marta.ruiz@gmail.com', 'mi correo marta.ruiz@gmail.com.es urgente'],
      ['DE', 'ana@firma.de', 'Mail: ana@firma.de.es ist eilig'],
      ['UZ', 'nodir@outlook.com', 'email: nodir@outlook.com.rahmat'],
      ['VN', 'lan.ng@gmail.com', 'mail: lan.ng@gmail.com.cảm ơn'],
    ],
  },
  {
    what: 'a country behind "com" and the like is a part of the domain',
    rows: [
      ['MX', 'ana@yahoo.com.mx', 'mi correo ana@yahoo.com.mx gracias'],
      ['BR', 'x@firma.com.br', 'meu email X@FIRMA.COM.BR obrigado'],
      ['BR', 'joao@firma.com.br', 'meu email Joao@Firma.Com.Br obrigado'],
      ['MX', 'ana@empresa.com.mx', 'mi correo ana@empresa.com.Mx gracias'],
      ['ES', 'ana@empresa.com.es', 'mi correo es ana@empresa.com.es gracias'],
      ['GB', 'kim@acme.co.uk', 'my mail is kim@acme.co.uk please'],
      ['AU', 'kim@bigpond.net.au', 'email kim@bigpond.net.au thanks'],
      ['ID', 'budi@toko.my.id', 'email budi@toko.my.id kak'],
      ['PL', 'jan@poczta.onet.pl', 'mail jan@poczta.onet.pl'],
    ],
  },
  {
    what: 'a blank beside a sign does not make half an address an address',
    rows: [
      ['ES', '', 'mi correo marta. ruiz@gmail.com'],
      ['DE', '', 'meine Mail ist petra. kuhn@web.de'],
      ['ES', '', 'marta -ruiz@gmail.com'],
      ['ES', 'marta_ruiz@gmail.com', 'marta_ ruiz@gmail.com'],
      ['US', 'nora_bell@gmail.com', 'my email is nora _bell@gmail.com'],
      ['CN', 'wangwei@163.com', '我的邮箱是wang wei@163.com 中间没空格'],
      ['CN', '', '我的邮箱是wang wei@163.com'],
      ['ES', 'martagil@gmail.com', 'mi correo es marta gil@gmail.com, todo junto'],
      ['ES', 'ruiz@gmail.com', 'Soy Marta. ruiz@gmail.com'],
      ['ES', 'ruiz@gmail.com', 'este es mi correo. ruiz@gmail.com'],
      ['ES', 'ruiz@gmail.com', 'mi correo personal. ruiz@gmail.com'],
      ['ES', 'ruiz@gmail.com', 'email -ruiz@gmail.com'],
      ['US', 'bell@gmail.com', 'ok. bell@gmail.com'],
      ['CN', 'wangwei@163.com', '我的邮箱是 wangwei@163.com 中间没空格'],
    ],
  },
  {
    what: 'signs and labels around an address are no part of it',
    rows: [
      ['ES', 'marta.ruiz@gmail.com', '«marta.ruiz@gmail.com»'],
      ['PL', 'ewa.lis@wp.pl', '„ewa.lis@wp.pl”'],
      ['ES', 'marta.ruiz@gmail.com', 'mi correo .marta.ruiz@gmail.com'],
      ['ES', '', 'mi correo marta .ruiz@gmail.com'],
      ['PL', 'ewa.lis@wp.pl', 'e-mail—ewa.lis@wp.pl'],
      ['US', 'nora.bell@gmail.com', 'Email-nora.bell@gmail.com'],
      ['US', 'email-list@acme.com', 'we wrote from email-list@acme.com'],
      ['ES', 'martaruiz@gmail.com', 'martaruiz (@) gmail.com'],
    ],
  },
  {
    what: 'a line break may stand inside of an address',
    rows: [
      ['ES', 'sara.gil88@gmail.com', 'sara.gil88@\ngmail.com'],
      ['ES', 'sara.gil88@gmail.com', 'mi correo es sara.gil88\n@gmail.com'],
      ['ES', 'marta.ruiz@hotmail.com', 'marta.ruiz@hotmail.\ncom'],
      ['RU', 'olga.k@yandex.ru', 'пишите на olga.k@\nyandex.ru'],
      ['ES', 'ana@empresa.es', 'ana@\nempresa.es'],
      ['ES', '', 'seguidme en instagram\n@tienda.mx'],
      ['ES', '', 'Sara\n@sara.co'],
    ],
  },
  {
    what: 'what is corrected behind an asterisk is replaced in the address',
    rows: [
      ['US', 'dana.cole@gmail.com', 'dana.cole@gmail.con\n*com'],
      ['US', 'dana.cole@gmail.com', 'dana.cole@gmial.com\n*gmail'],
      ['TR', 'ali.kaya@hotmail.com', 'ali.kaya@hotmial.com\nhotmail*'],
      ['RU', 'ivan.p@mail.ru', 'ivan.p@mail.rj\n*ru'],
      ['US', 'dana.cole@gmail.com', 'dana.cle@gmail.com\n*cole'],
      ['ES', 'ana@example.es', 'ana@example.es\n*no'],
      ['US', 'dana.cole@gmail.com', 'dana.cole@gmail.com\n*important'],
    ],
  },
  {
    what: 'recipients in the header of a mail are not its writer',
    rows: [
      ['ES', 'ana.gil@gmail.com', 'Para: info@sol.es\nAsunto: Cita\n\nmi correo es ana.gil@gmail.com'],
      [
        'FR',
        'paul.roy@sfr.fr',
        'À : sav@electro.fr,\n  b@electro.fr\nObjet : panne\n\nmon mail paul.roy@sfr.fr',
      ],
      [
        'US',
        'nora.b@gmail.com',
        'To: a@acme.com\nCc: tom@acme.com\nDate: Monday\n\nmy mail is nora.b@gmail.com',
      ],
      [
        'DE',
        'petra.k@web.de',
        'An: info@firma.de\nKopie (CC): b@firma.de\nBetreff: x\n\nmeine Mail: petra.k@web.de',
      ],
      ['RU', 'ivan.p@mail.ru', 'Тема: Заказ\nКому: zakaz@mebel.ru\n\nмоя почта ivan.p@mail.ru'],
      ['PL', 'ewa.lis@wp.pl', 'Do: sklep@meble.pl\nDW: jan@wp.pl\nTemat: stół\n\nmój mail ewa.lis@wp.pl'],
      ['SA', 'sami.n@gmail.com', 'إلى: orders@shop.sa\nالموضوع: طلب\n\nبريدي sami.n@gmail.com'],
      ['CN', 'wangwei@163.com', '收件人：order@shop.cn\n主题：订单\n\n我的邮箱是wangwei@163.com'],
      ['VN', 'lan.ng@gmail.com', 'Đến: a@shop.vn\nTiêu đề: Đơn\n\nmail của em lan.ng@gmail.com'],
      [
        'US',
        'nora.b@gmail.com',
        '<b>From:</b> N<br><b>To:</b> a@acme.com<br><b>Subject:</b> x<br><br>my mail is nora.b@gmail.com',
      ],
      ['US', 'nora.b@gmail.com', 'From: Nora To: a@acme.com Subject: x Hi, my mail is nora.b@gmail.com'],
      ['US', 'nora.b@gmail.com', 'To: nora.b@gmail.com'],
      ['ES', 'ana.gil@gmail.com', 'De: Madrid\nA: Sevilla\nFecha: 3 de mayo\nCorreo: ana.gil@gmail.com'],
      ['US', 'nora.b@gmail.com', 'Subject: my order\nPlease reply to: nora.b@gmail.com'],
    ],
  },
];

describe('plainly written addresses', () => {
  for (const { what, rows } of kinds)
    describe(what, () => {
      for (const [country, expected, text] of rows)
        it(`${expected}: ${JSON.stringify(text)}`, () => {
          const own = readText(text, { regions: [country] }).emails.filter(({ thirdParty }) => !thirdParty);
          assert.equal(own.map(({ value }) => value).join(' '), expected);
        });
    });
});
