import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const id: Lexicon = {
  phoneNoun: terms(
    'telp*, telepon*, tlp, tlpn, telpon*, hp, hape, nohp, wa, whatsapp, wasap, ponsel, hubungi, hub, kontak, sms, call, nope, no hp, no wa, no telp, menelepon, nomor telp, nomor hp, nomor wa, wasapp*, whatsap*, watsap, wa-nya, telegram, tele, line, telponan, hubungin, hubungan, kontaknya, ponselnya, handphone, handpone, hp nya, nelpon, nelfon, telfon*, tlfn, tlf, no telepon, notelp, notlp, telephone',
  ),
  numberWord: terms('nomor*, nomer*, no, nmr'),
  emailNoun: terms('email*, surel*, imel*, mail, alamat email, emailnya'),
  order: terms(
    'pesanan*, ordernya, pemesanan*, booking*, reservasi*, orderan*, order, orderku, pemesanan, kode booking, no order, nomor order, invoice pesanan, pembelian, no pesanan, kode pesanan, kode order, id pesanan, id order, no booking, nomor booking, nomor reservasi, no reservasi, antrian*, nomor antrian, no antrian, po, no po, pembelianku',
  ),
  invoice: terms(
    'invoice*, faktur*, kwitansi*, struk*, tagihan*, harga*, jumlah*, transaksi*, kuitansi*, nota, total, jumlah, rupiah, nominal, biaya*',
  ),
  parcel: terms(
    'pengiriman*, paket*, tracking*, awb, resi, resinya, noresi, no resi, nomor resi, paket, jne, jnt, j&t, sicepat, anteraja, kiriman*, tracking, nomor tracking, no tracking, kode resi, resi nya, airwaybill, no awb, no paket, nomor paket, kode paket, nomor kiriman, no kiriman, lacak*, kontainer*, ninja, lion parcel, tiki, pos indonesia, spx, shopee express, id express',
  ),
  account: terms(
    'rekening*, rek, kontrak*, polis*, meteran*, pelanggan*, kartu*, akun*, pinjaman*, idpel, id pelanggan, langganan*, virtual account, token listrik, asuransi*, norek, no rek, akun, nomor pelanggan, nomor anggota, bpjs, no rekening, nomor rekening, no kontrak, nomor kontrak, no polis, nomor polis, no meter, nomor meter, id pel, no anggota, member id, id member, kartu member, no kartu, nomor kartu, kartu kredit, kartu debit, kartu keluarga, no kk, kk, nomor kk, pdam, pln, indihome, no internet, cicilan*, kredit*, kpr, leasing*, tabungan*, deposito*, klaim*',
  ),
  caseOrTicket: terms(
    'tiket*, keluhan*, laporan*, pengaduan*, komplain nomor, referensi*, nomor komplain, no komplain, no tiket, nomor tiket, kode tiket, no laporan, nomor laporan, no aduan, nomor aduan, aduan*, no pengaduan, id laporan, nomor kasus, kasus*, no perkara, tilang*, surat*, no surat, nomor surat, no registrasi, nomor registrasi, registrasi*, pendaftaran*, no pendaftaran, formulir*',
  ),
  part: terms(
    'seri, tipe, model, plat, serial*, nopol, barcode*, kode barang, kode produk, imei, sparepart, nomor seri, no seri, sn, no rangka, nomor rangka, no mesin, nomor mesin, no polisi, nomor polisi, plat nomor, kode part, no part, part number, part no, tipe barang, sku, no model, no iklan, id iklan, batch, no batch',
  ),
  password: terms(
    'kata sandi*, sandi, password*, kode*, otp, pin, voucher*, kupon*, kode promo, kode otp, kode verifikasi, kode aktivasi, kode akses, kode voucher, kode referral, username, user id, userid, id game, id ml, token, pasword*, wifi',
  ),
  taxOrIdentity: terms(
    'ktp, nik, npwp, paspor*, kodepos, kode pos, bpjs, nib, no ktp, nomor ktp, no nik, nomor nik, no npwp, nomor npwp, no paspor, nomor paspor, sim c, sim a, no sim, stnk, bpkb, akta*, nisn, nim, nip, penerbangan*, no penerbangan, pnr, ijazah*',
  ),
  weakReference: terms('barang*, kamar, pasien*, produk*'),
  version: terms('versi*, server'),
  writerOwn: terms('saya, aku, gue, gw, kami, sy, punya saya'),
  ownNumber: terms(
    'nomor saya, no saya, nomor aku, nomorku, hp saya, wa saya, nomor wa saya, nomor hp saya, telp saya, emailku, email saya, nomer saya, nomor gue, no wa saya, no hp saya, punya saya, nomor baru saya, noku, hpku, waku, nomor kami, email kami, kontak saya, ini nomor saya, ini saya, saya sendiri, nomorku yang, nomor sy, no sy, no aku, no gue, no gw, nope saya, nope aku, hp aku, hp sy, wa aku, wa sy, wa gue, nmr saya, nmr aku, nomor telp saya, nomor telepon saya, nomor telpon saya, nomor hp aku, nomor wa aku, nomer aku, nomer hp saya, nomer wa saya, kontak aku, kontak kami, nomor kantor kami, nomor rumah saya, nomor pribadi saya, nomor pribadi, nomor aktif saya, nomor aktif, nomor saya yang baru, nomor yang baru, nomor yang aktif, nomor kedua saya, wa saya yang baru, ini nomorku, ini no saya, ini nomor aku, ini wa saya, ini hp saya, ini kontak saya, nomorku ini, nomor saya ini, emailku ini, whatsapp saya, wasap saya, telegram saya, data saya',
  ),
  readerOwn: terms(
    'kalian, anda, toko kalian, nomor toko, kantor anda, websitenya, situs anda, nomor cs, punya kalian',
  ),
  otherOwn: terms(
    'nomornya, nomor dia, hpnya, no nya, nonya, telpnya, emailnya dia, beliau, sama dia, dengan dia, mereka, wanya, nomor dia, hp dia, sama dia, dia yang, ke dia, hubungi dia, hubungin dia, telpon dia, telp dia, wa dia, chat dia, kontak dia, nomornya dia, nomor nya, no hp nya, no hpnya, no wa nya, no wanya, nomor wanya, nomor hpnya, nomor telpnya, nomor beliau, hp beliau, wa beliau, hubungi beliau, langsung ke dia, langsung ke beliau, ke beliau, sama beliau, dengan beliau, nomor mereka, hubungi mereka, dia yang ambil, dia yang terima, dia ada di rumah, dia di rumah',
  ),
  kinshipAndRole: terms(
    'istri*, suami*, kakak*, adik*, adek*, teman*, tetangga*, bos, boss, atasan*, manajer*, akuntan*, pengacara*, sopir*, supir*, kurir*, pemilik*, penyewa*, kakek*, nenek*, paman*, om saya, tante*, sepupu*, mertua*, menantu*, pacar*, tunangan*, rekan*, mitra*, sekretaris*, admin*, satpam*, penjual*, teknisi*, montir*, tukang*, pegawai*, karyawan*, staf*, keponakan*, ipar*, asisten*, dokter*, guru*, mandor*, sales*, ibu kos*, bapak kos*, driver*, pembantu*, adminnya, direktur*, kepala*, koki, perawat*, cucu*, pak joko, bapak mertua, ibu mertua, mertua saya, suamiku, istriku, bini, biniku, laki gue, bojo, misua, kakakku, adikku, abang*, teteh, mba saya, mas saya, omku, tanteku, pakde*, bude*, paklik*, bulik*, eyang*, mbah*, opa, oma, cucu, cucuku, keponakanku, ponakan*, ipar saya, sepupuku, saudara saya, saudaraku, saudara, kerabat*, keluarga saya, temen*, sahabat*, sobat*, gebetan*, mantan*, pacarku, calon suami, calon istri, tunanganku, teman kantor, teman kerja, rekan kerja, rekan saya, partner saya, partner bisnis, mitra saya, bos saya, atasanku, pimpinan*, manager*, supervisor*, spv, hrd, bendahara*, sekretarisku, stafku, anak buah*, karyawanku, pegawai saya, pekerja*, tukang saya, tukangnya, kuli*, kontraktor*, arsitek*, pemborong*, supplier*, vendor*, pemasok*, penjaga*, penjaga kos, penjaga rumah, penjaga toko, security*, scurity, sekuriti, pak satpam, pos satpam, resepsionis*, ob, kenek*, kernet*, supirnya, drivernya, kurirnya, ojek*, ojol*, abang kurir, mas kurir, agen*, makelar*, calo*, notaris*, pengacaraku, akuntanku, dosen*, wali kelas*, guru anak, pelatih*, coach, ustad*, pendeta*, bidan*, suster*, terapis*, babysitter*, art, bibi, pembantu saya, asistenku, penyewa saya, pemilik kos, pemilik rumah, yang punya rumah, pelanggan saya, customer saya, pembeli*, klien saya, klienku, tetanggaku, pak rt, bu rt, ketua rt, kades, lurah*',
  ),
  child: terms(
    'anak saya, anakku, anak, anaknya, anak kami, anak gue, anak ku, si kecil, putra saya, putri saya, putraku, putriku, bayi saya, bocah*',
  ),
  parent: terms(
    'ibu saya, bapak saya, papa saya, ayah*, ibuku, bapakku, orang tua, ortu, mama saya, mamaku, mamah saya, ibu, mama, papa, papaku, ayah saya, ayahku, bundaku, bunda, umi, ortuku, emak, emakku, nyokap*, bokap*, orang tua saya, wali murid',
  ),
  trade: terms(
    'tukang ac, tukang ledeng, tukang listrik, taksi*, derek, jasa pindahan, bengkel*, servis ac, tukang bangunan, tukang cat, tukang kunci, tukang kayu, tukang las, tukang pipa, tukang sumur, tukang sedot, sedot wc, montir panggilan, servis kulkas, servis mesin cuci, derek mobil, travel, rental mobil, jasa angkut, jasa bersih, fotografer*, katering*, bidan, jasa mua, mua artist, makeup artist',
  ),
  onBehalfOf: terms('untuk, buat, utk'),
  wanted: terms(
    'butuh, perlu, cari, mencari, mau, ingin, kirim _ teknisi, kirimkan, panggil, pesan, minta, kapan datang, kapan, mana, menunggu, nunggu',
  ),
  condition: terms('kalau, kalo, jika, bila, klo, apabila, misal'),
  selfIntroduction: terms(
    'nama saya, saya dari, saya adalah, saya ini, dengan saya, ini saya, nama sy, salam, hormat saya, hormat kami, perkenalkan',
  ),
  inRoleOf: terms('sebagai, selaku'),
  callMe: terms(
    'hubungi saya, telp saya, telepon saya, telpon saya, wa saya, kabari saya, kabarin, kabari, balas ke, balasnya ke, kirim ke, kontak saya, hubungi kami, call saya, sms saya, chat saya, hub saya, hubungi ke, hubungi, telpon ke, tolong hubungi, wa ke, chat ke, wa aja ke, diskusi lewat, bisa ke, ke nomor ini, ke saya, aku di, saya di, ditunggu, kirim email ke, japri, bisa wa, bisa wa saya, bisa hubungi, bisa telpon, bisa telp, bisa chat, bisa kontak, bisa call, bisa dihubungi, tolong wa, tolong telp, tolong telpon, tolong telepon, tolong kabari, tolong chat, tolong balas, mohon hubungi, mohon dihubungi, mohon telp, mohon wa, mohon kabari, mohon dibalas, minta tolong hubungi, hubungi aku, hubungin saya, hubungin aku, hubungi gue, wa aku, wa gue, wa in, wa-in, wain, telpon aku, telp aku, telepon aku, telfon saya, telfon aku, kabari aku, kabarin saya, kabarin aku, kabari kami, kabarin kita, infoin, infokan ke, info ke, chat aku, chat gue, chat kami, wa kami, telp kami, telpon kami, telepon kami, kontak kami, sms aku, sms kami, call me, call aku, ping saya, japri aku, japri saya, japri ke, pm saya, pc saya, balas di, balas di wa, jawab di, jawab ke, lanjut wa, lanjut di wa, lanjut via wa, via wa, lewat wa, nomor yang bisa dihubungi, yang bisa dihubungi, cp, contact person, cp saya, silahkan hubungi, silakan hubungi, silahkan wa, silakan wa, silahkan telp, kontak saya di, saya bisa dihubungi, aku bisa dihubungi, saya tunggu, aku tunggu, saya tunggu telpon, ditunggu kabar, ditunggu kabarnya, ditunggu telpon, ditunggu wa, ditunggu infonya',
  ),
  youCalledMe: terms('tadi nelpon saya ke, tadi menelepon saya ke, kalian telp saya di'),
  presence: terms(
    'di rumah, rumah, kantor, di kantor, kantor kami, toko, kerja, tersedia, bisa dihubungi, aktif, sore, pagi, malam, setelah jam, saya angkat, angkat, cari saya, catat, tolong catat, makasih, terima kasih, trims, salam, hormat, rumah sendiri, saya, saya di, lantai, lt, gang, gg, jl, jln, jalan, blok, rt, rw, kelurahan, kecamatan, perumahan, alamat, alamat saya, apartemen, unit',
  ),
  askedFor: terms('minta nomor, minta no, minta kontak, minta no hp, diminta nomor'),
  payment: terms(
    'transfer*, bayar*, gopay*, ovo, shopeepay*, setor*, kirim uang*, top up*, topup*, pulsa*, dp, pembayaran*, tf, via dana, ke dana, lewat dana, dana nya, dananya, pakai dana, pake dana, saldo dana, dana bisnis, akun dana, transfer, transfer ke, sudah bayar, udah bayar, bayar ke, gopay, shopeepay, kirim uang, topup, top up, setor, sudah transfer, udah transfer, udah tf, sudah tf, tf ke, tfnya, transfernya, saya transfer, aku transfer, kami transfer, ditransfer ke, ditransfer, sudah dibayar, udah dibayar, saya bayar, pembayaran ke, bayarnya ke, dana ke, via gopay, via ovo, ke gopay, ke ovo, ke shopeepay, via shopeepay, linkaja, qris, isi pulsa, isiin pulsa, kirim pulsa, beli pulsa, isi saldo, saldo ke, topup ke, top up ke, uang ke, uangnya, duit ke, duitnya, kirim duit, kirim dana, refund ke, refund, kembalikan ke, balikin ke, uang muka, dp ke, dpnya, setoran*, virtual account',
  ),
  calledOut: terms(
    'sudah telp*, sudah telepon*, udah telp*, udah nelpon*, nelpon*, telp ke, telpon terus, saya telp, saya telepon, saya hubungi, coba telp*, coba hubungi*, menghubungi*, tersimpan*, disimpan*, saya coba, nelfon*, saya telpon, sudah telepon, sudah telpon, udah telpon, coba hubungi, sudah hubungi, sudah coba, udah coba, nelpon, ditelpon, saya call, dicoba ke, udah dicoba, sudah dicoba, coba telp, coba telpon, coba telepon, coba wa, coba chat, coba call, udah nyoba, nyoba telp, nyoba telpon, nyoba hubungi, udah telp, udah telepon, sudah telp, sudah menelepon, udah hubungi, sudah menghubungi, udah wa, sudah wa, sudah chat, udah chat, saya telp ke, saya telpon ke, saya telepon ke, aku telpon, aku telp, aku hubungi, aku call, saya wa ke, aku wa ke, saya chat ke, kami telp, kami telpon, kami hubungi, ditelp ke, ditelpon ke, telp berkali, telpon berkali, berkali-kali, berkali kali, dari tadi telp, dari tadi telpon, dari tadi nelpon, dari kemarin telp, dari kemarin telpon, nelpon ke, nelponin, nelfon ke, menghubungi nomor, menghubungi cs, menghubungi kantor, dikasih nomor, dikasih no, diberi nomor, dapat nomor, dapet nomor, nemu nomor, tersimpan, disimpan, kusimpan, simpan nomor, bicara dengan, ngobrol sama, ngomong sama, susah dihubungi, sulit dihubungi, susah ditelpon, susah ditelp',
  ),
  noAnswer: terms(
    'tidak diangkat*, ga diangkat*, gak diangkat*, nggak diangkat*, ngga diangkat*, tidak dijawab*, ga dijawab*, gak dijawab*, tidak ada yang, ga ada yang, gak ada yang, sibuk, tidak aktif, ga aktif, gak aktif, tidak bisa dihubungi*, ga bisa dihubungi*, ga dibales*, gak dibales*, gak dibalas*, ga dibalas*, tidak dibalas*, mailbox, tulalit, salah sambung*, gak nyambung*, ga nyambung*, mati terus, nomor mati, nomornya mati, hp mati, lagi mati, tidak ada jawaban, ga direspon*, tidak direspon*, gak ada jawaban, ga ada jawaban, nggak ada yang angkat, ga bisa ditelp, cuma nada sambung, nada sambung, nada sibuk, nada tunggu, musik doang, musik tunggu, cuma musik, ga nyaut, gak nyaut, ga ada yg angkat, gak ada yg angkat, ga ada yang angkat, gak ada yang angkat, tidak ada yang angkat, ngga ada yang, nggak ada yang, tak ada yang, ga ada respon, gak ada respon, tidak ada respon, ga respon, gak respon, tidak respon, tidak direspon, ga direspon, gak direspon, no respon, ga di angkat, gak di angkat, tidak di angkat, nggak di angkat, ga dijawab, ga di jawab, ga di bales, gak di bales, tidak dibalas, centang satu, ceklis satu, di read doang, diread doang, read doang, ditutup terus, dimatiin, dimatikan, direject, di reject, ditolak, terputus, putus terus, ga nyambung, gak nyambung, tidak tersambung, tidak nyambung, nonaktif, tidak terdaftar, salah nomor, operator terus, mesin penjawab, robot, di luar jangkauan, diluar jangkauan, gak bisa ditelp, tidak bisa ditelp, ga bisa ditelpon, tidak bisa ditelepon, diem aja',
  ),
  calledMe: terms(
    'nomor siapa, siapa ini, punya siapa, siapa ya, ditelp*, ditelepon*, ditelpon*, nelpon saya*, telepon saya dari, panggilan tak terjawab*, misscall*, miss call*, missed call*, penipu*, penipuan*, tipu*, ngaku*, mengaku*, spam*, sms dari, wa dari, telepon dari, telp dari, ini nomor kalian, ini cs*, mengatasnamakan*, chat dari, apakah ini nomor, meneror*, ini kalian, nomor ini punya siapa, nelponin saya, siapa yang telepon, telpon dari, ditelepon, ditelpon, dihubungi, misscall, missed call, apa ini nomor, benar ini, betul ini, nelpon saya, nelpon terus, neror, neror terus, teror, diteror, mengganggu, ganggu, ganggu terus, gangguin, siapa sih, ini siapa, siapa tuh, nomernya siapa, no siapa, milik siapa, nomor asing, nomor tak dikenal, nomor tidak dikenal, nomor gak dikenal, nomor ga dikenal, tidak dikenal, tak dikenal, ga kenal, gak kenal, tidak kenal, nomor mencurigakan, mencurigakan, telpon saya terus, telp saya terus, telepon saya terus, nelpon saya terus, telpon terus, nelponin terus, nelpon tiap hari, telp tiap hari, telpon tiap, tadi nelpon, tadi telp saya, tadi telpon saya, barusan nelpon, barusan telp, barusan telpon, kemarin nelpon, ada yang nelpon, ada yang telp, ada yang telpon, ada yang telepon, ada yang wa saya, ada yang chat saya, ada yang hubungi saya, ada yang menghubungi, ada telpon dari, ada telepon dari, ada telp dari, ada panggilan dari, ada panggilan, panggilan masuk, panggilan dari, panggilan tak, panggilan tidak terjawab, missed call dari, dapat telpon, dapat telepon, dapat telp, dapat wa dari, dapat sms, dapet telpon, dapet telp, dapet sms, dapet wa, dapat chat, dapet chat, sms masuk, wa masuk, katanya dari, bilang dari, bilangnya dari, ngakunya dari, ngaku dari, ngaku-ngaku, mengaku dari, mengaku sebagai, mengatasnamakan, atasnama, penipuan ya, penipuankah, penipu ya, modus, scam*, hoax, debt collector, pinjol*, nagih, dari kalian kah, dari kalian ya, kalian bukan, ini kalian ya, ini admin kalian, nomor kalian bukan, nomor resmi kalian, nomor resmi, betulkah ini, benarkah ini, apakah benar',
  ),
  wroteTo: terms(
    'email ke, sudah email*, udah email*, kirim email*, sudah kirim email*, kirim surel*, menulis ke, mental, bounce*, gagal terkirim*, chat ke cs, sudah kirim ke, tidak terkirim*, sudah email, udah email, kirim email ke, saya email ke, kirim ke email, bounce, surat ke, saya kirim ke, kami kirim ke, aku kirim ke, udah kirim ke, saya kirimkan ke',
  ),
  recipient: terms(
    'penerima*, kirim kepada, kepada, dikirim ke, untuk diterima*, diterima*, kado*, hadiah*, kejutan*, surprise*, bunga, yang terima, yang ambil*, diambil*, tanda tangan*, up bapak, up ibu, buat kurir, titip ke, titipin ke, titipkan ke, dititip ke, dititipkan ke, nitip ke, titip di, penerimanya, nama penerima, no penerima, nomor penerima, hp penerima, yang nerima, yg terima, yg nerima, yang menerima, yg ambil, yang ngambil, yg ngambil, yang mengambil, diambil oleh, diambil sama, diterima oleh, diterima sama, serahkan ke, kasih ke, kasihkan ke, berikan ke, berikan kepada, antar ke, antarkan ke, diantar ke, dianter ke, anter ke, tolong antar, kirim buat, kirim untuk, dikirim untuk, dikirim buat, dikirim kepada, atas nama penerima, ulang tahun, ultah*, kado buat, kado untuk, hadiah untuk, hadiah buat, bunga untuk, bunga buat, buket*, bouquet, mawar*, surprise buat, kejutan untuk, yang tanda tangan, ttd, yang bukain, yang buka pintu, kunci di, kuncinya di, di lokasi ada, di tempat ada, pic di lokasi, pic lapangan, pic, contact person lokasi',
  ),
  website: terms(
    'di website*, website*, situs*, di web*, di iklan*, iklan*, di google*, di facebook*, di ig*, instagram*, kartu nama*, customer service*, layanan pelanggan*, call center*, di brosur*, di spanduk*, di aplikasi*, tertera*, hotline*, website, situs, brosur*, customer service, call center, cabang*, toko anda, bio ig, hotline, layanan pelanggan, di web kalian, di website kalian, di situs, di instagram, di tiktok, tiktok, di shopee, di tokped, di tokopedia, di gmaps, google maps, di maps, di nota, di struk, di kardus, di kemasan, di box, di label, di stiker, di spanduk, di baliho, baliho, pamflet*, flyer*, selebaran*, di app, di aplikasi, di bio, di profil, nomor toko, nomor kantor, nomor kalian, no kalian, nomor anda, nomor cabang, nomor admin, nomor cs, wa admin, wa toko, wa kalian, telp kantor, telp toko, kantor kalian, toko kalian, outlet*, gerai*, cabang kalian, cs kalian, admin kalian, kurir kalian, sales kalian, pusat bantuan, pusat layanan, layanan konsumen, halo, call centre, contact center, pengaduan, resepsionis kalian',
  ),
  oldOrDead: terms(
    'yang lama, nomor lama, no lama, wa lama, hp lama, kartu lama, nomer lama, nomor dulu, yang dulu, dulunya, sudah ga*, sudah gak, sudah tidak*, udah ga*, udah gak, tidak dipakai*, ga dipake*, hilang, hapus*, dihapus*, ganti dari, hangus*, bekas, tidak berlaku*, diblokir*, no lama, hangus, sudah mati, tidak dipakai, ga dipakai, gak dipakai, hapus, dihapus, ganti nomor, sudah ganti, tidak berlaku, nonaktif, dicoret, coret aja, coret, tolong dicoret, tolong dihapus, kartunya udah dibuang, kartu dibuang, kartu hilang, kartunya hilang, kartu rusak, kartu hangus, kartu mati, sim hilang, simcard hilang, sim card hilang, hp hilang, hp dicuri, dicuri, kecurian, kecopetan, udah dibuang, sudah dibuang, sudah hangus, udah hangus, udah mati, sudah nonaktif, udah nonaktif, sudah tidak aktif, udah ga aktif, udah gak aktif, sudah ga aktif, ga dipake lagi, gak dipake lagi, ga dipakai lagi, gak dipakai lagi, tidak dipakai lagi, tidak digunakan, sudah tidak digunakan, bukan punya saya lagi, bukan nomor saya, bukan nomor saya lagi, bukan milik saya, ganti no, ganti hp, ganti wa, ganti kartu, ganti simcard, sudah ganti no, udah ganti, udah ganti nomor, sudah diganti, udah diganti, diganti, nomor sebelumnya, sebelumnya, yang sebelumnya, no sebelumnya, bekas saya, mantan nomor, jangan hubungi, jangan telp ke, jangan telpon ke, jangan wa ke, jangan ke nomor, lupakan, abaikan, hapus aja, hapus saja, hapus nomor, hapus no, tolong hapus, mohon hapus, mohon dihapus, terblokir, keblokir, diblokir',
  ),
  example: terms(
    'contoh*, misal*, misalnya*, format*, asal, ngasal, ngarang*, seperti, wajib diisi*, ngisi, umpama*, misalkan, contohnya, format nya, template*, sekadar contoh, asal isi, asal-asalan, nomor bohong, nomor palsu, palsu, wajib isi, placeholder, dummy',
  ),
  negation: terms('bukan, tidak, gak, nggak, ngga, tdk, jangan, ga bukan'),
  insteadOf: terms('bukannya, daripada'),
  wrong: terms('salah*, keliru*'),
  correction: terms(
    'maaf, salah, salah ketik*, salah tulis*, koreksi*, ralat*, yang benar*, yg benar*, eh, maksudnya*, sori, eh salah, salah ketik, maaf salah, ralat, koreksi, yang bener, yg bener, bener nya, harusnya, seharusnya',
  ),
  contrast: terms('tapi, tetapi, namun'),
  forwarded: terms(
    'diteruskan, pesan diteruskan, terusan, fwd, pesan terusan, diteruskan dari, forward dari, forwardan, fw, diforward',
  ),
  contactCard: terms('kontak dibagikan, kartu kontak'),
  copula: terms('adalah, itu, ini, yaitu'),
  filler: terms(
    'di, ke, dari, yang, yg, untuk, buat, dan, dgn, dengan, ini, itu, pak, bu, mbak, mas, kak, aja, ya, nya, atas nama, an, pakai, pake, lewat, di sini',
  ),
};
