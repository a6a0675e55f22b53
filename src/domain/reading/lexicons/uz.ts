import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

const MIN_LETTERS = 6;
const cyrillicOf = new Map(
  Object.entries({
    "o'": 'ў',
    "g'": 'ғ',
    sh: 'ш',
    ch: 'ч',
    yo: 'ё',
    ya: 'я',
    yu: 'ю',
    ye: 'е',
    ts: 'ц',
    a: 'а',
    b: 'б',
    d: 'д',
    e: 'е',
    f: 'ф',
    g: 'г',
    h: 'ҳ',
    i: 'и',
    j: 'ж',
    k: 'к',
    l: 'л',
    m: 'м',
    n: 'н',
    o: 'о',
    p: 'п',
    q: 'қ',
    r: 'р',
    s: 'с',
    t: 'т',
    u: 'у',
    v: 'в',
    x: 'х',
    y: 'й',
    z: 'з',
    "'": 'ъ',
  }),
);
const russianLetters = new Map(Object.entries({ ў: 'у', қ: 'к', ғ: 'г', ҳ: 'х' }));
/** Latin terms that in Cyrillic are Russian words with another meaning. */
const notInCyrillic = /^(?:prava|propusk|dostavka|agent|jora|quda|toga|band|gul|dom|emu|click|google)/u;

function inCyrillic(term: string): string {
  return term
    .replace(/(^|\s)e/gu, '$1э')
    .replace(/[og]'|sh|ch|y[aoue]|ts|[a-z']/gu, (letters) => cyrillicOf.get(letters) ?? letters);
}

/** A Latin term as written, without apostrophes, in Cyrillic and in Cyrillic of a Russian keyboard. */
function spellings(term: string): readonly string[] {
  if (!/[a-z]/u.test(term)) return [term];
  if (term.replace(/[^a-z]/gu, '').length < MIN_LETTERS) return [term];
  const latin = [term, term.replaceAll("'", '')];
  if (notInCyrillic.test(term)) return latin;
  const cyrillic = inCyrillic(term);
  return [...latin, cyrillic, cyrillic.replace(/[ўқғҳ]/gu, (letter) => russianLetters.get(letter) ?? letter)];
}

function uzbekTerms(list: string): readonly string[] {
  return [...new Set(terms(list).flatMap(spellings))];
}

export const uz: Lexicon = {
  phoneNoun: uzbekTerms(
    "telefon*, tel, telim*, qo'ng'iroq*, bog'lan*, aloqa*, telegram, tg, whatsapp, sms, телефон*, тел, қўнғироқ*, боғлан*, алоқа*, uyali, mobil*, sotka*, sotovoy*, tel raqam*, tel nomer*, vatsap*, votsap*, ватсап*, телеграм*, telegramim*, qongiroq*, gaplash*, trubka*",
  ),
  numberWord: uzbekTerms('raqam*, nomer*, nomir*, рақам*, номер*'),
  emailNoun: uzbekTerms('pochta*, email*, mail*, manzil*, elektron*, почта*'),
  order: uzbekTerms(
    'buyurtma*, zakaz*, buyurtmam*, bron*, буюртма*, заказ, заказим, заказни, buyurtma raqam*, заказ*, брон*, xarid*, харид*, buyurtma nomer*, zakas*, zakaz nomer*, bron nomer*, navbat raqam*, buyurtmaning*',
  ),
  invoice: uzbekTerms(
    "hisob-faktura*, hisob faktura*, schyot*, chek*, kvitansiya*, to'lov raqam*, faktura*, ҳисоб*, summa*, narx*, чек, чеки, счет, chek, cheki, so m, to lov hujjat*, фактура*, чек*, квитанция*, сумма*, нарх*, сўм",
  ),
  parcel: uzbekTerms(
    "jo'natma*, posilka*, yuk xat*, trek*, yuk, kuzatuv*, жўнатма*, посилка*, pochta jo'natma*, jo natma*, yuk xati, jonatma*, посылка*, трек*, bts, bts pochta, trek raqam*, trek kod*, trek nomer*, jo'natma raqam*, posilka raqam*, pochta raqam*, yuk raqam*, konteyner*, emu*, fargo*, uzpost*",
  ),
  account: uzbekTerms(
    "shartnoma*, hisob*, hisob raqam*, karta*, hisoblagich*, abonent*, polis*, kredit*, mijoz raqam*, litsevoy*, шартнома*, карта*, ҳисоб рақам*, абонент*, sug'urta*, obuna*, hisob, ҳисоб*, полис*, кредит*, sug urta*, shartnoma nomer*, kontrakt*, dogovor*, litsevoy schyot*, hisob raqami*, karta raqam*, karta nomer*, mijoz kod*, a'zolik*, bonus karta*, pensiya*, ipoteka*, qarz*, gaz hisob*, svet hisob*, elektr hisob*, suv hisob*",
  ),
  caseOrTicket: uzbekTerms(
    'shikoyat*, ariza*, murojaat*, tiket*, талаб*, шикоят*, ариза*, мурожаат*, ariza raqam*, murojaat raqam*, shikoyat raqam*, bilet*, chipta*, jarima*, bayonnoma*, navbat*, talon*, ish raqam*, zayavka*',
  ),
  part: uzbekTerms(
    'seriya*, model*, davlat raqam*, mashina raqam*, artikul*, zavod raqam*, shtrix*, модел*, серия*',
  ),
  password: uzbekTerms(
    'parol*, kod, kodi, kodim, promokod*, pin, kupon*, login*, пароль*, парол*, код, коди, промокод*, sms kod*, tasdiqlash kod*, kodni*, pin-kod*, foydalanuvchi nom*, chegirma kod*, sertifikat*, vaucher*, id, aydi*',
  ),
  taxOrIdentity: uzbekTerms(
    "stir, inn, jshshir, pasport*, pinfl, indeks*, guvohnoma*, паспорт*, стир, инн, жшшир, soliq*, pasport seriya*, pasportim*, haydovchilik*, prava*, pochta indeks*, tug'ilganlik*, litsenziya*, reys*, stir raqam*",
  ),
  weakReference: uzbekTerms('mijoz*, mahsulot*, xona, tovar*'),
  version: uzbekTerms('versiya*, server'),
  writerOwn: uzbekTerms("mening, meni, bizning, o'zim*, menga, meniki, менинг, ўзим*, меники"),
  ownNumber: uzbekTerms(
    "raqamim*, nomerim*, nomirim*, telefonim*, telim, pochtam, mening raqamim, o'zimning, o'zimniki, yangi raqamim, bu men, emailim*, mailim*, рақамим*, номерим*, телефоним*, почтам, менинг рақамим, raqamimiz*, menikisi, mening nomerim, mening telefonim, mening telim, mening pochtam, mening raqam*, o'z raqamim*, o'zimning raqamim*, ish raqamim*, uy telefonim*, telegramim*, telegram raqamim*, vatsapim*, whatsappim*, nomerimiz*, telefonimiz*, kontaktim*, yangi nomerim*, asosiy raqamim*, raqamim shu, nomerim shu, tel raqamim*, tel nomerim*, manzilim*, mana mening, менинг телефоним, янги рақамим, янги номерим, рақамимиз*, номеримиз*, korxonamiz telefon*, firmamiz telefon*, tashkilotimiz telefon*, ofisimiz telefon*, do'konimiz telefon*, kompaniyamiz telefon*, имейлим*, почтамиз*, imeylim*, yangisi, янгиси, yangisi bu, kuryer uchun raqam, kuryer uchun nomer, kuryer uchun telefon",
  ),
  readerOwn: uzbekTerms(
    'sizning, sizlarning, sizlar, raqamingiz*, nomeringiz*, telefoningiz*, saytingiz*, сизнинг, сизларнинг, рақамингиз*, номерингиз*, сайтингиз*',
  ),
  otherOwn: uzbekTerms(
    "akada, opada, акада, опада, uning, ularning, unga, unda, raqami bu, уни, унинг, унга, o'ziga, uning raqami*, uning nomeri*, uning telefoni*, ularning raqami*, o'shaning*, unga tel*, unga telefon*, unga qo'ng'iroq*, o'shanga*, u bilan*, ular bilan*, u oladi*, u kishi*, унинг рақами*, унинг номери*, унга телефон*, у киши*",
  ),
  kinshipAndRole: uzbekTerms(
    "xotin*, er im, erim*, turmush o'rtog'*, aka m, akam*, ukam*, opam*, singlim*, do'st*, dugona*, qo'shni*, boshliq*, tog'am*, tog'asi*, boshlig'*, xo'jayin*, direktor*, menejer*, buxgalter*, hisobchi*, advokat*, yurist*, kotib*, haydovchi*, shofyor*, shofer*, kuryer*, kurer*, ijarachi*, bobo*, buvi*, amaki*, amakim*, xola*, tog'am*, amma*, kelin*, kuyov*, qaynona*, qaynota*, sherig*, hamkasb*, ustangiz*, sotuvchi*, xodim*, qorovul*, dispetcher*, operator*, o'qituvchi*, shifokor*, doktor*, jiyan*, pochcha*, yanga*, rahbar*, prorab*, santexnik*, montajchi*, egasi, хотин*, эрим*, турмуш ўртоғ*, акам*, укам*, опам*, синглим*, дўст*, қўшни*, бошлиқ*, бухгалтер*, ҳайдовчи*, ходим*, ўртоғ*, o'rtog'im*, o'rtoq*, уста, устаси, устангиз*, usta, ustasi, ustangiz*, yordamchi*, sherik*, kuyovim*, qudam*, logist*, notarius*, rafiqam*, hamkorim*, menejir*, oyijon*, xotinim*, xotinimni*, erimni*, er-xotin*, turmush ortog*, ayolim*, kuyovbola*, kelinim*, kelinoyi*, ovsin*, quda*, toga*, amakivachcha*, xolavachcha*, jiyanim*, nevara*, nabira*, ukaxon*, singil*, singlimni*, opajon*, akajon*, oshna*, jo'ra*, jora*, ortoq*, ortog'*, tanish*im*, qoshni*, qo'shnim*, qo'shnimiz*, uy egasi*, kvartirant*, xo'jayinim*, xojayin*, boshlig'im*, boshligim*, rahbarim*, nachalnik*, shef*, brigadir*, ishchi*, ishchilar*, quruvchi*, qurilish*, qoravul*, qorovulimiz*, oxrana*, vaxtyor*, konsyerj*, yuklovchi*, dostavka*, yetkazib beruvchi*, dastavkachi*, taksist*, agent*, makler*, rieltor*, broker*, kassir*, mijozim*, xaridor*, buyurtmachi*, pudratchi*, ta'minotchi*, enaga*, hamshira*, murabbiy*, trener*, domla*, ustoz*, muallim*, do'xtir*, doxtir*, administrator*, kotiba*, menejerim*, o'rinbosar*, yetkazuvchi*, sartarosh*, қоровул*, уй эгаси*, жиян*, куёв*, келин*, амаки*, тоға*, хола*, бригадир*, прораб*, уста*, директор*, раҳбар*, менежер*, сотувчи*, ижарачи*, доктор*, устоз*, меҳмон, bug'alter*, buhgalter*, бухгалтерим*, boshqaruvchi*, xotinimniki",
  ),
  child: uzbekTerms(
    "o'g'lim*, qizim*, bolam*, farzand*, nabira*, ўғлим*, қизим*, болам, боламни, o'g'lim, o'g'limning*, o'g'limga*, o'g'il*, oglim*, qizim, qizimning*, qizimga*, bolam, bolamga*, bolamning*, bolalarim*, nabiram*, ўғил*, қизимни*, болалар*",
  ),
  parent: uzbekTerms(
    'onam*, oyim*, otam*, dadam*, adam*, onasi, otasi, онам*, отам*, ойим*, дадам*, onajon*, onamning*, onamga*, onamni*, otamning*, otamga*, otamni*, dadamga*, dadamning*, oyimning*, oyimga*, ayam*, ota-ona*, ota onam*, onam, отамни*, онамни*, ойимни*, ота-она*',
  ),
  trade: uzbekTerms('elektrik*, taksi, evakuator*, duradgor*, malyar, svarshik, такси'),
  onBehalfOf: uzbekTerms('uchun, учун, ga atab'),
  wanted: uzbekTerms(
    'kerak, kerak edi, qidiryapman, izlayapman, chaqirmoqchi, chaqirish, yuboring, qachon keladi, qayerda, kutyapman, керак, керак эди, қачон келади',
  ),
  condition: uzbekTerms('agar, kechiksa, kelmasa, kelsa, topmasa, topolmasa, агар, кечикса, келмаса, келса'),
  selfIntroduction: uzbekTerms('men, ismim, hurmat bilan, мен, исмим'),
  inRoleOf: uzbekTerms('sifatida'),
  callMe: uzbekTerms(
    "menga qo'ng'iroq*, menga telefon*, menga bog'lan*, menga yoz*, qo'ng'iroq qiling*, qongiroq qiling*, telefon qiling*, tel qiling*, tel qilinglar, bog'laning*, bog'lansin*, bog'lanishingiz*, menga, yozing*, yuboring*, jo'nating*, shu raqamga*, shu nomerga*, kutaman, javob bering*, chiqing, men bilan, қўнғироқ қилинг*, телефон қилинг*, боғланинг*, ёзинг*, юборинг*, менга, кутаман, menga tel qil*, menga aloqaga chiq*, aloqaga chiqing*, aloqaga chiqinglar, aloqaga chiqsin*, tel qilsin*, tel qilsangiz*, telefon qilsin*, telefon qilsangiz*, telefon qilinglar, telefon qivoring*, tel qivoring*, tel qilib qo'ying*, telefon qilib qo'ying*, qo'ng'iroq qilsangiz*, qo'ng'iroq qilsin*, qongiroq qilsin*, qongiroq qilsangiz*, qayta qiling*, qayta telefon*, qayta tel*, qayta qo'ng'iroq*, bog'lanib*, bog'lansangiz*, boglaning*, boglansin*, yozib yuboring*, yozsangiz*, yozib qo'ying*, yozvoring*, tashlab yuboring*, shu raqamim*, shu nomerim*, mana shu raqam*, mana shu nomer*, mana raqam*, mana nomer*, men bilan bog'lan*, biz bilan bog'lan*, bizga tel*, bizga telefon*, bizga qo'ng'iroq*, bizga yoz*, telegramga yoz*, telegramga, aloqa uchun, bog'lanish uchun, murojaat uchun, алоқага чиқинг*, тел қилинг*, қайта қилинг*, боғлансин*, ёзсангиз*, шу рақамга, шу номерга, алоқа учун, менга тел*, менга ёз*, га айтинг, ga ayting, ga ayt, darak bering*, xabar bering*, xabar qiling*, хабар беринг*, telegramdan yozing*, telegramdan yozsangiz*, telegramdan yozvoring*, telegramdan yozib*",
  ),
  youCalledMe: uzbekTerms("menga _ qo'ng'iroq qilibsiz*, menga _ tel qilibsiz*, menga _ telefon qilibsiz*"),
  presence: uzbekTerms(
    "uyda, uy, ofisda, ofis, ishda, ishxona, do kon, bo shman, bo sh, kechqurun, ertalab, keyin, javob beraman, ko taraman, so rang, so rab, yozib oling, yozing, men, rahmat, raxmat, hurmat bilan, уйда, офисда, ишда, бўшман, кечқурун, эрталаб, кейин, жавоб бераман, ёзиб олинг, мен, раҳмат, рахмат, ҳурмат билан, ўтираман, россиядаман, шу ерга, шу ерда, qavat, podyezd, xonadon, ko cha, kocha, ko chasi, mavze, dom, kvartal, manzil, manzili, tuman, mahalla, қават, кўча, маҳалла, манзил, bo'limidan*, bo'limidanman, бухгалтерияда, бухгалтерияда ўтираман, buxgalteriyada o'tiraman, buxgalteriyada ishlayman, buxgalteriyadaman",
  ),
  askedFor: uzbekTerms("raqam so'ra*, nomer so'ra*, telefon so'ra*, raqamimni so'ra*, raqam qoldir*"),
  payment: uzbekTerms(
    "to'ladim*, to'lov qil*, o'tkazdim*, o'tkazib*, pul tashla*, pul yubor*, pul o'tkaz*, payme*, click*, tashladim*, pul soldim, тўладим*, ўтказдим*, пул ташла*, пул юбор*, clickdan, zaklad*, oldindan to'lov*, pul tashladim, pul jo'nat*, pul otkaz*, otkazdim*, toladim*, to ladim, o tkazdim, pul o tkaz*, payme, to lov, tashlab berdim, тўладим, ўтказдим, пул ўтказ*, тўлов, to'lov qildim*, tolov qil*, tolov*, to'lov*, to'lab yubor*, to'laganman*, pul tash*, pulni*, pul ket*, pul tush*, pul qaytar*, qaytarib bering*, o'tkazib yubor*, o'tkazganman*, otkazib yubor*, otkazganman*, perevod*, click orqali*, payme orqali*, uzcard*, humo*, karta*ga tashla*, kartaga*, paynet*, hisobini to'ldir*, paynet qil*, zaklat*, avans*, oldindan to*, тўлов қилдим*, пулни*, перевод*, клик*, пайме*, карта*га ташла*, пейнет*",
  ),
  calledOut: uzbekTerms(
    "qo'ng'iroq qildim*, telefon qildim*, tel qildim*, bog'lanolmayapman*, bog'lana olma*, qilyapman, qo'ng'iroq qilyapman, terdim, saqlangan*, қўнғироқ қилдим*, телефон қилдим*, tel qilaman, tel qilmayman, uradim, qo'ng'iroq qilyapmiz, telefon qilyapman, tel qivoman, tel qilvotman, tel qilyapman, qo'ng'iroq qilgandim, tel qilgandim, telefon qilgandim, qongiroq qildim*, qongiroq qilyapman, qo ng iroq qildim, telefon qildim, qildim telefon, zvonit qildim, urinib, bog lanolma*, tel qildim, qo ng iroq qilyapman, қўнғироқ қилдим, телефон қилдим, тердим, звонит қилдим, боғланолма*, tel qildik, telefon qildik, tel qilib, telefon qilaman, telefon qilib, necha marta, necha bor, qancha tel, qancha telefon, qancha qo'ng'iroq, urindim, urinyapman, urinaman, qilib yotibman, tushib bo'lmay*, tusholmay*, tusha olma*, boglana olma*, boglanolma*, bog'lana olmad*, ulana olma*, aloqaga chiqolma*, aloqaga chiqa olma*, raqamini berishdi, raqamini bergan, nomerini berishdi, qo'ng'iroq qilaman, qo'ng'iroq qilaveraman, qongiroq qilaman, qongiroq qilib, terib, terayapman, teryapman, teraman, sizlarga tel*, sizlarga telefon*, sizlarga qo'ng'iroq*, sizga tel*, sizga telefon qil*, sizga qo'ng'iroq*, operator bilan gaplash*, тел қилдим*, телефон қиляпман*, қўнғироқ қиляпман*, неча марта, тушиб бўлма*, боғлана олма*, уландим, dan tusholma*, tusholmayap*, tushib bo'lmayap*, тушолма*",
  ),
  noAnswer: uzbekTerms(
    "javob bermay*, hech kim*, ko'tarmay*, olmayapti*, o'chiq*, o'chirilgan*, ulanmay*, ishlamay*, жавоб бермай*, жавоб йўқ*, ҳеч ким*, кўтармай*, ўчиқ*, ишламай*, olmaydi, javob bo'lmadi*, javob kelmadi, ko'tarmadi*, kotarmay*, javob bermadi*, javob bermayapti*, ulanib bo'lmay*, ochirilgan, trubkani olma*, hech kim yo'q, hechkim*, xech kim*, hech kim ko'tarma*, hech kim olma*, hech kim javob, ko'tarishmayapti*, ko'tarishmadi*, olishmadi*, olishmayapti*, javob berishmayapti*, javob berishmadi*, trubka*, go'shakni*, gushakni*, band, band ekan, banda, aloqa yo'q, aloqa doirasi*, o'chgan, ochiq emas, telefon o'chiq, gudok*, musiqa*, muzika*, avtojavob*, robot javob*, sbros*, tashlab yubor*, ishlamayapti*, mavjud emas*, jim*, ҳеч ким кўтарма*, ҳеч ким йўқ, банд, жавоб беришмаяпти*, ишламаяпти*, олишмади*, кўтаришмади*, мавжуд эмас*, javob yo'q, sado yo'q, ovoz yo'q",
  ),
  calledMe: uzbekTerms(
    "tel bo'ldi*, tel bo'pti*, qo'ng'iroq bo'pti*, tel keldi*, beri tel, sizlarmi*, kimniki*, kim bu, bu kim, kimning, qo'ng'iroq qildi*, qo'ng'iroq bo'ldi*, qo'ng'iroq keldi*, tel qildi*, tel qilib*, telefon qilib*, telefon qilishdi*, o'tkazib yuborilgan*, firibgar*, aldash*, o'zini, spam*, sms keldi*, bu sizmi*, siz emasmi*, raqamidan, nomeridan, кимники*, қўнғироқ қилди*, фирибгар*, рақамидан, телефон қилиб*, сиздан, bezovta*, notanish*, menga tel qil*, qongiroq qildi*, qongiroq bo'ldi*, noma'lum raqam*, nomalum raqam*, propushenniy*, kim telefon qildi, menga telefon qildi*, menga qo ng iroq, qo ng iroq keldi, sizniki mi, siznikimi, bu sizmi, notanish, sms keldi, кимники, ким бу, менга телефон қилди*, менга қўнғироқ, сизникими, бу сизми, нотаниш, jiringla*, jiringlatishadi*, bezor*, jonga teg*, kim ekan*, kim o'zi, bu kimniki*, kimning raqami*, kimning nomeri*, bu sizlarmi*, sizlarning raqam*mi, siznikimi*, sizlarnikimi*, tanimagan*, tanimayman*, tanish emas*, begona raqam*, begona nomer*, noma'lum*, nomalum*, propusk*, javobsiz qo'ng'iroq*, javobsiz*, qo'ng'iroq qilishdi*, qo'ng'iroq qilishyapti*, qo'ng'iroq qilyapti*, tel qilishdi*, tel qilishyapti*, tel qilyapti*, telefon qilishyapti*, telefon qilyapti*, deb tel*, deb telefon*, deb qo'ng'iroq*, bankdan deb*, bankdanman*, bankdanmiz*, o'zini tanish*, tanishtir*, aldoqchi*, firibgarmi*, moshennik*, kolektor*, kollektor*, sms kelyapti*, sms yubor*, xabar keldi*, yozyapti*, yozishyapti*, raqamdan tel*, raqamdan telefon*, raqamdan qo'ng'iroq*, nomerdan tel*, nomerdan telefon*, жиринглат*, ким экан*, таниш эмас*, номаълум*, безовта*, тел қилишди*, телефон қилишди*, қўнғироқ бўлди*, деб телефон*",
  ),
  wroteTo: uzbekTerms(
    "yozgandim*, yozdim*, xat yubordim*, xat yozdim*, email yubordim*, pochta yubordim*, qaytib keldi*, yetkazilmadi*, ёздим*, хат юбордим*, yuborgandim*, jonatdim, xat yozgan*, yozdim, xat yozdim, yubordim, jo natdim, xat yubor*, qaytib keldi, ёздим, хат ёздим, юбордим, жўнатдим, қайтиб келди, jo'natgan*, jo'natdim*, жўнатган*, yuborgan*, xat qaytib*, qaytib kelyapti*, қайтиб келяпти*, rezyumeni, резюмени, telegramdan yozdim*, telegramdan yozgan*, telegramga yozdim*, vatsapdan yozdim*",
  ),
  recipient: uzbekTerms(
    "qabul qiluvchi*, oluvchi*, qabul qil*, yetkazib ber*, syurpriz*, olib ketadi*, kutib oladi*, gul, gullar, imzo*, қабул қил*, олувчи*, совға*, етказиб*, sovg'aga, oladi, kelinim oladi, olib ketsin*, olib ketishi*, qabul qilib*, topshiring*, topshirib*, berib yuboring*, berib keting*, eltib bering*, yetkazing*, yetkazib bering*, olib boring*, nomiga, nomidan, oluvchining*, tug'ilgan kun*, tugilgan kun*, sovga*, surpriz*, gul yetkaz*, buket*, guldasta*, kutib olish*, eshikni ochadi*, kaliti, kalit unda, imzolaydi*, олиб кетади*, топширинг*, бериб юборинг*, қолдиринг*, туғилган кун*, гулдаста*, sovg'a, sovg'asi, sovg'alar",
  ),
  website: uzbekTerms(
    "saytda*, sayt*, saytingiz*, e'lon*, instagram*, google*, vizitka*, qo'llab-quvvat*, call-markaz*, koll-markaz*, эълон*, визитка*, call center, сайтда, сайтингиз*, сайтдаги, reklama, reklamada, reklamadagi, reklama*, e lon*, filial*, ishonch telefon*, сайт*, реклама*, филиал*, saytdagi*, saytdan*, instagramda*, instagramdagi*, instadagi*, kanalda*, kanaldagi*, e'londagi*, elondagi*, reklamadan*, googledagi*, chekda*, chekdagi*, qutida*, qutidagi*, vizitkadagi*, vizitkada*, sizning raqam*, sizning nomer*, sizlarning raqam*, sizlarning nomer*, do'koningiz*, dokoningiz*, ofisingiz*, filialingiz*, operatoringiz*, menejeringiz*, kuryeringiz*, call-center*, koll-sentr*, aloqa markaz*, ma'lumotnoma*, qabulxona*, registratura*, ишонч телефон*, каналда*, эълонда*, инстаграмда*",
  ),
  oldOrDead: uzbekTerms(
    "eskini*, eskidan*, eskilar*, oldingi*, ishlatmayman*, o'chiring*, o'chirib tashla*, yo'qotdim*, yo'qoldi*, bloklangan*, yopilgan*, эскиси*, эскини*, эскидан*, олдинги*, ўчиринг*, йўқотдим*, almashtirdim*, o'zgardi*, raqamim o'zgardi, raqamimni almashtir*, simkarta yo'qol*, yoqotdim*, endi ishlatma*, avvalgi raqam*, eski, oldingi, avvalgi, ishlatmayman, yopildi, yopilgan, o chirib, o chiring, yo qoldi, yo qotdim, o g irla*, bloklan*, эски, олдинги, аввалги, ишлатмайман, ёпилди, ўчириб, ўчиринг, йўқолди, йўқотдим, meniki emas, endi meniki emas, mening emas, boshqa ishlatma*, endi ishlama*, ishlamaydi*, eski raqam*, eski nomer*, eskisi*, avvalgi*, oldingi raqam*, oldingi nomer*, raqamni almashtir*, nomerni almashtir*, almashtirganman*, o'zgartir*, sim karta*, simkartam*, yo'qotib*, yoqotib*, yo'qolgan*, yoqolgan*, o'g'irlat*, o'g'irlangan*, ogirla*, blok*, bloklandi*, yopib*, yopganman*, o'chirib yubor*, ochirib*, ochiring*, olib tashlang*, olib tashla*, unuting*, u raqamga tel*, tel qilmang*, telefon qilmang*, yaroqsiz*, ўчириб ташла*, эски рақам*, эски номер*, меники эмас*, алмаштир*, ишламайди*, унутинг*, mening raqamim emas, meni raqamim emas, mening nomerim emas",
  ),
  example: uzbekTerms(
    "misol*, masalan*, namuna*, format*, o'ylab top*, majburiy*, мисол*, масалан*, aytaylik*, deylik*, test, soxta*, shablon*, to'qib*, misol uchun*, majburiy maydon*",
  ),
  negation: uzbekTerms("emas, yo'q, эмас, йўқ, xato"),
  insteadOf: uzbekTerms("o'rniga, ўрнига"),
  wrong: uzbekTerms("xato*, noto'g'ri*, нотўғри*, хато*"),
  correction: uzbekTerms(
    "kechirasiz*, uzr*, xato yozdim*, to'g'risi*, to'g'ri*, adashdim*, кечирасиз*, тўғриси*, тўғри*, adashib*, xato ketibdi*, xato ketdi*, xato qilibman*, kechiring*, to'g'ri raqam*, to'g'ri nomer*, togri*, togrisi*, адашдим*, хато кетибди*, узр*, voy, ie, uzr, adashibman, adashdim, yanglishdim, xato yozibman, вой, янглишдим, адашибман, узр",
  ),
  ending: uzbekTerms(
    'oxiri, oxirgi, oxirgisi, охири, охирги, охиргиси, oxirgi ikkitasi, oxirida, oxirisi, tugaydi, oxirgisini, охирида, тугайди',
  ),
  contrast: uzbekTerms('lekin, ammo, biroq, лекин, аммо'),
  forwarded: uzbekTerms("yo'naltirilgan, uzatilgan, fwd, yo'naltirildi, qayta yuborilgan, йўналтирилган"),
  contactCard: uzbekTerms('kontakt kartasi'),
  copula: uzbekTerms('bu, edi, бу, эди'),
  filler: uzbekTerms(
    "bu, shu, va, ham, uchun, bilan, ga, da, dan, degan, deb, opa, aka, бу, шу, ва, ҳам, учун, билан, деган, ли, edi, спамни ҳам, спамда ҳам, спамга ҳам, spamni ham, spamda ham, spamga ham, пул ташлайман, pul tashlayman, pul tashlab beraman, пул ташлаб бераман, o'chgan, o'zgartirib, o'zgartirib qo'ying, o'g'limni yozdir*, qizimni yozdir*, bolamni yozdir*, o'g'limni _ yozdir*, qizimni _ yozdir*, bolamni _ yozdir*",
  ),
  replacement: terms(
    "endi, hozir, bundan keyin, yangi, yangisi, yangisini, yozib oling, saqlab qo'ying, ishlataman, энди, ҳозир, хозир, янги, янгиси, ёзиб олинг, бундан кейин",
  ),
  formerly: terms('oldin, avval, ilgari, oldingi, олдин, аввал, илгари, олдинги'),
  calledPast: terms(
    "qo'ng'iroq qildingiz, qo'ng'iroq qilibsiz, qo'ng'iroq bo'ldi, qo'ng'iroq qilishdi, tel qildingiz, tel qilibsiz, telefon qildingiz, telefon qilibsiz, tel qilishdi, yozdingiz, қўнғироқ қилдингиз, қўнғироқ қилибсиз, телефон қилдингиз, тел қилдингиз, қўнғироқ бўлди",
  ),
  source: terms('dan, дан, raqamidan, nomeridan, номеридан, рақамидан'),
  giftReceiver: terms(
    "tug'ilgan kun egasi, tug'ilgan kun egasiga, kelinga, kuyovga, yubilyar, yubilyarga, oluvchiga, келинга, куёвга, туғилган кун эгасига",
  ),
};
