import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const hi: Lexicon = {
  phoneNoun: terms(
    'फोन*, मोबाइल*, मोबाईल*, मो, कॉल*, व्हाट्सएप*, व्हाट्सऐप*, वाट्सएप*, वॉट्सएप*, संपर्क*, टेलीफोन*, लैंडलाइन, phone*, fone, call*, whatsapp*, ring, wp',
  ),
  numberWord: terms('नंबर*, नम्बर*, संख्या, क्रमांक, number*, no, nambar, nmbr, nbr'),
  emailNoun: terms('ईमेल*, मेल, ई मेल, mail*, email*, id'),
  order: terms('ऑर्डर*, आर्डर*, बुकिंग*, booking*, order'),
  invoice: terms('बिल, बिल नंबर, इनवॉइस*, चालान*, रसीद*, राशि, invoice*, challan*, rasid, लेनदेन*'),
  parcel: terms('ट्रैकिंग*, कूरियर*, कोरियर*, पार्सल*, डिलीवरी नंबर, शिपमेंट*, courier*, awb, docket, parcel'),
  account: terms(
    'खाता*, खाते*, उपभोक्ता*, मीटर*, अनुबंध*, पॉलिसी*, कार्ड*, लोन*, कनेक्शन*, बीमा*, khata*, upbhokta*, consumer, ग्राहक संख्या, लोन खाता, consumer number',
  ),
  caseOrTicket: terms('शिकायत*, टिकट*, संदर्भ*, आवेदन*, रेफरेंस*, complaint*, shikayat*, pnr, complaint no'),
  part: terms('मॉडल*, सीरियल*, गाड़ी नंबर, पार्ट*, model, चेसिस'),
  password: terms('पासवर्ड*, ओटीपी*, कोड, कूपन*, पिन, otp, कोड'),
  taxOrIdentity: terms(
    'आधार*, पैन*, पासपोर्ट*, जीएसटी*, वोटर*, राशन कार्ड, लाइसेंस*, aadhar*, adhar*, पिनकोड, पिन कोड, pincode',
  ),
  weakReference: terms('ग्राहक*, उत्पाद, customer*'),
  version: terms('संस्करण, वर्जन'),
  writerOwn: terms('मेरा, मेरी, मेरे, अपना, अपनी, हमारा, हमारी, mera, meri, mere, apna, hamara, humara'),
  ownNumber: terms(
    'मेरा नंबर, मेरा फोन, मेरा मोबाइल, मेरा नम्बर, मेरा फोन नंबर, मेरा मोबाइल नंबर, मेरा ईमेल, मेरी ईमेल, मेरी मेल, मेरा व्हाट्सएप, मेरा कॉल नंबर, mera number, mera no, mera mobile, mera phone, mera num, mera fone, mera whatsapp, meri mail, mera mail, mera email, mera nambar, mera contact, mera naya number, mera nmbr, mera mob, ये मेरा, ye mera, yeh mera, मेरा नया नंबर',
  ),
  readerOwn: terms('आपका, आपकी, आपके, तुम्हारा, aapka, aapki, aapke, apka, apki, apke, tumhara'),
  otherOwn: terms(
    'उसका, उसकी, उनका, उनकी, उनसे, उससे, उनको, उसको, उन्हें, uska, uski, unka, unki, unse, usse, unko, usko, inse, inka, इनका, इनसे',
  ),
  kinshipAndRole: terms(
    'पत्नी*, पति*, भाई, भाई का, भाई के, भाभी*, बहन*, दीदी*, दोस्त*, मित्र*, पड़ोसी*, पड़ोसन*, बॉस*, मैनेजर*, अकाउंटेंट*, वकील*, सीए, ड्राइवर*, ड्राईवर*, मालिक*, मकान मालिक*, किरायेदार*, चाचा*, चाची*, मामा*, मामी*, मौसी*, बुआ*, दादा*, दादी*, नाना*, नानी*, ससुर*, सास*, जीजा*, साला, साले, पार्टनर*, सेक्रेटरी*, टेक्नीशियन*, मिस्त्री*, मैकेनिक*, एजेंट*, डिलीवरी बॉय*, डिलीवरी वाले*, स्टाफ*, कर्मचारी*, ठेकेदार*, डॉक्टर*, गार्ड का, चौकीदार*, बीवी*, आंटी*, अंकल*, biwi, wife, patni, pati, husband, bhaiya ka, bhai ka, bhai ko, bhabhi*, behan*, didi ka, padosi*, boss, manager, humara ca, ca ka, vakil*, driver*, makan malik, chacha*, mama ji, mausi*, dada ji, dadi*, sasur*, jija*, mistri*, mechanic*, agent*, delivery boy, staff, thekedar*, contractor, architect*, aunty*, uncle*, papaji, सहायक*, प्रबंधक*, मंगेतर*, मुनीम*, munim*, technician*, malik, malik ka, maalik, dost, dost ka, dost ki, गारंटर*, guarantor*',
  ),
  child: terms('बेटा*, बेटी*, बेटे*, बच्चा*, बच्चे*, beti*, bacche*, bacha, mera beta, mere bete, bete ka'),
  parent: terms('मां, माँ, मम्मी*, पिता*, पापा*, माता*, mummy*, papa, pitaji*, mata ji, maa'),
  trade: terms('प्लंबर*, इलेक्ट्रीशियन*, टैक्सी*, क्रेन*, बढ़ई*, पेंटर*, tour travels, packers, plumber*, bijli wala'),
  selfIntroduction: terms('मैं, मेरा नाम, mera naam, mera nam, भवदीय, धन्यवाद'),
  inRoleOf: terms('के तौर पर, बतौर'),
  callMe: terms(
    'मुझे कॉल*, मुझे फोन*, मुझे, मुझसे, मुझको, कॉल करें, कॉल कीजिए, कॉल करो, कॉल कर लो, फोन करें, फोन कीजिए, फोन करो, संपर्क करें, बात करें, पर बात करें, बात करना, व्हाट्सएप करें, मैसेज करें, पर भेजें, पर भेज दो, भेज दीजिए, कर लीजिए, mujhe call, mujhe phone, mujhe, mujhse, mereko, muje, mujko, call karo, call kare, call karen, call kar lo, call karna, call kijiye, phone karo, phone karna, phone kare, ring karna, baat karo, baat kare, baat karna, pe bhejo, par bhejo, pe bhej do, msg karo, whatsapp karo, whatsapp kare, contact kare, contact karo, try karo, bhejo quotation, reply karo, जवाब दें, पर मिलें, pe available, par available',
  ),
  youCalledMe: terms('आपने मुझे _ कॉल किया, aapne mujhe _ call kiya'),
  presence: terms(
    'घर, ऑफिस, कार्यालय, दुकान, काम पर, उपलब्ध, फ्री, खाली, शाम को, सुबह, बजे के बाद, मिलूंगा, मिलूंगी, मिलूँगी, उठाता, उठाती, मैं, बोल रहा, बोल रही, लिख लो, नोट कर, धन्यवाद, शुक्रिया, ghar, office, dukan, available, free, bol raha, bol rahi, baad, note karo, likh lo, dhanyavad, shukriya, main, mai',
  ),
  askedFor: terms('नंबर मांगा*, नंबर माँगा*, number manga*, no manga*, number maanga*, share your contact'),
  payment: terms(
    'पेमेंट*, भुगतान*, ट्रांसफर*, पैसे भेजे*, पैसे डाले*, फोनपे*, गूगल पे*, पेटीएम*, यूपीआई*, gpay*, phonepe*, paytm*, upi*, payment kiya, paise bheje*, paise dale*, transfer kiya, pay kiya, jama kiya, जमा किया, जमा किए, recharge*, रिचार्ज*',
  ),
  calledOut: terms(
    'मिला रहा*, मिला रही*, लगा रहा*, लगा रही*, कॉल किया, फोन किया, कॉल कर रहा*, फोन कर रहा*, call kiya, phone kiya, call kar raha*, phone kar raha*, laga raha*, mila raha*, try kiya, ट्राई किया, lagaya, मिलाया, लगाया, call ki thi, सेव है, save hai, फोन लगाया',
  ),
  noAnswer: terms(
    'कोई नहीं उठाता*, नहीं उठा*, उठाता नहीं, उठा नहीं, जवाब नहीं, स्विच ऑफ*, बंद आ*, बंद है, व्यस्त*, नॉट रीचेबल, नहीं लग*, लगता नहीं, nahi utha*, nhi utha*, koi nahi utha*, utha nahi*, uth nahi*, jawab nahi*, reply nahi*, switch off*, band aa*, busy*, nahi lag*, nhi lag*, not reachable*, uthate nahi, कोई रिप्लाई नहीं, गलत निकला, galat nikla, काम नहीं कर*, kaam nahi kar*',
  ),
  calledMe: terms(
    'किसका*, किसकी*, कौन है, कौन*, से कॉल आया*, से कॉल आई*, से फोन आया*, कॉल आया*, फोन आया*, मिस कॉल*, मिस्ड कॉल*, फ्रॉड*, धोखा*, ठग*, स्कैम*, बोल रहा*, मैसेज आया*, से फोन करके, kiska*, kaun*, kon hai, se call aaya*, se call aya*, se phone aaya*, call aaya*, call aya*, call aayi*, se call thi, call thi, miss call*, missed call*, fraud*, scam*, msg aaya*, message aaya*, spam*, अनजान*, aapki company ka, aapka hi number, आपका ही नंबर, आपका ही है, kya aapka, आपको किस नंबर से, aapko kis number se, kis number se',
  ),
  wroteTo: terms(
    'को मेल किया*, मेल किया*, ईमेल किया*, मेल भेजा*, ईमेल भेजा*, लिखा था*, mail kiya*, mail bheja*, email kiya*, email bheja*, likha tha*, bounce*, बाउंस*, वापस आ*, wapas aa*, पर लिखा*, mail dala*',
  ),
  recipient: terms(
    'प्राप्तकर्ता*, पाने वाले*, रिसीव*, गिफ्ट*, तोहफा*, उपहार*, सरप्राइज*, डिलीवर करें*, deliver to, deliver karna, gift*, surprise*, receive karega*, receive karegi*, receiver*, lega, legi, bhejna hai, को भेजना*, फूल, हस्ताक्षर*, साइन करेंगे*',
  ),
  website: terms(
    'वेबसाइट*, साइट पर*, विज्ञापन*, गूगल*, फेसबुक*, इंस्टाग्राम*, विजिटिंग कार्ड*, कस्टमर केयर*, हेल्पलाइन*, website*, site pe, site par, google*, facebook*, insta pe, visiting card*, customer care*, helpline*, कस्टमर सर्विस*, app me',
  ),
  oldOrDead: terms(
    'पुराना*, पुराने*, पुरानी*, पहले वाला*, बंद हो गया*, बंद कर दिया*, हटा दो*, हटा दें*, हटाइए*, हटा दीजिए*, डिलीट*, खो गया*, अब नहीं, purana*, purane*, pehle wala*, band ho gaya*, band kar diya*, hata do*, hatao*, delete*, kho gaya*, ab nahi, mere pass nahi*, mere paas nahi*, ab mere, badal gaya*',
  ),
  example: terms(
    'उदाहरण*, जैसे, फॉर्मेट*, udaharan*, jaise, format*, काल्पनिक*, डाल दिया*, likhna hai kya, for example',
  ),
  negation: terms('नहीं, नही, न, nahi, nhi, nahin'),
  insteadOf: terms('की जगह, के बजाय, ki jagah, ke bajay'),
  wrong: terms('गलत*, ग़लत*, galat*'),
  correction: terms('सॉरी, माफ*, गलती*, सही*, सुधार*, sorry, galti*, sahi*, maaf*'),
  forwarded: terms('फॉरवर्डेड*, अग्रेषित*, forwarded*'),
  contactCard: terms('संपर्क कार्ड'),
  copula: terms('है, हैं, था, थी, hai, h, tha, ye, यह, ये'),
  filler: terms(
    'का, की, के, को, से, में, पर, ये, यह, है, वो, ने, और, जी, श्री, ka, ki, ke, ko, se, me, mein, pe, par, ye, yeh, hai, wo, aur, ji, sir, kya',
  ),
};
