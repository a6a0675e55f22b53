import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const vi: Lexicon = {
  phoneNoun: terms(
    '=điện thoại, dien thoai, =đt, =sđt, sdt, =di động, =số máy, zalo, =gọi, goi, =liên hệ, lien he, lh, =máy bàn, alo, hotline, =nhắn tin, =gọi, =máy, =số phone, fone, phone, =đthoại, dthoai, =sốđt, sodt, =số liên lạc, =liên lạc, lien lac, llac, =ib, inbox, =viber, =nt, =nhắn, =máy nhánh, whatsapp, telegram, =đt bàn, =cố định',
  ),
  numberWord: terms('=số, so dt, =số điện'),
  emailNoun: terms('email*, mail*, =thư điện tử, =hòm thư, =địa chỉ mail, gmail'),
  order: terms(
    '=đơn hàng, don hang, =mã đơn, ma don, =đặt hàng, =đơn đặt, =đặt chỗ, booking, order, =đơn, =mã đặt, =báo giá, đơn hàng, mã đơn, đơn đặt, đặt hàng, mã đặt chỗ, đặt phòng, mã booking, đơn số, số đơn, đơn của em, báo giá, =mã đơn hàng, =số đơn hàng, =mã đặt hàng, =đơn mã, =mã booking, =mã đặt phòng, =mã vé, =lịch hẹn, =mã lịch hẹn, =phiếu đặt, ma don hang, so don, =số po',
  ),
  invoice: terms(
    '=hóa đơn, =hoá đơn, hoa don, =biên lai, =phiếu thu, =phiếu, =giá tiền, =số tiền, =giao dịch, =hđ, hóa đơn, hoá đơn, biên lai, phiếu thu, số tiền, tổng tiền, vnđ, vnd, bill, chứng từ, phiếu xuất',
  ),
  parcel: terms(
    '=vận đơn, van don, =mã vận, =bưu phẩm, =bưu kiện, =kiện hàng, =gói hàng, tracking, =mã theo dõi, =mã giao hàng, ghtk, ghn, mvd, vận đơn, mã vận đơn, kiện hàng, bưu kiện, viettel post, vtp, vnpost, mã giao hàng, j&t, =mã giao, =mã ship, =mã gửi, =mã bưu, =số vận đơn, =tracking, =mã tracking, =mã kiện, =container, =số container, j t, jt, =giao hàng nhanh, =giao hàng tiết kiệm, spx, ninja van, best express, ma van don',
  ),
  account: terms(
    '=tài khoản, tai khoan, stk, =hợp đồng, hop dong, =khách hàng số, =mã khách hàng, ma khach hang, =mã kh, =công tơ, =thẻ, =số thẻ, =bảo hiểm, =mã internet, =thuê bao số, =hđbh, =khoản vay, =mã hộ, =đồng hồ nước, hợp đồng, mã khách hàng, số tài khoản, tài khoản, bảo hiểm, số thẻ, công tơ, đồng hồ điện, thuê bao số, mã hợp đồng, khoản vay, mã thành viên, =số hợp đồng, =số hđ, =mã hđ, =số tk, =tk, =số tài khoản, =mã thẻ, =thẻ tích điểm, =thẻ thành viên, =thẻ tín dụng, =thẻ atm, =sổ tiết kiệm, =số sổ, =mã bảo hiểm, =số bảo hiểm, =số công tơ, =mã điện, =mã khách, =mã pe, =hóa đơn điện, =mã nước, =khoản nợ, =vay, =mã thuê bao, hop dong so, so hop dong',
  ),
  caseOrTicket: terms(
    '=khiếu nại, =phiếu yêu cầu, =mã yêu cầu, ticket, =hồ sơ, =mã hồ sơ, =mã khiếu nại, =sự cố, =mã tra cứu, =số phiếu, =mã phiếu, =mã ticket, =mã sự cố, =mã bảo hành, =phiếu bảo hành, =số biên nhận, =biên nhận, =số hồ sơ, =đơn khiếu nại, =số thứ tự, =stt, =biên bản, =quyết định, =công văn, =giấy mời, =vé, =tra cứu',
  ),
  part: terms(
    '=số seri, seri, serial, =mã sản phẩm, ma san pham, model, =biển số, bien so, =mã hàng, =linh kiện, =mã vạch, =số khung, =mã máy, =mẫu, =seri, =số sê ri, =sê ri, =sn, =imei, =mã linh kiện, =mã phụ tùng, =phụ tùng, =mã sp, =mã hàng hóa, =mã tin, =mã tin đăng, =số máy móc, =số động cơ, =biển kiểm soát, =bks, =số lô, =mã lô, =model',
  ),
  password: terms(
    '=mật khẩu, mat khau, =mã xác nhận, =mã otp, otp, =mã giảm giá, voucher, =mã, =mã số, pass, =mã pin, =mã khuyến mãi, =mã kích hoạt, =mã bảo mật, =mã sms, =mã giảm, =mã voucher, =mã code, =code, =id, =mã giới thiệu, =tên đăng nhập, =user, =pass wifi, =mk, =mk wifi, =mã thẻ cào, =thẻ cào',
  ),
  taxOrIdentity: terms(
    'cmnd, cccd, =căn cước, can cuoc, =mã số thuế, mst, =hộ chiếu, ho chieu, =giấy phép, gplx, bhxh, bhyt, =mã bưu điện, =chuyến bay, =số cmnd, =số cccd, =số căn cước, =cmt, =chứng minh, =số hộ chiếu, =passport, =bằng lái, =số bằng lái, =giấy tờ, =đăng ký xe, =bảo hiểm xã hội, =bảo hiểm y tế, =mã sinh viên, =mssv, =mã bưu chính, =zip',
  ),
  weakReference: terms('=khách hàng, =sản phẩm, =phòng, =bệnh nhân'),
  version: terms('=phiên bản, =máy chủ'),
  writerOwn: terms(
    '=của tôi, =của em, =của mình, =của anh, =của chị, cua toi, cua em, cua minh, =tôi, =mình, =của cháu, =của tớ',
  ),
  ownNumber: terms(
    '=số của tôi, =số tôi, =số em, =số mình, =số của em, =số của mình, =số điện thoại của tôi, =số anh là, =số chị là, =sđt của tôi, =sđt mình, =sđt em, sdt em, =sdt mình, =điện thoại tôi, =điện thoại em, =mail mình, mail em, =email của tôi, =email của em, email em, =email mình, =số điện thoại em, =số điện thoại mình, so em, so minh, zalo em, =zalo mình, =số mới của, =đây là số, =số này của em, =là tôi, =số tui, =số của tui, =sđt tui, =sđt của em, =sđt của mình, =sđt tôi, sdt cua em, sdt toi, sdt cua minh, so cua em, so cua minh, so cua toi, =số phone em, =số phone mình, =đt em, =đt mình, =đt của em, =số máy em, =số máy mình, =số zalo em, =số zalo mình, =zalo của em, =zalo của mình, =zalo tôi, =zalo tui, =số bên em, =số nhà em, =số nhà mình, =số chính, =số mới em, =số mới, =số mới là, =số này là của em, =số này của mình, =số này mình, =số này em, =đây là sđt, =đây số em, =đây số mình, =số em đây, =số mình đây, =số em nè, =số mình nè, =số liên lạc của em, =số liên lạc của mình, =số liên hệ của em, =số liên hệ, =số liên lạc, =thông tin của em, =thông tin em, =mail của em, =email tôi, =gmail em, =gmail mình, =số của chị là, =số của anh là, =số chị, =số anh',
  ),
  readerOwn: terms(
    '=của bạn, =của shop, =của cửa hàng, =bên bạn, =bên shop, =của bên, =của quý, =số shop, =của các bạn, cua shop, =bên mình có phải, =bên em có',
  ),
  otherOwn: terms(
    '=của anh ấy, =của cô ấy, =của chị ấy, =của ông ấy, =của bà ấy, =của nó, =của họ, =của ổng, =của bả, =số ổng, =số bả, =anh ấy, =cô ấy, =chị ấy, =ông ấy, =bà ấy, =số nó, =số bạn ấy, =số ảnh, =gặp anh, =gặp chị, =số nó là, =số của ảnh, =số của chị ấy, =số chị ấy, =số anh ấy, =số cô ấy, =số bác ấy, =số chú ấy, =số ông ấy, =số bà ấy, =số thằng, =số con nhỏ, =sđt ảnh, =sđt nó, =sđt anh ấy, =sđt chị ấy, =gọi nó, =gọi ảnh, =gọi ổng, =gọi bả, =gọi cho nó, =gọi cho ảnh, =gọi cho ổng, =gọi cho bả, =gọi cho anh ấy, =gọi cho chị ấy, =liên hệ anh ấy, =liên hệ chị ấy, =liên hệ ảnh, =cho nó, =cho ảnh, =họ',
  ),
  kinshipAndRole: terms(
    '=vợ tôi, =vợ em, =vợ anh, =vợ mình, =vợ, =chồng tôi, =chồng em, =chồng, chong em, vo em, vo anh, anh trai, em trai, =em gái, =chị gái, =bạn tôi, =bạn em, =bạn mình, =bạn gái, =bạn trai, =hàng xóm, hang xom, =sếp, =giám đốc, =quản lý, =kế toán, ke toan, =luật sư, =thư ký, =tài xế, tai xe, shipper, =chủ nhà, chu nha, =chủ trọ, =người thuê, =ông nội, =bà nội, =ông ngoại, =bà ngoại, =chú tôi, =dì em, =cậu em, =con dâu, =con rể, =đối tác, =đồng nghiệp, =nhân viên, =thợ, =kỹ thuật viên, =bảo vệ, =người bán, =bác sĩ, =giáo viên, =cô giáo, =bố vợ, =mẹ vợ, =bố chồng, =mẹ chồng, =người yêu, =lễ tân, =môi giới, =nhà thầu, =thợ, =kỹ thuật, =trưởng phòng, =chủ shop, =đại lý, =bác hàng xóm, =vợ của em, =vợ của tôi, =vợ chồng, =ông xã, =bà xã, =ox, =bx, =chồng mình, =chồng của em, =anh hai, =anh ba, =anh tư, =anh tám, =anh năm, =anh sáu, =anh bảy, =chị hai, =chị ba, =chú hai, =chú ba, =chú tư, =cô em, =mợ, =thím, =dượng, =ông già, =bà già, =thằng em, =thằng bạn, =con bạn, =nhỏ bạn, =nhỏ em, =ông anh, =bà chị, =thằng cháu, =em họ, =anh họ, =chị họ, =em trai, =anh trai, =chị dâu, =anh rể, =em dâu, =em rể, =sui gia, =thông gia, =người nhà, =người thân, =họ hàng, =bạn thân, =bạn cùng, =bạn cùng phòng, =bạn học, =bạn làm chung, =bạn làm cùng, =đồng nghiệp em, =sếp em, =sếp mình, =sếp tôi, =giám đốc em, =trưởng phòng em, =quản lý bên, =chủ em, =ông chủ, =bà chủ, =chủ thầu, =thầu, =cai thầu, =đốc công, =giám sát, =kỹ sư, =kiến trúc sư, =công nhân, =thợ hồ, =thợ máy, =thợ bên, =bảo vệ công trình, =bảo vệ tòa nhà, =bảo vệ chung cư, =ban quản lý, =bql, =lao công, =tạp vụ, =giúp việc, =osin, =bảo mẫu, =cô giữ trẻ, =cô giáo chủ nhiệm, =gvcn, =thầy giáo, =hlv, =bs, =y tá, =điều dưỡng, =luật sư em, =kế toán em, =kế toán bên em, =kế toán công ty, =thủ kho, =thủ quỹ, =thư ký em, =lái xe, =tài xế em, =xe ôm, =bác tài, =nhà xe, =nhân viên em, =nhân viên giao hàng, =giao hàng, =shipper bên, =đối tác em, =khách em, =khách của em, =khách hàng của em, =người mua, =người thuê nhà, =bà chủ trọ, =hàng xóm em, =nhà bên, =tổ trưởng, =trưởng thôn',
  ),
  child: terms(
    'con trai, =con gái, =con tôi, con em, =con mình, =cháu, =bé nhà, =con trai em, =con gái em, =con trai mình, =con gái mình, =con trai tôi, =con gái tôi, =con của em, =bé nhà em, =bé nhà mình, =nhóc, =cháu nhà, =cháu trai, =cháu gái, =thằng con, =con bé, =cu nhà',
  ),
  parent: terms(
    '=mẹ tôi, =mẹ em, =mẹ, =bố tôi, =bố em, =bố, ba em, =má em, me em, bo em, =ba mẹ, =phụ huynh, =mẹ mình, =má, =má mình, =mẹ của em, =bố mình, =bố của em, =ba, =ba mình, =ba tôi, =tía, =bố mẹ, =cha, =cha mẹ, =mẹ của tôi, =u em, =bầm, ba me, me cua em',
  ),
  trade: terms(
    '=thợ nước, =thợ điện, taxi, =cứu hộ, =sửa khóa, =chuyển nhà, =sửa ống nước, =thợ sơn, =thợ mộc, =sửa điện, =thợ khóa, =thợ hàn, =thợ xây, =thợ sửa, =sửa máy lạnh, =sửa tủ lạnh, =sửa máy giặt, =hút hầm cầu, =thông cống, =xe cẩu, =xe kéo, =vá xe, =chụp hình, =trang điểm, =nấu tiệc',
  ),
  onBehalfOf: terms('=cho'),
  wanted: terms('cần, =tìm, muốn tìm, muốn thuê, cử, =gọi thợ, bao giờ, khi nào, đang đợi, đợi, =chờ'),
  condition: terms('=nếu, =lỡ, =khi nào, =trường hợp'),
  selfIntroduction: terms(
    '=tôi là, =em là, =mình là, =anh là, =chị là, =tên tôi, =tên em, =trân trọng, toi la, =em tên',
  ),
  inRoleOf: terms('=với tư cách, =với vai trò'),
  callMe: terms(
    '=gọi tôi, =gọi em, =gọi mình, =gọi cho tôi, =gọi cho em, =gọi cho mình, =gọi anh, =gọi chị, =gọi lại, goi em, goi lai, goi cho em, goi minh, =liên hệ tôi, =liên hệ em, =liên hệ mình, =liên hệ với tôi, =liên hệ số, =nhắn tôi, =nhắn em, =nhắn mình, =nhắn cho em, =nhắn qua, =gọi số, =gọi vào số, =gửi cho em, =gửi vào mail, =gửi mail, =gửi qua mail, =trả lời vào, =phản hồi qua, alo em, =alo mình, =alo số, =báo em, alo, cho em, =kết bạn zalo, =zalo mình, =gửi vào, =gọi giúp, =gọi mình số, =liên lạc em, =liên lạc tôi, =liên lạc mình, =liên lạc với em, =liên lạc với mình, =liên lạc với tôi, =liên lạc qua, =liên lạc số, =liên hệ qua, =liên hệ với em, =liên hệ với mình, =liên hệ em qua, =gọi em qua, =gọi tui, =gọi lại cho em, =gọi lại cho mình, =gọi lại cho tôi, =gọi lại em, =gọi lại mình, =gọi lại số, =gọi vô số, =gọi vô, =gọi qua số, =gọi số này, =gọi cho chị, =gọi cho anh, =gọi giùm, =gọi cho tui, =gọi hộ em, =alo cho em, =alo cho mình, =alo tui, =a lô, =điện em, =điện cho em, =điện cho mình, =điện lại, =phone em, =phone cho em, =phone lại, =nhắn tui, =nhắn lại, =nhắn lại em, =nhắn cho mình, =nhắn cho tôi, =nhắn zalo, =zalo cho em, =zalo cho mình, =zalo tui, =add zalo, =kb zalo, =kết bạn, =ib zalo, =inbox em, =rep em, =rep mình, =trả lời em, =trả lời qua, =phản hồi em, =phản hồi cho em, =phản hồi số, =báo lại em, =báo cho em, =báo mình, =báo lại, =báo giúp em, =tư vấn qua, =tư vấn em qua, =tư vấn cho em, =tư vấn số, =cần thì gọi, =có gì gọi, =có gì alo, =có gì liên hệ, =có gì nhắn, =cần gì gọi, =tiện gọi, =rảnh gọi, =lh em, =lh mình, =lh qua, =lh số, lh em, goi cho minh, goi lai em, goi so, nhan em, lien he em, alo minh, goi qua',
  ),
  youCalledMe: terms('=gọi em vào số, =gọi tôi vào số, =vừa gọi em ở số'),
  presence: terms(
    'ở nhà, nhà, nhà riêng, văn phòng, cơ quan, công ty em, chỗ làm, cửa hàng, rảnh, có mặt, buổi tối, buổi sáng, buổi chiều, sau giờ, nghe máy, em nghe, bắt máy, gặp em, gặp anh, gặp chị, ghi lại, ghi giúp, máy bàn, cảm ơn, cám ơn, trân trọng, em, mình, tôi, cho em, cho mình, ship, =lầu, =tầng, =căn hộ, =chung cư, =ngõ, =hẻm, =ngách, =quận, =phường, =đường, =toà, =tòa, =block, =số nhà, =địa chỉ, =khu, =ấp, =xã, =huyện',
  ),
  askedFor: terms('=xin số, =hỏi số, =cần số, =bảo để lại số, =bảo cho số, =xin sđt'),
  payment: terms(
    '=chuyển khoản, chuyen khoan, =ck, =đã chuyển, momo, =thanh toán, =nạp tiền, =gửi tiền, =chuyển tiền, =đặt cọc, =cọc, =nạp thẻ, zalopay, viettel pay, =đã trả, chuyển khoản, đã chuyển, chuyển tiền, thanh toán, đã thanh toán, nạp tiền, trả tiền, =đã ck, =ck vào, =ck qua, =ck cho, =ck tới, =chuyển qua momo, =chuyển momo, =momo số, =vào momo, =qua momo, =ví momo, =chuyển tiền vào, =chuyển vào số, =chuyển cho số, =chuyển khoản vào, =chuyển vào, =chuyển qua, =nạp vào, =nạp card, =nạp điện thoại, =nạp tiền điện thoại, =nạp cho, =bank qua, =bank vào, =bank cho, =đã bank, =gửi tiền vào, =gửi tiền cho, =trả tiền qua, =thanh toán qua, =thanh toán cho, =hoàn tiền, =hoàn tiền vào, =hoàn lại, =cọc cho, =đã cọc, =tiền cọc, vnpay, =viettel money, =ví điện tử, da ck, da chuyen, ck cho, chuyen tien, thanh toan',
  ),
  calledOut: terms(
    '=đã gọi, =tôi gọi, =em gọi, =mình gọi, =gọi mãi, =gọi hoài, =gọi nhiều lần, =gọi tới, =gọi đến số, da goi, =gọi không được, =gọi số của, =lưu số, =em đang gọi, =gọi cả, =có số, =không gọi, gọi vào số, tôi gọi, em gọi, đã gọi, gọi mãi, gọi hoài, thử gọi, gọi tới số, gọi đến số, bấm số, gọi cho bên, mình gọi, gọi số, =bấm, =bấm gọi, =bấm số, =gọi thử, =thử gọi, =cố gọi, =gọi nhiều, =gọi suốt, =gọi liên tục, =gọi mấy lần, =gọi mấy cuộc, =gọi cả ngày, =gọi cả buổi, =gọi từ sáng, =gọi hoài không, =gọi hoài ko, =gọi mãi không, =gọi mãi ko, =gọi cả chục, =gọi chục, =gọi ba lần, =gọi hai lần, =gọi hôm qua, =gọi rồi, =gọi rồi mà, =có gọi, =mình có gọi, =em có gọi, =tôi có gọi, =đang gọi, =đã gọi cho, =đã gọi đến, =đã gọi vào, =đã liên hệ, =đã liên lạc, =đã nhắn, =nhắn vào số, =nhắn cho shop, =nhắn cho bên, =gọi cho shop, =gọi shop, =gọi bên shop, =gọi cho cửa hàng, =gọi cửa hàng, =gọi tổng đài, =gọi lên tổng đài, =gọi hotline, =gọi lên, =gọi qua bên, =gọi ra, =liên hệ bên, =liên hệ shop, =liên lạc với shop, =liên lạc với bên, =liên lạc không, =không gọi được, =không liên lạc, =không liên hệ, =ko gọi được, =ko liên lạc, =ko liên hệ, =cho em số, =cho mình số, =cho tôi số, =đưa số, =nói chuyện với, =gặp tổng đài, =lưu là, =lưu tên, =lưu trong máy, em goi, toi goi, minh goi, goi hoai, goi mai, goi may lan, goi khong duoc, goi ko duoc, bam so',
  ),
  noAnswer: terms(
    '=không ai nghe, =không nghe máy, =không bắt máy, =không ai bắt, ko ai nghe, k ai nghe, ko nghe, =không liên lạc được, =thuê bao, =máy bận, =bận máy, =không trả lời, =ko trả lời, =không ai trả lời, =tắt máy, =không gọi được, =ko ai bắt, =chả ai nghe, =không phản hồi, ko ai rep, =không ai rep, khong ai nghe, =nhầm máy, =sai số, =tò te tí, =không ai nhấc máy, khong ai bat may, khong nghe may, =toàn nghe nhạc, =nghe nhạc chờ, =nhạc chờ, =toàn nhạc, =chẳng ai, =chả ai, =không ai, =ko ai, =k ai, =kô ai, =hổng ai, =hông ai, =không có ai, =ko có ai, =không thấy ai, =chẳng thấy ai, =đâu ai, =chẳng bắt, =không thèm bắt, =ko bắt máy, =k bắt máy, =không bắt, =không nghe, =không nhấc máy, =ko nhấc máy, =ko phản hồi, =không rep, =ko rep, =đổ chuông, =chuông reo, =reo hoài, =chuông mãi, =tút tút, =bận hoài, =báo bận, =toàn bận, =toàn báo bận, =thuê bao quý khách, =ngoài vùng, =ngoài vùng phủ sóng, =không tồn tại, =số không đúng, =ko liên lạc được, =không kết nối, =ko kết nối, =cúp máy, =cúp, =dập máy, =tắt ngang, =ngắt máy, =hộp thư thoại, =trả lời tự động, =im re, =im lặng, =im ru, chang ai nghe, ko ai bat, khong ai bat, khong tra loi, ko tra loi',
  ),
  calledMe: terms(
    '=số của ai, =của ai, =ai đây, =ai gọi, =có số gọi, =gọi cho tôi từ, =gọi em bảo, =gọi tôi bảo, =gọi nhỡ, =cuộc gọi nhỡ, =cuộc gọi từ, =lừa đảo, =mạo danh, =tự xưng, =giả danh, =xưng là, spam, =làm phiền, =tin nhắn từ, =phải số, =có phải số, =có phải của, =số lạ, =gọi đến bảo, =vừa gọi, =nháy máy, =nhỡ cuộc gọi, =ko biết ai, =không biết ai, =gọi nhỡ từ, =số này của ai, so nay cua ai, ai gọi, số ai, số của ai, gọi cho tôi, gọi cho em hoài, cuộc gọi nhỡ, gọi nhỡ, lừa đảo, số lạ, có phải số, có phải của bên, phải số bên, phải bên mình, tin nhắn từ, mạo danh, tự xưng, tự nhận, quấy rối, làm phiền, =cứ gọi, =cứ gọi quấy, =gọi quấy, =quấy, =phá, =gọi phá, =gọi làm phiền, =làm phiền hoài, =gọi hoài là ai, =là ai, =là ai vậy, =là của ai, =của ai vậy, =ai vậy, =ai thế, =ai đó, =ai gọi vậy, =ai gọi thế, =số ai vậy, =số ai đây, =số ai thế, =số của ai vậy, =số gì, =số gì vậy, =số nào đây, =số lạ gọi, =bị số lạ, =lạ gọi, =gọi lừa, =gọi lừa đảo, =gọi lừa nói, =gọi nói là, =gọi bảo là, =gọi xưng, =gọi tự xưng, =gọi báo, =gọi kêu, =bị gọi, =bị lừa, =vừa bị, =bị nháy, =nháy hoài, =gọi cho em nói, =gọi cho mình nói, =gọi cho tôi nói, =gọi cho em bảo, =gọi cho mình bảo, =gọi cho em kêu, =gọi em kêu, =gọi em nói, =gọi mình nói, =gọi mình bảo, =gọi tôi nói, =có người gọi, =có ai gọi, =có người lạ, =có cuộc gọi, =nhận cuộc gọi, =nhận được cuộc gọi, =nhận cuộc gọi từ, =nhận được tin nhắn, =nhận tin nhắn từ, =tin nhắn lạ, =gọi đến nhận, =gọi tới, =gọi tới hoài, =gọi tới nói, =gọi đến nói, =gọi đến hoài, =cuộc gọi lạ, =gọi lỡ, =cuộc gọi lỡ, =nhỡ từ, =bên mình phải không, =bên shop phải không, =phải shop không, =phải shop ko, =có phải shop, =có phải bên, =có phải là số, =phải bên shop, =có đúng số, =đúng số của shop, =đúng số bên, =có phải nhân viên, =có phải người của, =nhân viên bên mình ko, =bên mình gọi, =bên mình gọi à, =shop gọi em, =shop gọi à, =bên shop gọi, =đòi nợ, =đe dọa, =đe doạ, =giả mạo, =giả làm, =giả vờ, =nói là của shop, =nói là shop, =nói là bên, =bảo là bên, =bảo là shop, so la, ai goi, so ai, so cua ai, lua dao, goi quay',
  ),
  wroteTo: terms(
    '=gửi mail tới, =gửi email tới, =gửi email đến, =gửi mail đến, =đã gửi mail, =đã gửi email, =đã mail, =email tới, =mail tới, =viết cho, =viết thư tới, =bị trả lại, =bị trả về, =không gửi được, da gui mail, =gửi thư tới, gửi mail cho, gửi mail đến, gửi mail tới, gửi email, đã gửi mail, viết mail, mail vào, mail tới, bị trả lại, gửi tới',
  ),
  recipient: terms(
    '=người nhận, nguoi nhan, =nhận hàng, giao cho, =gửi cho, =giao tới, =quà, =tặng, =bất ngờ, ship cho, =nhận giúp, =nhận thay, =sinh nhật, =ký nhận, =ký, =đại diện nhận, =nhận hộ, =gửi hàng cho, =tặng, =giao cho, =giao tới tay, =giao đến, =giao hộ, =giao giúp, =nhận dùm, =nhận giùm, =nhận hộ em, =nhận thay em, =nhận đồ, =người nhận hàng, =tên người nhận, =sđt người nhận, =số người nhận, =tới lấy, =đến lấy, =qua lấy, =ghé lấy, =ra lấy, =lấy hàng, =lấy đồ giúp, =đưa cho, =gửi lại cho, =gửi tới, =gửi cho bạn, =ship cho, =ship tới, =ship đến cho, =ship qua cho, =để ở, =để nhờ, =gởi cho, =gởi bảo vệ, =gửi bảo vệ, =gửi hàng xóm, =tặng cho, =tặng sinh nhật, =tặng vợ, =quà cho, =quà tặng, =quà sinh nhật, =hoa cho, =hoa tặng, =bó hoa, =giỏ hoa, =bất ngờ cho, =ký nhận hàng, =mở cửa, =giữ chìa khóa, =chìa khóa, =ở công trình, =ở công trường',
  ),
  website: terms(
    '=trên web, website, trang web, =trên mạng, fanpage, =trên fb, facebook, google, =quảng cáo, =danh thiếp, card visit, cskh, =chăm sóc khách hàng, =tổng đài, =trên app, =tờ rơi, =biển hiệu, =số hotline, trên web, trên mạng, quảng cáo, tổng đài, hotline, chăm sóc khách hàng, chi nhánh, danh thiếp, tờ rơi, số của bên, số bên, =trên trang, =trên page, =page, =trên facebook, =trên zalo, =trên tiktok, tiktok, shopee, =trên shopee, =trên lazada, =trên google, =google map, =trên bản đồ, =trên hóa đơn, =trên hoá đơn, =trên bill, =trên hộp, =trên thùng, =trên bao bì, =trên nhãn, =trên tem, =trên biển, =bảng hiệu, =băng rôn, =trên tin đăng, =tin đăng, =trên bài, =bài đăng, =số của shop, =số shop, =số của cửa hàng, =số cửa hàng, =số công ty, =số của công ty, =số bên shop, =số bên mình có, =số của các bạn, =số tổng đài, =số chăm sóc, =số cskh, =số nhân viên, =tư vấn viên, =nhân viên tư vấn, =lễ tân bên, =văn phòng bên, =chi nhánh bên, =chi nhánh, =số chi nhánh, =trung tâm, =đường dây nóng, so shop, so cua shop, tong dai, tren web',
  ),
  oldOrDead: terms(
    '=số cũ, =cũ, so cu, =trước đây, =không dùng nữa, =ko dùng nữa, =không còn dùng, =bỏ rồi, =mất sim, =mất số, =xóa, =xoá, =xoá giúp, =xóa giúp, =khóa rồi, =đổi số, =hết hạn, =ngừng dùng, =bỏ số, =không xài, =ko xài, =khoá rồi, =mất rồi, =bị mất, =hỏng sim, =mất sim rồi, =sim mất, số cũ, trước đây, không dùng nữa, ko dùng nữa, k dùng nữa, đã khóa, khóa rồi, mất sim, bị mất, bỏ số, đổi số, ngừng dùng, không xài nữa, hết dùng, =bỏ đi, =bỏ đi nha, =bỏ số này, =bỏ số đó, =bỏ số cũ, =xóa số, =xoá số, =xóa đi, =xoá đi, =xóa dùm, =xóa giùm, =xóa khỏi, =hủy số, =huỷ số, =cắt số, =cắt sim, =hủy sim, =khóa sim, =khoá sim, =bị khóa, =bị khoá, =sim rác, =đổi sim, =thay sim, =đổi số rồi, =đổi số khác, =thay số, =chuyển số, =chuyển sang số, =không còn, =ko còn, =k còn, =không phải của em nữa, =không phải của mình nữa, =không phải số em, =hết xài, =hết sử dụng, =không sử dụng, =ko sử dụng, =k sử dụng, =ko xài nữa, =k xài nữa, =không dùng, =ko dùng, =k dùng, =ngưng dùng, =ngưng sử dụng, =số trước, =số hồi trước, =hồi trước, =lúc trước, =hồi xưa, =ngày trước, =mất điện thoại, =mất máy, =rớt điện thoại, =bị giật, =bị trộm, =bị cướp, =đừng gọi số, =đừng gọi, =đừng liên hệ, =đừng nhắn, =quên số, doi so, mat sim, bo so, khong dung nua, ko dung nua, xoa so',
  ),
  example: terms(
    '=ví dụ, vi du, vd, =mẫu, =định dạng, =bịa, =điền đại, =điền bừa, =bắt buộc, =kiểu như, =chẳng hạn, =thí dụ, =kiểu, =theo mẫu, =điền tạm, =số giả, =bịa ra, =nhập đại, =ghi đại, =test, =format',
  ),
  negation: terms('=không phải, =không, =ko phải, =k phải, =chứ không, =chớ không, khong phai'),
  insteadOf: terms('=thay vì, thay cho, =chứ không phải'),
  wrong: terms('=sai, =nhầm, =bị sai, =bị nhầm, =sai rồi, =nhầm rồi'),
  correction: terms(
    '=xin lỗi, =nhầm, =nhầm, =sửa lại, =gõ nhầm, =viết nhầm, =đúng là, =đúng, =mới đúng, =gõ sai, sorry, =ý em là, =ghi nhầm, =gõ lộn, =lộn số, =lộn, =đánh nhầm, =ấn nhầm, =nhầm số, =sửa lại là, =số đúng là, =số đúng, =à nhầm, =ý mình là',
  ),
  contrast: terms('nhưng, nhưng mà, tuy nhiên'),
  forwarded: terms(
    '=chuyển tiếp, =tin nhắn chuyển tiếp, =đã chuyển tiếp, fwd, =tin chuyển tiếp, =được chuyển tiếp, =chuyển tiếp từ, =fw, =forward',
  ),
  contactCard: terms('=danh thiếp liên hệ, =chia sẻ liên hệ'),
  copula: terms('=là, la'),
  filler: terms(
    '=là, la, =của, cua, cho, =này, nay, =ở, qua, =vào, theo, =và, =với, =có, =các, anh, =chị, em, =nhé, nha, =ạ, =ơi, =số, =bên',
  ),
  replacement: terms(
    'bây giờ, từ nay, lưu, lưu số, số mới, giờ dùng, hiện tại, chuyển sang, đổi thành, đổi sang, mới là, dùng số',
  ),
  formerly: terms('trước, trước đây, trước kia, hồi trước'),
  calledPast: terms(
    'vừa gọi, đã gọi, có gọi, mới gọi, cuộc gọi nhỡ, gọi nhỡ, nhỡ, gọi cho tôi, gọi cho em, gọi cho mình, gọi em, gọi tôi, gọi chị, gọi anh, gọi cho chị, gọi cho anh',
  ),
  source: terms('từ'),
  giftReceiver: terms('cô dâu, chú rể, người nhận, người được tặng, bạn được tặng, chủ tiệc'),
};
