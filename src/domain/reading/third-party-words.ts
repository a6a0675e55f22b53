// People other than the writer, by language, in the form of `plainText`.
const people: readonly string[] = [
  // Spanish
  '(?:mi|mis|de mi|a mi|nuestr[oa]) (?:mujer|espos[oa]|marido|novi[oa]|pareja|hij[oa]|madre|padre|mama|papa|herman[oa]|cunad[oa]|suegr[oa]|ti[oa]|prim[oa]|amig[oa]|vecin[oa]|jef[ea]|soci[oa]|companer[oa]|abuel[oa]|gestor[a]?|gestoria|abogad[oa]|asistente|secretari[oa]|encargad[oa]|porter[oa]|niet[oa]|sobrin[oa]|colega|inquilin[oa]|contable|asesor[a]?|contador[a]?|casero|casera|empleada|emplead[oa]|ex|exmarido|exmujer|chic[oa]|yerno|nuera|conocid[oa])',
  '(?:del|de la|al|a la|el|la) (?:vecin[oa]|porter[oa]|conserje|repartidor[a]?|transportista|vendedor[a]?|comercial|encargad[oa]|propietari[oa]|inquilin[oa]|tecnic[oa]|gestor|contable|jef[ea]|abogad[oa]|fontaner[oa]|electricista)',
  // Portuguese
  '(?:minha|meu|minhas|meus|da minha|do meu|pra minha|pro meu|nosso|nossa) (?:esposa|esposo|mulher|marido|namorad[oa]|mae|pai|irma|irmao|filh[oa]|amig[oa]|vizinh[oa]|chefe|patrao|patroa|soci[oa]|colega|sogr[oa]|cunhad[oa]|ti[oa]|prim[oa]|avo|net[oa]|contador[a]?|contabilista|secretari[oa]|advogad[oa]|gerente|funcionari[oa]|ex)',
  '(?:do|da|pro|pra) (?:vizinh[oa]|porteir[oa]|entregador|motorista|vendedor[a]?|gerente|contador[a]?|chefe)',
  // English
  "(?:my|our|her|his|their) (?:wife|husband|partner|girlfriend|boyfriend|mother|mom|mum|father|dad|brother|sister|son|daughter|friend|neighbou?r|boss|manager|colleague|coworker|co-worker|assistant|secretary|accountant|lawyer|landlord|tenant|uncle|aunt|cousin|grandmother|grandfather|grandma|grandpa|mother-in-law|father-in-law|roommate|flatmate|fiance|fiancee|ex|carer|kid|boy|girl|bookkeeper|supervisor|teammate|buddy|mate)(?:'s|s)?",
  "the (?:driver|courier|seller|neighbou?r|landlord|owner|receptionist|plumber|electrician|delivery guy|caretaker)(?:'s)?",
  // German
  '(?:mein|meine|meiner|meinem|meinen|meines|unser|unsere|unserem|unserer) (?:frau|mann|mannes|partner(?:in)?|freund(?:in)?|mutter|mama|vater|papa|bruder|schwester|sohn|sohnes|tochter|chef(?:in)?|kollege|kollegen|kollegin|nachbar(?:n|in)?|assistent(?:in)?|sekretarin|steuerberater(?:in)?|anwalt|anwaltin|vermieter(?:in)?|schwiegermutter|schwiegervater|oma|opa|onkel|tante|mitarbeiter(?:in)?|buchhalter(?:in)?|mitbewohner(?:in)?|ex)',
  '(?:vom|beim|des|der) (?:hausmeister|fahrer|vermieter|nachbarn?|verkaufer|chef)s?',
  // French
  '(?:mon|ma|mes|de mon|de ma|a mon|a ma|notre) (?:femme|mari|epouse|epoux|conjoint[e]?|compagn[eo]n?|compagne|copain|copine|mere|maman|pere|papa|frere|soeur|fils|fille|ami[e]?|voisin[e]?|chef|patron(?:ne)?|collegue|assistant[e]?|secretaire|comptable|avocat[e]?|proprietaire|locataire|oncle|tante|cousin[e]?|belle-mere|beau-pere|gendre|grand-mere|grand-pere|associe[e]?|employe[e]?|ex)',
  "(?:du|au|de la|a la|de l'|le|la) ?(?:voisin[e]?|gardien(?:ne)?|livreur|vendeur|vendeuse|proprietaire|gerant[e]?|chauffeur|concierge)",
  // Russian
  '(?:мо[йяеиюёе]\\p{L}* )?(?<!\\p{L})(?:жен[аеыуо]|жене|женой|муж|мужа|мужу|мужем|мам[аеыу]|мать|матери|пап[аеыу]|отец|отца|отцу|брат|брата|брату|сестр[аеыу]|сын|сына|сыну|доч(?:ь|ка|ки|ке|ери)|друг|друга|другу|подруг[аеиу]|сосед|соседа|соседу|соседк[аеиу]|начальник\\p{L}*|шеф\\p{L}*|босс\\p{L}*|коллег[аеиу]|бухгалтер\\p{L}*|секретар\\p{L}*|помощник\\p{L}*|директор\\p{L}*|водител\\p{L}*|курьер\\p{L}*|хозя\\p{L}+|юрист\\p{L}*|бабушк[аеиу]|дедушк[аеиу]|тещ[аеиу]|свекров\\p{L}*|партнер\\p{L}*|супруг[аеиу]?|супругу|менеджер[ауе]|парн[яю]|девушк[иеу]|дочер\\p{L}+)(?!\\p{L})',
  // Arabic
  '(?:ل|ب|و)?(?:زوجتي|زوجي|امي|ابي|والدي|والدتي|اخي|اخوي|اختي|ابني|ولدي|بنتي|ابنتي|صديقي|صديقتي|صاحبي|مديري|مديرتي|زميلي|زميلتي|جاري|جارتي|خالي|عمي|خالتي|عمتي|محاسبي|المحاسب|سكرتيرتي|مراتي|جوزي|خطيبي|خطيبتي|المندوب|السائق|سواقي|شريكي|ماما|بابا|جدي|جدتي|حماتي)',
];

export const relation = new RegExp(`(?<!\\p{L})(?:${people.join('|')})(?!\\p{L})`, 'gu');

const nouns =
  'numero|num|no|nr|n|tel|tlf|tfno|telf|telefon[oae]?s?|movil|cel|celular|telemovel|phone|mobile|cell|number|nummer|handy|handynummer|telefonnummer|mobilnummer|portable|gsm|whatsapp|wasap|wsp|zap|телефон\\p{L}*|номер\\p{L}*|тел|моб\\p{L}*|сотовый|вотсап|ватсап|хатсап|رقم|رقمه|رقمها|هاتف|جوال|جواله|جوالها|موبايل|واتس|واتساب|correo|email|mail|mails|emails|adresse|address|endereco|direccion|почт\\p{L}+|имейл|емейл|ايميل|بريد|الايميل|البريد|الجوال|الهاتف|fixe|fijo|work|office';
const shortWords =
  "es|is|ist|est|e|eh|era|was|это|:|-|=|\\(|al|a|en|el|la|le|o|au|on|at|unter|an|to|su|seu|sua|son|sein|ihr|ihre|seine|de|del|do|da|of|the|der|die|das|по|на|с|от|هو|على|علي|عن|em|no|na|sur|c'est|,|\"|«|&|y|s|'s|directly|please|por favor|bitte|svp|pls|con|und|zuruck|mit|her|his|him|личный|рабочий|personal|desde|from";
const name = "[\\p{L}][\\p{L}'-]{1,15}";
// A text is a row of words and signs in one way only: with two ways for a part ("e-mail" as one word and as "e", "-" and
// "mail") matching would take exponential time.
const linkWord = `\\s*(?:${nouns}|${shortWords})(?=[^\\p{L}]|$)`;
const linkSign = '\\s*(?:[)+]|[:(=-](?=\\p{L}))';
// Text between the person and the phone: nouns, short words, one or two names.
export const link = new RegExp(
  `^(?:${linkWord}|\\s*e-mail(?!\\p{L}))*\\s*(?:\\(?${name}\\)?(?: ${name})?)?(?:${linkWord}|${linkSign})*\\s*$`,
  'u',
);

/** The writer's own phone after mentioning another person: "my husband is out, call me at ...". */
export const ownCue =
  /(?<!\p{L})(?:llamame|llamadme|llamenme|llameme|contactame|escribeme|escribanme|mi (?:numero|tel|telefono|movil|cel|celular|whatsapp|correo|email|mail)|me|call me|reach me|text me|email me|my (?:number|phone|cell|mobile|email)|mich|mir|meine (?:nummer|handynummer)|appelez-moi|appelle-moi|moi|mon (?:numero|portable|tel|mail)|meu (?:numero|telefone|celular|zap|email)|me liga|me chama|ligue-me|мне|меня|мой|моя|رقمي|جوالي|كلمني|اتصل بي)(?!\p{L})/u;

export const yourNumber =
  /(?<!\p{L})(?:vuestr[oa]|your|ihre?|eure?|vos|votre|vosso|vossa|ваш|вашему|вашего|твой)\s+(?:(?:office|shop|store|support|company|new|old|other|phone|mobile|numero|numeros|de|рабочий)\s+){0,2}(?:numero|telefono|movil|whatsapp|tel|tlf|number|phone|hotline|nummer|telefonnummer|handynummer|telefone|telemovel|email|mail|correo|e-mail|e-mail-adresse|телефон\p{L}*|номер\p{L}*|почт\p{L}*|portable)\s*(?:(?:is|es|ist|est|e|era|это|the|el|la|le|der|die|das|o|a|de|al)(?!\p{L})|[:(=-]|\s)*$|(?<!\p{L})(?:رقمكم|رقمك|جوالكم|هاتفكم|ايميلكم)\s*(?:هو|:)?\s*$|(?:你们|您们|贵公司|你們|您|你)的?(?:公司)?(?:电话|手机|号码|電話|邮箱)(?:号码)?(?:是|吗|：|:)*\s*$/u;

export const calledFrom =
  /(?<!\p{L})(?:me (?:ha[n]?|habeis|han|habian) llamado|me llam(?:aron|asteis|o|aste)|recibi (?:una )?llamada|llamada perdida|llamadas? perdidas?|me ligaram|me ligou|recebi (?:uma )?(?:ligacao|chamada)|called me|calls? from|called from|missed call|phoned me|angerufen worden|rief mich|hat mich angerufen|angerufen von|anruf von|m'(?:avez|a|ont) appele[e]?s?|recu un appel|appel manque|звонил[аи]?|мне звонили|звонок|пропущенный|اتصلتم|اتصل بي رقم|وصلني اتصال)\s+(?:\p{L}+\s+){0,3}?(?:de|del|desde|desde el|do|da|from|number|numero|the|von|von der|der|nummer|du|depuis|le|el|un|с|от|со|номера|номер|من|رقم|:)(?:\s+(?:el|numero|number|the|der|nummer|номера|номер|le|du|رقم|o|do|de))*\s*:?\s*$/u;

export const calledFromAfter =
  /^\s*(?:(?:es|is|ist|est|e|это)\s+(?:el\s+|o\s+|the\s+)?(?:vuestr[oa]|your|ihre?|votre|vosso|ваш)(?!\p{L})|(?:是)?(?:你们|您|贵公司)的?(?:电话|号码|邮箱)|me (?:ha|han) llamado|me llamo|called me|keeps calling|hat mich angerufen|m'a appele|мне звонил|звонил)/u;

const afterCopula =
  "[\\s)]*(?:\\(|-|=|,? ?(?:es|is|ist|est|e|era|это|that's|c'est|de|is the number of|هذا|هو|هي)\\s+)(?:(?:el|la|le|the|o|a|die|der|das|numero|number|nummer|номер|телефон|telefono|movil|celular|telefone|phone|mobile|رقم|جوال|de|del|do|da|of|von|du|s)(?!\\p{L})|\\s)*";
export const relationAfter = new RegExp(`^${afterCopula}(?:${people.join('|')})(?=[^\\p{L}]|$)`, 'u');

const hanPeople =
  '老婆|老公|妻子|丈夫|太太|先生|妈妈|爸爸|媽媽|爸爸|母亲|父亲|儿子|女儿|兒子|女兒|哥哥|姐姐|弟弟|妹妹|朋友|同事|老板|老闆|领导|经理|經理|助理|秘书|会计|邻居|房东|司机|男朋友|女朋友|爷爷|奶奶|叔叔|阿姨|合伙人|客户';
export const hanRelation = new RegExp(
  `(?:我|我们|他|她|咱)(?:的)?(?:${hanPeople})(?:\\p{L}{0,3})?(?:的)?(?:电话|手机|手机号|号码|電話|手機|微信|邮箱|信箱|联系方式)?(?:号码|号)?(?:是|为|：|:|\\s)*$|(?:打给|联系|找|聯絡)(?:我)?(?:${hanPeople})\\p{L}{0,3}\\s*$`,
  'u',
);
export const hanRelationAfter = new RegExp(`^\\s*(?:[（(]|这是|是)(?:我)?(?:的)?(?:${hanPeople})`, 'u');
