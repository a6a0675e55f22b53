/** Words of an entry in a list of people, as they are written, with their accents (listed-word.ts). */
export type ListedWord =
  /** The writer as one of the people: "Ana 612..., Luis 634..., me 655...". */
  | 'writer'
  /** The same only where nothing else stands in the entry: a Vietnamese title, "and" in Kazakh. */
  | 'writerAlone'
  /** What the writer has: "mine 655...". */
  | 'mine'
  /** Words for the writer that make a person before them his: "bố tôi", "teman saya". */
  | 'possessor'
  /** Small words beside the word for the writer. */
  | 'beside'
  /** Kinds of numbers, not people: "main 612..., spare 634...". */
  | 'numberLabel'
  /** Behind the name of a company. */
  | 'company'
  /** Names that are other words elsewhere. */
  | 'name'
  /** Who fills in a form: "orderer: Ana Gil, 612..., recipient: ...". */
  | 'orderer'
  /** Before a name, or before a word for the writer: "chị tôi" is my sister. */
  | 'title';

/** Words for the writer that are something else elsewhere: "Ben" is a name, Arabic من is "from". */
export const localWriters: ReadonlyMap<string, readonly string[]> = new Map([
  ['ben', ['TR', 'CY']],
  ['من', ['IR', 'AF']],
  ['main', ['IN', 'PK']],
]);

/** By language, separated by spaces. */
export const listedWords: Readonly<Record<string, Readonly<Partial<Record<ListedWord, string>>>>> = {
  ar: {
    writer: 'نحن احنا إحنا انا أنا وانا وأنا نفسي',
    beside: 'هو و',
    numberLabel:
      'الأول الاول الثاني الأساسي الاساسي احتياطي الاحتياطي زين موبايلي فودافون اورنج أورنج اتصالات البيت المنزل العمل الشغل المحل المكتب الصبح الظهر بالليل مساء صباحا الشخصي ارضي أرضي الاسم الفرع المخزن العنوان',
    company: 'شركة الشركة مؤسسة',
    orderer: 'المرسل المرسلة مقدم مقدمة كاتب الطالب',
  },
  de: {
    writer: 'wir ich mich selbst selber',
    mine: 'mein meine meins meiner',
    beside: 'und eigene auch noch dann hier die der das',
    numberLabel:
      'haupt hauptnummer zweit zweitnummer ersatz tagsüber abends privat geschäftlich dienstlich büro zentrale durchwahl lager laden werkstatt zuhause arbeit vormittags nachmittags morgens mittags notfall praxis einkauf haus ferienhaus name adresse werktags wochenende montag dienstag mittwoch donnerstag freitag',
    company: 'firma gmbh ag kg ug',
    orderer:
      'besteller bestellerin auftraggeber auftraggeberin absender absenderin antragsteller antragstellerin kunde kundin unterzeichner',
  },
  en: {
    writer: 'we me myself self',
    mine: 'mine my',
    name: 'ben',
    beside: 'and also own plus the a an it this that last finally lastly then',
    numberLabel:
      'best home house car flat main primary secondary backup back spare alternate alternative other second first new old personal private business day daytime evening evenings night weekdays weekends landline direct switchboard shop store warehouse showroom desk uk us usa sales support helpdesk orange vodafone ee o2 three jio airtel bsnl mtn safaricom office work reception billing accounts mornings mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday weekend head branch holiday service customer marketing emergency name address studio',
    company: 'ltd llc llp inc plc co pty limited company',
    orderer: 'filling orderer sender applicant customer client payer undersigned',
  },
  es: {
    writer: 'nosotros nosotras yo mismo misma',
    mine: 'mío mía mio',
    beside: 'y el la lo también tambien por último ultimo este esta',
    numberLabel:
      'principal secundario otro otra segundo primero nuevo viejo fijo particular personal privado trabajo tienda taller almacén almacen oficina movistar vodafone orange telcel claro entel casa mañanas tardes noches mañana tarde noche lunes martes miércoles jueves viernes fin semana emergencia emergencias ventas administración consulta despacho nombre dirección móvil celular',
    company: 'sl sa srl ltda empresa',
    orderer: 'remitente solicitante cliente abajo',
  },
  fa: {
    writer: 'خودم',
    name: 'علی',
    possessor: 'من',
    beside: 'هم و',
    numberLabel:
      'اول دوم اصلی دیگه همراه ثابت مغازه دفتر ایرانسل رایتل محل کار خانه منزل انبار صبح عصر شب شخصی نام آدرس',
    company: 'شرکت',
    orderer: 'فرستنده دهنده متقاضی',
  },
  fr: {
    writer: 'nous moi même meme',
    mine: 'mien mienne',
    beside: 'et aussi le la l c est enfin',
    numberLabel:
      'principal secondaire autre premier deuxième second perso personnel pro professionnel fixe bureau boutique magasin atelier free sfr bouygues orange maison domicile travail standard matin soir après midi journée semaine week end secours urgence cabinet accueil nom adresse lundi mardi mercredi jeudi vendredi',
    company: 'sarl sas eurl société societe',
    orderer: 'expéditeur expéditrice commanditaire client cliente demandeur soussigné soussignée',
  },
  he: {
    writer: 'אנחנו אני ואני',
    mine: 'שלי',
    beside: 'גם זה',
    numberLabel:
      'בסטודיו ראשי נוסף משני אחר פרטי עסקי חדש ישן חנות בית עבודה משרד מחסן בוקר בבוקר ערב בערב צהריים אישי קווי סטודיו שם כתובת',
    company: 'חברת',
    orderer: 'החתום והחתום שולח שולחת מזמין מזמינה ממני',
  },
  hi: {
    writer: 'हम मैं khud खुद',
    mine: 'mera meri मेरा मेरी',
    beside: 'bhi भी aur और hai है',
    numberLabel:
      'jio airtel bsnl idea pehla dusra doosra पहला दूसरा primary alternate घर ऑफिस दफ्तर दुकान सुबह शाम रात दिन पर्सनल नाम पता ghar office dukaan dukan subah shaam raat',
    orderer: 'आवेदक प्रेषक aavedak',
  },
  id: {
    writer: 'kami saya aku gue gua gw sendiri',
    possessor: 'saya aku gue gua gw ku',
    beside: 'dan juga ini itu punya terakhir',
    numberLabel:
      'utama kedua pertama lain lama baru cadangan pribadi kantor rumah toko gudang telkomsel indosat xl axis smartfren simpati pagi siang malam sore nama alamat senin selasa rabu kamis jumat',
    company: 'pt cv',
    orderer: 'pengirim pemesan',
  },
  it: {
    writer: 'noi io sottoscritto sottoscritta stesso stessa',
    mine: 'mio',
    beside: 'e ed il la anche infine poi',
    numberLabel:
      'principale secondario altro altra secondo primo nuovo vecchio fisso privato personale lavoro negozio magazzino officina wind vodafone iliad casa ufficio mattina pomeriggio sera feriali weekend emergenza nome indirizzo segreteria amministrazione lunedì martedì mercoledì giovedì venerdì studio',
    company: 'srl spa snc ditta',
    orderer: 'mittente richiedente cliente committente scrivente',
  },
  ka: {
    writer: 'ჩვენ მე',
    mine: 'ჩემი ჩემია',
    beside: 'და ასევე არის',
    numberLabel:
      'მთავარი მეორე პირველი სახლის სამსახურის მაგთი ჯეოსელი სილქნეტი ბილაინი ძირითადი სათადარიგო სახლი სამსახური მაღაზია საწყობი ოფისი დილით საღამოს პირადი სახელი ქალაქის',
    orderer: 'გამგზავნი შემკვეთი განმცხადებელი',
  },
  kk: {
    writer: 'біз өзім менде',
    writerAlone: 'мен',
    mine: 'менікі менің',
    beside: 'және да де',
    numberLabel:
      'негізгі екінші бірінші үй жұмыс ұялы қосымша билайн теле2 алтел актив кселл кеңсе дүкен қойма таңертең кешке күндіз жеке аты мекенжай',
    orderer: 'кімнен жіберуші беруші тапсырысшы',
  },
  pl: {
    writer: 'ja mnie',
    mine: 'mój moja moje moj',
    beside: 'i oraz też tez to jeszcze',
    numberLabel:
      'główny glowny zapasowy drugi pierwszy inny nowy stary prywatny służbowy sluzbowy domowy stacjonarny biuro sklep magazyn play orange plus tmobile dom praca pracy warsztat rano wieczorem wieczorami po południu popołudniu imię adres nagłe',
    company: 'firma zoo sp',
    orderer: 'zgłaszający zgłaszająca zamawiający zamawiająca nadawca inwestor zleceniodawca klient klientka',
  },
  pt: {
    writer: 'nós eu mim mesmo mesma',
    mine: 'meu minha',
    beside: 'e o a também tambem por último',
    numberLabel:
      'unitel movicel africell principal outro outra segundo primeiro novo antigo velho fixo pessoal particular trabalho comercial loja escritório escritorio oficina vivo claro vodafone meo casa residencial manhã tarde noite recado recados nome endereço vendas segunda sexta emergência',
    company: 'ltda empresa',
    orderer: 'remetente solicitante cliente comprador compradora contratante',
  },
  ru: {
    writer: 'мы я сам сама',
    mine: 'мой моя моё мое',
    beside: 'и а это также тоже еще ещё',
    numberLabel:
      'основной запасной второй первый другой новый старый личный рабочий домашний городской дополнительный резервный билайн мтс мегафон теле2 йота офис склад магазин служебный дом работа утром днем днём вечером будни будням выходные выходным приёмная приемная дача имя адрес раб сотовый понедельник вторник среда четверг пятница',
    company: 'ооо ип',
    orderer: 'кого заказчик заказчица отправитель заявитель клиент покупатель плательщик',
  },
  tr: {
    writer: 'kendim',
    writerAlone: 'bende',
    mine: 'benim benimki',
    beside: 've de da bir',
    numberLabel:
      'yedek ikinci birinci diğer diger yeni eski şahsi sahsi kişisel iş i̇ş ev sabit ofis dükkan dukkan depo turkcell vodafone telekom mağaza sabah akşam gündüz gece hafta içi sonu i̇kinci fabrika ad adı adres pazartesi salı çarşamba perşembe cuma',
    company: 'şirket firma',
    orderer: 'gönderen gönderici veren dolduran müşteri',
  },
  uk: {
    writer: 'ми я сам сама',
    mine: 'мій моя моє',
    beside: 'і й та а це також теж ще',
    numberLabel:
      'основний запасний другий перший інший новий старий особистий робочий домашній міський додатковий київстар лайф водафон мтс офіс склад магазин дім дома робота вранці зранку вдень ввечері увечері будні вихідні приймальня дача адреса понеділок вівторок середа четвер',
    company: 'тов фоп',
    orderer: 'кого замовник замовниця відправник заявник клієнт платник покупець',
  },
  uz: {
    writer: 'oʻzim men menda zim ozim ўзим',
    writerAlone: 'мен',
    mine: 'meniki mening',
    beside: 'va ham esa ва',
    numberLabel:
      'asosiy ikkinchi birinchi boshqa yangi eski uy ish beeline ucell uzmobile mobiuz qoshimcha асосий иккинчи do kon ombor ertalab kechqurun kunduzi shaxsiy qo shimcha ism manzil',
    orderer: 'natuvchi jonatuvchi buyurtmachi mijoz',
  },
  vi: {
    writer: 'tôi toi tui mình',
    writerAlone: 'em',
    possessor: 'tôi toi tui mình em',
    beside: 'và còn là của thì',
    numberLabel:
      'chính phụ khác mới cũ riêng nhà bàn kho xưởng viettel mobi mobifone vina vinaphone vietnamobile cơ quan văn phòng cửa hàng sáng chiều tối trưa tên địa chỉ',
    company: 'công ty',
    orderer: 'gửi đặt',
    title: 'anh chị cô chú bác ông bà cậu dì',
  },
  zh: {
    writer: '我 本人 我自己 自己 我本人',
    mine: '我的',
    beside: '还有 以及 另外 加上 最后 还 有 和 与 跟 及 是 就是 這 这',
    numberLabel:
      '备用 常用 工作日 周末 白天 晚上 上午 下午 主 副 第一 第二 新 旧 老号 移动 联通 电信 工作 私人 仓库 店里 门店 北京 上海 家里 家 办公室 早上 另一个 名字 姓名 地址',
    company: '公司 单位',
  },
};
