import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const pl: Lexicon = {
  phoneNoun: terms(
    'tel, telefon*, komork*, kom, kontakt*, dzwon*, zadzwon*, oddzwon*, dzwonic, zadzwonic, sms, smsa, stacjonarn*, whatsapp, infolini*, tel kom, telkom, nr tel, numer tel, kom., komorkow*, telefonik*, messenger*, wats app, watsap*, signal, telegram, viber, przedzwon*, zadzwoncie, dryndn*, dryn*, kontaktow*',
  ),
  numberWord: terms('numer*, nr, num'),
  emailNoun: terms('e-mail*, email*, mail*, poczt*, adres*, skrzynk*'),
  order: terms(
    'zamowien*, zam, rezerwacj*, ofert*, zakup*, wycen*, zlecen*, oferta nr, nr zam, zam nr, zamowienia, nr zamowienia, numer zamowienia, zamowienie nr, rezerwacji nr, nr rezerwacji, zlecenie nr, nr zlecenia, nr oferty, recept*, wizyta nr, zakupu nr',
  ),
  invoice: terms(
    'faktur*, fv, rachunek, rachunku, rachunki, paragon*, kwot*, cena, ceny, korekt*, transakcj*, proform*, wz, rachunek nr, suma, zlotych, zl, pln, saldo',
  ),
  parcel: terms(
    'przesylk*, paczk*, przesylek, sledzeni*, list przewozowy, listu przewozowego, inpost, dpd, gls, fedex, ups, dhl, pocztex, tracking, paczkomat*, nr sledzenia, sledzen*, poczta polska, nr paczki, numer paczki, nr przesylki, numer przesylki, nr listu, list polecony, polecon*, nadan*, kod odbioru, kontener*, orlen paczka, trackingow*, trackingu, zwrotu nr',
  ),
  account: terms(
    'umow*, konto, konta, kontrakt*, polis*, licznik*, abonent*, klienta, klienta nr, nr klienta, numer klienta, ewidencyjn*, ppe, ppg, kredyt*, platnik*, subskrypcj*, bonus*, karta, karty, karcie, kart, numer konta, czlonkowsk*, rachunek bankow*, nr umowy, umowa nr, nr konta, numer umowy, nr polisy, nr licznika, nr karty, karta klienta, karta lojalnosciow*, karta stalego, lojalnosciow*, nr abonenta, nr platnika, nr ewidencyjny, hipotek*, pozyczk*, pozyczka nr, rata, nr czlonkowski, ubezpieczen*, nr ppe, nr punktu, gazomierz*, wodomierz*, cieplomierz*, prad, nr rachunku, sim nr, karta sim nr, iccid',
  ),
  caseOrTicket: terms(
    'zgloszen*, zgloszenia, reklamacj*, sprawa nr, sprawy, numer sprawy, ticket*, sygnatur*, referencyjn*, szkod*, skarg*, wniosek, wniosku, zlecen*, nr zgloszenia, zgloszenie nr, numer zgloszenia, nr sprawy, nr reklamacji, reklamacja nr, numer reklamacji, nr szkody, szkoda nr, nr wniosku, wniosek nr, nr skargi, mandat*, protokol*, nr protokolu, awari*, nr kolejkowy, decyzj*, nr sprawy to, nr referencyjny, rma',
  ),
  part: terms(
    'seryjn*, indeks*, model*, rejestracyjn*, kod kreskowy, artykul*, ean, imei, vin, nr katalogowy, katalogow*, czesci, partii, nr seryjny, numer seryjny, sn, s n, nr czesci, numer czesci, nr oem, nr ramy, nr nadwozia, nr silnika, nr rej, nr rejestracyjny, nr partii, nr modelu, nr produktu, nr artykulu, nr ogloszenia, numer ogloszenia, kod produktu, sku, tablic*, homologac*',
  ),
  password: terms(
    'haslo, hasla, haslem, kod, kodu, kody, pin, kupon*, login*, voucher*, podarunkow*, rabatow*, bon podarunkowy, bon nr, kod sms, kod z sms, kod weryfikacyjn*, kod dostepu, kod autoryzacyjn*, kod aktywacyjn*, kod rabatowy, bon, karta podarunkowa, karty podarunkowej, nazwa uzytkownika, uzytkownik*, id, identyfikator*, wifi, token*',
  ),
  taxOrIdentity: terms(
    'nip, pesel, regon, krs, dowod*, paszport*, pocztowy, iban, prawo jazdy, legitymacj*, bilet*, nr nip, nr regon, nr pesel, nr dowodu, nr paszportu, nr prawa jazdy, nr legitymacji, nr indeksu, ubezpieczenie zdrow*, ekuz, lot nr, nr lotu, kod pocztowy, nr krs, bdo, dowod rejestracyjny, wiza',
  ),
  weakReference: terms('klient*, produkt*, pokoj*, pacjent*, lokal*, mieszkan*'),
  version: terms('wersj*, oprogramowan*, serwer*'),
  writerOwn: terms('moj, moja, moje, mojego, mojej, moim, nasz, nasza'),
  ownNumber: terms(
    'moj numer, moj nr, moj telefon, moj tel, moja komorka, moj mail, moj e-mail, moj email, moj kontakt, moj adres, moja poczta, moja skrzynka, moj nowy numer, ja teraz mam, to dalej ja, to ja, bedzie moj, moj stacjonarny, tylko moj, moj nowy, moj aktualny, moj aktualny numer, moj prywatny, moj sluzbowy, moja prywatna, moja sluzbowa, moje dane, moje namiary, moj whatsapp, moj kom, moj nr tel, moj numer tel, moj numer telefonu, moj nr telefonu, moj domowy, nasz numer, nasz telefon, nasze biuro, podaje numer, podaje nr, podaje telefon, podaje kontakt, podaje moj, zostawiam numer, zostawiam nr, zostawiam telefon, zostawiam kontakt, oto moj, oto numer, tu moj, tutaj moj, nowy numer to, nowy nr to, teraz mam, moj drugi, moj glowny, moj kontaktowy',
  ),
  readerOwn: terms(
    'wasz, wasza, wasze, waszego, waszej, waszym, panstwa, panstwo, pana numer, pani numer, u was, twoj, twoja',
  ),
  otherOwn: terms(
    'jego, jej, nim, nia, niej, niego, do niej, do niego, z nia, z nim, ona, jemu, nie moj, jego numer, jej numer, jego nr, jej nr, jego tel, jej tel, ich numer, do nich, z nimi, jego komorka, jej komorka, do niego dzwon*, do niej dzwon*, dzwonic do niego, dzwonic do niej, dzwoncie do niego, dzwoncie do niej, zadzwoncie do niego, zadzwoncie do niej, lapcie go, lapcie ja, zlapcie go, on odbierze, ona odbierze, on otworzy, ona otworzy, on bedzie, ona bedzie, dajcie mu znac, dajcie jej znac, ich nr, ich telefon, ich tel',
  ),
  kinshipAndRole: terms(
    'zona, zony, zonie, zone, zona, maz, meza, mezem, mezowi, partner*, brat*, siostr*, przyjaci*, koleg*, kolezank*, sasiad*, szef*, kierownik*, kierownic*, ksiegow*, sekretark*, prezes*, dyrektor*, kierowc*, kurier*, wlascicie*, prawnik*, adwokat*, babci*, dziad*, tesci*, szwagier*, szwagr*, ciotk*, cioci*, wuj*, kuzyn*, narzeczon*, dziewczyn*, chlopak*, wnuk*, wnuczk*, monter*, montazyst*, hydraulik*, dozorc*, portier*, administrator*, najemc*, sprzedawc*, pracownik*, asystent*, opiekun*, zarzadc*, konsjerz*, majster*, brygadzist*, handlowiec*, handlowc*, przedstawiciel*, pan dariusz, wspolnik*, opiekunk*, niani*, wychowawc*, lekarz*, instalator*, fachow*, znajom*, operator*, architekt*, synowa, synowej, ziec, ziecia, poreczyciel*, wspollokator*, najemc*, ekipa, ekipy, brygada, pan zbyszek, stroz*, cieć, woźn*, ochroniarz*, ochrona, ochrony, ochronie, portiern*, recepcj*, dozorczyn*, gospodarz*, administracj*, zarzadca, zarzadcy, zarzadcow*, wspolnot*, deweloper*, wykonawc*, podwykonawc*, inwestor*, budowlan*, murarz*, plytkarz*, malarka, stolarz*, dekarz*, spedytor*, dyspozytor*, magazynier*, dostawc*, taksowkarz*, listonosz*, kurierk*, handlow*, agent*, broker*, doradc*, konsultant*, pośrednik*, notariusz*, radc*, komornik*, likwidator*, rzeczoznawc*, tlumacz*, korepetyt*, nauczyciel*, pani wychowawczyn*, trener*, instruktor*, ksiadz, ksiedza, proboszcz*, lekark*, pediatr*, dentyst*, stomatolog*, fizjoterapeut*, rehabilitant*, masazyst*, fryzjer*, kosmetyczk*, pielegniark*, opiekunem, kelner*, kucharz*, szwagierk*, bratow*, bratan*, siostrzen*, stryj*, stryjek, dziadek, dziadka, dziadku, dziadkowi, babcia, babcie, babci, wujek, ciocia, tesciow*, tesc, tescia, rodzenstw*, kuzynk*, chrzestn*, macoch*, ojczym*, pasierb*, partnerk*, konkubin*, konkubent*, facet moj, moj facet, moj stary, moja stara, byla zona, byly maz, byłej żony, eks, ziomek, ziomk*, kumpel*, kumpl*, przyjaciolk*, sasiadk*, wspolpracowni*, podwladn*, przelozon*, zastepc*, stazyst*, sekretarz*, prezesow*, wlascicielk*, klient moj, moj klient, moja klientka, kupujac*, nabywc*, sprzedajac*, wynajmujac*, lokator*, zleceniodawc*, zleceniobiorc*',
  ),
  child: terms(
    'syn, syna, synowi, synem, corka, corki, corce, corke, dzieck*, dzieci, synek, synka, synkowi, corci, corcia, coreczk*, dziecka, dziecku, moje dziecko, nasza corka, nasz syn, maluch*, dzieciak*, pociech*',
  ),
  parent: terms(
    'matka, matki, matce, mama, mamy, mamie, mame, ojciec, ojca, ojcu, tata, taty, tacie, rodzic*, mamusi*, tatus*, tatko, ojcem, matke, rodzicow, rodzicom, mamo, mojej mamy, mojego taty, mojej matki, mojego ojca, opiekun prawny',
  ),
  trade: terms(
    'elektryk*, taxi, taksowk*, laweta, pomoc drogowa, slusarz*, przeprowadzk*, malarz*, ogrodnik*, kominiarz*, skup aut, mechanik*, stolarz*, hydrauliczn*, elektryczn*, pomoc drogow*, serwisant*, zlota raczka, zlotej raczki, glazurnik*, tynkarz*, brukarz*, parkieciarz*, szklarz*, tapicer*, krawc*, wulkanizator*, holowan*, autolawet*, weterynarz*, fotograf*, kamerzyst*',
  ),
  onBehalfOf: terms('dla'),
  wanted: terms(
    'potrzebuję, potrzebujemy, potrzebny, potrzebna, szukam, szukamy, przyślijcie, proszę przysłać, wyślijcie, chciałbym, chciałabym, chcę, poproszę, poszukuję, kiedy przyjedzie, kiedy będzie, gdzie jest, czekam na kuriera, czekam na',
  ),
  condition: terms('jeśli, jeżeli, jakby, gdyby, gdy, kiedy, w razie'),
  selfIntroduction: terms(
    'jestem, nazywam sie, z powazaniem, pozdrawiam, z tej strony, mam na imie, tu mowi',
  ),
  inRoleOf: terms('jako'),
  callMe: terms(
    'dzwoncie, prosze dzwonic, prosze zadzwonic, zadzwoncie, zadzwon do mnie, do mnie, ze mna, oddzwoncie, prosze o kontakt, prosze o telefon, prosze oddzwonic, prosze o oddzwonienie, kontakt ze mna, piszcie, prosze pisac, napiszcie, odpiszcie, odpisac na, mi na, mnie na, pod ktorym jestem, jestem pod, dostepn*, kontaktowac sie ze mna, wyslijcie na, wyslac na, prosze wyslac, smsa na, zlapiecie mnie, lapcie mnie, czekam na telefon, mnie pod, lepiej na, dzwon, dzwoń, dzwoncie na, dzwonic na, dzwonic do, dzwonic po, dzwonic smialo, smialo dzwonic, mozna dzwonic, mozna smialo, zadzwon, zadzwon na, zadzwonic, zadzwoni, zadzwonicie, zadzwoncie do mnie, zadzwoncie na, niech ktos zadzwoni, niech ktos oddzwoni, niech zadzwoni, niech oddzwoni, oddzwon, oddzwonic, oddzwonienie, przedzwoncie, przedzwon, proszę przedzwonic, prosze o sms, prosze o wiadomosc, prosze o odpowiedz, prosze o info, prosze o informacje, prosze dac znac, dajcie znac, daj znac, dac mi znac, dajcie cynk, puscic sygnal, puscie sygnal, pusc sygnal, dac sygnal, napisz, napisz do mnie, napiszcie do mnie, napisac na, pisac na, pisz na, pisac do mnie, prosze napisac, odpisz, odpiszcie na, odezwijcie sie, odezwij sie, prosze sie odezwac, skontaktujcie sie, prosze sie skontaktowac, skontaktowac sie ze mna, kontakt do mnie, kontakt pod, kontakt na, kontakt tel, kontakt telefoniczny, zapraszam do kontaktu, mozna mnie zlapac, mozna sie ze mna, mozna mnie, jestem dostepn*, jestem osiagalny, jestem osiagalna, jestem uchwytn*, pod telefonem, pod numerem, do nas dzwonic, zadzwoncie do nas, oddzwoncie do nas, czekam na kontakt, czekam na oddzwonienie, czekam na sms, czekam na wiadomosc, oddzwaniac na, dzwonic tutaj, pisac tutaj',
  ),
  youCalledMe: terms(
    'dzwoniliscie do mnie na, dzwonili panstwo do mnie na, dzwonil pan do mnie na, dzwonila pani do mnie na',
  ),
  presence: terms(
    'w domu, dom, domowy, biuro, w biurze, biurowy, w pracy, pracownia, sklep, dostępny, dostępna, wolny, wolna, wieczorem, rano, po południu, po godz, po godzinie, odbieram, odbiorę, proszę prosić, pytać o, proszę pytać, proszę zapisać, zapisz, stacjonarny, dziękuję, dzięki, pozdrawiam, z poważaniem, jestem, mieszkam, mam, pietro, pietrze, klatka, ulica, ul, osiedle, os, blok, mieszkanie, m, domofon, adres, dzielnica, kod do klatki, parter',
  ),
  askedFor: terms(
    'prosil* o telefon, prosil* o numer, prosil* o kontakt, prosila o telefon, prosila o numer, prosil o numer, kazal zostawic, kazala zostawic, prosila zostawic',
  ),
  payment: terms(
    'blik*, przelew*, przelal*, zaplacil*, zaplacone, wplacil*, wplat*, paypal*, przelalam, przelew na telefon, doladowan*, wyslalem pieniadze, wyslalam pieniadze, zaliczk*, przelalem, blik, blika, blikiem, oplacil*, wplata, doladowal*, poszlo blikiem, blik na, blika na, blikiem na, przelew na, przelewem na, przelalem na, przelalam na, puscilem przelew, puscilam przelew, wyslalem blika, wyslalam blika, wyslalem kase, wyslalam kase, kasa na, kase na, kasa poszla, pieniadze na, pieniadze poszly, pieniadze wyslane, pieniadze przelane, zaplacilem na, zaplacilam na, oplacilem, oplacilam, zwrot na, zwrot kasy, zwrot pieniedzy, zwroccie na, doladowanie, doladowac, doladujcie, doladowalem, doladowalam, zasilic, zasililem, zaliczka, zaliczke, zadatek, kaucja, revolut*, na konto, wplacilem, wplacilam, zrzutk*',
  ),
  calledOut: terms(
    'dzwonilem, dzwonilam, dzwonie, dzwonimy, dzwonilismy, probowalem, probowalam, probuje, wybieram, wybieralem, wykrecam, telefonowalem, telefonowalam, nie bede dzwonic, wisze na, wiecej nie wisze, mialem do niego, mialam do niego, mialem do niej, mam was zapisan*, zapisani jako, ile razy dzwonic, wydzwaniam, dodzwonic*, zadzwonilem, zadzwonilam, wisze na linii, wisialem, wisialam, wisialem na, dzwonilem na, dzwonilam na, dzwonie na, dzwonie pod, dzwonilem pod, dzwonilam pod, dzwoniac na, dzwonilem do was, dzwonilam do was, dzwonie do was, dzwonilem do panstwa, dzwonilam do panstwa, dzwonie do panstwa, dzwonilem juz, dzwonilam juz, probowalem sie dodzwonic, probowalam sie dodzwonic, probuje sie dodzwonic, probowalismy, probujemy, nie moge sie dodzwonic, nie mozna sie dodzwonic, nie moglem sie dodzwonic, nie moglam sie dodzwonic, nie dodzwonilam, nie dodzwonilem, nie sposob sie dodzwonic, probowalem skontaktowac, probowalam skontaktowac, probuje skontaktowac, kilka razy dzwon*, kilkanascie razy, od rana dzwonie, piaty raz, dziesiaty raz, ktorys raz, wybralem numer, wybralam numer, podali mi numer, dali mi numer, dostalem numer, dostalam numer, podano mi numer, znalazlem numer, znalazlam numer, rozmawialem z, rozmawialam z, smsowalem, smsowalam, pisalem sms, pisalam sms, mam zapisany, mam zapisane, zapisany jako, zapisane jako',
  ),
  noAnswer: terms(
    'nie odbiera*, nikt nie, nie odpowiada*, zajete, zajety, poczta glosowa, sekretark*, automat, nieosiagaln*, abonent niedostepny, wylaczon*, nie dziala, nie dodzwonil*, nie istnieje, glucho, cisza, rozlacza*, bez odpowiedzi, nikt sie nie zglasza, nie mozna sie, gra muzyczka, nie da sie dodzwonic, nie obslugiwany, milczy, milcza, nikt nie odbiera, nie podnosi, nie podnosza, tylko muzyczka, muzyczka gra, muzyka gra, gra muzyka, gra melodyjka, melodyjka, sama muzyczka, nikt nie podnosi, nikt nie oddzwania, nikt nie oddzwonil, nie oddzwania*, nie oddzwonil*, nie odbieracie, nie odebral*, nie odebrali, nikt nie odebral, nikt nie reaguje, nie reaguje*, zero odzewu, zero odpowiedzi, zero reakcji, brak odpowiedzi, brak reakcji, brak odzewu, brak kontaktu, bez odzewu, sygnal wolny, wolny sygnal, sygnal zajetosci, zajete caly czas, ciagle zajete, linia zajeta, odrzuca*, odrzucaja, odrzucone, przerywa polaczenie, przerywa, rzucaja sluchawka, rozlaczaja, rozlaczylo*, urywa sie, poza zasiegiem, niedostepn*, abonent, nie ma takiego numeru, numer nie istnieje, bledny numer, automatyczna sekretarka, automat gada, tylko automat, robot gada, cisza w sluchawce, gluchy telefon, glucha cisza, i nic, nie da sie polaczyc, nie laczy, nie laczy sie',
  ),
  calledMe: terms(
    'kto dzwonil, kto to, czyj to, czyj numer, dzwonil do mnie, dzwonila do mnie, dzwonili do mnie z, dzwonia do mnie, dzwoni do mnie, dzwonia z, nieodebrane, nieodebrane polaczenie, polaczenie z, telefon z, dostalem telefon, dostalem sms*, oszust*, podszywa*, podaje sie, wyludz*, spam*, sms z numeru, nekaja, to wy, nieznany numer, w waszym imieniu, wydzwania*, do kogo nalezy ten numer, ciagle dzwoni do mnie, kto dzwoni, dzwonili do mnie, polaczenia z, to panstwa, oszustwo, sms z, sms od, ktos mnie nęka, nekan*, neka, neka mnie, meczy mnie, molestuj*, meczą mnie, wkurza mnie, zawraca glowe, wydzwania do mnie, wydzwaniaja, wydzwania z, ciagle dzwoni, ciagle dzwonia, stale dzwoni*, co chwile dzwoni*, codziennie dzwoni*, dzwoni codziennie, dzwonia codziennie, dzwoni ciagle, dzwonia ciagle, dzwoni i milczy, dzwonia i sie rozlaczaja, dzwonil ktos, dzwonila jakas, dzwonil jakis, ktos dzwonil, ktos dzwoni, ktos do mnie, dzwonili od was, dzwonil ktos od was, dzwonil od was, dzwonila od was, czy to od was, czy to wy, czy to panstwo, czy to wasz, to wasz numer, to wasze, to od was, wasz numer czy, czyj jest, czyj jest ten, do kogo nalezy, kim jest, kto to jest, kto jest pod, co to za numer, co to za, co to za ludzie, nieznany, nieznan*, nieznajom*, obcy numer, dziwny numer, podejrzan*, nieodebran*, mam nieodebrane, polaczenie od, polaczenia od, mialem polaczenie, mialam polaczenie, mialem telefon z, mialam telefon z, telefon od, odebralem telefon, odebralam telefon, przyszedl sms, przyszla wiadomosc, wiadomosc z, wiadomosc od, wiadomosci z, pisze do mnie ktos, pisal do mnie, pisala do mnie, podal sie za, podala sie za, podali sie za, podajac sie za, podajacy sie, przedstawil sie, przedstawila sie, przedstawia sie, rzekomo z, rzekomo od, rzekomy, niby z, niby od, na wnuczka, windykac*, straszy, strasza, grozi, groza, telemarket*, fotowoltaik*',
  ),
  wroteTo: terms(
    'pisalem na, pisalam na, pisze na, pisalismy na, napisalem na, napisalam na, wyslalem na, wyslalam na, wyslalem maila na, mail na, maile na, wrocil*, zwrot*, odbil*, niedoreczon*, nie dostarczono, reklamowalem na, wysylalem na, wysylalam na, e-mail na, odbija, odbil, zwrot',
  ),
  recipient: terms(
    'odbiorc*, odbiera, odbierze, adresat*, dostarczyc do, dostarczcie do, wyslac do, dostawa do, prezent, prezent dla, niespodziank*, kwiaty dla, bukiet dla, osoba kontaktowa, na budowie, do rak, przyjmie, kto podpisuje, podpisuje, podpisze, paczke odbierze, klucze ma, uzgodnic z, ustalac z, odbior*, odbierac bedzie, bedzie odbieral*, ma odebrac, odbiera paczke, paczke odbiera, przyjmie paczke, przyjmie towar, odbior osobisty przez, dla odbiorcy, adres i telefon odbiorcy, tel odbiorcy, nr odbiorcy, dane odbiorcy, dostarczyc na, dostarczcie, dostawe na, doreczyc, doreczcie, doreczenie, wreczyc, wreczcie, przekazac, przekazcie, oddac, oddajcie, zostawcie u, zostawic u, zawiezcie, na nazwisko, na imie, jubilat*, solenizant*, urodzin*, imienin*, prezentem, na prezent, bukiet, bukietu, kwiaty, roze, roz, kosz prezentowy, niespodziankę, otworzy, otworzy drzwi, wpusci, ma klucze, klucze u, klucz u, na miejscu jest, na miejscu bedzie, na miejscu to, kontakt na budowie, podpis zlozy',
  ),
  website: terms(
    'waszej stronie, na stronie, strona internetowa, stronie www, w ogloszeniu, ogloszenie, w google, facebook*, na wizytowce, wizytowk*, na ulotce, infolini*, biuro obslugi, obsluga klienta, centrala, call center, zapisani jako, wasza reklama, szyldzie, strona, stronie, waszej strony, ogloszen*, oddzial*, ulotk*, obslug* klienta, sklepu, na waszej stronie, na fb, fejsie, fejs, na instagramie, instagram*, insta, na mapach, google maps, w internecie, z internetu, na paragonie, na fakturze jest, na opakowaniu, na kartonie, na naklejce, na samochodzie, na szyldzie, na banerze, baner*, plakat*, na tablicy, w aplikacji, w mailu, w umowie podany, bok, dzial obslugi, dzial reklamacji, wasz numer, wasz telefon, wasz nr, wasza linia, wasza infolinia, wasze biuro, wasz sklep, wasz salon, wasz serwis, wasz oddzial, wasz kurier, wasz pracownik, wasz konsultant, wasza konsultantka, numer sklepu, numer biura, numer salonu, telefon do sklepu, telefon do biura, panstwa numer, panstwa infolinia, panstwa biuro, sekretariat*, rejestracj* telefoniczn*, rejestracja czynna, olx jest',
  ),
  oldOrDead: terms(
    'stary, starego, stara, dawny, poprzedni*, byly numer, juz nie, nieaktualn*, nie uzywam, nie uzywajcie, usuncie, usunac, skasujcie, wykreslcie, zgubil*, stracil*, przejal*, zlikwidowan*, nieaktywn*, padla, zablokowan*, kiedys, wygasl*, zmienilem z, nie mam go, stary numer, usun*, skasuj*, skasowac, ukradl*, wylaczylem, zlikwidowa*, wykreslic, wyrzuccie, wyrzucilem, wyrzucilam, karte wyrzucil*, karta wyrzucona, wywalcie, wywalic, usun, prosze usunac, prosze o usuniecie, skasowalem, wykasujcie, wykasowac, zapomnijcie, zapomniec, nieuzywan*, nieczynn*, niewazn*, nie moj, juz nie moj, nie jest moj, nie nalezy do mnie, nie korzystam, przestalem, przestalam, juz nie korzystam, juz nie uzywam, juz go nie, juz nie mam, nie mam juz, zmienilem, zmienilam, zmieniony, zmiana numeru, zmienilem numer, zmienilam numer, przenioslem, przenioslam, oddalem, oddalam, sluzbowy oddalem, sluzbowy oddalam, karta sim, zgubiona, skradzion*, skradl*, ukradli, zablokowal*, zastrzezon*, rozwiazalem, rozwiazalam, wypowiedzial*, wygasla, wygasl, wczesniej mialem, wczesniej mialam, wczesniejsz*, kiedys mialem, kiedys mialam, byl moj, dawniej, dawna, poprzedniego, starszy numer, nie dzwoncie na, nie dzwonic na, nie dzwoncie pod, tamten numer, tam nie dzwon*, odpiac, odpiety, byl moim, to byl moj, byl sluzbowy',
  ),
  example: terms(
    'przyklad*, na przyklad, np, format*, w formacie, zmyslon*, wymyslon*, wpisalem, wpisalam, obowiazkow*, wzor, fikcyjn*, dla przykladu, przykladow*, testow*, tymczasow*, placeholder*, cokolwiek wpisal*, byle co, byle jaki, losow*, szablon*, zmyslil*, wymyslil*',
  ),
  negation: terms('nie, ani'),
  insteadOf: terms('zamiast'),
  wrong: terms('zly, bledn*, niepoprawn*, pomylon*, zle wpisan*'),
  correction: terms(
    'przepraszam, sorki, pomylka, pomylilem, pomylilam, blad, literowk*, poprawka, sprostowan*, poprawny, powinno byc, wlasciwy, mialo byc, ojej',
  ),
  contrast: terms('ale, lecz, jednak, natomiast'),
  forwarded: terms(
    'przekazano dalej, przekazane dalej, przekazana wiadomosc, pd, fwd, przeslano dalej, podaje dalej, przeslane dalej, przekazuje, podaj dalej, przesylam dalej, wiadomosc przekazana, -----original',
  ),
  contactCard: terms('udostepniony kontakt, wizytowka kontaktu, karta kontaktu'),
  copula: terms('to, jest, byl, byla, bedzie'),
  filler: terms(
    'to, jest, na, do, z, ze, w, we, od, o, po, pod, i, a, przy, dla, ten, ta, pan, pani, p, za, mam, ma, dalej',
  ),
  replacement: terms(
    'teraz, od teraz, od dziś, obecnie, nowy, nowa, nowe, wpisz, wpiszcie, wpisać, zapisz, zapiszcie, używam, używajcie, aktualny, zamień na',
  ),
  formerly: terms('wcześniej, przedtem, dawniej, był, poprzedni, kiedyś'),
  calledPast: terms(
    'dzwoniliście, dzwonił, dzwoniła, dzwoniono, dzwonili, dzwonił ktoś, zadzwoniliście, zadzwonił, pisaliście, pisał, kontaktowaliście, telefonowaliście, nieodebrane, próbowaliście, połączenie',
  ),
  source: terms('z, ze, spod'),
  giftReceiver: terms(
    'panna młoda, pan młody, młodej parze, młoda para, solenizant*, jubilat*, obdarowan*, pannie młodej, panu młodemu',
  ),
};
