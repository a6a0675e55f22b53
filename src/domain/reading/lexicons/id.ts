import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const id: Lexicon = {
  phoneNoun: terms(
    'telp*, telepon*, tlp, tlpn, telpon*, hp, hape, nohp, wa, whatsapp, wasap, ponsel, hubungi, hub, kontak, sms, call, nope, no hp, no wa, no telp, menelepon',
  ),
  numberWord: terms('nomor*, nomer*, no, nmr'),
  emailNoun: terms('email*, surel*, imel*, mail, alamat email, emailnya'),
  order: terms(
    'pesanan*, ordernya, pemesanan*, booking*, reservasi*, orderan*, order, orderku, pemesanan, kode booking, no order, nomor order, invoice pesanan, pembelian',
  ),
  invoice: terms(
    'invoice*, faktur*, kwitansi*, struk*, tagihan*, harga*, jumlah*, transaksi*, kuitansi*, nota, total, jumlah, rupiah, nominal, biaya*',
  ),
  parcel: terms(
    'pengiriman*, paket*, tracking*, awb, resi, resinya, noresi, no resi, nomor resi, paket, jne, jnt, j&t, sicepat, anteraja, kiriman*, tracking',
  ),
  account: terms(
    'rekening*, rek, kontrak*, polis*, meteran*, pelanggan*, kartu*, akun*, pinjaman*, idpel, id pelanggan, langganan*, virtual account, token listrik, asuransi*, norek, no rek, akun, nomor pelanggan, nomor anggota, bpjs',
  ),
  caseOrTicket: terms(
    'tiket*, keluhan*, laporan*, pengaduan*, komplain nomor, referensi*, nomor komplain, no komplain',
  ),
  part: terms('seri, tipe, model, plat, serial*, nopol, barcode*, kode barang, kode produk, imei, sparepart'),
  password: terms('kata sandi*, sandi, password*, kode*, otp, pin, voucher*, kupon*, kode promo'),
  taxOrIdentity: terms('ktp, nik, npwp, paspor*, kodepos, kode pos, bpjs, nib'),
  weakReference: terms('barang*, kamar, pasien*, produk*'),
  version: terms('versi*, server'),
  writerOwn: terms('saya, aku, gue, gw, kami, sy, punya saya'),
  ownNumber: terms(
    'nomor saya, no saya, nomor aku, nomorku, hp saya, wa saya, nomor wa saya, nomor hp saya, telp saya, emailku, email saya, nomer saya, nomor gue, no wa saya, no hp saya, punya saya, nomor baru saya, noku, hpku, waku, nomor kami, email kami, kontak saya, ini nomor saya, ini saya, saya sendiri, nomorku yang',
  ),
  readerOwn: terms(
    'kalian, anda, toko kalian, nomor toko, kantor anda, websitenya, situs anda, nomor cs, punya kalian',
  ),
  otherOwn: terms(
    'nomornya, nomor dia, hpnya, no nya, nonya, telpnya, emailnya dia, beliau, sama dia, dengan dia, mereka, wanya, nomor dia, hp dia, sama dia, dia yang, ke dia',
  ),
  kinshipAndRole: terms(
    'istri*, suami*, kakak*, adik*, adek*, teman*, tetangga*, bos, boss, atasan*, manajer*, akuntan*, pengacara*, sopir*, supir*, kurir*, pemilik*, penyewa*, kakek*, nenek*, paman*, om saya, tante*, sepupu*, mertua*, menantu*, pacar*, tunangan*, rekan*, mitra*, sekretaris*, admin*, satpam*, penjual*, teknisi*, montir*, tukang*, pegawai*, karyawan*, staf*, keponakan*, ipar*, asisten*, dokter*, guru*, mandor*, sales*, ibu kos*, bapak kos*, driver*, pembantu*, adminnya, direktur*, kepala*, koki, perawat*, cucu*',
  ),
  child: terms('anak saya, anakku, anak, anaknya'),
  parent: terms(
    'ibu saya, bapak saya, papa saya, ayah*, ibuku, bapakku, orang tua, ortu, mama saya, mamaku, mamah saya',
  ),
  trade: terms('tukang ac, tukang ledeng, tukang listrik, taksi*, derek, jasa pindahan, bengkel*, servis ac'),
  selfIntroduction: terms('nama saya, saya, salam, hormat saya, hormat kami, perkenalkan'),
  inRoleOf: terms('sebagai, selaku'),
  callMe: terms(
    'hubungi saya, telp saya, telepon saya, telpon saya, wa saya, kabari saya, kabarin, kabari, balas ke, balasnya ke, kirim ke, kontak saya, hubungi kami, call saya, sms saya, chat saya, hub saya, hubungi ke, hubungi, telpon ke, tolong hubungi, wa ke, chat ke, wa aja ke, diskusi lewat, bisa ke, ke nomor ini, ke saya, aku di, saya di, ditunggu, kirim email ke, japri',
  ),
  youCalledMe: terms('tadi nelpon saya ke, tadi menelepon saya ke, kalian telp saya di'),
  presence: terms(
    'di rumah, rumah, kantor, di kantor, kantor kami, toko, kerja, tersedia, bisa dihubungi, aktif, sore, pagi, malam, setelah jam, saya angkat, angkat, cari saya, catat, tolong catat, makasih, terima kasih, trims, salam, hormat, rumah sendiri, saya, saya di',
  ),
  askedFor: terms('minta nomor, minta no, minta kontak, minta no hp, diminta nomor'),
  payment: terms(
    'transfer*, bayar*, gopay*, ovo, shopeepay*, setor*, kirim uang*, top up*, topup*, pulsa*, dp, pembayaran*, tf, via dana, ke dana, lewat dana, dana nya, pakai dana, transfer, transfer ke, sudah bayar, udah bayar, bayar ke, gopay, dana, shopeepay, kirim uang, topup, top up, setor',
  ),
  calledOut: terms(
    'sudah telp*, sudah telepon*, udah telp*, udah nelpon*, nelpon*, telp ke, telpon terus, saya telp, saya telepon, saya hubungi, coba telp*, coba hubungi*, menghubungi*, tersimpan*, disimpan*, saya coba, nelfon*, saya telpon, sudah telepon, sudah telpon, udah telpon, coba hubungi, sudah hubungi, sudah coba, udah coba, nelpon, ditelpon, saya call',
  ),
  noAnswer: terms(
    'tidak diangkat*, ga diangkat*, gak diangkat*, nggak diangkat*, ngga diangkat*, tidak dijawab*, ga dijawab*, gak dijawab*, tidak ada yang, ga ada yang, gak ada yang, sibuk, tidak aktif, ga aktif, gak aktif, tidak bisa dihubungi*, ga bisa dihubungi*, ga dibales*, gak dibales*, gak dibalas*, ga dibalas*, tidak dibalas*, mailbox, tulalit, salah sambung*, gak nyambung*, ga nyambung*, mati, tidak ada jawaban, ga direspon*, tidak direspon*, gak ada jawaban, ga ada jawaban, nggak ada yang angkat, ga bisa ditelp',
  ),
  calledMe: terms(
    'nomor siapa, siapa ini, punya siapa, siapa ya, ditelp*, ditelepon*, ditelpon*, nelpon saya*, telepon saya dari, panggilan tak terjawab*, misscall*, miss call*, missed call*, penipu*, penipuan*, tipu*, ngaku*, mengaku*, spam*, sms dari, wa dari, telepon dari, telp dari, ini nomor kalian, ini cs*, mengatasnamakan*, chat dari, apakah ini nomor, meneror*, ini kalian, nomor ini punya siapa, nelponin saya, siapa yang telepon, telpon dari, ditelepon, ditelpon, dihubungi, misscall, missed call, apa ini nomor, benar ini, betul ini, nelpon saya, nelpon terus',
  ),
  wroteTo: terms(
    'email ke, sudah email*, udah email*, kirim email*, sudah kirim email*, kirim surel*, menulis ke, mental, bounce*, gagal terkirim*, chat ke cs, sudah kirim ke, tidak terkirim*, sudah email, udah email, kirim email ke, saya email ke, kirim ke email, bounce, surat ke',
  ),
  recipient: terms(
    'penerima*, kirim kepada, kepada, dikirim ke, untuk diterima*, diterima*, kado*, hadiah*, kejutan*, surprise*, bunga, yang terima, yang ambil*, diambil*, tanda tangan*, up bapak, up ibu, buat kurir',
  ),
  website: terms(
    'di website*, website*, situs*, di web*, di iklan*, iklan*, di google*, di facebook*, di ig*, instagram*, kartu nama*, customer service*, layanan pelanggan*, call center*, di brosur*, di spanduk*, di aplikasi*, tertera*, hotline*, website, situs, brosur*, customer service, call center, cabang*, toko anda, bio ig, hotline, layanan pelanggan',
  ),
  oldOrDead: terms(
    'lama, yang lama, nomor lama, dulu, sudah ga*, sudah gak, sudah tidak*, udah ga*, udah gak, tidak dipakai*, ga dipake*, hilang, hapus*, dihapus*, ganti dari, hangus*, bekas, tidak berlaku*, diblokir*, no lama, hangus, sudah mati, tidak dipakai, ga dipakai, gak dipakai, hapus, dihapus, ganti nomor, sudah ganti, tidak berlaku, nonaktif',
  ),
  example: terms('contoh*, misal*, misalnya*, format*, asal, ngasal, ngarang*, seperti, wajib diisi*, ngisi'),
  negation: terms('bukan, tidak, gak, nggak, ngga, tdk, jangan, ga bukan'),
  insteadOf: terms('bukannya, daripada'),
  wrong: terms('salah*, keliru*'),
  correction: terms(
    'maaf, salah, salah ketik*, salah tulis*, koreksi*, ralat*, yang benar*, yg benar*, eh, maksudnya*, sori',
  ),
  forwarded: terms('diteruskan, pesan diteruskan, terusan, fwd'),
  contactCard: terms('kontak dibagikan, kartu kontak'),
  copula: terms('adalah, itu, ini, yaitu'),
  filler: terms(
    'di, ke, dari, yang, yg, untuk, buat, dan, dgn, dengan, ini, itu, pak, bu, mbak, mas, kak, aja, ya, nya, atas nama, an, pakai, pake, lewat, di sini',
  ),
};
