/** Stems of all words in the patterns of third-party-words.ts: a fast check before the long patterns are tried. */
export const thirdPartyStems = `
  mujer* espos* marid* novi* pareja* hij* madre* padre* mama* papa* herman* cunad* suegr* ti* prim* amig* vecin* jef* soci*
  companer* compt* abuel* gestor* abogad* asist* secret* encarg* porter* niet* sobrin* coleg* inquilin* contab* contador* asesor*
  caser* emplead* ex* chic* yerno nuera conoc* conserje repartidor* transport* vended* comercial* propiet* tecnic* fontaner*
  electric* mulher* namorad* mae pai irma* filh* vizinh* chefe* patr* sogr* advogad* gerent* funcion* av? avo net* entregad*
  motorist* wife* husband* partner* girl* boy* mother* mom* mum* father* dad* brother* sister* son* daughter* friend*
  neighb* boss* manager* accountant* lawyer* landlord* tenant* uncle* aunt* cousin* grand* room* flat* fianc* carer* kid*
  book* super* team* buddy* mate* driver* courier* seller* owner* recept* plumber* delivery caretaker* cowork* co
  frau* mann* freund* mutter* vater* bruder* schwester* sohn* tochter* chef* kolleg* nachbar* assist* sekret* steuerb*
  anwalt* vermiet* schwieg* oma opa onkel tante* mitarb* buchh* mitbew* hausm* fahrer* verkauf* femme* mari epou* conjoint*
  compagn* copain* copine* mere* pere* frere* soeur* fils fille* ami* voisin* patron* avocat* locat* belle beau gendre*
  associe* employ* gardien* livreur* chauffeur* concierge* жен* муж* мам* мат* пап* от* брат* сестр* сын* доч* друг*
  подруг* сосед* начал* шеф* босс* бухг* секр* помощ* директ* водит* курь* хозя* юрист* бабуш* дедуш* тещ* свекр* партн*
  супруг* менедж* пар* девуш* дочер*
  زوج* لزوج* امي* ابي* والد* اخي* اخو* اخت* ابن* ولد* بنت* صديق* صاحب* مدير* زميل* جار* خال* عم* محاسب* المحاسب سكرت*
  مرات* جوز* خطيب* المندوب السائق سواق* شريك* ماما بابا جدي* جدت* حمات* لامي لابي لاخي لاختي بزوج* وزوج* لصديق* لمدير*
  vuestr* your* ihr* eur* vos votre* vosso* vossa* ваш* твой* llam* perdid* ligou ligaram ligac* call* missed phoned angeruf* rief anruf* appel*
  звон* пропущ* اتصل* وصلن* رقمك* جوالكم هاتفكم ايميلكم
`;
