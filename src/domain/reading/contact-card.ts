import type { AnnotatedText } from './annotated-text.ts';
import { isForm } from './is-form.ts';
import { namesWriterInBrackets } from './names-writer.ts';
import { hasAny } from './token-window.ts';

const MAX_CARD_WORDS = 16;
const MAX_CARD_TOKENS = 60;
const MAX_HEADED_TOKENS = 120;

const cards =
  'business card|visiting card|contact card|shared contact|tarjeta de (?:visita|presentaci[oó]n|contacto)|cart[aã]o de (?:visita|contato)|biglietto da visita|carte de visite|fiche contact|visitenkarte|kontaktkarte|wizyt[oó]wka|визитка|визитная карточка|карточка контакта|карта контакта|візитка|картка контакту|картка контакта|визит карточкасы|байланыс картасы|tashrif qog.?ozi|vizitka|kontakt kartasi|визитка|kartvizit|بطاقة (?:عمل|اتصال|تعريف)|بطاقه (?:عمل|اتصال|تعريف)|کارت ویزیت|כרטיס ביקור|כרטיס איש קשר|संपर्क कार्ड|विजिटिंग कार्ड|kartu nama|danh thiếp|名片|联系人名片|聯絡人名片|საკონტაქტო ბარათი|სავიზიტო ბარათი';
const contacts =
  'контакт|contacto?|contato|contatto|kontakt?|liên hệ|kontak|байланыс|aloqa|კონტაქტი|איש קשר|جهة اتصال|مخاطب|संपर्क|联系人|聯絡人|cont[aá]ctame con';
/** "[business card]" on a line. */
const cardHeader = new RegExp(`^[ \\t[(*_-]{0,12}(?:${cards})[ \\t\\])*_:：-]{0,12}$`, 'imu');
/** "Contact: Elena Cosmetics", and the number on another line. */
const contactHeader = new RegExp(
  `^[ \\t*_]{0,12}(?:${contacts})[ *_]{0,4}[:：] ?\\p{L}[^\\n\\d]{1,60}$`,
  'imu',
);

/** "- second floor": a list of what is wanted is no card. */
const listItem = /^[ \t]*[•·*–-][ \t]+\S/gmu;
const MIN_LIST_ITEMS = 3;

// "Contact: Ana (me)": in brackets only, because "me" outside of them is "can you tell me" as well.
function isWritersCard({ tokens }: AnnotatedText): boolean {
  return tokens.some((_, at) => namesWriterInBrackets(tokens, at));
}

function speaksOfWriter({ tokens }: AnnotatedText): boolean {
  return tokens.some((token) => hasAny(token, 'callMe', 'writerOwn', 'ownNumber', 'selfIntroduction'));
}

// "[business card] / Alvarez Towing / 505 ... / is he still with you?"
function hasCardHeader(annotated: AnnotatedText): boolean {
  const { text, tokens } = annotated;
  if (tokens.length > MAX_HEADED_TOKENS || !text.includes('\n')) return false;
  if (cardHeader.test(text)) return true;
  return contactHeader.test(text) && !tokens.some((token) => hasAny(token, 'callMe', 'ownNumber'));
}

/** A short text that is a contact card: "Shared contact / Alvarez Towing / 505 ...", "Name: plumber Badri". */
export function isContactCard(annotated: AnnotatedText): boolean {
  const { tokens } = annotated;
  if (isWritersCard(annotated)) return false;
  if (hasCardHeader(annotated)) return true;
  if (
    tokens.length > MAX_CARD_TOKENS ||
    tokens.filter((token) => token.kind === 'word').length > MAX_CARD_WORDS
  )
    return false;
  if (tokens.some((token) => hasAny(token, 'contactCard'))) return true;
  return (
    !isForm(annotated.text) &&
    (annotated.text.match(listItem) ?? []).length < MIN_LIST_ITEMS &&
    !speaksOfWriter(annotated) &&
    tokens.some((token) => token.plain === '\n') &&
    tokens.some((token) => hasAny(token, 'trade'))
  );
}
