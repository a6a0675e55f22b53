import { wordList } from './word-list.ts';

/** Words for things with numbers: digits after them are no phone. */
export const isReferenceWord = wordList(
  // Spanish
  'pedido* factur* fra orden ordenes ticket* tique* albaran* presupuesto* expediente* referencia* ref refs reserva reservas',
  'codigo* cod contrato* poliza* incidencia* contrasena* seguimiento guia rastreo localizador* cuenta* tarjeta* dni nif nie cif',
  'pasaporte* cuit cuil rfc curp rut run cedula* serie serial* imei lote* articulo* sku ean isbn matricula* cp postal',
  'importe* precio* total saldo folio* boleta* recibo* transaccion* operacion* comprobante* clave pin token siniestro*',
  'registro* nss afiliacion cups ccc clabe cbu nit ruc dui socio soci bulto* barras medidor nomina expedient',
  // Portuguese
  'encomenda encomendas fatura faturas senha* nota notas fiscal fiscais nf nfe nfse boleto* protocolo* rastreio* rastreamento* cpf cnpj rg cep conta contas',
  'cartao orcamento* ordem os chamado* bilhete* niss nis pis cnh renavam sinistro apolice processo* guia lote agencia',
  // English
  'order orders invoice invoices inv reference* tracking booking* reservation* confirmation account* acct id ids code* serial*',
  'policy claim* contract* quote* quotation receipt* transaction* payment* shipment* consignment passport* ssn ein itin',
  'licence license vin zip postcode upc barcode* amount price* pin otp password* po rma awb iban bic swift bsn nhs tax vat',
  'utr nino aadhaar pan gstin ifsc billing meter flight pnr voucher* coupon* gift membership docket docketnumber',
  // German
  'bestellung bestellungen bestellnummer* bestellnr* bestellcode kundennummer* kundennr* kdnr rechnung* passwort* auftrag* sendung* artikel* vertrag* konto* kto aktenzeichen az vorgang* referenz*',
  'paket* buchung* reservierung* angebot* lieferschein* beleg* serien* steuer* ust ustid idnr personalausweis* ausweis*',
  'versicherung* mitglied* blz betrag summe preis* plz zahler* ahv kennzeichen verfolg* trackingnummer reisepass* kassenzeichen',
  'materialnummer* teilenummer* ticketnummer* seriennummer*',
  // French
  'commande commandes cde facture factures colis suivi devis dossier* contrat* ref reference* compte comptes carte cartes siret siren secu securite',
  'passeport* montant prix article* billet* sinistre* police adherent* rib tva abonnement* nir insee identifiant*',
  // Russian, Ukrainian
  'заказ заказа заказу заказом заказе заказы заказов замовлен* счет счета счету счетом рахун* накладн* трек* отправление отправления отправлению посылк* договор договора договору договором договоре артикул* код коды кода инн',
  'снилс огрн* кпп бик паспорт* полис* карт карта карты карту карте чек чека чеку чеки квитанц* заявк* обращен* тикет*',
  'бронь брони бронирование бронирования серия серии сери серий лицев* индекс* сумм* цена цены цену стоимост* идентификатор* ид штрихкод* имей имеи билет*',
  'рейс* уин кадастр* вин птс осаго омс пин парол* р/с бин иин окпо октмо тикета инвентарн* ттн трекномер* реестр* лот',
  // Arabic
  'طلب* طلبي* طلبيه* اوردر* فاتور* شحن* تتبع* حجز* حساب* بطاق* هويه* الهويه* جواز* سجل* تجاري* مرجع* كود* رمز* عقد*',
  'تذكر* ايصال* عميل* بوليص* ضريبي* ايبان* ملف* بلاغ* معامل* منتج* سعر* مبلغ* قومي باركود* تسلسلي* بوليصه* اقامه* عضوي*',
);

/** Reference words only together with "number" or a sign: "client 612..." may be a phone, "client no. 612..." is none. */
export const isWeakReferenceWord = wordList(
  'cliente* client customer* case part item* room model model* product* producto* produto* member* package* lot batch*',
  'envio* entrega* delivery livraison usuario* user* modelo* caso* kunde клиент* модел* товар* item parcel* sample job jobs',
  'unit vehicle* pago* pix employee* student* patient* paciente* pacient* contador abonado* abonne* пациент*',
);

/** Words before versions and network addresses. */
export const isVersionWord = wordList(
  'version* versao versoes ver firmware build software release верси* обновил* прошивк* сборк* اصدار* ip ipv4 ип айпи dns',
  'ports puerto servidor server host',
);
