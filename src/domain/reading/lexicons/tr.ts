import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const tr: Lexicon = {
  phoneNoun: terms(
    'tel, telefon*, cep, gsm, whatsapp, wp, wpden, hat, hattan, hattim, sms, sabit hat, iletisim*, mobil, arayin*, ara, arayabilir*, ulas*, ulasabilir*, telf',
  ),
  numberWord: terms('numara*, no, nolu, num'),
  emailNoun: terms('e-posta*, eposta*, mail*, email*, e-mail*, adres*'),
  order: terms(
    'siparis*, rezervasyon*, teklif*, randevu no, randevu numara*, rezarvasyon*, siparisim*, teklif no, satin alma*, siparis kod*',
  ),
  invoice: terms(
    'fatura*, fis no, fis, fisi, makbuz*, dekont*, tutar*, fiyat*, irsaliye*, islem no, islem numara*, lira, tl, toplam, bakiye*',
  ),
  parcel: terms(
    'kargo, kargom, kargo takip*, takip, takip no, gonderi*, paket*, koli, barkod*, kargo*, takip numara*, takip kod*, paket no, yurtici*, aras kargo, mng, ptt, irsaliye*',
  ),
  account: terms(
    'abone*, sozlesme*, hesap, hesap no, hesabi*, musteri no, musteri numara*, police*, sayac*, kart, karti, kartim, tesisat*, uyelik*, iban, kredi*, sigorta*, hesabim*, kart no, tesisat no',
  ),
  caseOrTicket: terms(
    'talep no, talep numara*, sikayet*, basvuru*, kayit no, kayit numara*, dosya*, referans*, ticket*, bilet*, ariza kayd*, servis no, servis numara*',
  ),
  part: terms(
    'seri no, seri numara*, seri, model*, plaka*, urun kodu, parca*, stok kodu, imei, sasi*, urun numara*',
  ),
  password: terms(
    'sifre*, kod, kodu, kodum, kodunu, parola*, pin, kupon*, indirim kod*, hediye kart*, onay kod*',
  ),
  taxOrIdentity: terms(
    'tc, tckn, kimlik*, t c, vergi*, vkn, pasaport*, ehliyet*, posta kodu, mersis, sgk, ucus*',
  ),
  weakReference: terms('musteri*, urun*, oda, teslimat'),
  version: terms('surum*, versiyon*, sunucu*, ip'),
  writerOwn: terms('benim, bizim, kendi, benimki'),
  ownNumber: terms(
    'numaram*, telefonum*, cebim*, cep numaram*, tel numaram*, hattim, mailim*, e-postam*, epostam*, mail adresim*, numaramiz, telefonumuz, adresim, benim numara*, benim telefon*, kendi numaram, benimki, bu benim, yeni numaram, nomeram',
  ),
  readerOwn: terms(
    'sizin, sizinki, senin, numaraniz*, telefonunuz*, siteniz*, magazaniz*, mailiniz*, sirketiniz*, subeniz*, sizden, hattiniz*',
  ),
  otherOwn: terms('onun, onunla, onlarin, kendisi*, kendisine, onu, ona, ondan, numarasi su'),
  kinshipAndRole: terms(
    'esim*, esi, esinin, esime, kocam*, kardes*, abi si, abim*, ablam*, abla, agabey*, arkadas*, komsu*, patron*, mudur*, muhasebe*, mali musavir*, avukat*, sekreter*, asistan*, sofor*, surucu*, kurye*, sahibi*, ev sahib*, kiraci*, dede*, dedem*, babaanne*, anneanne*, kayinvalide*, kayinpeder*, kayinbirader*, gelin*, damat*, damad*, amca*, dayi*, dayim*, teyze*, halam*, yenge*, enistem*, kuzen*, yegen*, nisanli*, sevgili*, kiz arkadas*, ortak, ortagim*, kapici*, guvenlik*, ustabasi*, usta, ustaniz*, tekniker*, teknisyen*, montajci*, satici*, calisan*, personel*, yonetici*, emlakci*, temsilci*, danisman*, doktor*, hoca*, ogretmen*, bakici*, sef, sefim*, gorevli*, elemaniniz*, eleman*, dagitici*, is arkadas*, bacanak*, baldiz*, gorumce*, torun*, ninem, =karım, =karımın, =karıma, esiniz*, kocaniz*, =karınız*, kefil*, mimar*, eleman, ustanin',
  ),
  child: terms('oglum*, oglu*, kizim*, cocug*, cocuk*, ogul*'),
  parent: terms('annem*, annesi*, babam*, babasi*, anneme, babama'),
  trade: terms(
    'tesisatci*, elektrikci*, cilingir*, cekici*, taksi*, nakliyat*, nakliye*, boyaci*, tamirci*, klimaci*, marangoz*, su tesisat*',
  ),
  selfIntroduction: terms('ben, adim, ismim, saygilarimla, iyi calismalar, ben de'),
  inRoleOf: terms('olarak'),
  callMe: terms(
    'beni ara*, beni arayin, beni arasin*, bana ulas*, bana donun, bana yaz*, bana mesaj*, bana don*, bana gonder*, arayin beni, donus yapin, donus yap*, geri don*, geri donus*, biri donsun, beni bu*, bana bu, bu numaradan, asagidaki numara*, ulasabilirsiniz, arayabilirsiniz, bana ulasabilir*, benimle, su numaraya, bu numaraya, yazin bana, mesaj atin, buradan ulas*, iletisime gec*, yazabilirsiniz, arasin, siz arayin, cevap verin',
  ),
  youCalledMe: terms('beni _ aramissiniz, beni _ aradiniz, aramissiniz beni'),
  presence: terms(
    'evde, ev, evdeyim, ofis, ofiste, iş yerinde, işteyim, işyeri, dükkan, müsait, müsaitim, uygun, uygunum, akşam, sabah, öğleden sonra, sonrasında, saatten sonra, açarım, açıyorum, açık, cevap veririm, not alın, not edin, yazın, sabit, teşekkürler, saygılar, saygılarımla, sağolun, ben, buradayım, bende, muhasebedeyim',
  ),
  askedFor: terms(
    'numara istedi, telefon istedi, numaran* birak dedi, numarami istedi, telefonumu istedi, numarami birakmami',
  ),
  payment: terms(
    'papara*, havale*, eft, odedim, odeme yap*, yatirdim, yolladim, para gonderdim, para attim, gonderdim parayi, fast ile, kontor*, yukledim, kapora*, parayi, parayi hangi, odemeyi, odeme, odeme yaptim, havale, para gonder*, papara, gonderdim para, odendi',
  ),
  calledOut: terms(
    'aradim, ariyorum, aramak*, aradik, aramaya, ulasmaya calis*, ulasamadim, ulasamiyorum, caldirdim, caldiriyorum, deniyorum, denedim, kayitlisiniz, sizi aradim, arayip, aramayacagim, aramam, ariyoruz, aramaya calis*, cevirdim, tusladim, ulasamiyor*, aradigim, ariyom',
  ),
  noAnswer: terms(
    'cevap verm*, cevap yok, acmiyor*, acan yok, kimse, mesgul*, kapali, ulasilamiyor*, bakan yok, cevap alam*, hatta bekle*, kullanilmiyor*, yanit yok, yanit verm*, cikmiyor*, calismiyor*, dusmuyor, telesekreter*, mesgule at*, donen yok, cevapsiz kal*',
  ),
  calledMe: terms(
    'kim bu, kimin, kimin numarasi, beni aradi, beni arayan, arayan*, aradilar, arayip duruyor*, cevapsiz*, cevapsiz arama*, cagri, numarasindan, numaradan aradi*, dolandir*, sahte, adiniza, sizin adiniza, mesaj geldi, sms geldi, siz misiniz, size mi ait, sizin mi, spam*, kendini tanit*, oldugunu soyle*, biri arad*, birisi arad*, taniyor musunuz, sizi hangi numara, sizi kim aradi, sizi arayan, hangi numara aradi, kim aradi, beni aradi*, beni ariyor*, arayan numara, dolandiric*, sahte*, bilinmeyen, tanimadig*, kime ait, aranmis*, arandim',
  ),
  wroteTo: terms(
    'yazdim, mail attim, mail gonderdim, mail atmistim, e-posta gonderdim, eposta attim, adresine, geri dondu, iletilemedi, yazmistim, mail at*, geri geldi, attim ama, gonderdim ama, cevap gelmedi, e-posta attim, mail yolladim, adresine yazdim, adresine gonderdim',
  ),
  recipient: terms(
    'alici*, teslim alacak*, teslim edin, teslim alan*, teslim edilecek*, teslim alir, hediye*, surpriz*, gonderilecek, cicek*, karsilayacak*, alacak kisi, imzalayacak*, imzalar, imza atan, santiye*, irtibat kisisi, adina teslim, teslimat icin, anahtar onda',
  ),
  website: terms(
    'siteniz*, sitede*, sitenizde*, web site*, internet site*, internette, ilan*, ilandaki, instagram*, google*, facebook*, kartvizit*, musteri hizmet*, cagri merkez*, destek hatt*, brosur*, tabela*, subeniz*, cagri merkezi*, reklam, reklamda, reklamdaki, sitenizde, sitede, sitenizdeki, web siten*, internet siten*, sube*, destek hatti',
  ),
  oldOrDead: terms(
    'eski*, artik kullanm*, artik yok, kullanmiyorum, silin, silin bunu, silebilir*, kaldirin, kaybettim, iptal, iptal ettirdim, kapandi, kapattirdim, degisti, gecersiz*, degistirdim, onceki, bende degil, eski, eskisi, kapattim, silinsin, siler misiniz, kayboldu, calindi, kullanilmiyor, gecersiz',
  ),
  example: terms('ornek*, mesela, ornegin, format*, uydur*, seklinde, zorunlu, sallam*, gibi mi'),
  negation: terms('degil, yok, hayir, yanlis'),
  insteadOf: terms('yerine'),
  wrong: terms('yanlis*, hatali*, yanlis yaz*'),
  correction: terms(
    'pardon, duzelt*, dogrusu*, ozur, kusura, yanlis yazdim, hata, olacak, yazmisim, dogru*, affedersin*',
  ),
  forwarded: terms('iletildi, iletilen mesaj, iletilen, fwd, ilt, yonlendirildi, yonlendirilen'),
  contactCard: terms('paylasilan kisi, kisi karti, kisi paylasimi'),
  copula: terms('bu, idi, budur'),
  filler: terms('bu, su, o, da, de, den, dan, nin, ile, icin, var, ki, olan, ve, bir, diye, diyor, lu, nolu'),
};
