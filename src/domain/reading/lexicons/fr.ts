import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const fr: Lexicon = {
  phoneNoun: terms(
    'tel, telephone*, portable*, mobile, appel*, rappel*, joindre, joignable*, gsm, fixe, cell, cellulaire, numero de tel, contact, contacter, coordonnees, whatsapp, sms, ligne directe, natel, phone',
  ),
  numberWord: terms('numero*, num'),
  emailNoun: terms('e-mail*, email*, mail, mails, courriel*, mel, adresse*, boite mail'),
  order: terms('commande*, cde, devis, reservation*, bon de commande, achat, billet*'),
  invoice: terms(
    'facture*, fact, montant, prix, recu numero, avoir numero, avoir sur, note de frais, quittance*, transaction*, bon de livraison',
  ),
  parcel: terms('colis, suivi, expedition*, bordereau*, envoi, lettre suivie, recommande, lettre de voiture'),
  account: terms(
    'compte*, contrat*, carte*, police*, adherent*, abonnement*, abonne*, rib, compteur*, pdl, pce, client numero, numero client, ref client, mutuelle, assurance*, sociétaire, pret, allocataire*, bail',
  ),
  caseOrTicket: terms(
    'dossier*, ticket*, reference*, ref, refs, sinistre*, incident*, reclamation*, plainte*, intervention numero, demande numero, affaire numero',
  ),
  part: terms(
    'article*, serie, modele, immatriculation, plaque, code-barres, code barre, imei, lot, matricule, n/s, piece, ean',
  ),
  password: terms(
    'mot de passe, mdp, code, codes, pin, identifiant*, bon cadeau, carte cadeau, code promo, digicode, login',
  ),
  taxOrIdentity: terms(
    'siret, siren, secu, securite, passeport*, tva, nir, insee, carte d identite, permis, nif, numero fiscal, registre national, rn, niss, ssn, code postal',
  ),
  weakReference: terms('client*, livraison, patient*, produit*, chambre, cas, appartement, lot'),
  version: terms('version*, logiciel, serveur, ip'),
  writerOwn: terms('mon, ma, mes, mien, mienne, le mien, notre, nos'),
  ownNumber: terms(
    'mon numero, mon portable, mon tel, mon telephone, mon mobile, mon gsm, mon fixe, mon cell, mon mail, mon email, mon e-mail, mon adresse, mon courriel, mon whatsapp, mon nouveau numero, ma ligne, mon natel, c est moi, c est mon, moi c est, mes coordonnees, toujours bon pour me, mon contact, mon num',
  ),
  readerOwn: terms('votre, vos, vôtre, ton, tes, chez vous, votre numero'),
  otherOwn: terms(
    'son numero, son portable, son tel, son mail, son gsm, son mobile, j avais son, leur, lui, avec elle, avec lui, elle est au, elle est joignable, il est au, appelez la, appelez le, elle, le sien, la sienne, celui du, celui de',
  ),
  kinshipAndRole: terms(
    'femme, mari, epou*, conjoint*, compagn*, copain*, copine*, frere*, soeur*, ami, amie, amis, voisin*, patron*, avocat*, locataire*, belle, beau-pere, belle-mere, gendre*, associe*, employ*, gardien*, livreur*, chauffeur*, concierge*, chef, cheffe, collegue*, comptable*, assistant*, secretaire*, proprietaire*, proprio*, syndic, plombier*, technicien*, poseur*, installateur*, conducteur*, directeur*, directrice, gerant*, responsable*, oncle, tante, cousin*, neveu, niece, grand-mere, grand-pere, mamie, papi, papy, blonde, chum, fiance*, notaire, agent*, vendeur*, vendeuse, artisan*, maitre d oeuvre, architecte*, facteur, coursier*, nounou, aidant*, tuteur, tutrice, ex-mari, ex-femme, conseiller*, stagiaire*, president, boss, pote, co-titulaire, garant, caution',
  ),
  child: terms('fils, fille, enfant*, gamin*, gosse*, mon petit, ma petite, bebe'),
  parent: terms('maman, papa, parents, =mère, =père, ma mere, mon pere, la mere, le pere'),
  trade: terms(
    'depannage, electricien*, serrurier*, taxi, remorquage, demenag*, couvreur*, toiture, jardinier*, menuisier*, peintre*, garagiste*, macon',
  ),
  selfIntroduction: terms(
    'je suis, je m appelle, mon nom est, cordialement, bien a vous, salutations, nous sommes, moi c est',
  ),
  inRoleOf: terms('en tant que, en qualite de, comme'),
  callMe: terms(
    'appelez-moi, appelez moi, rappelez-moi, rappelez moi, appelle-moi, appelle moi, m appeler, me rappeler, me joindre, me contacter, contactez-moi, contactez moi, contacte-moi, joignez-moi, ecrivez-moi, ecrivez moi, m ecrire, envoyez-moi, m envoyer, me repondre, repondez-moi, repondez moi, repondez a, avec moi, voyez avec moi, joignable au, je suis joignable, on me joint, me joindre, rappelez le, rappelez-le, rappel au, rappelez au, me rappelle, m appelle, m appelez, me rappeler, me rappelez, m appeliez, me contacte, textez-moi, texte-moi, prevenez-moi, pour me, moi au, envoyez a, je laisse mon, vous laisse mon, etre contactee, etre contacte, a moi, appelez au',
  ),
  youCalledMe: terms(
    'vous m avez appele au, vous m avez appelee au, vous m avez appele sur, vous m avez appelee sur, m avez appele sur, vous m avez telephone au',
  ),
  presence: terms(
    'à la maison, maison, chez moi, au bureau, bureau, au travail, disponible, libre, joignable, dispo, le soir, le matin, après 18h, je réponds, je decroche, on répond, demander, demandez, ligne directe, en direct, notez, fixe, merci, cordialement, bien à vous, bonne journée, j habite, je suis, service achats',
  ),
  askedFor: terms(
    'm a demande un, demandait un numero, a demande un numero, voulait un numero, a demande mon, demande un telephone, demande un gsm, m a demande de laisser, m a dit de laisser, m a dit d ecrire',
  ),
  payment: terms(
    'paye, payer, j ai paye, vire, virement, lydia, paylib, wero, paypal*, orange money, mtn, momo, depot, transfere, envoye l argent, versé, verse, recharge, twint, interac, paiement',
  ),
  calledOut: terms(
    'j ai appele, j ai essaye, essaye, j appelle, appele le, appele au, j ai fait le, je fais le, ai compose, compose, tente, j ai tente, telephone au, j ai telephone, j avais son, refaire, referai, je rappelle le, en appelant, quand j appelle, ai laisse un message au, enregistre sous',
  ),
  noAnswer: terms(
    'ne repond*, ne decroche*, personne ne, pas de reponse, sonne occupe, occupe, sonne dans, repondeur, messagerie, injoignable*, ne marche pas, hors service, raccroch*, ne fonctionne pas, sans reponse, dans le vide, n aboutit pas, lettre morte, conseillers, sature, toujours occupe, repond pas, decroche pas, pas attribue, coupe',
  ),
  calledMe: terms(
    'qui est, c est qui, m a appele, m ont appele, on m a appele, m appelle depuis, m appellent, appel manque, appels manques, appel en absence, appel du, appels du, recu un appel, recu un sms, arnaque*, fraude, demarch*, se fait passer, se faisant passer, pretend, spam, harcel*, c est vous, a qui est, numero inconnu, sms du, message du, un appel de, vous a t on appele, vous ont appele, vous a appele',
  ),
  wroteTo: terms(
    'j ai ecrit a, ecrit a, ai ecrit au, envoye a, envoye un mail a, j ai envoye, mail a, mon mail a, mes mails a, ecrivais a, revient, me revient, rejete, non distribue, non remis, contacte a, reecrit a, mail envoye',
  ),
  recipient: terms(
    'livrer a, livraison a, livrer chez, destinataire*, recu par, receptionne*, prend la livraison, a remettre a, offert a, cadeau, cadeau pour, c est un cadeau, surprise, une surprise, fleurs pour, bouquet pour, envoyer a, expedier a, contact sur place, contact chantier, a l attention de, recuper*, vient chercher, viendra chercher, qui signe, signe',
  ),
  website: terms(
    'votre site, sur le site, site internet, site web, votre page, votre annonce, l annonce, sur google, facebook, carte de visite, la carte du, sur la carte, flyer, prospectus, service client, sav, hotline, standard, votre enseigne, plateforme, accueil, page jaunes, enregistre comme',
  ),
  oldOrDead: terms(
    'ancien, ancienne, l ancien, n est plus, n existe plus, je n ai plus, plus attribue, plus valable, plus le mien, perdu, resilie*, supprimer, supprimez, effacez, effacer, retirez*, retirer, enlevez, precedent*, ne plus utiliser, plus en service, vieux, avant c etait, desactive*',
  ),
  example: terms(
    'exemple, par exemple, ex, format, modele de, fictif, invente, bidon, j ai mis, obligatoire, au pif, factice, du genre',
  ),
  negation: terms('pas, non, ni, jamais'),
  insteadOf: terms('au lieu de, a la place de, au lieu du'),
  wrong: terms('faux, fausse, errone*, incorrect*, mauvais, c est faux'),
  correction: terms(
    'pardon, desole*, oups, correction, erreur, je rectifie, rectifi*, je corrige, trompe, inverse, faute de frappe, le bon c est, le bon est, je voulais dire',
  ),
  forwarded: terms('transfere, message transfere, fwd, transfert, message d origine, tr de, tr objet'),
  contactCard: terms('fiche contact, contact partage, carte de contact'),
  copula: terms('est, etait, c, sont, serait'),
  filler: terms(
    'est, le, la, les, du, des, de, l, d, au, aux, ce, cet, cette, c, a, et, qui, que, un, une, sur, dans, en, y, par, dit, m, me, affiche',
  ),
};
