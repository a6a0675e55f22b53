import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const de: Lexicon = {
  phoneNoun: terms(
    'tel, telefon*, handy*, mobil, mobilnummer*, mobilfunk*, natel, ruf, rufe, rufen, rufnummer*, anruf*, anzurufen, zuruckrufen, ruckruf*, erreich*, festnetz*, durchwahl, fon, melde, melden, meldet, kontakt*, ansprechbar, whatsapp, nummer von mir, klingel*',
  ),
  numberWord: terms('nummer*, nr, nummern, num'),
  emailNoun: terms('e-mail*, email*, mail, mails, mailadresse*, adresse, postfach'),
  order: terms(
    'bestell*, auftrag*, buchung*, reservierung*, angebot*, vorgang*, kostenvoranschlag*, abholnummer*, kauf, bestellnummer*, bestellnr*, auftragsnummer*, buchungscode*, bestellung*, vorgangsnummer*, kaufvertrag*, terminnummer*',
  ),
  invoice: terms(
    'rechnung*, beleg*, lieferschein*, kassenzeichen*, kassenbon*, bon nummer, quittung*, betrag, summe, preis*, gutschrift*, mahnung*, transaktion*, rechnungsnr*, rechnungsnummer*, betrag*, preis, euro, kosten*',
  ),
  parcel: terms(
    'sendung*, paket*, trackingnummer*, tracking, verfolg*, frachtbrief*, packstation*, lieferung*, sendungsnummer*, paket, pakets, paketnummer*, tracking*, dhl, hermes, dpd, gls',
  ),
  account: terms(
    'kundennummer*, kundennr*, kdnr*, knr, kd nr, kunden nr, vertrag*, konto*, kto, police*, versicherung*, mitglied*, zahler*, abonnement*, iban, bic, blz, kreditkarte*, kundenkarte*, gutscheinkarte*, vertragskonto*, zahlernummer*, anschlussnummer*, buchungskonto*, polizze*, polizzennummer*, policennummer*, kdnr, vertragsnummer*, konto, kontonummer*, zahler, darlehen*, kassenzeichen*, mandatsreferenz*',
  ),
  caseOrTicket: terms(
    'aktenzeichen*, az, ticket*, referenz*, fallnummer*, schadensnummer*, schaden nr, reklamation*, storung*, beschwerde*, antragsnummer*, geschaftszeichen*, meldung nr',
  ),
  part: terms(
    'artikel*, serien*, kennzeichen*, materialnummer*, teilenummer*, modellnummer*, modell, typenschild*, geratenummer*, fahrgestell*, chargen*, ean, imei, barcode*',
  ),
  password: terms(
    'passwort*, kennwort*, pin, tan, code, codes, gutschein*, gutscheincode*, bestatigungscode*, zugangscode*, rabattcode*, benutzername*',
  ),
  taxOrIdentity: terms(
    'steuer*, ust, ustid*, idnr, personalausweis*, ausweis*, reisepass*, ahv, sozialversicherung*, svnr, sv nummer, rentenversicherung*, uid, handelsregister*, fuhrerschein*, flug, plz lautet',
  ),
  weakReference: terms('kunde*, kunden, fall, zimmer*, patient*, gerat, posten, liefer'),
  version: terms('version*, firmware, software, server, ip'),
  writerOwn: terms('mein, meine, meinen, meiner, meinem, meins, unser, unsere, unserer, mi natel'),
  ownNumber: terms(
    'mein handy, meine nummer, meine handynummer, meine mobilnummer, mein telefon, meine telefonnummer, meine tel, meine mail, meine e-mail, meine email, meine mailadresse, meine e-mail-adresse, meine emailadresse, mein natel, meine neue nummer, meine rufnummer, meine festnetznummer, mein festnetz, das ware meine, das ist meine, meine adresse, mein whatsapp, unter der bin ich, das bin ich, stimmt noch fur mich, mein kontakt, hab ich immer dabei, meine durchwahl',
  ),
  readerOwn: terms(
    'ihr, ihre, ihrer, ihrem, ihren, euer, eure, eurer, eurem, euren, bei euch, bei ihnen, dein, deine',
  ),
  otherOwn: terms(
    'sein, seine, seiner, ihn, ihm, sie hat, deren, dessen, mit ihm, mit ihr, von ihm, von ihr, rufen sie sie, ihre nummer ist',
  ),
  kinshipAndRole: terms(
    'frau von, meine frau, meiner frau, ehefrau, ehemann, mann, meinem mann, freund*, bruder*, schwester*, tochter, chef*, kolleg*, nachbar*, assist*, sekret*, steuerberat*, anwalt*, anwalt*, vermiet*, schwieg*, oma, onkel, tante*, mitarbeit*, buchhalt*, mitbewohn*, hausmeister*, fahrer*, verkauf*, monteur*, techniker*, handwerker*, hausverwalt*, bauleiter*, polier, pfleg*, betreuer*, geschaftsfuhr*, lebensgefahrt*, verlobt*, cousin*, neffe*, nichte*, enkel*, eigentumer*, inhaber*, makler*, partner, partnerin, ex-mann, ex-frau, pfortner*, rezeption*, kurier*, bote, boten, zusteller*, vorarbeiter*, auftraggeber*, vorgesetzt*, installateur*, architekt*, vorstand, obmann von, concierge, hauswart*, mandant*, mein opa, opas, ihrer frau, ihre frau, seiner frau, ihr mann, ihres mannes, ihrem mann, burge, burgen, mitmieter*',
  ),
  child: terms(
    'sohn*, kinder*, mein sohn, unser sohn, unsere tochter, meine tochter, bub, mein kind, unser kind, ihr kind, kindes',
  ),
  parent: terms('mutter*, vater*, mama, mami, papa, eltern'),
  trade: terms(
    'taxi, klempner*, elektriker*, schlusseldienst*, abschlepp*, umzug*, maler, gartner*, schreiner*, dachdecker*, schornsteinfeger*, rauchfang* meister, mitfahrer, reinigung',
  ),
  selfIntroduction: terms(
    'ich bin, bin der, bin die, ich heisse, mein name ist, hier ist, mit freundlichen grussen, mfg, lg, viele grusse, beste grusse, wir sind, grusse, hier spricht',
  ),
  inRoleOf: terms('als'),
  callMe: terms(
    'rufen sie mich, ruf mich, rufts mi, ruft mich, rufen sie mi, mich anrufen, mich an, melden sie sich bei mir, meldet euch bei mir, melde dich bei mir, melden sie sich, meldet euch, bei mir, mich erreich*, erreich* mich, mich unter, erreichbar bin ich, bin ich, ich bin erreichbar, bin erreichbar, ich bin unter, schreiben sie mir, schreib mir, schreibt mir, mir schreiben, mir an, schicken sie mir, schick mir, an mich, mir bitte, zuruckrufen, ruckruf an, ruckruf bitte, ruckruf unter, ruckruf auf, um ruckruf, antwort bitte an, antworten sie, kontaktieren sie mich, mir melden, mit mir, uber mich, bitte anrufen, rufen sie bitte, lieber an, nur mich, mailen sie mir, erreichen mich, erreicht mich',
  ),
  youCalledMe: terms(
    'sie haben mich unter, sie haben mich auf, haben sie mich auf, ihr habt mich auf, ihr habt mich unter, sie riefen mich auf, ihr habt mi auf',
  ),
  presence: terms(
    'zuhause, zu hause, daheim, im büro, büro, im geschäft, erreichbar, verfügbar, ab 18 uhr, abends, tagsüber, nachmittags, geh ich ran, gehe ran, hebe ab, heb ab, festnetz, ordination, praxis, werkstatt, danke, gruß, grüße, lg, mfg, vg, meldet euch, bei uns, fragen sie nach, dresdner nummer, nummere',
  ),
  askedFor: terms(
    'wollte eine telefonnummer, wollte eine nummer, wollte meine nummer, brauchte eine nummer, hat nach meiner nummer, bat um eine nummer, bat um telefonnummer, bat um meine, wollte eine handynummer',
  ),
  payment: terms(
    'uberwiesen, uberweisung, uberwies, bezahlt, gezahlt, eingezahlt, twint*, paypal*, geld an, geschickt an, aufgeladen, bizum, zahlung an, geld uberwiesen, geld geschickt, uberweisung*, twint, getwintet',
  ),
  calledOut: terms(
    'angerufen, habe angerufen, ich rief, anrufe, versucht, versuche, probiert, hab es unter, unter der nummer, gewahlt, wahle, haben wir angerufen, ruf ich, rufe an bei, rufe die, hatte die, ich hatte die, ich hatte seine, warteschleif*, gespeichert als, unter dieser nummer versucht, durchgeklingelt bei, ich rufe, rufe seit, telefoniert mit, ruf an bei, durchgeklingelt',
  ),
  noAnswer: terms(
    'keiner ran, niemand ran, geht keiner, geht niemand, hebt niemand, hebt keiner, nicht erreichbar, keine antwort, besetzt, mailbox, anrufbeantworter, niemand erreich*, keiner erreich*, meldet sich niemand, meldet sich keiner, nicht vergeben, lauft nur, funktioniert nicht, legt auf, hangt auf, geht nicht, rausgeworfen, kein anschluss, ausgeschaltet, nimmt niemand ab, nimmt keiner ab, antwortet nicht, antwortet keiner, antwortet niemand, nimmt niemer ab, es bandli, nur das band, unbekannt verzogen, keine reaktion, reagiert niemand, kein freizeichen, geht keiner ran, geht niemand ran, keiner da, nimmt keiner',
  ),
  calledMe: terms(
    'wer ist, wer hat, hat mich angerufen, haben mich angerufen, ruft dauernd an, ruft standig an, ruft mich, riefen mich, verpasster anruf, verpasste anrufe, anruf von, anruf von der, anrufe von, mit der nummer, von der nummer, in ihrem namen, beruft sich, betrug*, abzocke, gibt sich als, spam*, sms von, nachricht von, wollte meine kontodaten, unbekannte nummer, ist das ihre, sind sie das, ist das von ihnen, belastigt, angeblich von, wurden sie angerufen, hat sie angerufen, rief sie an, ruft mich dauernd an, wem gehort die nummer, wessen nummer, wer war das, rief mich, anruf bekommen, betruger*, gehort die, gehort das, fake, meldet sich als',
  ),
  wroteTo: terms(
    'geschrieben an, habe an, hab an, an die adresse, schrieb an, mail an, mails an, e-mail an, gemailt, mailte, schickte an, gesendet an, geschickt an, unzustellbar, kam zuruck, kommt zuruck, zuruckgekommen, schreiben an, hab eine mail an, nicht zustellbar, angeschrieben, gemailt an, email an, an ihre, anfrage an',
  ),
  recipient: terms(
    'lieferadresse, empfanger*, lieferung an, liefern an, lieferung zu, geliefert an, schicken sie es an, abgeben bei, abholt, holt ab, holt es ab, nimmt entgegen, nimmt an, blumen an, blumen fur, geschenk fur, ist ein geschenk, ist eine uberraschung, uberraschung, zu handen, z hd, ansprechpartner vor ort, kontakt vor ort, schliesst auf, schlussel hat, unterschreib*, abholer*, versand an, zugestellt an, beschenkt*, strauss fur, nimmt das paket',
  ),
  website: terms(
    'ihrer website, ihrer webseite, ihre website, eure website, homepage, auf der seite, im internet, auf google, impressum, auf ihrem, auf ihrer, auf eurer, auf eurem, im inserat, anzeige, visitenkarte*, auf der karte, prospekt*, flyer, hotline, kundenservice, kundendienst, kundenhotline, servicenummer, callcenter, auf dem bon, laut rechnung, zentrale, filiale, gespeichert als, auf der website, ihre seite, laut google, visitenkarte, webseite*',
  ),
  oldOrDead: terms(
    'alte nummer, alten nummer, alte handynummer, alte, alten, alter, fruher*, fruener, ehemalig*, nicht mehr, nimmer, gibt s nicht mehr, git s numm, numm, loschen, loscht, streichen, entfernen, gekundigt, verloren, abgemeldet, ungultig, vergeben, deaktiviert, gesperrt, bisherig*, war meine, gehort mir nicht, stillgelegt, fruhere, fruher, losch*, geloscht, vorherige, bisherige',
  ),
  example: terms(
    'beispiel*, zum beispiel, z b, format, im format, ausgedacht, erfunden, fantasie*, eingetragen, pflichtfeld, eingegeben, fake, muster, mustermann',
  ),
  negation: terms('nicht, kein, keine, keiner, ned, nid, nein'),
  insteadOf: terms('statt, anstatt, anstelle'),
  wrong: terms('falsch*, stimmt nicht, verkehrt, fehlerhaft, ist falsch'),
  correction: terms(
    'sorry, korrektur, korrigiere, tippfehler*, vertippt, entschuldigung, verschrieben, richtig ist, richtig, sondern, verdreht, zahlendreher, hoppla, ups, gemeint',
  ),
  forwarded: terms(
    'weitergeleitet, weitergeleitete nachricht, wg, fwd, weiterleitung, ursprungliche nachricht',
  ),
  contactCard: terms('geteilter kontakt, kontakt geteilt, kontaktkarte'),
  copula: terms('ist, war, lautet, sind, ware, isch, is'),
  filler: terms(
    'die, das, der, den, dem, des, vom, von, und, zu, zur, zum, im, in, bei, an, auf, unter, mit, fur, eine, ein, einen, hier, so, also, noch, sagt, in der, euch, uber',
  ),
};
