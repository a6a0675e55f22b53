import { plainText } from './plain-text.ts';

/** What a line in the header of a mail names; `to` are all kinds of recipients, `reply` the address for answers. */
export type MailHeader = 'from' | 'to' | 'subject' | 'date' | 'reply';

/** Labels as mail programs write them, by language: en es pt fr de it pl ru uk kk tr uz vi id ar fa he hi zh ka. */
const labels: Readonly<Record<MailHeader, string>> = {
  from: `from sender|de remitente|remetente|expéditeur|von absender|da mittente|od nadawca|от отправитель|від відправник
    кімнен жіберуші|kimden gönderen|kimdan yuboruvchi jo'natuvchi|từ người+gửi|dari pengirim|من المرسل|از فرستنده|מאת שולח
    प्रेषक से|发件人 寄件人 寄件者 發件人|გამომგზავნი ვისგან გამგზავნი`,
  to: `to recipient recipients|para destinatario destinatarios|destinatário destinatários|à a destinataire destinataires|an
    empfänger|a destinatari|do odbiorca adresat|кому получатель получатели|одержувач отримувач|кімге алушы қабылдаушы|kime alıcı
    alıcılar|kimga qabul+qiluvchi oluvchi|đến tới người+nhận|kepada ke untuk penerima|إلى الى المستلم المرسل+إليه|به گیرنده|אל
    ל נמען נמענים|प्रति को प्राप्तकर्ता|收件人 收件者|მიმღები ადრესატი ვის|
    cc cci ccn cco bcc copia copia+oculta cópia cópia+oculta copie copie+cachée kopie blindkopie dw udw kopia копия скрытая+копия
    копія прихована+копія көшірме bilgi gizli nusxa đồng+gửi tembusan salinan نسخة نسخة+مخفية رونوشت עותק עותק+מוסתר प्रतिलिपि 抄送
    密送 副本 密件副本 ასლი`,
  subject: `subject|asunto|assunto|objet sujet|betreff|oggetto|temat|тема|тақырып тақырыбы|konu|mavzu|chủ+đề tiêu+đề|subjek
    perihal judul|الموضوع موضوع|נושא|विषय|主题 主題 主旨|თემა`,
  date: `date sent sent+at|enviado enviado+el enviado+em fecha|enviada enviada+em data|envoyé envoyé+le|gesendet gesendet+am datum|
    inviato data+invio|wysłano data|дата отправлено|надіслано|күні жіберілді жіберілген+күні|tarih gönderildi gönderme+tarihi|sana
    yuborilgan yuborildi|ngày đã+gửi|tanggal dikirim terkirim|التاريخ تاريخ+الإرسال تم+الإرسال|تاریخ ارسال+شده|תאריך נשלח|दिनांक
    भेजा+गया|日期 发送时间 發送時間 时间|თარიღი გაგზავნილი`,
  reply: `reply-to|responder+a|antwort+an|répondre+à|rispondi+a|odpowiedź+do|ответить|відповісти`,
};

const kinds = new Map(
  Object.entries(labels).flatMap(([kind, words]) =>
    words.split(/[\s|]+/).map((word) => [plainText(word.replaceAll('+', ' ')), kind as MailHeader] as const),
  ),
);

/** What a label before a colon names in the header of a mail; also "Kopie (CC)". */
export function mailHeaderOf(label: string): MailHeader | undefined {
  return kinds.get(plainText(label.replace(/\s*\(.*$/, '')).trim());
}
