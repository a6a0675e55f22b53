import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const uz: Lexicon = {
  phoneNoun: terms(
    "telefon*, tel, telim*, qo'ng'iroq*, bog'lan*, aloqa*, telegram, tg, whatsapp, sms, телефон*, тел, қўнғироқ*, боғлан*, алоқа*",
  ),
  numberWord: terms('raqam*, nomer*, nomir*, рақам*, номер*'),
  emailNoun: terms('pochta*, email*, mail*, manzil*, elektron*, почта*'),
  order: terms(
    'buyurtma*, zakaz*, buyurtmam*, bron*, буюртма*, заказ, заказим, заказни, buyurtma raqam*, заказ*, брон*, xarid*, харид*',
  ),
  invoice: terms(
    "hisob-faktura*, hisob faktura*, schyot*, chek*, kvitansiya*, to'lov raqam*, faktura*, ҳисоб*, summa*, narx*, чек, чеки, счет, chek, cheki, so m, to lov hujjat*, фактура*, чек*, квитанция*, сумма*, нарх*, сўм",
  ),
  parcel: terms(
    "jo'natma*, posilka*, yuk xat*, trek*, yuk, kuzatuv*, жўнатма*, посилка*, pochta jo'natma*, jo natma*, yuk xati, jonatma*, посылка*, трек*, bts, bts pochta",
  ),
  account: terms(
    "shartnoma*, hisob*, hisob raqam*, karta*, hisoblagich*, abonent*, polis*, kredit*, mijoz raqam*, litsevoy*, шартнома*, карта*, ҳисоб рақам*, абонент*, sug'urta*, obuna*, hisob, ҳисоб*, полис*, кредит*, sug urta*",
  ),
  caseOrTicket: terms('shikoyat*, ariza*, murojaat*, tiket*, талаб*, шикоят*, ариза*, мурожаат*'),
  part: terms(
    'seriya*, model*, davlat raqam*, mashina raqam*, artikul*, zavod raqam*, shtrix*, модел*, серия*',
  ),
  password: terms(
    'parol*, kod, kodi, kodim, promokod*, pin, kupon*, login*, пароль*, парол*, код, коди, промокод*',
  ),
  taxOrIdentity: terms(
    'stir, inn, jshshir, pasport*, pinfl, indeks*, guvohnoma*, паспорт*, стир, инн, жшшир',
  ),
  weakReference: terms('mijoz*, mahsulot*, xona, tovar*'),
  version: terms('versiya*, server'),
  writerOwn: terms("mening, meni, bizning, o'zim*, menga, meniki, менинг, ўзим*, меники"),
  ownNumber: terms(
    "raqamim*, nomerim*, nomirim*, telefonim*, telim, pochtam, mening raqamim, o'zimning, o'zimniki, yangi raqamim, bu men, emailim*, mailim*, рақамим*, номерим*, телефоним*, почтам, менинг рақамим, raqamimiz*, menikisi, mening nomerim",
  ),
  readerOwn: terms(
    'sizning, sizlarning, sizlar, raqamingiz*, nomeringiz*, telefoningiz*, saytingiz*, сизнинг, сизларнинг, рақамингиз*, номерингиз*, сайтингиз*',
  ),
  otherOwn: terms(
    "akada, opada, акада, опада, uning, ularning, unga, unda, raqami bu, уни, унинг, унга, o'ziga",
  ),
  kinshipAndRole: terms(
    "xotin*, er im, erim*, turmush o'rtog'*, aka m, akam*, ukam*, opam*, singlim*, do'st*, dugona*, qo'shni*, boshliq*, boshlig'*, xo'jayin*, direktor*, menejer*, buxgalter*, hisobchi*, advokat*, yurist*, kotib*, haydovchi*, shofyor*, shofer*, kuryer*, kurer*, ijarachi*, bobo*, buvi*, amaki*, amakim*, xola*, tog'a*, tog'am*, amma*, kelin*, kuyov*, qaynona*, qaynota*, sherig*, hamkasb*, ustangiz*, sotuvchi*, xodim*, qorovul*, dispetcher*, operator*, o'qituvchi*, shifokor*, doktor*, jiyan*, pochcha*, yanga*, rahbar*, prorab*, santexnik*, montajchi*, egasi, хотин*, эрим*, турмуш ўртоғ*, акам*, укам*, опам*, синглим*, дўст*, қўшни*, бошлиқ*, бухгалтер*, ҳайдовчи*, ходим*, ўртоғ*, o'rtog'im*, o'rtoq*, уста, устаси, устангиз*, usta, ustasi, ustangiz*, yordamchi*, sherik*, kuyovim*, qudam*, logist*, notarius*, rafiqam*, hamkorim*, menejir*",
  ),
  child: terms("o'g'lim*, qizim*, bolam*, farzand*, nabira*, ўғлим*, қизим*, болам, боламни"),
  parent: terms('onam*, oyim*, otam*, dadam*, adam*, onasi, otasi, онам*, отам*, ойим*, дадам*'),
  trade: terms('elektrik*, taksi, evakuator*, duradgor*, malyar, svarshik, такси'),
  selfIntroduction: terms('men, ismim, hurmat bilan, мен, исмим'),
  inRoleOf: terms('sifatida'),
  callMe: terms(
    "menga qo'ng'iroq*, menga telefon*, menga bog'lan*, menga yoz*, qo'ng'iroq qiling*, qongiroq qiling*, telefon qiling*, tel qiling*, tel qilinglar, bog'laning*, bog'lansin*, bog'lanishingiz*, menga, yozing*, yuboring*, jo'nating*, shu raqamga*, shu nomerga*, kutaman, javob bering*, chiqing, men bilan, қўнғироқ қилинг*, телефон қилинг*, боғланинг*, ёзинг*, юборинг*, менга, кутаман",
  ),
  youCalledMe: terms("menga _ qo'ng'iroq qilibsiz*, menga _ tel qilibsiz*, menga _ telefon qilibsiz*"),
  presence: terms(
    'uyda, uy, ofisda, ofis, ishda, ishxona, do kon, bo shman, bo sh, kechqurun, ertalab, keyin, javob beraman, ko taraman, so rang, so rab, yozib oling, yozing, men, rahmat, raxmat, hurmat bilan, уйда, офисда, ишда, бўшман, кечқурун, эрталаб, кейин, жавоб бераман, ёзиб олинг, мен, раҳмат, рахмат, ҳурмат билан, ўтираман, россиядаман, шу ерга, шу ерда',
  ),
  askedFor: terms("raqam so'ra*, nomer so'ra*, telefon so'ra*, raqamimni so'ra*, raqam qoldir*"),
  payment: terms(
    "to'ladim*, to'lov qil*, o'tkazdim*, o'tkazib*, pul tashla*, pul yubor*, pul o'tkaz*, payme*, click*, tashladim*, pul soldim, тўладим*, ўтказдим*, пул ташла*, пул юбор*, clickdan, zaklad*, oldindan to'lov*, pul tashladim, pul jo'nat*, pul otkaz*, otkazdim*, toladim*, to ladim, o tkazdim, pul o tkaz*, payme, to lov, tashlab berdim, тўладим, ўтказдим, пул ўтказ*, тўлов",
  ),
  calledOut: terms(
    "qo'ng'iroq qildim*, telefon qildim*, tel qildim*, bog'lanolmayapman*, bog'lana olma*, qilyapman, qo'ng'iroq qilyapman, terdim, saqlangan*, қўнғироқ қилдим*, телефон қилдим*, tel qilaman, tel qilmayman, uradim, qo'ng'iroq qilyapmiz, telefon qilyapman, tel qivoman, tel qilvotman, tel qilyapman, qo'ng'iroq qilgandim, tel qilgandim, telefon qilgandim, qongiroq qildim*, qongiroq qilyapman, qo ng iroq qildim, telefon qildim, qildim telefon, zvonit qildim, urinib, bog lanolma*, tel qildim, qo ng iroq qilyapman, қўнғироқ қилдим, телефон қилдим, тердим, звонит қилдим, боғланолма*",
  ),
  noAnswer: terms(
    "javob bermay*, javob yo'q*, hech kim*, ko'tarmay*, olmayapti*, o'chiq*, o'chirilgan*, ulanmay*, ishlamay*, жавоб бермай*, жавоб йўқ*, ҳеч ким*, кўтармай*, ўчиқ*, ишламай*, olmaydi, javob bo'lmadi*, javob kelmadi, ko'tarmadi*, kotarmay*, javob bermadi*, javob bermayapti*, ulanib bo'lmay*, ochirilgan, trubkani olma*",
  ),
  calledMe: terms(
    "tel bo'ldi*, tel bo'pti*, qo'ng'iroq bo'pti*, tel keldi*, beri tel, sizlarmi*, kimniki*, kim bu, bu kim, kimning, qo'ng'iroq qildi*, qo'ng'iroq bo'ldi*, qo'ng'iroq keldi*, tel qildi*, tel qilib*, telefon qilib*, telefon qilishdi*, o'tkazib yuborilgan*, firibgar*, aldash*, o'zini, spam*, sms keldi*, bu sizmi*, siz emasmi*, raqamidan, nomeridan, кимники*, қўнғироқ қилди*, фирибгар*, рақамидан, телефон қилиб*, сиздан, bezovta*, notanish*, menga tel qil*, qongiroq qildi*, qongiroq bo'ldi*, noma'lum raqam*, nomalum raqam*, propushenniy*, kim telefon qildi, menga telefon qildi*, menga qo ng iroq, qo ng iroq keldi, sizniki mi, siznikimi, bu sizmi, notanish, sms keldi, кимники, ким бу, менга телефон қилди*, менга қўнғироқ, сизникими, бу сизми, нотаниш",
  ),
  wroteTo: terms(
    'yozgandim*, yozdim*, xat yubordim*, xat yozdim*, email yubordim*, pochta yubordim*, qaytib keldi*, yetkazilmadi*, ёздим*, хат юбордим*, yuborgandim*, jonatdim, xat yozgan*, yozdim, xat yozdim, yubordim, jo natdim, xat yubor*, qaytib keldi, ёздим, хат ёздим, юбордим, жўнатдим, қайтиб келди',
  ),
  recipient: terms(
    "qabul qiluvchi*, oluvchi*, qabul qil*, yetkazib ber*, sovg'a*, syurpriz*, olib ketadi*, kutib oladi*, gul, gullar, imzo*, қабул қил*, олувчи*, совға*, етказиб*, sovg'aga, oladi",
  ),
  website: terms(
    "saytda*, sayt*, saytingiz*, e'lon*, instagram*, google*, vizitka*, qo'llab-quvvat*, call-markaz*, koll-markaz*, эълон*, визитка*, call center, сайтда, сайтингиз*, сайтдаги, reklama, reklamada, reklamadagi, reklama*, e lon*, filial*, ishonch telefon*, сайт*, реклама*, филиал*",
  ),
  oldOrDead: terms(
    "eski*, oldingi*, ishlatmayman*, o'chiring*, o'chirib tashla*, yo'qotdim*, yo'qoldi*, bloklangan*, yopilgan*, эски*, олдинги*, ўчиринг*, йўқотдим*, almashtirdim*, o'zgardi*, raqamim o'zgardi, raqamimni almashtir*, simkarta yo'qol*, yoqotdim*, endi ishlatma*, avvalgi raqam*, eski, oldingi, avvalgi, ishlatmayman, yopildi, yopilgan, o chirib, o chiring, yo qoldi, yo qotdim, o g irla*, bloklan*, эски, олдинги, аввалги, ишлатмайман, ёпилди, ўчириб, ўчиринг, йўқолди, йўқотдим",
  ),
  example: terms("misol*, masalan*, namuna*, format*, o'ylab top*, majburiy*, мисол*, масалан*"),
  negation: terms("emas, yo'q, эмас, йўқ, xato"),
  insteadOf: terms("o'rniga, ўрнига"),
  wrong: terms("xato*, noto'g'ri*, нотўғри*, хато*"),
  correction: terms(
    "kechirasiz*, uzr*, xato yozdim*, to'g'risi*, to'g'ri*, adashdim*, кечирасиз*, тўғриси*, тўғри*",
  ),
  forwarded: terms("yo'naltirilgan, uzatilgan, fwd"),
  contactCard: terms('kontakt kartasi'),
  copula: terms('bu, edi, бу, эди'),
  filler: terms(
    'bu, shu, va, ham, uchun, bilan, ga, da, dan, degan, deb, opa, aka, бу, шу, ва, ҳам, учун, билан, деган, ли, edi',
  ),
};
