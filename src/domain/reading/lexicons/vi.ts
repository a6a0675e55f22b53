import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const vi: Lexicon = {
  phoneNoun: terms(
    '=điện thoại, dien thoai, =đt, dt, =sđt, sdt, =di động, =số máy, zalo, =gọi, goi, =liên hệ, lien he, lh, =máy bàn, alo, hotline, =nhắn tin, =gọi, =máy',
  ),
  numberWord: terms('=số, so dt, =số điện'),
  emailNoun: terms('email*, mail*, =thư điện tử, =hòm thư, =địa chỉ mail, gmail'),
  order: terms(
    '=đơn hàng, don hang, =mã đơn, ma don, =đặt hàng, =đơn đặt, =đặt chỗ, booking, order, =đơn, =mã đặt, =báo giá, đơn hàng, mã đơn, đơn đặt, đặt hàng, mã đặt chỗ, đặt phòng, mã booking, đơn số, số đơn, đơn của em, báo giá',
  ),
  invoice: terms(
    '=hóa đơn, =hoá đơn, hoa don, =biên lai, =phiếu thu, =phiếu, =giá tiền, =số tiền, =giao dịch, =hđ, hóa đơn, hoá đơn, biên lai, phiếu thu, số tiền, tổng tiền, vnđ, vnd, bill, chứng từ, phiếu xuất',
  ),
  parcel: terms(
    '=vận đơn, van don, =mã vận, =bưu phẩm, =bưu kiện, =kiện hàng, =gói hàng, tracking, =mã theo dõi, =mã giao hàng, ghtk, ghn, mvd, vận đơn, mã vận đơn, kiện hàng, bưu kiện, viettel post, vtp, vnpost, mã giao hàng, j&t',
  ),
  account: terms(
    '=tài khoản, tai khoan, stk, =hợp đồng, hop dong, =khách hàng số, =mã khách hàng, ma khach hang, =mã kh, =công tơ, =thẻ, =số thẻ, =bảo hiểm, =mã internet, =thuê bao số, =hđbh, =khoản vay, =mã hộ, =đồng hồ nước, hợp đồng, mã khách hàng, số tài khoản, tài khoản, bảo hiểm, số thẻ, công tơ, đồng hồ điện, thuê bao số, mã hợp đồng, khoản vay, mã thành viên',
  ),
  caseOrTicket: terms(
    '=khiếu nại, =phiếu yêu cầu, =mã yêu cầu, ticket, =hồ sơ, =mã hồ sơ, =mã khiếu nại, =sự cố, =mã tra cứu',
  ),
  part: terms(
    '=số seri, seri, serial, =mã sản phẩm, ma san pham, model, =biển số, bien so, =mã hàng, =linh kiện, =mã vạch, =số khung, =mã máy, =mẫu',
  ),
  password: terms(
    '=mật khẩu, mat khau, =mã xác nhận, =mã otp, otp, =mã giảm giá, voucher, =mã, =mã số, pass, =mã pin, =mã khuyến mãi',
  ),
  taxOrIdentity: terms(
    'cmnd, cccd, =căn cước, can cuoc, =mã số thuế, mst, =hộ chiếu, ho chieu, =giấy phép, gplx, bhxh, bhyt, =mã bưu điện, =chuyến bay',
  ),
  weakReference: terms('=khách hàng, =sản phẩm, =phòng, =bệnh nhân'),
  version: terms('=phiên bản, =máy chủ'),
  writerOwn: terms(
    '=của tôi, =của em, =của mình, =của anh, =của chị, cua toi, cua em, cua minh, =tôi, =mình, =của cháu, =của tớ',
  ),
  ownNumber: terms(
    '=số của tôi, =số tôi, =số em, =số mình, =số của em, =số của mình, =số điện thoại của tôi, =số anh là, =số chị là, =sđt của tôi, =sđt mình, =sđt em, sdt em, =sdt mình, =điện thoại tôi, =điện thoại em, =mail mình, mail em, =email của tôi, =email của em, email em, =email mình, =số điện thoại em, =số điện thoại mình, so em, so minh, zalo em, =zalo mình, =số mới của, =đây là số, =số này của em, =là tôi',
  ),
  readerOwn: terms(
    '=của bạn, =của shop, =của cửa hàng, =bên bạn, =bên shop, =của bên, =của quý, =số shop, =của các bạn, cua shop, =bên mình có phải, =bên em có',
  ),
  otherOwn: terms(
    '=của anh ấy, =của cô ấy, =của chị ấy, =của ông ấy, =của bà ấy, =của nó, =của họ, =của ổng, =của bả, =số ổng, =số bả, =anh ấy, =cô ấy, =chị ấy, =ông ấy, =bà ấy, =số nó, =số bạn ấy, =số ảnh, =gặp anh, =gặp chị',
  ),
  kinshipAndRole: terms(
    '=vợ tôi, =vợ em, =vợ anh, =vợ mình, =vợ, =chồng tôi, =chồng em, =chồng, chong em, vo em, vo anh, anh trai, em trai, =em gái, =chị gái, =bạn tôi, =bạn em, =bạn mình, =bạn gái, =bạn trai, =hàng xóm, hang xom, =sếp, =giám đốc, =quản lý, =kế toán, ke toan, =luật sư, =thư ký, =tài xế, tai xe, shipper, =chủ nhà, chu nha, =chủ trọ, =người thuê, =ông nội, =bà nội, =ông ngoại, =bà ngoại, =chú tôi, =dì em, =cậu em, =con dâu, =con rể, =đối tác, =đồng nghiệp, =nhân viên, =thợ, =kỹ thuật viên, =bảo vệ, =người bán, =bác sĩ, =giáo viên, =cô giáo, =bố vợ, =mẹ vợ, =bố chồng, =mẹ chồng, =người yêu, =lễ tân, =môi giới, =nhà thầu, =thợ, =kỹ thuật, =trưởng phòng, =chủ shop, =đại lý, =bác hàng xóm',
  ),
  child: terms('con trai, =con gái, =con tôi, con em, =con mình, =cháu, =bé nhà'),
  parent: terms(
    '=mẹ tôi, =mẹ em, =mẹ, =bố tôi, =bố em, =bố, ba em, =má em, me em, bo em, =ba mẹ, =phụ huynh',
  ),
  trade: terms(
    '=thợ nước, =thợ điện, taxi, =cứu hộ, =sửa khóa, =chuyển nhà, =sửa ống nước, =thợ sơn, =thợ mộc, =sửa điện',
  ),
  selfIntroduction: terms(
    '=tôi là, =em là, =mình là, =anh là, =chị là, =tên tôi, =tên em, =trân trọng, toi la, =em tên',
  ),
  inRoleOf: terms('=với tư cách, =là'),
  callMe: terms(
    '=gọi tôi, =gọi em, =gọi mình, =gọi cho tôi, =gọi cho em, =gọi cho mình, =gọi anh, =gọi chị, =gọi lại, goi em, goi lai, goi cho em, goi minh, =liên hệ tôi, =liên hệ em, =liên hệ mình, =liên hệ với tôi, =liên hệ số, =nhắn tôi, =nhắn em, =nhắn mình, =nhắn cho em, =nhắn qua, =gọi số, =gọi vào số, =gửi cho em, =gửi vào mail, =gửi mail, =gửi qua mail, =trả lời vào, =phản hồi qua, alo em, =alo mình, =alo số, =báo em, alo, cho em, =kết bạn zalo, =zalo mình, =gửi vào, =gọi giúp, =gọi mình số',
  ),
  youCalledMe: terms('=gọi em vào số, =gọi tôi vào số, =vừa gọi em ở số'),
  presence: terms(
    'ở nhà, nhà, nhà riêng, văn phòng, cơ quan, công ty em, chỗ làm, cửa hàng, rảnh, có mặt, buổi tối, buổi sáng, buổi chiều, sau giờ, nghe máy, em nghe, bắt máy, gặp em, gặp anh, gặp chị, ghi lại, ghi giúp, máy bàn, cảm ơn, cám ơn, trân trọng, em, mình, tôi, cho em, cho mình, ship',
  ),
  askedFor: terms('=xin số, =hỏi số, =cần số, =bảo để lại số, =bảo cho số, =xin sđt'),
  payment: terms(
    '=chuyển khoản, chuyen khoan, =ck, =đã chuyển, momo, =thanh toán, =nạp tiền, =gửi tiền, =chuyển tiền, =đặt cọc, =cọc, =nạp thẻ, zalopay, viettel pay, =đã trả, chuyển khoản, đã chuyển, chuyển tiền, thanh toán, đã thanh toán, nạp tiền, trả tiền',
  ),
  calledOut: terms(
    '=đã gọi, =tôi gọi, =em gọi, =mình gọi, =gọi mãi, =gọi hoài, =gọi nhiều lần, =gọi tới, =gọi đến số, da goi, =gọi không được, =gọi số của, =lưu số, =em đang gọi, =gọi cả, =có số, =không gọi, gọi vào số, tôi gọi, em gọi, đã gọi, gọi mãi, gọi hoài, thử gọi, gọi tới số, gọi đến số, bấm số, gọi cho bên, mình gọi, gọi số',
  ),
  noAnswer: terms(
    '=không ai nghe, =không nghe máy, =không bắt máy, =không ai bắt, ko ai nghe, k ai nghe, ko nghe, =không liên lạc được, =thuê bao, =máy bận, =bận máy, =không trả lời, =ko trả lời, =không ai trả lời, =tắt máy, =không gọi được, =ko ai bắt, =chả ai nghe, =không phản hồi, ko ai rep, =không ai rep, khong ai nghe, =nhầm máy, =sai số, =tò te tí, =không ai nhấc máy, khong ai bat may, khong nghe may',
  ),
  calledMe: terms(
    '=số của ai, =của ai, =ai đây, =ai gọi, =có số gọi, =gọi cho tôi từ, =gọi em bảo, =gọi tôi bảo, =gọi nhỡ, =cuộc gọi nhỡ, =cuộc gọi từ, =lừa đảo, =mạo danh, =tự xưng, =giả danh, =xưng là, spam, =làm phiền, =tin nhắn từ, =phải số, =có phải số, =có phải của, =số lạ, =gọi đến bảo, =vừa gọi, =nháy máy, =nhỡ cuộc gọi, =ko biết ai, =không biết ai, =gọi nhỡ từ, =số này của ai, so nay cua ai, ai gọi, số ai, số của ai, gọi cho tôi, gọi cho em hoài, cuộc gọi nhỡ, gọi nhỡ, lừa đảo, số lạ, có phải số, có phải của bên, phải số bên, phải bên mình, tin nhắn từ, mạo danh, tự xưng, tự nhận, quấy rối, làm phiền',
  ),
  wroteTo: terms(
    '=gửi mail tới, =gửi email tới, =gửi email đến, =gửi mail đến, =đã gửi mail, =đã gửi email, =đã mail, =email tới, =mail tới, =viết cho, =viết thư tới, =bị trả lại, =bị trả về, =không gửi được, da gui mail, =gửi thư tới, gửi mail cho, gửi mail đến, gửi mail tới, gửi email, đã gửi mail, viết mail, mail vào, mail tới, bị trả lại, gửi tới',
  ),
  recipient: terms(
    '=người nhận, nguoi nhan, =nhận hàng, giao cho, =gửi cho, =giao tới, =quà, =tặng, =bất ngờ, ship cho, =nhận giúp, =nhận thay, hoa, hoa cho, =sinh nhật, =ký nhận, =ký, =đại diện nhận, =nhận hộ, =gửi hàng cho, =tặng',
  ),
  website: terms(
    '=trên web, website, trang web, =trên mạng, fanpage, =trên fb, facebook, google, =quảng cáo, =danh thiếp, card visit, cskh, =chăm sóc khách hàng, =tổng đài, =trên app, =tờ rơi, =biển hiệu, =số hotline, trên web, trên mạng, quảng cáo, tổng đài, hotline, chăm sóc khách hàng, chi nhánh, danh thiếp, tờ rơi, số của bên, số bên',
  ),
  oldOrDead: terms(
    '=số cũ, =cũ, so cu, =trước đây, =không dùng nữa, =ko dùng nữa, =không còn dùng, =bỏ rồi, =mất sim, =mất số, =xóa, =xoá, =xoá giúp, =xóa giúp, =khóa rồi, =đổi số, =hết hạn, =ngừng dùng, =bỏ số, =không xài, =ko xài, =khoá rồi, =mất rồi, =bị mất, =hỏng sim, =mất sim rồi, =sim mất, số cũ, trước đây, không dùng nữa, ko dùng nữa, k dùng nữa, đã khóa, khóa rồi, mất sim, bị mất, bỏ số, đổi số, ngừng dùng, không xài nữa, hết dùng',
  ),
  example: terms('=ví dụ, vi du, vd, =mẫu, =định dạng, =bịa, =điền đại, =điền bừa, =bắt buộc, =kiểu như'),
  negation: terms('=không phải, =không, =ko phải, =k phải, =chứ không, =chớ không, khong phai'),
  insteadOf: terms('=thay vì, thay cho, =chứ không phải'),
  wrong: terms('=sai, =nhầm, =bị sai, =bị nhầm, =sai rồi, =nhầm rồi'),
  correction: terms(
    '=xin lỗi, =nhầm, =nhầm, =sửa lại, =gõ nhầm, =viết nhầm, =đúng là, =đúng, =mới đúng, =gõ sai, sorry, =ý em là',
  ),
  forwarded: terms('=chuyển tiếp, =tin nhắn chuyển tiếp, =đã chuyển tiếp, fwd'),
  contactCard: terms('=danh thiếp liên hệ, =chia sẻ liên hệ'),
  copula: terms('=là, la'),
  filler: terms(
    '=là, la, =của, cua, cho, =này, nay, =ở, qua, =vào, theo, =và, =với, =có, =các, anh, =chị, em, =nhé, nha, =ạ, =ơi, =số, =bên',
  ),
};
