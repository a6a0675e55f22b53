/**
 * Small words of grammar. They are looked up word by word, whether or not a term of a lexicon covers them; an entry that
 * ends with `*` is the beginning of a word.
 */
export type FunctionWord =
  /** Stands between a person and a verb that calls him: "bhai ko call karo". */
  | 'objectMarker'
  /** Case ending after an apostrophe: "Kerem'i arayın". */
  | 'nameMarker'
  /** End of the name of a person who is called: "akamga". */
  | 'dativeEnding'
  /** "To" before a name. */
  | 'toNamed'
  /** "To" before a person, in languages in which the verb follows. */
  | 'toPerson'
  /** "Me", also inside of a verb. */
  | 'writerAsObject'
  /** A plain verb that calls somebody: "call Denise at 614...". */
  | 'callVerb'
  /** "Let the courier call". */
  | 'let'
  /** Negation that may follow what it denies. */
  | 'postposedNegation'
  /** Of these, what always follows: "82 değil 28". */
  | 'finalNegation'
  /** First word of "instead of" in languages in which it follows what is replaced. */
  | 'postposedInsteadOf'
  | 'conjunction'
  /** "And", "or" between two identifiers of one person. */
  | 'joining'
  /** A gift card or the like, which is sent to its receiver. */
  | 'gift'
  /** "Old", "former": also of another number, "the old one". */
  | 'oldOne'
  /** "Changed": what follows is the new number. */
  | 'changeVerb'
  /** "612345678 for my order": the number is not the order's. */
  | 'purpose'
  /** What is counted: "the last 15 days". */
  | 'unit'
  /** "I wrote 82": before digits, in languages in which they follow the verb. */
  | 'wrote';

type Words = Readonly<Partial<Record<FunctionWord, string>>>;

/** Words separated by spaces, by language. */
export const functionWords: Readonly<Record<string, Words>> = {
  ar: {
    gift: 'هديه هدية الهديه قسيمه',
    oldOne: 'قديم* القديم* سابق* السابق*',
    changeVerb: 'غير* تغير* اتغير* بدل* تبدل*',
    writerAsObject: 'تكلمني يكلمني بي علي معي معاي',
    let: 'خلي خلّي خلوا خلو ليت دع',
    postposedNegation: 'لأ',
    conjunction: 'و',
    unit: 'دقيقة دقايق دقائق ساعة ساعات يوم ايام أيام اسبوع أسابيع اسابيع شهر اشهر شهور سنة سنوات سنين مرة مرات شخص اشخاص ريال درهم دينار جنيه',
    wrote: 'كتبت كتبتوا سجلت سجلتوا ارسلت',
    joining: 'و او أو',
  },
  de: {
    gift: 'gutschein* geschenk*',
    oldOne: 'alt alte alten alter fruher* vorherige* ehemalige* bisherige*',
    changeVerb: 'wechsel* gewechselt gewechselt* geandert* andert andern',
    writerAsObject: 'mich mir uns',
    callVerb: 'ruf ruft rufen rufe kontaktieren kontaktiert',
    let: 'lass lasst lassen soll',
    conjunction: 'und',
    purpose: 'wegen fur',
    unit: 'minute* stunde* tag tage tagen woche* monat* jahr* mal uhr euro* prozent person* leute',
    wrote: 'getippt geschrieben',
    joining: 'und oder bzw',
  },
  en: {
    gift: 'gift giftcard voucher present',
    oldOne: 'old previous former earlier',
    changeVerb: 'changed change changing switched switch',
    toNamed: 'to',
    writerAsObject: 'me us',
    callVerb: 'call ring text phone message contact whatsapp bell',
    let: 'let have tell ask',
    conjunction: 'and',
    purpose: 'for about',
    unit: 'minute* min mins hour* hr hrs day* week* month* year* time* people percent pound* dollar* euro*',
    wrote: 'typed wrote put entered noted gave',
    joining: 'and or',
  },
  es: {
    gift: 'regalo gift obsequio',
    oldOne: 'viejo vieja antiguo antigua anterior',
    changeVerb: 'cambi* mud*',
    toNamed: 'a al',
    writerAsObject: 'me nos llamarme llamenme',
    callVerb: 'llame llama llamad llamen llamar llamarle marque marquen marquele escriba escribid escribanle',
    let: 'que',
    conjunction: 'y e',
    purpose: 'para por',
    unit: 'minuto* hora* dia* semana* mes meses ano anos vez veces persona* euro* peso* por',
    wrote: 'puse escribi puso pusisteis anoto mande',
    joining: 'y e',
  },
  fa: {
    gift: 'هدیه* کادو*',
    oldOne: 'قبلی* قدیمی* سابق* ghabli* ghadimi*',
    changeVerb: 'عوض تغییر',
    objectMarker: 'را رو',
    toPerson: 'به با',
    writerAsObject: 'من منو بهم باهام با به مرا',
    postposedNegation: 'نه',
    unit: 'دقیقه ساعت روز هفته ماه سال بار نفر تومان تومن',
    joining: 'و یا',
  },
  fr: {
    gift: 'cadeau* carte-cadeau',
    oldOne: 'ancien ancienne precedent*',
    changeVerb: 'change changer changee',
    writerAsObject: 'me m moi nous',
    callVerb: 'appelez appelle appeler contactez contacte joignez',
    let: 'que qu',
    conjunction: 'et',
    purpose: 'pour',
    unit: 'minute* heure* jour* semaine* mois an ans annee* fois personne* euro*',
    wrote: 'ecrit mis tape note donne',
    joining: 'et ou',
  },
  he: {
    gift: 'מתנה שובר',
    oldOne: 'ישן הישן קודם הקודם',
    changeVerb: 'החלפתי שיניתי השתנה הוחלף התחלף',
    writerAsObject: 'אליי אלי אותי לי',
    let: 'תגידו תגיד',
    unit: 'דקות שעות ימים יום שבועות חודשים שנים שנה פעמים אנשים שקל שקלים',
    wrote: 'כתבתי רשמתי רשמתם',
    joining: 'ו או',
  },
  hi: {
    gift: 'gift गिफ्ट उपहार',
    oldOne: 'पुराना पुराने पुरानी purana purane purani',
    changeVerb: 'बदल* badal*',
    objectMarker: 'ko se को से',
    writerAsObject: 'mujhe mujhko muje mere mujhse मुझे मुझको मेरे मुझसे',
    postposedNegation: 'नहीं nahi nhi',
    finalNegation: 'नहीं nahi nhi',
    postposedInsteadOf: 'ki ke की के',
    unit: 'मिनट घंटे घंटा दिन हफ्ते महीने साल बार लोग रुपये minute* ghante ghanta din hafte mahine saal baar log rupaye rs',
    joining: 'aur ya और या',
  },
  id: {
    gift: 'hadiah kado voucher',
    oldOne: 'lama',
    changeVerb: 'ganti berubah diganti',
    writerAsObject: 'saya aku gue',
    let: 'biar suruh minta',
    unit: 'menit jam hari minggu bulan tahun kali orang ribu rupiah',
    wrote: 'tulis ketik',
    joining: 'dan atau sama',
  },
  it: {
    gift: 'regalo buono',
    oldOne: 'vecchi* precedente',
    changeVerb: 'cambi*',
    writerAsObject: 'mi ci',
    callVerb: 'chiama chiami chiamate chiamare contattate contattare sentite',
    let: 'che',
    purpose: 'per',
    unit: 'minut* ora ore giorn* settiman* mese mesi anno anni volta volte person* euro',
    wrote: 'scritto messo inserito dato',
    joining: 'e ed oppure',
  },
  ka: {
    gift: 'სასაჩუქრე* საჩუქ* vaucher*',
    oldOne: 'ძველ* dzvel*',
    changeVerb: 'შევცვალე გამოვცვალე შემეცვალა შეიცვალა shevcvale shemecvala',
    writerAsObject: 'დამირეკ* დამიკავშირდ* მომწერ* damirek* damikavshird*',
    postposedNegation: 'არა კი',
    postposedInsteadOf: 'ნაცვლად მაგივრად magivrad nacvlad',
    conjunction: 'და',
    unit: 'წუთ* საათ* დღე* კვირა* თვე* წელ* წლის ჯერ კაცი ლარ*',
    joining: 'და ან',
  },
  kk: {
    gift: 'сыйлық* сертификат*',
    oldOne: 'ескі* бұрынғы*',
    changeVerb: 'ауыст* өзгер* алмаст*',
    dativeEnding: 'ға ге ке қа',
    writerAsObject: 'маған magan мага',
    postposedNegation: 'емес',
    finalNegation: 'емес',
    postposedInsteadOf: 'орнына',
    conjunction: 'және',
    unit: 'минут* сағат* күн* апта* ай айда жыл* рет адам теңге',
    joining: 'және немесе',
  },
  pl: {
    gift: 'prezent* podarunk* voucher*',
    oldOne: 'stary stara starego starej poprzedni*',
    changeVerb: 'zmieni*',
    toNamed: 'do',
    writerAsObject: 'mnie mi nam',
    callVerb: 'dzwon dzwoncie zadzwon zadzwoncie dzwonic zadzwonic',
    let: 'niech niechaj',
    purpose: 'za',
    unit: 'minut* godzin* dni dzien tygodn* miesiac* rok lat razy raz osob* zl zlot*',
    wrote: 'napisalem napisalam wpisalem wpisalam podalem podalam',
    joining: 'i lub albo oraz',
  },
  pt: {
    gift: 'presente* vale-presente brinde',
    oldOne: 'antig* velh* anterior',
    changeVerb: 'mudei mudou mudamos troquei trocou trocamos alterei alterado',
    toNamed: 'pra para pro',
    writerAsObject: 'me mim nos',
    callVerb: 'ligue liga ligar liguem ligarem chame chama contacte contactem fale falem',
    let: 'que peca manda',
    conjunction: 'e',
    purpose: 'por',
    unit: 'minuto* hora* dia dias semana* mes meses ano anos vez vezes pessoa* reais euro*',
    wrote: 'anotou escrevi coloquei pus digitei meti',
    joining: 'e ou',
  },
  ru: {
    gift: 'подарок подарк* подарочн* сертификат*',
    oldOne: 'старый старая старого старой старым прежн* предыдущ*',
    changeVerb: 'смени* сменил* поменя* измени*',
    toNamed: 'с',
    writerAsObject: 'меня мне нам',
    callVerb: 'звоните позвоните наберите звони позвони набери звонить позвонить',
    let: 'пусть пускай',
    postposedNegation: 'нет',
    conjunction: 'и й а',
    purpose: 'по за про',
    unit: 'минут* час часа часов день дня дней недел* месяц* год года лет раз раза человек* числа рубл* руб',
    wrote: 'написал* указал* записал* ввел* отправил*',
    joining: 'и или либо',
  },
  tr: {
    gift: 'hediye*',
    oldOne: 'eski*',
    changeVerb: 'değiş*',
    objectMarker: 'ne nü',
    callVerb: 'arayın arayin arayabilirsiniz ulaşın',
    nameMarker: 'i e a u yi ye ya yu ni na nu',
    writerAsObject: 'beni bana benimle bizi',
    postposedNegation: 'değil diil deil dgl',
    finalNegation: 'değil diil deil dgl',
    postposedInsteadOf: 'yerine',
    conjunction: 've',
    unit: 'dakika* saat* gun* hafta* ay aydir yil* kere kez defa kisi lira* tl',
    joining: 've veya',
  },
  uk: {
    gift: 'подарунок подарунк* подарунков* сертифікат*',
    oldOne: 'старий стара старого старої попередн* колишн*',
    changeVerb: 'зміни* поміня*',
    toNamed: 'з',
    writerAsObject: 'мені мене нам',
    callVerb: 'дзвоніть подзвоніть телефонуйте подзвони наберіть зателефонуйте',
    let: 'хай нехай',
    postposedNegation: 'ні',
    conjunction: 'та і й',
    purpose: 'щодо',
    unit: 'хвилин* годин* день дня днів тижн* місяц* рік року років раз рази разів осіб людей числа грн гривен*',
    wrote: 'написав написала вказав вказала записали ввів ввела',
    joining: 'і й та або чи',
  },
  uz: {
    gift: "sovg'a* sovga* sertifikat* совға*",
    oldOne: 'eski* эски*',
    changeVerb: "almashtir* o'zgar* ozgar* алмаштир* ўзгар*",
    objectMarker: 'ga ni',
    dativeEnding: 'ga qa ka га',
    writerAsObject: 'menga менга bizga',
    postposedNegation: 'emas эмас',
    finalNegation: 'emas эмас',
    postposedInsteadOf: 'o ўрнига',
    conjunction: 'va ва',
    purpose: 'uchun haqida',
    unit: "daqiqa* minut* soat* kun* hafta* oy oyda yil* marta kishi so'm ming дақиқа* соат* кун* ҳафта* йил* марта",
    joining: 'va yoki ва ёки',
  },
  vi: {
    gift: 'tang qua',
    oldOne: 'cu',
    changeVerb: 'doi',
    writerAsObject: 'em minh toi',
    let: 'bao nho',
    unit: 'phut gio ngay tuan thang nam lan nguoi nghin trieu',
    wrote: 'ghi gui viet',
    joining: 'và hoặc',
  },
  zh: {
    unit: '分 分钟 小时 天 周 月 年 次 人 元 块 号 日',
    wrote: '写 填 寫',
    joining: '和 或 跟 与 及',
  },
};
