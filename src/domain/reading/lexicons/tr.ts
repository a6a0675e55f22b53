import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const tr: Lexicon = {
  phoneNoun: terms(
    'tel, telefon*, cep, gsm, whatsapp, wp, wpden, hat, hattan, hattim, sms, sabit hat, iletisim*, mobil, arayin*, ara, arayabilir*, ulas*, ulasabilir*, telf, cep tel, cep telefon*, ceptel, gsm no, tel no, telno, wp no, watsap*, whatsap*, wpp, whatsapptan, telegram*, sabit, aranacak*, aramaniz*, arama*',
  ),
  numberWord: terms('numara*, no, nolu, num'),
  emailNoun: terms('e-posta*, eposta*, mail*, email*, e-mail*, adres*'),
  order: terms(
    'siparis*, rezervasyon*, randevu no, randevu numara*, rezarvasyon*, siparisim*, teklif no, satin alma*, siparis kod*, siparis no*, siparis numaram*, siparisimin*, rezervasyon no*, rezervasyon numara*, satis no*, satin alma no*, teklif numara*',
  ),
  invoice: terms('fatura*, fis no, fis, fisi, makbuz*, dekont*, irsaliye*, islem no, islem numara*, bakiye*'),
  parcel: terms(
    'kargo, kargom, kargo takip*, takip, takip no, gonderi*, paket*, koli, barkod*, kargo*, takip numara*, takip kod*, paket no, yurtici*, aras kargo, mng, ptt, irsaliye*, kargo no*, kargo numara*, kargo takip no*, takip numaram*, gonderi no*, gonderi kod*, irsaliye no*, surat kargo*, hepsijet*, trendyol express*, konteyner*, teslimat no*, teslimat kod*',
  ),
  account: terms(
    'abone*, sozlesme*, hesap, hesap no, hesabi*, musteri no, musteri numara*, police*, sayac*, kart, karti, kartim, uyelik*, iban, kredi*, sigorta*, hesabim*, kart no, tesisat no, musteri numaram*, abone numara*, abonelik*, tesisat numara*, sozlesme no*, sozlesme numara*, police no*, uyelik no*, uye no*, kart numara*, kartimin*, hesap numara*, iban no*, sayac no*, dogalgaz*, elektrik abone*, su abone*, bireysel emekli*, bes sozlesme*, kredi no*, dask*, puan kart*, sadakat*, tesisat numaram*, tesisatim, tesisatin',
  ),
  caseOrTicket: terms(
    'talep no, talep numara*, sikayet*, basvuru*, kayit no, kayit numara*, dosya*, referans*, ticket*, bilet*, ariza kayd*, servis no, servis numara*, talep*, talebim*, sikayet no*, sikayet kayd*, basvuru no*, basvuru numara*, kayit no*, ariza no*, servis kayd*, servis no*, is emri*, dosya no*, dosya numara*, dava no*, esas no*, protokol*, sira no*, sira numara*, bilet no*, ceza*, tutanak*, referans no*, destek no*, ticket no*',
  ),
  part: terms(
    'seri no, seri numara*, seri, model*, plaka*, urun kodu, parca*, stok kodu, imei, urun numara*, seri numaras*, urun no*, parca no*, barkod no*, stok no*, model no*, sase no*, motor no*, plakam*, ilan no*, ilan numara*, lot no*, imei no*, raf no*, sasi no*, sasi numara*, sasisi, sasinin',
  ),
  password: terms(
    'sifre*, kod, kodu, kodum, kodunu, parola*, pin, kupon*, indirim kod*, hediye kart*, onay kod*, onay kodu*, dogrulama kodu*, sms kodu*, kullanici adi*, sifrem*, pin kodu*, indirim kodu*, kupon kodu*, davet kodu*, aktivasyon*, id, id no, kod numara*',
  ),
  taxOrIdentity: terms(
    'tc, tckn, kimlik*, t c, vergi*, vkn, pasaport*, ehliyet*, posta kodu, mersis, sgk, ucus*, tc no*, tc kimlik*, kimlik no*, vergi no*, vergi numara*, sicil no*, sgk no*, pasaport no*, ehliyet no*, ruhsat*, posta kod*, ucus no*, pnr, diploma*, ogrenci no*, tckno',
  ),
  weakReference: terms('musteri*, urun*, oda, teslimat, teklif*, randevu*'),
  version: terms('surum*, versiyon*, sunucu*, ip'),
  writerOwn: terms('benim, bizim, kendi, benimki'),
  ownNumber: terms(
    'numaram*, telefonum*, cebim*, cep numaram*, tel numaram*, hattim, mailim*, e-postam*, epostam*, mail adresim*, numaramiz, telefonumuz, adresim, benim numara*, benim telefon*, kendi numaram, benimki, bu benim, yeni numaram, nomeram, benim numaram*, benim telefonum*, benim cebim*, benim hattim*, kendi telefonum*, is numaram*, is telefonum*, ev telefonum*, sabit hattim*, whatsapp numaram*, wp numaram*, whatsappim*, watsapim*, iletisimim*, kisisel numaram*, diger numaram*, guncel numaram*, yeni telefonum*, yeni hattim*, simdiki numaram*, ofis numaram*, ofis telefonum*, ofisimiz*, dahilim*, mail adresimiz*, numaram bu, telefonum bu, iste numaram, buyrun numaram, bizim numara*, telefonumla kayitli, numaramla kayitli, kayitli telefonum*, kayitli numaram*, benim no, benim nomu, benim tel, benim telf, bana ait, benim uzerime, kendi hattim*, guncel numara, yeni numara, yeni no, yeni tel, yeni hat',
  ),
  readerOwn: terms(
    'sizin, sizinki, senin, numaraniz*, telefonunuz*, siteniz*, magazaniz*, mailiniz*, sirketiniz*, subeniz*, sizden, hattiniz*',
  ),
  otherOwn: terms(
    'onun, onunla, onlarin, kendisi*, kendisine, onu, ona, ondan, numarasi su, onun numarasi*, onun telefonu*, onun cebi, onunki, onlarin numarasi*, numarasi bu, telefonu bu, onu arayin*, onu ara*, ona ulas*, ona yaz*, onunla gorus*, onunla iletisim*, onunla konus*, onunla irtibat*, kendisine ulas*, kendisini arayin*, kendisiyle*, kendisinin*, o alacak*, o karsilayacak*, o ilgilen*, ogluma haber, kizima haber, esime haber, babama haber, ona haber, ona sorun, onunla konusun, hanim evde',
  ),
  kinshipAndRole: terms(
    'esim*, esi, esinin, esime, kocam*, kardes*, abi si, abim*, ablam*, abla, agabey*, arkadas*, komsu*, patron*, mudur*, mali musavir*, avukat*, sekreter*, asistan*, surucu*, kurye*, sahibi*, ev sahib*, kiraci*, dede*, dedem*, babaanne*, anneanne*, kayinvalide*, kayinpeder*, kayinbirader*, damat*, damad*, amca*, dayi*, dayim*, teyze*, halam*, yenge*, enistem*, kuzen*, yegen*, nisanli*, sevgili*, kiz arkadas*, ortak, ortagim*, kapici*, guvenlik*, ustabasi*, usta, ustaniz*, tekniker*, teknisyen*, montajci*, satici*, calisan*, personel*, yonetici*, emlakci*, temsilci*, danisman*, doktor*, hoca*, ogretmen*, bakici*, sef, sefim*, gorevli*, elemaniniz*, eleman*, dagitici*, is arkadas*, bacanak*, baldiz*, gorumce*, torun*, ninem, =karım, =karımın, =karıma, esiniz*, kocaniz*, =karınız*, kefil*, mimar*, eleman, ustanin, hanim*, hanimim*, bey im, beyim, kocamin, nisanlim*, sozlum*, manitam*, dayimin, amcamin, halamin, teyzemin, babaannem*, anneannem*, dedemin, kuzenim*, yegenim*, kayinim*, eltim*, gorumcem*, enistemin, dunur*, dunurum*, gelinim*, damadim*, torunum*, uvey*, ev arkadasim*, oda arkadasim*, okul arkadas*, is yerinden, patronum*, patronun, mudurum*, mudurumuz*, sefimiz*, ustam*, kalfa*, cirak*, isci*, bekci*, apartman gorevli*, gorevlisi*, site yonetici*, yoneticimiz*, danisma*, resepsiyon*, santral*, nakliyeci*, soforum*, soforumuz*, servisci*, kargocu*, dagitimci*, kuryeniz*, saticiniz*, temsilciniz*, tedarikci*, muteahhit*, taseron*, santiye sefi*, mimarim*, muhendis*, muhasebecim*, muhasebecimiz*, mali musavirim*, avukatim*, vekilim*, emlakcim*, sigortaci*, acente*, bankacim*, psikolog*, dis hekim*, hemsire*, bakicim*, dadi*, temizlikci*, gundelikci*, ogretmeni*, hocam in, antrenor*, veli*, musterim*, musterimiz*, kiracim*, kiracimiz*, ev sahibim*, ev sahibimiz*, komsum*, komsumuz*, arkadasim*, kankam*, kanka, dostum*, ortagimiz*, elemanim*, elemanimiz*, personelimiz*, calisanimiz*, asistanim*, sekreterim*, baskanim*, zabita*, muhtar*, muhasebeci*, muhasebedeki*, muhasebe, muhasebeden, muhasebeye, muhasebenin, muhasebesi*, soforu*, sofor, soforun, soforunuz*, soforler*, sofore, gelin, gelini*, gelinin*, geline, yoga kocu, yasam kocu, sanayici*, baba dostu, abisi*, abinin, ablasi*, ablanin, karisi*, kocasi*, esinden, esine, dayisi*, amcasi*, teyzesi*, halasi*, yengem*, yengemin, komsunun, komsuya, komsumuzun, bakkal*, manav*, berber*, kuafor*, garson*, kasap, kahveci, cayci*, kapiciya, kapicinin, yardimcim*, yardimcisi*, yardimcimiz*, ustabasimiz*, usta basi*, formen*, kabloc*, santiye mudur*, satin almaci*, depocu*, deposorumlu*, sorumlu*, sorumlusu*, vardiya amiri*, amirim*, amiri*, kooperatif baskan*, imam*, papaz*, hakem*, menajer*, tasarimci*, grafiker*, yazilimci*, it ci, bilgi islemci*, mali isler*, insan kaynaklari*, ik dan, hanimefendi, beyefendi, teyzeye, amcaya, dedeye, nineye, babaanneye, anneanneye',
  ),
  child: terms(
    'oglum*, oglu*, kizim*, cocug*, cocuk*, ogul*, oglum, oglumun*, kizim, kizimin*, cocugum*, cocuklarim*, evladim*, yavrum*, bebegim*',
  ),
  parent: terms(
    'annem*, babam*, anneme, babama, annem, annemin*, annemi, babam, babamin*, babami, ebeveyn*, annemler*, babamlar*, velisi*, anasi*, annesi, annesinin, annesine, annesini, annesiyle, babasi, babasinin, babasina, babasini, babasiyla',
  ),
  trade: terms(
    'tesisatci*, elektrikci*, cilingir*, cekici*, taksi*, nakliyat*, nakliye*, boyaci*, tamirci*, klimaci*, marangoz*, su tesisat*, su tesisatci*, kombici*, beyaz esya*, badanaci*, fayansci*, alcipan*, camci*, oto kurtar*, lastikci*, kaynakci*, hurdaci*, mobilyaci*, perdeci*, halici*',
  ),
  onBehalfOf: terms('için'),
  wanted: terms(
    'lazım, gerek, gerekiyor, ihtiyacım var, ihtiyacımız var, arıyorum bir, gönderin, gönderir misiniz, istiyorum, istiyoruz, ne zaman gelir, ne zaman gelecek, nerede, bekliyorum, yönlendirin, yollayın',
  ),
  condition: terms('eğer, gecikirse, gelmezse, gelirse, bulamazsa, gelince, olur da'),
  selfIntroduction: terms('ben, adim, ismim, saygilarimla, iyi calismalar, ben de, annesiyim, babasiyim'),
  inRoleOf: terms('olarak'),
  callMe: terms(
    'beni ara*, beni arayin, beni arasin*, bana ulas*, bana donun, bana yaz*, bana mesaj*, bana don*, bana gonder*, arayin beni, donus yapin, donus yap*, geri don*, geri donus*, biri donsun, beni bu*, bana bu, bu numaradan, asagidaki numara*, ulasabilirsiniz, arayabilirsiniz, bana ulasabilir*, benimle, su numaraya, bu numaraya, yazin bana, mesaj atin, buradan ulas*, iletisime gec*, yazabilirsiniz, arasin, siz arayin, cevap verin, ararsaniz*, arar misiniz, arayabilir misiniz, aramanizi, aramanizi rica*, aranmak ist*, beni arar*, beni ariyabil*, bana donerseniz*, bana donebilir*, doner misiniz, donus bekliyorum, donus rica*, donus yaparsaniz*, donusunuzu bekli*, geri arayin*, geri arar*, geri arayabil*, ulasirsaniz*, ulasabilirsin*, bana ulasin*, bana yazin*, bana yazabilir*, yazarsaniz*, yazabilir misiniz, mesaj atarsaniz*, mesaj atin*, mesaj birakin, sms atin*, wp atin*, wptan yaz*, whatsapptan yaz*, whatsapp tan yaz*, whatsapptan ulas*, buradan yaz*, buradan ara*, buraya yaz*, buraya don*, bu numaradan ulas*, bu numaradan ara*, bu numarami, su numaradan, su numaradan ulas*, asagidaki numaradan, iletisim icin, iletisim numaram*, benimle iletisim*, benimle irtibat*, irtibat numaram*, irtibat icin, bizi arayin*, bizi arayabil*, bizi ara*, bize ulas*, bize donun*, bize yazin*, haber verin*, haber verirseniz*, bilgi verin*, arama bekliyorum, aramanizi bekli*, telefon bekliyorum, musaitim arayin*, rahatlikla arayabil*, mail at, mail atin, mail atar misiniz, mail atabilir misiniz, mail atarsaniz*, bana mail, mail olarak at*, mail olarak gonder*, mail yollayin, mail gonderin, mesaj ativer*, mesaj at, mesaj atarsan, mesaj yaz, mesaj yazin, mesaj birak, mesaj gonderin, bi mesaj, bir mesaj, arayiver*, yaziver*, bi ara, bi arayin, bir arayin, bi arasin*, bi alo deyin, alo deyin, haber edin, haber et, haber ederseniz*, haber ver, haber verebilir*, haber verir*, haber salin, den yaz*, dan yaz*, wp den yaz*, wpden yaz*, whatsappdan yaz*, wptan, hattan ulas*, numarali hattan, nolu hattan, den ulas*, dan ulas*, caldirin, caldirsin*, cagri birakin, cagri atin, gelince caldirin, gelince arayin, gelince arasin*, gelince haber, ulasamazsaniz, bulamazsaniz, bulamazsa beni, kurye bulamazsa, kapi acilmazsa, zil calismiyor, evde yoksam, acmazsam, soru olursa, bir sorun olursa, sorun olursa, sikinti olursa, birsey olursa, bir sey olursa, bi sey olursa, ihtiyac olursa, teyit icin, onay icin, detay icin, bilgi icin, geri donerseniz*, geri donebilir*, geri donsunler, donun bana, donus yapabilir*, donus yapar*, donus yapilsin, donus saglar*, donus saglayin, yazarsaniz sevinirim, ararsaniz sevinirim, den donun, den doner misiniz, dan donun, den donus, dan donus, den donebilir*, adresine gonderir misiniz, adresine gonderin, adresine atar misiniz, adresine atin, adresine iletin',
  ),
  youCalledMe: terms(
    'beni _ aramissiniz, beni _ aradiniz, aramissiniz beni, aramissiniz, beni aramissiniz, beni aradiniz, aradiniz acamadim, aradiniz, aradiniz duymadim, siz aramissiniz, aradiginizda, numaradan aradiniz, numaramdan aradiniz, numaramdan aramissiniz, nolu telefonumdan, telefona bakamadim',
  ),
  presence: terms(
    'evde, ev, evdeyim, ofis, ofiste, iş yerinde, işteyim, işyeri, dükkan, müsait, müsaitim, uygun, uygunum, akşam, sabah, öğleden sonra, sonrasında, saatten sonra, açarım, açıyorum, açık, cevap veririm, not alın, not edin, yazın, sabit, teşekkürler, saygılar, saygılarımla, sağolun, ben, buradayım, bende, muhasebedeyim, kat, daire, sokak, sok, cadde, cad, mahalle, mah, apartman, apt, blok, adres, adresim, site, kapi, zil, ilce, muhasebedeyiz, depodayim, santiyedeyim, evdeyiz, dukkandayim, isteyim, gece, ogle, ogleden sonra, hafta sonu, her zaman acik, almanyadayim, yurtdisindayim, konum attim, istiyorum, almak istiyorum, istiyoruz, rica ediyorum, alabilir miyim, alabilir miyiz, bakabilir misiniz, ilgileniyorum, dusunuyorum, lazim, ihtiyacim var',
  ),
  askedFor: terms(
    'numara istedi, telefon istedi, numaran* birak dedi, numarami istedi, telefonumu istedi, numarami birakmami',
  ),
  payment: terms(
    'papara*, havale*, eft, odedim, odeme yap*, yatirdim, yolladim, para gonderdim, para attim, gonderdim parayi, fast ile, kontor*, yukledim, kapora*, parayi, parayi hangi, odemeyi, odeme, odeme yaptim, havale, para gonder*, papara, gonderdim para, odendi, yatirdik*, gonderdik*, gonderdim*, yolladik*, attim para*, para attim*, para yatir*, para yolla*, paranin*, havaleyi*, eft yaptim*, fast yaptim*, fastla*, odeme yaptik*, odemesi*, odemeyi yaptim*, odendi*, iade*, iadeyi*, iade edin*, kontor yukle*, tl yukle*, bakiye yukle*, ininal*, papel*, tosla*, paycell*, kapora gonder*, kaporayi*, pesinat*, hesabina, hesabina attim, hesabina yatir*, hesabina gonder*, hesabina yolla*',
  ),
  calledOut: terms(
    'aradim, ariyorum, aradik, aramaya, ulasmaya calis*, ulasamadim, ulasamiyorum, caldirdim, caldiriyorum, deniyorum, denedim, kayitlisiniz, sizi aradim, arayip, aramayacagim, aramam, ariyoruz, aramaya calis*, cevirdim, tusladim, ulasamiyor*, aradigim, ariyom, aradim ama, ariyorum ama, araya araya, kac kere aradim, kac kez aradim, kac defa*, defalarca*, kac kere*, kac kez*, surekli ariyorum, surekli aradim, sabahtan beri ar*, iki gundur ar*, arayip duruyorum, aradik ama, cagri biraktim, ulasmaya calisiyor*, ulasmayi dene*, ulasamadik, ulasamiyoruz, ulasilmiyor*, baglanamiyor*, baglanamadim, baglanmiyor*, hatta bekledim, hatta bekliyorum, hatta kaldim, hatta yim, numarayi verdi*, numarayi verdiler, bana verilen numara*, verdiginiz numara*, telefon ettim, telefon ediyorum, telefon actim, mesaj attim, mesaj yazdim, wptan yazdim, gorustum, konustum, numarasini cevir*, tusluyorum, deneyip, denedik, olarak kayitli, mi ulasiyor*, mi ulasilir, mi arayacag*, mi arayalim, mi ariyor*, mi ulasacag*, numaradan mi, aramaktan, aramak istedim, aramak istiyorum sizi, verdiler, vermislerdi, dogru mu, bu mu numara, dogru numara mi, numara dogru mu, guncel mi, hala gecerli mi, dusuremedim, dusurup, ulasmak istedim, gunlerdir, haftalardir ariyorum, saatlerdir, den ulasamiyorum, dan ulasamiyorum, den ulasilmiyor, den size ulas*, dan size ulas*, den sizi ar*, ulasamiyorum size',
  ),
  noAnswer: terms(
    'cevap verm*, cevap yok, acmiyor*, acan yok, kimse, mesgul*, kapali, ulasilamiyor*, bakan yok, cevap alam*, hatta bekle*, kullanilmiyor*, yanit yok, yanit verm*, cikmiyor*, calismiyor*, dusmuyor, telesekreter*, mesgule at*, donen yok, cevapsiz kal*, kimse acmiyor, kimse bakmiyor, kimse cikmiyor, kimse donmuyor, acilmiyor, acilmadi, acmadi, acmadilar, acmiyorlar, bakmiyor*, bakmadi*, cikmadi*, donmedi*, donmediler, donus yok, donus yapm*, donus alam*, cevap gelmiyor, cevaplamiyor*, cevaplanm*, yanitla*, hat dusmuyor*, hat dusuyor*, hat mesgul, hatlar mesgul*, muzik cal*, muzik cali*, calip calip, caliyor acan, caliyor ama, bos caliyor, kapaniyor, suratima kap*, yuzume kap*, kapattilar, kapatiyor*, sekretere dus*, bant kaydi*, robot cik*, servis disi, kapsama*, gecersiz numara, boyle bir numara yok, hizmet disi*, mesgulde*, ses yok*, ses seda*, tik yok',
  ),
  calledMe: terms(
    'kim bu, kimin, kimin numarasi, beni aradi, beni arayan, arayan*, aradilar, arayip duruyor*, cevapsiz*, cevapsiz arama*, cagri, numarasindan, dolandir*, sahte, adiniza, sizin adiniza, mesaj geldi, sms geldi, siz misiniz, size mi ait, sizin mi, spam*, kendini tanit*, oldugunu soyle*, biri arad*, birisi arad*, taniyor musunuz, sizi hangi numara, sizi kim aradi, sizi arayan, hangi numara aradi, kim aradi, beni aradi*, beni ariyor*, arayan numara, dolandiric*, sahte*, bilinmeyen, tanimadig*, kime ait, aranmis*, arandim, taciz*, rahatsiz edi*, rahatsiz et*, darladi*, biktir*, her gun ariyor*, surekli ariyor*, surekli araniyor*, gece gunduz, araniyorum, araniyoruz, beni ariyorlar, bizi ariyor*, beni aramis*, ariyorlar, aramislar, bu numara kim*, bunlar kim, kim bunlar, kimindir, kime aittir, sizin numaraniz mi, sizin mi bu, sizden mi, siz mi aradiniz, siz mi ariyorsunuz, sizden aradilar, sizden ariyor*, sizin adinizi, bankadan ariyor*, bankadan arad*, oldugunu soyl*, diyerek arad*, diye arad*, diye ariyor*, kendisini *, tanimadigim*, bilmedigim*, yabanci numara*, supheli*, cevapsiz cagri*, cevapsiz gordum, gelen arama*, gelen cagri*, arama geldi, telefon geldi, mesaj aldim, mesaj geliyor*, sms aldim, sms geliyor*, dolandirici mi, sahtekar*, tehdit*, icra*, kendini banka*, caldirip kap*, caldirip duruyor*, cagri birakm*, cagri atm*, spam mi, beni arayip duruyor*, bizi arayip duruyor*, beni arayip, numaradan aradi, numaradan aradilar, numaradan ariyor*, numaradan mesaj, numaradan sms, aramissiniz numara, den biri aradi, dan biri aradi, biri aramis*, birisi aramis*, den mesaj geldi, den sms geldi, israrla ariyor*, durmadan ariyor*, ikide bir ariyor*, arayip kapatiyor*, arayip sessiz*, aradi kapatti, sapik*, kim ulan, kimdir bu, kimdir, kim acaba, kimin acaba, sizin calisan*, sizin eleman*, sizden biri',
  ),
  wroteTo: terms(
    'yazdim, mail attim, mail gonderdim, mail atmistim, e-posta gonderdim, eposta attim, geri dondu, iletilemedi, yazmistim, geri geldi, attim ama, gonderdim ama, cevap gelmedi, e-posta attim, mail yolladim, adresine yazdim, adresine gonderdim, mail attik, mail atmisik, mail atmistik, mail atiyorum, mail atiyoruz, mail atip, mail attim ama, maile cevap, mailime cevap, mailinize yazdim, ye mi yollayacag*, a mi yollayacag*, e mi yollayacag*, mi yollayacag*, mi gonderecek*, mi gonderecegim, mi yollayalim, mi gonderelim, mi atacag*, mi atayim, mi gondereyim, mi yollayayim, mi yazayim, e postama cevap, yolladim ama, ilettim, iletmistim, basvurdum, basvuru yaptim, cv gonderdim, cv attim, cv yolladim, geri dondu mail, mail geri, adresine attim, adresine yolladim, adresine mail attim, adresine ilettim, adresine cevap, adresine donus, adresine mi',
  ),
  recipient: terms(
    'alici*, teslim alacak*, teslim edin, teslim alan*, teslim edilecek*, teslim alir, hediye*, surpriz*, gonderilecek, cicek*, karsilayacak*, alacak kisi, imzalayacak*, imzalar, imza atan, santiye*, irtibat kisisi, adina teslim, teslimat icin, anahtar onda, teslim alacak, teslim alir*, teslim edilsin*, teslim edilecek, teslim edin*, elden teslim*, alici adi*, alici tel*, alicinin*, gonderilecek kisi*, gelip alacak*, alacak olan*, gelip alir*, kargoyu alacak*, paketi alacak*, siparisi alacak*, karsilar*, kapiyi acacak*, kapiyi acar*, anahtar ond*, anahtari*, imza atacak*, dogum gunu*, cicek gonder*, cicekler*, buket*, gul gonder*, hediyesi*, hediye olarak*, surprizi*, birakabilirsiniz*, birakilsin*, adina, adresine teslim*',
  ),
  website: terms(
    'siteniz*, sitede*, sitenizde*, web site*, internet site*, internette, ilan*, ilandaki, instagram*, google*, facebook*, kartvizit*, musteri hizmet*, cagri merkez*, destek hatt*, brosur*, tabela*, subeniz*, cagri merkezi*, reklam, reklamda, reklamdaki, sitenizde, sitede, sitenizdeki, web siten*, internet siten*, sube*, destek hatti, sitenizdeki*, sayfaniz*, sayfada*, profilinizde*, instagramdaki*, instagramda*, facebooktaki*, googledaki*, googleda*, haritada*, haritalarda*, fiste*, fisteki*, kutuda*, kutudaki*, faturada yazan*, kartvizitteki*, ilandaki*, ilaninizdaki*, sahibinden*, reklamdaki*, brosurdeki*, tabeladaki*, afiste*, musteri hatti*, musteri temsilci*, cagri hatti*, destek ekib*, iletisim merkezi*, santraliniz*, magazanizin*, ofisiniz*, subenizin*, bayiniz*, servisiniz*, sizin numara*, sizin telefon*, sizin hat*',
  ),
  oldOrDead: terms(
    'eskiden, artik kullanm*, artik yok, silin, silin bunu, silebilir*, kaldirin, kaybettim, iptal ettirdim, kapandi, kapattirdim, degisti, gecersiz*, onceki, bende degil, eski, eskisi, kapattim, silinsin, siler misiniz, kayboldu, calindi, kullanilmiyor, gecersiz, unutun*, iptal ettim*, iptal oldu*, kapali hat*, hatti kapat*, hat kapandi*, hat iptal*, numaram degisti*, numara degisti*, kullanmiyoruz*, kullanmam*, kullanimda degil*, artik benim degil*, benim degil, bana ait degil*, bende degil*, baskasinda*, baskasina gecti*, eski hat*, eski numara*, eski telefon*, eskiden*, onceden*, bir onceki*, simi kaybet*, sim kart*, sim im*, caldirdim telefon*, engellen*, kapattirdik*, silebilir misiniz, silinmesini*, silinsin*, kaydi silin*, kayittan cikar*, listeden cikar*, cikarin, cikarabilir*, kaldirin*, kaldirir*, gecersizdir*, gecerli degil*, o numarayi ara*, oradan aramayin*, eski isimin, eski isyeri*, hattiydi, benimdi, benimki degil artik, baskasinin*, baskasinin oldu, baska birinin*, baskasi kullaniyor, yeni sahibi*, artik baska*, mesaj atmayin, bu numaraya yazmayin, bu numarayi aramayin, hacklendi, calindi hesab*, girisim yok, erisimim yok, ulasamiyorum maile, kullanmiyorum onu, kullanmiyorum artik, artik acik degil, hat degisti, operator degis*, devrettim, birine verdim, hatti verdim, kullanmiyorum bunu, o hatti kullanmiyorum, kullanmiyorum silin, artik kullanmiyorum, bunu kullanmiyorum, hat iptal, iptal hat, iptal edildi, iptal edin, iptal ettir*, kullanmiyorum, bloke edildi, bloke oldu, bloke edin, hat bloke',
  ),
  example: terms(
    'ornek*, mesela, ornegin, format*, uydur*, seklinde, zorunlu, sallam*, gibi mi, diyelim ki, farazi*, ornek olarak*, sablon*, deneme amac*, test icin, zorunlu alan*, uydurdum*, kafadan at*, rastgele*',
  ),
  negation: terms('diil, deil, dgl, degil, yok, hayir'),
  insteadOf: terms('yerine'),
  wrong: terms('yanlis*, hatali*, yanlis yaz*'),
  correction: terms(
    'pardon, duzelt*, dogrusu*, ozur, kusura, yanlis yazdim, hata, olacak, yazmisim, dogru*, affedersin*, yanlislikla*, yanlis oldu*, yanlis yazmis*, duzeltiyorum*, dogru numara*, dogrusu su*, aslinda*, ay pardon, kusura bakma*, tuh, yok yok, ay, aman, ters yazdim, karistirdim, kusura bakma, demek istedim, diyecektim',
  ),
  ending: terms(
    'sonu, son, sonunda, sondaki, bitiyor, biter, sonundaki, bitiyordu, bitecek, bitiyo, biten, son iki, son dort, son rakam, sonlari',
  ),
  contrast: terms('ama, fakat, ancak, lakin'),
  forwarded: terms('iletildi, iletilen mesaj, iletilen, fwd, ilt, yonlendirildi, yonlendirilen'),
  contactCard: terms('paylasilan kisi, kisi karti, kisi paylasimi'),
  copula: terms('bu, idi, budur'),
  filler: terms(
    'bu, su, o, da, de, den, dan, nin, ile, icin, var, ki, olan, ve, bir, diye, diyor, lu, nolu, burayi pek kullanmiyorum, burayi kullanmiyorum, burayi cok kullanmiyorum, burayi fazla kullanmiyorum, bu hesabi kullanmiyorum, bu hesabi pek kullanmiyorum, buraya bakmiyorum, buraya pek bakmiyorum, izne gelince, fiyat alabilir miyim, hayirli isler, kolay gelsin, siparis verirken, siparis verdim, siparis vermistim, siparisi ben, siparis icin, siparis etmek, siparis vermek, siparis vermek istiyorum, siparis edecegim, siparis verecegim, adresine gonderir misiniz, adresine gonderin, adresine gonderebilir misiniz, adresine yollayin, adresine yollar misiniz, adresine atin, adresine atar misiniz, adresine iletin, adresine iletir misiniz, adresine bekliyorum, adresine rica, tesisatci lazim, tesisatci gerekiyor, tesisatci ariyorum, elektrikci lazim, elektrikci gerekiyor, elektrikci ariyorum, cilingir lazim, cilingir gerekiyor, cilingir ariyorum, usta lazim, usta gerekiyor, usta ariyorum, tamirci lazim, tamirci gerekiyor, tamirci ariyorum, nakliyeci lazim, nakliyeci gerekiyor, nakliyeci ariyorum, boyaci lazim, boyaci gerekiyor, boyaci ariyorum, eleman lazim, eleman gerekiyor, eleman ariyorum, ustaniz gelsin, ustaniz gelebilir, ustanizi gonderin, ustaniz ne zaman, ustanizi bekliyorum, kuryeniz ne zaman, kurye ne zaman, servis ne zaman, esim ve ben, esimle ben, esimle birlikte, esimle ortak',
  ),
  replacement: terms(
    'artık, şimdi, bundan sonra, yeni, yenisi, kaydedin, kaydet, kullanıyorum, kullanın, güncel, şu an, bundan böyle',
  ),
  formerly: terms('önce, önceden, eskiden, eskisi, önceki'),
  calledPast: terms(
    'aradınız, aramışsınız, arandım, aradı, aramış, aradılar, aramışlar, ulaşmaya çalıştınız, yazdınız, mesaj attınız, cevapsız, cevapsız arama, çağrı, aranmışım',
  ),
  source: terms('den, dan, ten, tan, numarasından, nolu, nosundan, numaradan'),
  giftReceiver: terms(
    'doğum günü sahibi*, doğum günü çocuğu*, doğum günü kızı*, geline, gelinin, damada, damadın, alıcıya, alıcının',
  ),
};
