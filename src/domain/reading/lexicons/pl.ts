import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const pl: Lexicon = {
  phoneNoun: terms(
    'tel, telefon*, komork*, kom, kontakt*, dzwon*, zadzwon*, oddzwon*, dzwonic, zadzwonic, sms, smsa, stacjonarn*, whatsapp, infolini*',
  ),
  numberWord: terms('numer*, nr, num'),
  emailNoun: terms('e-mail*, email*, mail*, poczt*, adres*, skrzynk*'),
  order: terms('zamowien*, zam, rezerwacj*, ofert*, zakup*, wycen*, zlecen*, oferta nr, nr zam, zam nr'),
  invoice: terms(
    'faktur*, fv, rachunek, rachunku, rachunki, paragon*, kwot*, cena, ceny, korekt*, transakcj*, proform*, wz, rachunek nr, suma, zlotych, zl, pln, saldo',
  ),
  parcel: terms(
    'przesylk*, paczk*, przesylek, sledzeni*, list przewozowy, listu przewozowego, inpost, dpd, gls, fedex, ups, dhl, pocztex, tracking, paczkomat*, nr sledzenia, sledzen*, poczta polska',
  ),
  account: terms(
    'umow*, konto, konta, kontrakt*, polis*, licznik*, abonent*, klienta, klienta nr, nr klienta, numer klienta, ewidencyjn*, ppe, ppg, kredyt*, platnik*, subskrypcj*, bonus*, karta, karty, karcie, kart, numer konta, czlonkowsk*, rachunek bankow*',
  ),
  caseOrTicket: terms(
    'zgloszen*, zgloszenia, reklamacj*, sprawa nr, sprawy, numer sprawy, ticket*, sygnatur*, referencyjn*, szkod*, skarg*, wniosek, wniosku, zlecen*',
  ),
  part: terms(
    'seryjn*, indeks*, model*, rejestracyjn*, kod kreskowy, artykul*, ean, imei, vin, nr katalogowy, katalogow*, czesci, partii',
  ),
  password: terms(
    'haslo, hasla, haslem, kod, kodu, kody, pin, kupon*, login*, voucher*, podarunkow*, rabatow*, bon podarunkowy, bon nr',
  ),
  taxOrIdentity: terms(
    'nip, pesel, regon, krs, dowod*, paszport*, pocztowy, iban, prawo jazdy, legitymacj*, bilet*',
  ),
  weakReference: terms('klient*, produkt*, pokoj*, pacjent*, lokal*, mieszkan*'),
  version: terms('wersj*, oprogramowan*, serwer*'),
  writerOwn: terms('moj, moja, moje, mojego, mojej, moim, nasz, nasza'),
  ownNumber: terms(
    'moj numer, moj nr, moj telefon, moj tel, moja komorka, moj mail, moj e-mail, moj email, moj kontakt, moj adres, moja poczta, moja skrzynka, moj nowy numer, ja teraz mam, to dalej ja, to ja, bedzie moj, moj stacjonarny, tylko moj',
  ),
  readerOwn: terms(
    'wasz, wasza, wasze, waszego, waszej, waszym, panstwa, panstwo, pana numer, pani numer, u was, twoj, twoja',
  ),
  otherOwn: terms('jego, jej, nim, nia, niej, niego, do niej, do niego, z nia, z nim, ona, jemu, nie moj'),
  kinshipAndRole: terms(
    'zona, zony, zonie, zone, zona, maz, meza, mezem, mezowi, partner*, brat*, siostr*, przyjaci*, koleg*, kolezank*, sasiad*, szef*, kierownik*, kierownic*, ksiegow*, sekretark*, prezes*, dyrektor*, kierowc*, kurier*, wlascicie*, prawnik*, adwokat*, babci*, dziad*, tesci*, szwagier*, szwagr*, ciotk*, cioci*, wuj*, kuzyn*, narzeczon*, dziewczyn*, chlopak*, wnuk*, wnuczk*, monter*, montazyst*, hydraulik*, dozorc*, portier*, administrator*, najemc*, sprzedawc*, pracownik*, asystent*, opiekun*, zarzadc*, konsjerz*, majster*, brygadzist*, handlowiec*, handlowc*, przedstawiciel*, pan dariusz, wspolnik*, opiekunk*, niani*, wychowawc*, lekarz*, instalator*, fachow*, znajom*, operator*, architekt*, synowa, synowej, ziec, ziecia, poreczyciel*, wspollokator*, najemc*',
  ),
  child: terms('syn, syna, synowi, synem, corka, corki, corce, corke, dzieck*, dzieci, synek'),
  parent: terms(
    'matka, matki, matce, mama, mamy, mamie, mame, ojciec, ojca, ojcu, tata, taty, tacie, rodzic*',
  ),
  trade: terms(
    'elektryk*, taxi, taksowk*, laweta, pomoc drogowa, slusarz*, przeprowadzk*, malarz*, ogrodnik*, kominiarz*, skup aut, mechanik*, stolarz*',
  ),
  selfIntroduction: terms(
    'jestem, nazywam sie, z powazaniem, pozdrawiam, z tej strony, mam na imie, tu mowi',
  ),
  inRoleOf: terms('jako'),
  callMe: terms(
    'dzwoncie, prosze dzwonic, prosze zadzwonic, zadzwoncie, zadzwon do mnie, do mnie, ze mna, oddzwoncie, prosze o kontakt, prosze o telefon, prosze oddzwonic, prosze o oddzwonienie, kontakt ze mna, piszcie, prosze pisac, napiszcie, odpiszcie, odpisac na, mi na, mnie na, pod ktorym jestem, jestem pod, dostepn*, kontaktowac sie ze mna, wyslijcie na, wyslac na, prosze wyslac, smsa na, zlapiecie mnie, lapcie mnie, czekam na telefon, mnie pod, lepiej na',
  ),
  youCalledMe: terms(
    'dzwoniliscie do mnie na, dzwonili panstwo do mnie na, dzwonil pan do mnie na, dzwonila pani do mnie na',
  ),
  presence: terms(
    'w domu, dom, domowy, biuro, w biurze, biurowy, w pracy, pracownia, sklep, dostępny, dostępna, wolny, wolna, wieczorem, rano, po południu, po godz, po godzinie, odbieram, odbiorę, proszę prosić, pytać o, proszę pytać, proszę zapisać, zapisz, stacjonarny, dziękuję, dzięki, pozdrawiam, z poważaniem, jestem, mieszkam, mam',
  ),
  askedFor: terms(
    'prosil* o telefon, prosil* o numer, prosil* o kontakt, prosila o telefon, prosila o numer, prosil o numer, kazal zostawic, kazala zostawic, prosila zostawic',
  ),
  payment: terms(
    'blik*, przelew*, przelal*, zaplacil*, zaplacone, wplacil*, wplat*, paypal*, przelalam, przelew na telefon, doladowan*, wyslalem pieniadze, wyslalam pieniadze, zaliczk*, przelalem, blik, blika, blikiem, oplacil*, wplata, doladowal*',
  ),
  calledOut: terms(
    'dzwonilem, dzwonilam, dzwonie, dzwonimy, dzwonilismy, probowalem, probowalam, probuje, wybieram, wybieralem, wykrecam, telefonowalem, telefonowalam, nie bede dzwonic, wisze na, wiecej nie wisze, mialem do niego, mialam do niego, mialem do niej, mam was zapisan*, zapisani jako, ile razy dzwonic, wydzwaniam, dodzwonic*, zadzwonilem, zadzwonilam',
  ),
  noAnswer: terms(
    'nie odbiera*, nikt nie, nie odpowiada*, zajete, zajety, poczta glosowa, sekretark*, automat, nieosiagaln*, abonent niedostepny, wylaczon*, nie dziala, nie dodzwonil*, nie istnieje, glucho, cisza, rozlacza*, bez odpowiedzi, nikt sie nie zglasza, nie mozna sie, gra muzyczka, nie da sie dodzwonic, nie obslugiwany, milczy, milcza, nikt nie odbiera, nie podnosi, nie podnosza',
  ),
  calledMe: terms(
    'kto dzwonil, kto to, czyj to, czyj numer, dzwonil do mnie, dzwonila do mnie, dzwonili do mnie z, dzwonia do mnie, dzwoni do mnie, dzwonia z, nieodebrane, nieodebrane polaczenie, polaczenie z, telefon z, dostalem telefon, dostalem sms*, oszust*, podszywa*, podaje sie, wyludz*, spam*, sms z numeru, nekaja, to wy, nieznany numer, w waszym imieniu, wydzwania*, do kogo nalezy ten numer, ciagle dzwoni do mnie, kto dzwoni, dzwonili do mnie, polaczenia z, to panstwa, oszustwo, sms z, sms od',
  ),
  wroteTo: terms(
    'pisalem na, pisalam na, pisze na, pisalismy na, napisalem na, napisalam na, wyslalem na, wyslalam na, wyslalem maila na, mail na, maile na, wrocil*, zwrot*, odbil*, niedoreczon*, nie dostarczono, reklamowalem na, wysylalem na, wysylalam na, e-mail na, odbija, odbil, zwrot',
  ),
  recipient: terms(
    'odbiorc*, odbiera, odbierze, adresat*, dostarczyc do, dostarczcie do, wyslac do, dostawa do, prezent, prezent dla, niespodziank*, kwiaty dla, bukiet dla, osoba kontaktowa, na budowie, do rak, przyjmie, kto podpisuje, podpisuje, podpisze, paczke odbierze, klucze ma, uzgodnic z, ustalac z',
  ),
  website: terms(
    'waszej stronie, na stronie, strona internetowa, stronie www, w ogloszeniu, ogloszenie, w google, facebook*, na wizytowce, wizytowk*, na ulotce, infolini*, biuro obslugi, obsluga klienta, centrala, call center, zapisani jako, wasza reklama, szyldzie, strona, stronie, waszej strony, ogloszen*, oddzial*, ulotk*, obslug* klienta, sklepu',
  ),
  oldOrDead: terms(
    'stary, starego, stara, dawny, poprzedni*, byly numer, juz nie, nieaktualn*, nie uzywam, nie uzywajcie, usuncie, usunac, skasujcie, wykreslcie, zgubil*, stracil*, przejal*, zlikwidowan*, nieaktywn*, padla, zablokowan*, kiedys, wygasl*, zmienilem z, nie mam go, stary numer, usun*, skasuj*, skasowac, ukradl*, wylaczylem, zlikwidowa*, wykreslic',
  ),
  example: terms(
    'przyklad*, na przyklad, np, format*, w formacie, zmyslon*, wymyslon*, wpisalem, wpisalam, obowiazkow*, wzor, fikcyjn*',
  ),
  negation: terms('nie, ani'),
  insteadOf: terms('zamiast'),
  wrong: terms('zly, bledn*, niepoprawn*, pomylon*, zle wpisan*'),
  correction: terms(
    'przepraszam, sorki, pomylka, pomylilem, pomylilam, blad, literowk*, poprawka, sprostowan*, poprawny, powinno byc, wlasciwy, mialo byc, ojej',
  ),
  forwarded: terms(
    'przekazano dalej, przekazane dalej, przekazana wiadomosc, pd, fwd, przeslano dalej, podaje dalej',
  ),
  contactCard: terms('udostepniony kontakt, wizytowka kontaktu, karta kontaktu'),
  copula: terms('to, jest, byl, byla, bedzie'),
  filler: terms(
    'to, jest, na, do, z, ze, w, we, od, o, po, pod, i, a, przy, dla, ten, ta, pan, pani, p, za, mam, ma, dalej',
  ),
};
