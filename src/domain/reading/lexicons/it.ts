import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const it: Lexicon = {
  phoneNoun: terms(
    'tel, telefon*, cell, cellulare*, cel, fisso, recapito*, contatto, contatti, chiamat*, chiama, richiam*, whatsapp, wa, sms, utenza telefonica, mobile',
  ),
  numberWord: terms('numero*, num, nr'),
  emailNoun: terms('e-mail*, email*, mail, posta, casella, indirizzo, pec'),
  order: terms(
    'ordine, ordini, ordinazione*, prenotazion*, preventivo*, acquisto*, pratica*, commessa, ordinazione, preventivo, preventivi, acquisto, codice ordine, ddt, conferma ordine',
  ),
  invoice: terms(
    'fattur*, ft, ricevuta*, scontrino*, importo, prezzo, bolletta*, ddt, transazione*, nota di credito, quietanza, fattura, fatture, scontrin*, somma, totale, bolla, euro, costo, bolletta, bollette',
  ),
  parcel: terms(
    'spedizion*, tracking, pacco, pacchi, collo, colli, lettera di vettura, ldv, raccomandata*, brt, bartolini, sda, gls, corriere numero, codice di tracciamento, tracciamento',
  ),
  account: terms(
    'contratto*, conto, polizza*, contatore*, utenza*, pod, pdr, tessera*, carta, abbonamento*, iban, codice cliente, numero cliente, finanziamento*, cliente numero, assicurazione*, contratto, contratti, cod cliente, contatore, tessera, abbonament*, mutuo, prestito, utenza',
  ),
  caseOrTicket: terms(
    'ticket*, segnalazione*, reclamo*, riferimento*, rif, sinistro*, protocollo*, richiesta numero, intervento numero',
  ),
  part: terms(
    'articolo*, seriale*, matricola*, targa*, modello*, codice a barre, lotto, ricambio*, imei, telaio, codice prodotto',
  ),
  password: terms('password*, codice*, cod, pin, otp, buono*, coupon*, username, codice sconto, gift card*'),
  taxOrIdentity: terms(
    'partita iva, p iva, piva, codice fiscale, cf, c f, passaporto*, carta d identita, cap, sdi, patente*, rea, tessera sanitaria, volo',
  ),
  weakReference: terms('cliente*, prodotto*, camera, caso, paziente*, consegna*, appartamento'),
  version: terms('versione*, firmware, software, server, ip'),
  writerOwn: terms('mio, miei, mie, nostro, nostra, il mio, la mia, la mia'),
  ownNumber: terms(
    'il mio numero, mio numero, il mio cellulare, mio cellulare, il mio cell, mio cell, il mio telefono, mio telefono, il mio tel, mia mail, la mia mail, mia email, la mia email, mia pec, il mio recapito, mio contatto, il mio fisso, mio nuovo numero, nuovo numero, il mio e, lasciarvi il mio, sono io, mio indirizzo',
  ),
  readerOwn: terms('vostro, vostra, vostri, vostre, suo numero, tuo, tua, vs, da voi, la vostra'),
  otherOwn: terms(
    'suo, sua, il suo, lui, lei, loro, di lui, di lei, chiamatela, chiamatelo, sentite, parlate con, con lui, con lei',
  ),
  kinshipAndRole: terms(
    'moglie, marito, compagn*, fidanzat*, fratell*, sorell*, cognat*, suocer*, zio, zia, zii, cugin*, amic*, vicin*, capo, capi, soci, socio, colleg*, nonn*, avvocat*, assistent*, segretari*, portinai*, portier*, custod*, nipot*, inquilin*, commercialist*, ragionier*, amministrator*, padron*, titolar*, proprietari*, idraulic*, corrier*, autist*, direttor*, direttric*, genero, nuora, badante*, dottor*, geometra*, responsabil*, fattorin*, montator*, installator*, venditor*, dipendent*, impiegat*, operator*, agente, agenti, capocantiere, architett*, conoscent*, dirimpettai*, ex-marito, ex-moglie, tutor*, maestr*, tecnico, tecnici, vostra tecnica, garante, cointestatari*, fideiussor*',
  ),
  child: terms('figlio, figlia, figli, bambin*, mio figlio, mia figlia'),
  parent: terms('madre, padre, mamma, papa, babbo, genitor*'),
  trade: terms(
    'elettricist*, taxi, fabbro, carro attrezzi, traslochi, imbianchin*, giardinier*, sgombero, meccanic*, falegnam*, muratore',
  ),
  selfIntroduction: terms(
    'sono, siamo, mi chiamo, il mio nome, cordiali saluti, distinti saluti, parla, qui e, saluti',
  ),
  inRoleOf: terms('come, in qualita di, in quanto'),
  callMe: terms(
    'chiamatemi, chiamami, mi chiami, mi chiamate, richiamatemi, richiamami, mi richiami, mi richiamate, contattatemi, contattami, mi contatti, mi contattate, scrivetemi, scrivimi, mi scriva, mi trovate al, mi trova al, mi trovi al, rispondetemi, rispondete a, mandatemi, mandami, inviatemi, inviami, avvisatemi, avvisami, parlare con me, con me, essere richiamat*, essere contattat*, chiamarmi, contattarmi, scrivermi, reperibile, raggiungibile, raggiungermi, sono al, rispondo al, a me, lascio il mio, vi lascio, di chiamarmi, e il mio, mi fa uno squillo, squillo al, uno squillo, fatemi uno squillo, mi chiamate voi, mi faccia',
  ),
  youCalledMe: terms(
    'mi avete chiamata sul, mi avete chiamato sul, mi avete chiamato al, mi avete chiamata al, mi avete cercato al, mi avete cercata al',
  ),
  presence: terms(
    'a casa, casa, in ufficio, ufficio, studio, in studio, negozio, in negozio, al lavoro, disponibile, libero, libera, reperibile, la sera, di sera, la mattina, di pomeriggio, dopo le, rispondo, rispondo io, chiedere di, chieda di, segnate, segni, segnati, fisso, grazie, saluti, cordiali saluti, distinti saluti, sono, siamo',
  ),
  askedFor: terms(
    'ha chiesto un numero, ha chiesto un recapito, chiedeva un numero, chiedeva un recapito, vuole un recapito, m ha detto di lasciar*, mi ha detto di lasciar*, ha chiesto il mio',
  ),
  payment: terms(
    'pagato, bonifico, satispay, postepay, paypal*, versato, bonificato, inviato i soldi, mandato i soldi, ricarica, ricaricato, pagamento, bancomat pay, mandato il, ho versato, ricarica*',
  ),
  calledOut: terms(
    'ho chiamato, abbiamo chiamato, sto chiamando, chiamo, ho provato, provato a chiamare, provo a chiamare, ho telefonato, telefono al, ho composto, chiamando, avevo il suo, non chiamo piu, ho fatto il, cerco di chiamare, salvato come, vi ho come, provo, provato, telefonato, cercato di, contattato',
  ),
  noAnswer: terms(
    'non rispond*, nessuno rispond*, non risponde nessuno, nessuno, occupato, segreteria*, non raggiungibile, irraggiungibile, squilla a vuoto, non squilla, non funziona, muto, spento, cade la linea, riattacc*, musichetta, inesistente, non esiste, senza risposta, fuori servizio, non attivo, risponditore, non si prende',
  ),
  calledMe: terms(
    'chi e, mi chiamano, mi ha chiamato il, mi ha chiamata il, mi hanno chiamato dal, mi hanno chiamata dal, ha chiamato, chiamata persa, chiamate perse, chiamata da, chiamata dal, ho ricevuto una chiamata, truff*, spacci*, si finge, spam*, sms da, sms dal, messaggio dal, siete voi, di chi e, numero sconosciuto, a nome vostro, dice di essere, chi ha chiamato, chi mi ha, mi ha chiamato, mi hanno chiamato, mi chiama, chiamate da, e vostro, e il vostro, truffa*, truffator*, sconosciuto, si spaccia*, messaggio da',
  ),
  wroteTo: terms(
    'ho scritto a, scritto a, scritto all, scrivo a, ho mandato una mail a, ho mandato a, inviato a, ho inviato, mandato una mail, mail a, e tornata indietro, tornata indietro, respint*, non recapitat*, mandato mail a, mando mail a, scritto una mail, ho scritto, mandato a, email a, ho mandato, torna indietro, respinta',
  ),
  recipient: terms(
    'consegnare a, consegna a, consegnate a, consegnatelo a, destinatari*, riceve, ricevera, da recapitare, spedire a, spedite a, regalo per, un regalo, e un regalo, sorpresa, e una sorpresa, ritira, ritirera, viene a ritirare, fiori per, mazzo per, referente in cantiere, alla cortese attenzione, c a, chi firma, firma tutto, firma mamma, onomastico, compleanno di, per le chiavi',
  ),
  website: terms(
    'vostro sito, sul sito, sito web, sito, vostra pagina, annuncio, su google, facebook, instagram, biglietto da visita, sul biglietto, volantino, call center, servizio clienti, assistenza clienti, assistenza, centralino, numero verde, ricezione, vostra ricezione, vetrina, filiale, pagina',
  ),
  oldOrDead: terms(
    'vecchio, vecchia, precedente, ex numero, non e piu, non ho piu, non ce l ho piu, non uso piu, non esiste piu, non piu, disattiv*, cancellat*, cancellate, cancellare, togliete, togliere, eliminat*, eliminate, perso, smarrit*, non valido, dismess*, non attivo, piu attivo, disattivat*, cancella*, elimina, rubato, rubata, scaduto',
  ),
  example: terms(
    'esempio, ad esempio, per esempio, formato, inventato, finto, fittizio, ho scritto, ho messo, obbligatorio, tipo',
  ),
  negation: terms('non, no, ne'),
  insteadOf: terms('invece di, al posto di, anziche'),
  wrong: terms('sbagliat*, errat*, e errato, scorrett*'),
  correction: terms(
    'scusi, scusa, scusate, pardon, correzione, correggo, sbagliato, errore, mi sono sbagliat*, rettifico, giusto, volevo dire, ops',
  ),
  forwarded: terms('inoltrato, inoltro, messaggio inoltrato, fwd'),
  contactCard: terms('contatto condiviso, scheda contatto, biglietto da visita di'),
  copula: terms('e, era, sono, sarebbe'),
  filler: terms(
    'il, lo, la, i, gli, le, di, del, dello, della, dei, degli, delle, da, dal, dalla, a, al, allo, alla, all, in, nel, nella, con, su, sul, sulla, per, che, un, una, e, ho, ha, c, ce, dice, l, d, questo, questa, mi',
  ),
};
