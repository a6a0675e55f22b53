import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const en: Lexicon = {
  phoneNoun: terms(
    'phone*, mobile, mobiles, mob, cell, cellphone*, call, calls, callback, ring, text, txt, sms, dial, reach, telephone*, landline, fax, whatsapp, whatsapp*, facetime, skype, viber, telegram, signal, imessage, callto, smsto, contact, contacts, tel, ph, hp',
  ),
  numberWord: terms('number*, num, digits'),
  emailNoun: terms('email*, e-mail*, mail, mails, mailbox, inbox, address'),
  order: terms(
    'order, orders, booking*, reservation*, confirmation, quote, quotes, quotation*, po number, rma, estimate, appointment number, purchase order, preorder*, pickup code',
  ),
  invoice: terms(
    'invoice*, inv, receipt*, transaction*, payment reference, billing, bill number, my bill, amount*, price*, docket, docketnumber, statement number, credit note',
  ),
  parcel: terms(
    'tracking, shipment*, consignment, awb, waybill*, parcel number, package number, delivery number, freight',
  ),
  account: terms(
    'account*, acct, contract*, policy, membership, meter, iban, bic, swift, gift card*, loan, agreement, subscription, customer number, customer id, client id, client number, subscriber, credit card, debit card, card number, electricity bill, loyalty card',
  ),
  caseOrTicket: terms(
    'ticket*, case number, claim*, reference*, ref, refs, complaint number, incident*, docket, case no, service request, complaint ref',
  ),
  part: terms(
    'serial*, model number, part number, sku, upc, barcode*, vin, licence, license, isbn, imei, s n, number plate, plate number, registration number, item number, batch number, model is',
  ),
  password: terms(
    'code*, pin, otp, password*, passcode, voucher*, coupon*, promo*, token, username, user id, login id, zelle code',
  ),
  taxOrIdentity: terms(
    'passport*, ssn, itin, zip, postcode, id, ids, vat, tax, nhs, utr, aadhaar, pan card, pan number, gstin, ifsc, flight, pnr, gst, national id, sort code, bsn, driver licence',
  ),
  weakReference: terms(
    'client, customer*, case, part, item, room, model, product, member*, package*, lot, batch*, delivery, user, sample, job, jobs, unit, vehicle*, employee*, student*, patient*, flat, apartment, unit, agreement, shipment, parcel',
  ),
  version: terms('version*, ver, firmware, build, software, release, ip, dns, server, host'),
  writerOwn: terms('my, mine, our, ours'),
  ownNumber: terms(
    'my number, my phone, my mobile, my cell, my email, my mail, my whatsapp, my phone number, my mobile number, my cell number, my contact, my contact number, my new number, my direct line, mine is, use mine, its me, this is me, is where i am, my landline, my work phone, my home phone, my line, i am on, im on',
  ),
  readerOwn: terms('your, yours, you guys, ur'),
  otherOwn: terms('his, her, hers, their, theirs, him, them, she, he s at, she s at'),
  kinshipAndRole: terms(
    'wife*, husband*, hubby*, hubbys, missus, partner*, girlfriend*, boyfriend*, brother*, sister*, friend*, neighbour*, neighbor*, manager*, accountant*, lawyer*, solicitor*, landlord*, landlady, tenant*, uncle*, aunt*, auntie, cousin*, gran, grandma, roommate*, flatmate*, fiance*, carer*, bookkeeper*, supervisor*, teammate*, buddy*, mate, driver*, courier*, seller*, owner*, receptionist*, caretaker*, coworker*, colleague*, secretary*, assistant*, nanny, babysitter, foreman, janitor, concierge, doorman, superintendent, ceo, in-law*, client of mine, my client*, employee of, installer*, technician*, engineer, contractor*, realtor, agent*, operator*, your guy, surveyor, architect*, nephew, niece, executor, trustee, porter, site contact, co worker, ex husband, ex wife, boss, grandma, grandpa, grandson, granddaughter, grandmother, grandfather, guarantor, emergency contact, landlady, our director, the director, managing director',
  ),
  child: terms(
    'my son, our son, her son, his son, daughter, kid, kids, child, children, my boy, my girl, our boy, our girl',
  ),
  parent: terms('mother*, mom, moms, mum, mums, mummy, father*, dad, dads, parents'),
  trade: terms(
    'plumber*, plumbing, electrician*, towing, tow truck, taxi, cab, handyman, locksmith*, roofing, roofer, movers, painter, gardener, mechanic, travels, hvac, carpenter, builder',
  ),
  selfIntroduction: terms(
    'i am, i m, im, my name is, this is, its me, regards, best regards, kind regards, sincerely, cheers, i m his, i m her',
  ),
  inRoleOf: terms('as'),
  callMe: terms(
    'call me, ring me, text me, phone me, message me, reach me, reach us, contact me, contact us, whatsapp me, email me, mail me, write me, write to me, ping me, call us, get me on, get me at, give me a call, give me a ring, give me a shout, give us a call, give us a ring, call back, call me back, ring me back, callback on, callback at, reply to, reply on, i can be reached, i m reachable, reachable, talk to me, speak to me, me on, me at, me back, my husband said to leave, leave my, you can call, hmu, buzz me, use this, send it to me, send to me, find me, try me, get hold of me, get a hold of me, best way to get me, to me on',
  ),
  youCalledMe: terms(
    'you rang me on, you called me on, you called me at, you rang me at, you tried me on, you texted me on, you phoned me on, you ve got me on, you called my',
  ),
  presence: terms(
    'at home, home line, my home, at work, office, in the office, front desk, reception, available, free after, after hours, evenings, mornings, i answer, i pick up, i ll get it, i ll answer, ask for me, ask for, leave a msg, leave a message, hit me up, here, thanks, thank you, cheers, anytime, extension, we re, we are, ours',
  ),
  askedFor: terms(
    'asked for a phone, asked for a number, asked for my, asked me for, wanted a number, wanted a phone, needs a number, wants a number, told me to leave, asked for a contact, requested a number',
  ),
  payment: terms(
    'paid, pay to, zelle*, zelled, venmo*, gpay, google pay, phonepe, paytm, upi, cash app, cashapp, paypal*, transferred, transfer to, sent money, sent the money, deposited, deposit to, wired, mpesa, m-pesa, momo, payid, osko, remitted, top up',
  ),
  calledOut: terms(
    'i called, i ve called, ive called, tried calling, tried ringing, trying to call, tried to call, i tried, tried, i rang, i dialled, i dialed, dialled, dialed, been calling, been ringing, i phoned, i ve rung, keep calling, keep ringing, kept calling, kept ringing, not ringing, i texted, i had him on, i had her on, had him on, had her on, ring you on, phoned, rang your, called your, i ve tried, we called, we rang, we tried, on hold with, i call, when i call, when i ring, not calling, saved as',
  ),
  noAnswer: terms(
    'no answer, no one answers, nobody answers, no one picks, nobody picks, no one is picking, doesn t answer, does not answer, never answers, not answering, isn t answering, won t answer, just rings, rings out, goes to voicemail, voicemail*, busy, engaged, on hold, hung up, disconnected, goes straight, doesn t connect, not connecting, never picks, not reachable, out of service, doesn t work, not working, is dead, it s dead, keeps ringing, switched off, hangs up, answering machine, doesn t ring, cuts off, unreachable, bounced, bounces, no reply, no response, crickets, is full',
  ),
  calledMe: terms(
    'called me from, rang me from, missed call*, missed a call, called from, calls from, calling me, keeps calling, keeps ringing, who is, who s, whose number, is this you, was that you, is that you, someone on, somebody on, someone from, someone called, somebody called, scam*, fraud*, spam*, claims to be, claiming to be, pretending to be, says he s from, says she s from, says i owe, text from, message from, texted me from, got a call, got a text, got an sms, phoned me from, rang me, whatsapped me from, legit, call from, call you from, did the scammer, called you',
  ),
  wroteTo: terms(
    'i emailed, i ve emailed, emailed, wrote to, i wrote to, i ve written to, written to, sent to, sent it to, i sent an email to, sent an email to, mailed, bounced from, bounced, bounces, emailing, mailing, sent mail to, i messaged, message to, contacted, i contacted, complained to, my mail to, my email to, undeliverable, delivery failed, undelivered',
  ),
  recipient: terms(
    'ship to, deliver to, delivering to, recipient*, consignee, send to, send it to, sending to, gift for, it s a gift, is a gift, a present for, it s a surprise, surprise, receiver, flowers for, will collect, will pick, picks up, will receive, will be there, will sign, signs for, contact on site, site contact, collect from, collecting, attention of, attn, for delivery contact, receives, she has the key, he has the key, deals with',
  ),
  website: terms(
    'your website, your site, on the website, website says, site says, your page, your ad, your listing, your flyer, your leaflet, google says, on google, facebook page, listed, advertised, the number on, business card, the card, hotline, helpline, customer service, customer support, support line, call centre, call center, your card, your email, your invoice says, saved as, your branch, your office, your store, your shop',
  ),
  oldOrDead: terms(
    'old number, old phone, old email, old one, old mobile, my old, the old, old address, no longer, not in use, dead, remove, delete, lost my sim, previous number, former number, used to be, quit texting, stop texting, stop calling, not mine anymore, don t use, don t have that number, no more in use, expired number, discontinued, cancelled that, canceled that, deactivated, not valid, changed from, is gone, get rid of, take off, was my number',
  ),
  example: terms(
    'e g, eg, for instance, format, such as, dummy, sample, placeholder, fake, made up, i put, had to put, wouldn t let me, mandatory, like this, looks like, for example, an example, example number',
  ),
  negation: terms('not, no, isn t, wasn t, don t, never, nope, aren t'),
  insteadOf: terms('instead of, rather than'),
  wrong: terms('wrong, incorrect, mistyped, typo in, is wrong, was wrong, misspelled, mistake'),
  correction: terms(
    'sorry, oops, correction, typo, i meant, my bad, correct is, correct one, autocorrect, mistyped, mistake, right one',
  ),
  forwarded: terms(
    'fwd, fw, forwarded, forwarded message, begin forwarded message, forwarded from, original message',
  ),
  contactCard: terms('shared contact, contact card, contact shared, vcard, business card of'),
  copula: terms('is, was, are, s, eh'),
  filler: terms(
    'is, was, the, of, it, this, that, its, are, with, has, a, an, and, at, on, to, from, im, in, please, says, said, says it, you sent, you gave, i have',
  ),
};
